/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.estate.Origin;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.openstack.http.Granted;
import io.yunheng.openstack.http.Handshake;
import io.yunheng.openstack.http.HttpAnswer;
import io.yunheng.openstack.http.Read;
import io.yunheng.openstack.http.Redaction;
import io.yunheng.openstack.http.TlsProbe;
import io.yunheng.openstack.http.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The door to a running cloud, over the JDK's HTTP client. No proxy is used and no redirect to
 * another host is followed; answers are bounded in size and time, and come without their secrets.
 */
public final class LiveExchange implements Exchange {
  private static final Set<String> KEPT =
      Set.of(
          "content-type",
          "date",
          "location",
          "openstack-api-version",
          "retry-after",
          "x-container-bytes-used",
          "x-container-object-count",
          "x-container-read",
          "x-container-write",
          "x-history-location",
          "x-storage-policy",
          "x-versions-enabled",
          "x-versions-location");
  private static final int MAX_REDIRECTS = 3;

  private final HttpSettings settings;
  private final Clock clock;
  private final HttpClient client;
  private final TlsProbe probe;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * A door to whatever the requests name.
   *
   * @param trust from {@link Trust}
   */
  public LiveExchange(HttpSettings settings, TrustManager[] trust, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.probe = new TlsProbe(settings.connectTimeout(), trust, clock);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(settings.connectTimeout())
            .sslContext(context(trust))
            .build();
  }

  @Override
  public HttpAnswer read(Read request) throws InterruptedException {
    URI uri = request.uri();
    for (int hops = 0; ; hops++) {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(uri).header("Accept", "application/json");
      request.headers().forEach(builder::setHeader);
      request.token().ifPresent(token -> builder.setHeader("X-Auth-Token", token.reveal()));
      switch (request.verb()) {
        case GET -> builder.GET();
        case HEAD -> builder.HEAD();
      }
      Sent sent = send(builder.build());
      Optional<URI> target = sent.redirect(uri);
      if (target.isEmpty()) {
        return sent.answer();
      }
      if (hops == MAX_REDIRECTS || !sameHost(uri, target.get())) {
        return silence(
            FaultCode.CLOUD_REDIRECT_REFUSED, "url", shown(uri), "target", shown(target.get()));
      }
      uri = target.get();
    }
  }

  @Override
  public Granted login(TokenRequest request) throws InterruptedException {
    HttpRequest sent =
        HttpRequest.newBuilder(request.uri())
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(request.body().toString()))
            .build();
    Sent result = send(sent);
    Optional<URI> target = result.redirect(request.uri());
    if (target.isPresent()) {
      return new Granted(
          silence(
              FaultCode.CLOUD_REDIRECT_REFUSED,
              "url",
              shown(request.uri()),
              "target",
              shown(target.get())),
          Optional.empty());
    }
    return new Granted(result.answer(), result.token());
  }

  @Override
  public Handshake handshake(URI endpoint) {
    return probe.probe(endpoint);
  }

  @Override
  public Origin.Manner manner() {
    return Origin.Manner.LIVE;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** What was received, with the token apart so that nobody passes it on by accident. */
  private record Sent(HttpAnswer answer, Optional<Secret> token) {
    Optional<URI> redirect(URI from) {
      if (!(answer instanceof HttpAnswer.Reply reply)
          || !Set.of(301, 302, 303, 307, 308).contains(reply.status())) {
        return Optional.empty();
      }
      return reply.header("location").map(from::resolve);
    }
  }

  private Sent send(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.maxBody()));
    try {
      return received(
          request.uri(), pending.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      pending.cancel(true);
      throw e;
    } catch (TimeoutException e) {
      pending.cancel(true);
      return failed(
          FaultCode.CLOUD_UNREACHABLE,
          request.uri(),
          settings.timeout().toSeconds() + " s timeout");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return failed(request.uri(), e.getCause() == null ? e : e.getCause());
    }
  }

  private Sent received(URI uri, HttpResponse<byte[]> response) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT) {
      response
          .headers()
          .firstValue(name)
          .ifPresent(value -> headers.put(name, Redaction.redact(value)));
    }
    JsonNode body = MissingNode.getInstance();
    if (response.body().length > 0 && headers.getOrDefault("content-type", "").contains("json")) {
      try {
        body = Redaction.redact(json.readTree(response.body()));
      } catch (JacksonException e) {
        return failed(
            FaultCode.CLOUD_RESPONSE_INVALID,
            uri,
            e.getOriginalMessage().lines().findFirst().orElse(""));
      }
    }
    return new Sent(
        new HttpAnswer.Reply(response.statusCode(), headers, body, now()),
        response.headers().firstValue("x-subject-token").map(Secret::new));
  }

  private Sent failed(URI uri, Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof CertificateException) {
        return failed(FaultCode.CLOUD_CERTIFICATE_UNTRUSTED, uri, message(t));
      }
      if (t instanceof IOException && message(t).contains("body exceeds capacity")) {
        return new Sent(
            silence(
                FaultCode.CLOUD_RESPONSE_TOO_LARGE,
                "url",
                shown(uri),
                "limit",
                Long.toString(settings.maxBody())),
            Optional.empty());
      }
    }
    if (cause instanceof SSLException) {
      return failed(FaultCode.CLOUD_UNREACHABLE, uri, "TLS: " + message(cause));
    }
    return failed(FaultCode.CLOUD_UNREACHABLE, uri, message(cause));
  }

  private Sent failed(FaultCode code, URI uri, String reason) {
    return new Sent(
        silence(code, "url", shown(uri), "reason", Redaction.redact(reason)), Optional.empty());
  }

  private HttpAnswer.Silence silence(FaultCode code, String... details) {
    return new HttpAnswer.Silence(Fault.of(code, details), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String message(Throwable t) {
    String message = t.getMessage();
    return message == null || message.isBlank() ? t.getClass().getSimpleName() : message;
  }

  private static boolean sameHost(URI from, URI to) {
    return to.getHost() != null
        && from.getHost().equalsIgnoreCase(to.getHost())
        && TlsProbe.port(from) == TlsProbe.port(to)
        && from.getScheme().equals(to.getScheme())
        && to.getRawUserInfo() == null;
  }

  /** An address as it may be shown: without its query. */
  public static String shown(URI uri) {
    String text = uri.toString();
    int query = text.indexOf('?');
    String bare = query < 0 ? text : text.substring(0, query);
    return uri.getRawUserInfo() == null
        ? bare
        : bare.replace(uri.getRawUserInfo() + "@", Redaction.MARK + "@");
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
}
