/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.estate.Origin;
import io.yunheng.fault.FaultCode;
import io.yunheng.openstack.http.Granted;
import io.yunheng.openstack.http.Handshake;
import io.yunheng.openstack.http.HttpAnswer;
import io.yunheng.openstack.http.Read;
import io.yunheng.openstack.http.TlsProbe;
import io.yunheng.openstack.http.TokenRequest;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks politely and patiently: no faster than allowed, and again after 429, 502, 503, 504 or a
 * broken connection. It waits as long as {@code Retry-After} asks (RFC 9110, section 10.2.3),
 * bounded, else twice as long each time. A place that could not be reached at all is not tried
 * again.
 */
public final class PatientExchange implements Exchange {
  private static final Set<Integer> AGAIN = Set.of(429, 502, 503, 504);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  /** How time is spent waiting. */
  @FunctionalInterface
  public interface Waiting {
    void sleep(Duration duration) throws InterruptedException;
  }

  private final Exchange door;
  private final HttpSettings settings;
  private final Clock clock;
  private final Waiting waiting;
  private final Map<String, HttpAnswer.Silence> unreachable = new HashMap<>();
  private Instant free = Instant.MIN;

  public PatientExchange(Exchange door, HttpSettings settings, Clock clock, Waiting waiting) {
    this.door = door;
    this.settings = settings;
    this.clock = clock;
    this.waiting = waiting;
  }

  @Override
  public HttpAnswer read(Read request) throws InterruptedException {
    String place = place(request.uri());
    HttpAnswer.Silence before = unreachable.get(place);
    if (before != null) {
      return before;
    }
    for (int attempt = 0; ; attempt++) {
      pace();
      HttpAnswer answer = door.read(request);
      boolean lost = lost(answer);
      if (attempt == settings.retries() || !(lost || busy(answer))) {
        if (lost && answer instanceof HttpAnswer.Silence silence) {
          unreachable.put(place, silence);
        }
        return answer;
      }
      waiting.sleep(wait(answer, attempt));
    }
  }

  @Override
  public Granted login(TokenRequest request) throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      pace();
      Granted granted = door.login(request);
      if (attempt == settings.retries() || !busy(granted.answer())) {
        return granted;
      }
      waiting.sleep(wait(granted.answer(), attempt));
    }
  }

  @Override
  public Handshake handshake(URI endpoint) {
    return door.handshake(endpoint);
  }

  @Override
  public Origin.Manner manner() {
    return door.manner();
  }

  @Override
  public void close() {
    door.close();
  }

  private static boolean busy(HttpAnswer answer) {
    return answer instanceof HttpAnswer.Reply reply && AGAIN.contains(reply.status());
  }

  private static boolean lost(HttpAnswer answer) {
    return answer instanceof HttpAnswer.Silence silence
        && silence.fault().code() == FaultCode.CLOUD_UNREACHABLE;
  }

  private Duration wait(HttpAnswer answer, int attempt) {
    Duration asked =
        answer instanceof HttpAnswer.Reply reply
            ? reply.header("retry-after").flatMap(this::retryAfter).orElse(backoff(attempt))
            : backoff(attempt);
    return asked.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : asked;
  }

  private static Duration backoff(int attempt) {
    return FIRST_WAIT.multipliedBy(1L << Math.min(attempt, 10));
  }

  private Optional<Duration> retryAfter(String value) {
    try {
      Duration wait =
          value.chars().allMatch(c -> c >= '0' && c <= '9')
              ? Duration.ofSeconds(Long.parseLong(value))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void pace() throws InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(free)) {
      waiting.sleep(Duration.between(now, free));
      now = free;
    }
    free = now.plusNanos((long) (1e9 / settings.perSecond()));
  }

  private static String place(URI uri) {
    return uri.getScheme() + "://" + uri.getHost() + ":" + TlsProbe.port(uri);
  }
}
