/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import io.yunheng.fault.FaultCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Sends HTTP/1.1 requests, each once. It verifies certificates always, follows no redirect, and
 * uses no proxy but the given ones. A thread that is interrupted in a call ends the call. For many
 * threads.
 */
public final class HttpChannel implements AutoCloseable {
  private static final int PROXY_LOGIN_WANTED = 407;

  /** Begin of the message with which the JDK's client fails if {@code CONNECT} is refused. */
  private static final String TUNNEL_REFUSED = "Tunnel failed, got: ";

  private static final String TOO_LARGE = "body exceeds capacity";

  private final HttpClient client;
  private final ProxySettings proxies;
  private final NetworkLimit limit;
  private final Optional<AddressGate> gate;

  /**
   * A channel to whatever the requests name.
   *
   * @param trust from {@link Trust}
   */
  public HttpChannel(Duration connectTimeout, TrustManager[] trust, ProxySettings proxies) {
    this(connectTimeout, trust, proxies, NetworkLimit.NONE);
  }

  /**
   * A channel within a limit, which holds for the address that is really connected to.
   *
   * @param trust from {@link Trust}
   * @param proxies none where there is a limit: a proxy resolves names itself
   */
  public HttpChannel(
      Duration connectTimeout, TrustManager[] trust, ProxySettings proxies, NetworkLimit limit) {
    if (limit.bounded() && !proxies.equals(ProxySettings.NONE)) {
      throw new IllegalArgumentException("a proxy and a limit");
    }
    this.limit = limit;
    this.gate = limit.bounded() ? Optional.of(gate(limit, connectTimeout)) : Optional.empty();
    this.proxies = gate.map(AddressGate::settings).orElse(proxies);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(this.proxies.selector())
            .connectTimeout(connectTimeout)
            .sslContext(context(trust))
            .build();
  }

  private static AddressGate gate(NetworkLimit limit, Duration connectTimeout) {
    try {
      return new AddressGate(limit, connectTimeout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses what the gate would refuse, in words that tell. */
  private void withinLimit(HttpRequest request) throws HttpFailure {
    if (limit.bounded()) {
      try {
        limit.place(request.uri().getHost(), 0);
      } catch (HttpFailure e) {
        throw e;
      } catch (IOException e) {
        throw new HttpFailure(new HttpFailure.Unreachable(), message(e));
      }
    }
  }

  /**
   * Sends a request and gives the body of the answer as it comes. The request's own timeout ends
   * when the headers have come.
   *
   * @throws HttpFailure if there is no usable answer
   * @throws InterruptedException if it is interrupted
   */
  public HttpResponse<InputStream> open(HttpRequest request)
      throws HttpFailure, InterruptedException {
    withinLimit(request);
    try {
      HttpResponse<InputStream> response =
          client.send(withLogin(request), BodyHandlers.ofInputStream());
      if (refusedByGate(response) || refusedByProxy(response)) {
        Optional<InputStream> body = Optional.ofNullable(response.body());
        if (body.isPresent()) {
          body.get().close();
        }
        throw refusal(request, response);
      }
      return response;
    } catch (HttpFailure e) {
      throw e;
    } catch (IOException e) {
      throw failure(request, e);
    }
  }

  /**
   * Sends a request and reads all of the answer.
   *
   * @param maxBody bytes of the body
   * @param timeout for the whole exchange
   * @throws HttpFailure if there is no usable answer
   * @throws InterruptedException if it is interrupted
   */
  public HttpResponse<byte[]> fetch(HttpRequest request, long maxBody, Duration timeout)
      throws HttpFailure, InterruptedException {
    withinLimit(request);
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(
            withLogin(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBody));
    try {
      HttpResponse<byte[]> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (refusedByGate(response) || refusedByProxy(response)) {
        throw refusal(request, response);
      }
      return response;
    } catch (InterruptedException e) {
      pending.cancel(true);
      throw e;
    } catch (TimeoutException _) {
      pending.cancel(true);
      throw new HttpFailure(new HttpFailure.Unreachable(), timeout.toSeconds() + " s timeout");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw failure(request, e.getCause() == null ? e : e.getCause());
    }
  }

  /** The login goes to the proxy with each request: the JDK's client keeps it from servers. */
  private HttpRequest withLogin(HttpRequest request) {
    return proxies
        .proxy(request.uri())
        .flatMap(HttpProxy::login)
        .map(
            login ->
                HttpRequest.newBuilder(request, (_, _) -> true)
                    .setHeader("Proxy-Authorization", login.header())
                    .build())
        .orElse(request);
  }

  private boolean refusedByProxy(HttpResponse<?> response) {
    return response.statusCode() == PROXY_LOGIN_WANTED
        && proxies.proxy(response.request().uri()).isPresent();
  }

  private boolean refusedByGate(HttpResponse<?> response) {
    return gate.isPresent()
        && response.statusCode() == AddressGate.REFUSAL
        && response.headers().firstValue(AddressGate.REFUSED).isPresent();
  }

  private HttpFailure refusal(HttpRequest request, HttpResponse<?> response) {
    return refusedByGate(response)
        ? new HttpFailure(
            new HttpFailure.Refused(),
            response.headers().firstValue(AddressGate.REFUSED).orElse(""))
        : loginRefused(request);
  }

  private HttpFailure loginRefused(HttpRequest request) {
    return new HttpFailure(
        new HttpFailure.AtProxy(FaultCode.PROXY_LOGIN_REFUSED, place(request)),
        "HTTP " + PROXY_LOGIN_WANTED);
  }

  private String place(HttpRequest request) {
    return proxies.proxy(request.uri()).map(HttpProxy::place).orElse("");
  }

  /**
   * Why a request failed.
   *
   * @throws OutOfMemoryError if the client wrapped it: it says nothing of the server
   */
  private HttpFailure failure(HttpRequest request, Throwable thrown) {
    boolean unconnected = false;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof OutOfMemoryError exhausted) {
        throw exhausted;
      }
      if (t instanceof HttpFailure failure) {
        return failure;
      }
      if (t instanceof CertificateException) {
        return new HttpFailure(new HttpFailure.Untrusted(), message(t));
      }
      if (t instanceof IOException && message(t).contains(TOO_LARGE)) {
        return new HttpFailure(new HttpFailure.TooLarge(), message(t));
      }
      unconnected |=
          t instanceof ConnectException
              || t instanceof HttpConnectTimeoutException
              || t instanceof UnresolvedAddressException;
    }
    String text = thrown instanceof SSLException ? "TLS: " + message(thrown) : message(thrown);
    if (gate.isPresent()) {
      return new HttpFailure(
          text.equals(TUNNEL_REFUSED + AddressGate.REFUSAL)
              ? new HttpFailure.Refused()
              : new HttpFailure.Unreachable(),
          text);
    }
    if (proxies.proxy(request.uri()).isEmpty()) {
      return new HttpFailure(new HttpFailure.Unreachable(), text);
    }
    if (text.startsWith(TUNNEL_REFUSED)) {
      return new HttpFailure(
          new HttpFailure.AtProxy(FaultCode.PROXY_REFUSED, place(request)),
          "HTTP " + text.substring(TUNNEL_REFUSED.length()));
    }
    return unconnected
        ? new HttpFailure(
            new HttpFailure.AtProxy(FaultCode.PROXY_UNREACHABLE, place(request)), text)
        : new HttpFailure(
            new HttpFailure.Unreachable(), text + " (through proxy " + place(request) + ")");
  }

  private static String message(Throwable t) {
    String message = t.getMessage();
    return message == null || message.isBlank() ? t.getClass().getSimpleName() : message;
  }

  private static SSLContext context(TrustManager[] trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    gate.ifPresent(AddressGate::close);
  }
}
