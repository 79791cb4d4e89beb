/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.openstack.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Asks a store over HTTP: no proxy, no redirects, verified certificates, answers bounded in time.
 * What a store cannot do just now is asked again, as long as {@code Retry-After} says (RFC 9110
 * section 10.2.3) or twice as long each time, by chance a little more. For many threads.
 */
final class StoreHttp implements AutoCloseable {
  private static final Set<Integer> AGAIN = Set.of(408, 429, 498, 500, 502, 503, 504);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final int MOST_DOUBLINGS = 10;

  /** Nothing usable came, whatever was tried. */
  static final class Lost extends IOException {
    private final boolean untrusted;

    private Lost(String reason, boolean untrusted) {
      super(reason);
      this.untrusted = untrusted;
    }

    /** As what stops a listing. */
    FaultException fault(String place) {
      return FaultException.of(
          untrusted ? FaultCode.STORE_CERTIFICATE_UNTRUSTED : FaultCode.STORE_UNREACHABLE,
          "url",
          place,
          "reason",
          PrintableWords.text(String.valueOf(getMessage())));
    }
  }

  /** What was answered. */
  record Reply(int status, HttpHeaders headers, Body body) implements AutoCloseable {
    Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    String text(String name) {
      return header(name).orElse("");
    }

    @Override
    public void close() {
      body.close();
    }
  }

  private final StoreSettings settings;
  private final HttpClient client;
  private final ScheduledThreadPoolExecutor watch;

  StoreHttp(StoreSettings settings, Optional<Path> cacert) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(settings.connectTimeout())
            .sslContext(context(cacert))
            .build();
    this.watch =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("store-watch").factory());
    watch.setRemoveOnCancelPolicy(true);
  }

  StoreSettings settings() {
    return settings;
  }

  /**
   * Asks, and again if that may help.
   *
   * @param request makes the request, anew for each time as it may be signed with the time
   * @throws Lost if nothing came
   * @throws InterruptedException if it is interrupted
   */
  Reply send(Supplier<HttpRequest> request) throws Lost, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      Optional<String> asked = Optional.empty();
      try {
        HttpResponse<InputStream> response =
            client.send(request.get(), BodyHandlers.ofInputStream());
        Reply reply =
            new Reply(
                response.statusCode(),
                response.headers(),
                new Body(response.body(), watch, settings.stall()));
        if (attempt == settings.retries() || !AGAIN.contains(reply.status())) {
          return reply;
        }
        asked = reply.header("retry-after");
        reply.close();
      } catch (IOException e) {
        boolean untrusted = untrusted(e);
        if (attempt == settings.retries() || untrusted) {
          throw new Lost(message(e), untrusted);
        }
      }
      pause(attempt, asked);
    }
  }

  /** Waits before something is tried again for the given time. */
  void pause(int attempt, Optional<String> asked) throws InterruptedException {
    long longest = settings.longestWait().toMillis();
    long usual =
        Math.min(FIRST_WAIT.toMillis() << Math.min(attempt, MOST_DOUBLINGS), longest / 2 + 1);
    long wait =
        asked
            .flatMap(StoreHttp::retryAfter)
            .map(Duration::toMillis)
            .orElseGet(() -> usual + ThreadLocalRandom.current().nextLong(usual));
    Thread.sleep(Math.min(wait, longest));
  }

  private static Optional<Duration> retryAfter(String value) {
    try {
      Duration wait =
          !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')
              ? Duration.ofSeconds(Math.min(Long.parseLong(value), Integer.MAX_VALUE))
              : Duration.between(
                  Instant.now(),
                  ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /**
   * Whether it failed over who the store is.
   *
   * @throws OutOfMemoryError if the client wrapped it: it says nothing of the store
   */
  private static boolean untrusted(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CertificateException) {
        return true;
      }
      if (t instanceof OutOfMemoryError exhausted) {
        throw exhausted;
      }
    }
    return false;
  }

  private static String message(Throwable t) {
    String message = t.getMessage();
    return message == null || message.isBlank() ? t.getClass().getSimpleName() : message;
  }

  private static SSLContext context(Optional<Path> cacert) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, Trust.managers(cacert), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    client.shutdownNow();
  }
}
