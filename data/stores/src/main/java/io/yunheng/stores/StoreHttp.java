/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.Backoff;
import io.yunheng.http.HttpChannel;
import io.yunheng.http.HttpFailure;
import io.yunheng.http.ProxySettings;
import io.yunheng.http.RetryPolicy;
import io.yunheng.http.Trust;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;

/**
 * Asks a store over HTTP, and again while it is busy or the connection breaks; answers are bounded
 * in time. For many threads.
 */
final class StoreHttp implements AutoCloseable {
  private static final Set<Integer> BUSY = Set.of(408, 429, 498, 500, 502, 503, 504);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);

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
  private final HttpChannel channel;
  private final Backoff backoff;
  private final ScheduledThreadPoolExecutor watch;

  StoreHttp(StoreSettings settings, Optional<Path> cacert, ProxySettings proxies) {
    this.settings = settings;
    this.channel = new HttpChannel(settings.connectTimeout(), Trust.managers(cacert), proxies);
    this.backoff =
        Backoff.of(new RetryPolicy(BUSY, settings.retries(), FIRST_WAIT, settings.longestWait()));
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
   * @throws HttpFailure if nothing usable came
   * @throws InterruptedException if it is interrupted
   */
  Reply send(Supplier<HttpRequest> request) throws HttpFailure, InterruptedException {
    Backoff.Attempts attempts = backoff.begin();
    while (true) {
      try {
        HttpResponse<InputStream> response = channel.open(request.get());
        Reply reply =
            new Reply(
                response.statusCode(),
                response.headers(),
                new Body(response.body(), watch, settings.stall()));
        if (!backoff.busy(reply.status())
            || !attempts.next(reply.header("retry-after"), reply::close)) {
          return reply;
        }
      } catch (HttpFailure e) {
        if (!e.passing() || !attempts.next()) {
          throw e;
        }
      }
    }
  }

  /** Waits before something is tried again that was tried again so often already. */
  void pause(int retries) throws InterruptedException {
    backoff.pause(retries);
  }

  /** A failure as what stops a listing. */
  static FaultException fault(HttpFailure failure, String place) {
    String reason = PrintableWords.text(failure.text());
    return switch (failure.reason()) {
      case HttpFailure.Untrusted _ ->
          FaultException.of(FaultCode.STORE_CERTIFICATE_UNTRUSTED, "url", place, "reason", reason);
      case HttpFailure.Unreachable _, HttpFailure.Refused _, HttpFailure.TooLarge _ ->
          FaultException.of(FaultCode.STORE_UNREACHABLE, "url", place, "reason", reason);
      case HttpFailure.AtProxy(FaultCode code, String proxy) ->
          FaultException.of(code, "proxy", proxy, "url", place, "reason", reason);
    };
  }

  /** A failure in the words of who failed. */
  static String told(HttpFailure failure) {
    return failure.reason() instanceof HttpFailure.AtProxy(FaultCode code, String proxy)
        ? code.code() + " " + proxy + ": " + failure.text()
        : failure.text();
  }

  @Override
  public void close() {
    watch.shutdownNow();
    channel.close();
  }
}
