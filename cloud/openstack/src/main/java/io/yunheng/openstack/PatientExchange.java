/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.estate.Origin;
import io.yunheng.fault.FaultCode;
import io.yunheng.http.Backoff;
import io.yunheng.http.RetryPolicy;
import io.yunheng.openstack.http.Handshake;
import io.yunheng.openstack.http.HttpAnswer;
import io.yunheng.openstack.http.LoginAnswer;
import io.yunheng.openstack.http.ReadRequest;
import io.yunheng.openstack.http.TlsProbe;
import io.yunheng.openstack.http.TokenRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Asks politely and patiently: no faster than allowed, and again after 429, 502, 503, 504 or a
 * broken connection, with a bounded back-off. A place that could not be reached at all is not tried
 * again.
 */
final class PatientExchange implements Exchange {
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Set<FaultCode> LOST =
      Set.of(FaultCode.CLOUD_UNREACHABLE, FaultCode.PROXY_UNREACHABLE, FaultCode.PROXY_REFUSED);

  private final Exchange door;
  private final HttpSettings settings;
  private final Clock clock;
  private final Backoff.Waiting waiting;
  private final Backoff backoff;
  private final Map<String, HttpAnswer.Silence> unreachable = new HashMap<>();
  private Instant free = Instant.MIN;
  private boolean asked;

  PatientExchange(
      Exchange door,
      HttpSettings settings,
      Clock clock,
      Backoff.Waiting waiting,
      RandomGenerator random) {
    this.door = door;
    this.settings = settings;
    this.clock = clock;
    this.waiting = waiting;
    this.backoff =
        new Backoff(
            new RetryPolicy(BUSY, settings.retries(), FIRST_WAIT, settings.longestWait()),
            clock,
            waiting,
            random);
  }

  @Override
  public HttpAnswer read(ReadRequest request) throws InterruptedException {
    String place = place(request.uri());
    HttpAnswer.Silence before = unreachable.get(place);
    if (before != null) {
      return before;
    }
    Backoff.Attempts attempts = backoff.begin();
    while (true) {
      pace();
      HttpAnswer answer = door.read(request);
      if (!again(answer, attempts)) {
        if (answer instanceof HttpAnswer.Silence silence && lost(silence)) {
          unreachable.put(place, silence);
        }
        return answer;
      }
    }
  }

  @Override
  public LoginAnswer login(TokenRequest request) throws InterruptedException {
    Backoff.Attempts attempts = backoff.begin();
    // a connection that was kept and that the other side has closed is noticed by a request only
    boolean stale = asked;
    asked = true;
    while (true) {
      pace();
      LoginAnswer granted = door.login(request);
      boolean silent = granted.answer() instanceof HttpAnswer.Silence;
      if (silent && stale) {
        stale = false;
        continue;
      }
      if (silent || !again(granted.answer(), attempts)) {
        return granted;
      }
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

  /** Waits for the next attempt, if one may help. */
  private boolean again(HttpAnswer answer, Backoff.Attempts attempts) throws InterruptedException {
    return switch (answer) {
      case HttpAnswer.Reply reply ->
          backoff.busy(reply.status()) && attempts.next(reply.header("retry-after"), () -> {});
      case HttpAnswer.Silence silence -> lost(silence) && attempts.next();
    };
  }

  private static boolean lost(HttpAnswer.Silence silence) {
    return LOST.contains(silence.fault().code());
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
