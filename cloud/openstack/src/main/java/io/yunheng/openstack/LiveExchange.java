/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.estate.Origin;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.http.HttpChannel;
import io.yunheng.http.HttpFailure;
import io.yunheng.http.ProxySettings;
import io.yunheng.http.Secret;
import io.yunheng.http.Trust;
import io.yunheng.openstack.http.BodyDigests;
import io.yunheng.openstack.http.Handshake;
import io.yunheng.openstack.http.HttpAnswer;
import io.yunheng.openstack.http.LoginAnswer;
import io.yunheng.openstack.http.ReadRequest;
import io.yunheng.openstack.http.Redaction;
import io.yunheng.openstack.http.TlsProbe;
import io.yunheng.openstack.http.TokenRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.TrustManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The door to a running cloud. No redirect to another host is followed; answers are bounded in size
 * and time, and come without their secrets.
 */
final class LiveExchange implements Exchange {
  private static final Set<String> KEPT =
      Set.of(
          "content-type",
          "date",
          "location",
          "openstack-api-version",
          "retry-after",
          "x-account-access-control",
          "x-account-container-count",
          "x-container-bytes-used",
          "x-container-object-count",
          "x-container-read",
          "x-container-write",
          "x-history-location",
          "x-storage-policy",
          "x-versions-enabled",
          "x-versions-location");

  /** Headers of which only is kept that they are there. */
  private static final Set<String> SECRET =
      Set.of(
          "x-account-meta-temp-url-key",
          "x-account-meta-temp-url-key-2",
          "x-container-meta-temp-url-key",
          "x-container-meta-temp-url-key-2");

  private static final int MAX_REDIRECTS = 3;
  private static final long MAX_DOCUMENT = 64 << 10;

  private final HttpSettings settings;
  private final Clock clock;
  private final HttpChannel channel;
  private final TlsProbe probe;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * A door to whatever the requests name.
   *
   * @param trust from {@link Trust}
   */
  LiveExchange(HttpSettings settings, TrustManager[] trust, ProxySettings proxies, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.probe = new TlsProbe(settings.connectTimeout(), trust, proxies, settings.limit(), clock);
    this.channel = new HttpChannel(settings.connectTimeout(), trust, proxies, settings.limit());
  }

  @Override
  public HttpAnswer read(ReadRequest request) throws InterruptedException {
    URI uri = request.uri();
    for (int hops = 0; ; hops++) {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(uri).header("Accept", "application/json");
      request.headers().forEach(builder::setHeader);
      request.token().ifPresent(token -> builder.setHeader("X-Auth-Token", token.reveal()));
      switch (request.verb()) {
        case GET, DIGEST, DOCUMENT -> builder.GET();
        case HEAD -> builder.HEAD();
      }
      Sent sent =
          switch (request.verb()) {
            case GET, HEAD -> send(builder.build());
            case DIGEST ->
                digested(builder.setHeader("Accept", "application/octet-stream").build(), request);
            case DOCUMENT -> document(builder.build());
          };
      Optional<URI> target = sent.redirect(uri);
      if (target.isEmpty()) {
        return sent.answer();
      }
      if (hops == MAX_REDIRECTS || !sameHost(uri, target.get())) {
        return silence(
            FaultCode.CLOUD_REDIRECT_REFUSED,
            "url",
            Redaction.shown(uri),
            "target",
            Redaction.shown(target.get()));
      }
      uri = target.get();
    }
  }

  @Override
  public LoginAnswer login(TokenRequest request) throws InterruptedException {
    HttpRequest sent =
        HttpRequest.newBuilder(request.uri())
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(request.body().toString()))
            .build();
    Sent result = send(sent);
    Optional<URI> target = result.redirect(request.uri());
    if (target.isPresent()) {
      return new LoginAnswer(
          silence(
              FaultCode.CLOUD_REDIRECT_REFUSED,
              "url",
              Redaction.shown(request.uri()),
              "target",
              Redaction.shown(target.get())),
          Optional.empty());
    }
    return new LoginAnswer(result.answer(), result.token());
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
    channel.close();
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
    try {
      return received(
          request.uri(), channel.fetch(request, settings.maxBody(), settings.timeout()));
    } catch (HttpFailure e) {
      return failed(request.uri(), e);
    }
  }

  /** The digests of a body of any size; an answer that is no success is read as usual. */
  private Sent digested(HttpRequest request, ReadRequest asked) throws InterruptedException {
    try {
      HttpResponse<InputStream> response =
          channel.open(
              HttpRequest.newBuilder(request, (_, _) -> true).timeout(settings.timeout()).build());
      try (InputStream in = response.body()) {
        Map<String, String> headers = kept(response);
        JsonNode body = MissingNode.getInstance();
        if (response.statusCode() == 200) {
          body = BodyDigests.of(in, asked.headers().getOrDefault("Want-Digest", "")).json();
        }
        return new Sent(
            new HttpAnswer.Reply(response.statusCode(), headers, body, now()), Optional.empty());
      }
    } catch (HttpFailure e) {
      return failed(request.uri(), e);
    } catch (IOException e) {
      if (Thread.interrupted() || e.getCause() instanceof InterruptedException) {
        throw new InterruptedException();
      }
      return failed(FaultCode.CLOUD_UNREACHABLE, request.uri(), e.getClass().getSimpleName());
    }
  }

  private Sent document(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<byte[]> response = channel.fetch(request, MAX_DOCUMENT, settings.timeout());
      JsonNode body = MissingNode.getInstance();
      if (response.statusCode() == 200) {
        body =
            json.createObjectNode()
                .put("base64", Base64.getEncoder().encodeToString(response.body()));
      }
      return new Sent(
          new HttpAnswer.Reply(response.statusCode(), kept(response), body, now()),
          Optional.empty());
    } catch (HttpFailure e) {
      return failed(request.uri(), e);
    }
  }

  private static Map<String, String> kept(HttpResponse<?> response) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT) {
      response
          .headers()
          .firstValue(name)
          .ifPresent(value -> headers.put(name, Redaction.redact(value)));
    }
    for (String name : SECRET) {
      response.headers().firstValue(name).ifPresent(_ -> headers.put(name, Redaction.MARK));
    }
    return headers;
  }

  private Sent received(URI uri, HttpResponse<byte[]> response) {
    Map<String, String> headers = kept(response);
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

  private Sent failed(URI uri, HttpFailure failure) {
    return switch (failure.reason()) {
      case HttpFailure.Unreachable _ -> failed(FaultCode.CLOUD_UNREACHABLE, uri, failure.text());
      case HttpFailure.Untrusted _ ->
          failed(FaultCode.CLOUD_CERTIFICATE_UNTRUSTED, uri, failure.text());
      case HttpFailure.Refused _ ->
          new Sent(
              silence(
                  FaultCode.CLOUD_ADDRESS_REFUSED,
                  "url",
                  Redaction.shown(uri),
                  "address",
                  failure.text()),
              Optional.empty());
      case HttpFailure.TooLarge _ ->
          new Sent(
              silence(
                  FaultCode.CLOUD_RESPONSE_TOO_LARGE,
                  "url",
                  Redaction.shown(uri),
                  "limit",
                  Long.toString(settings.maxBody())),
              Optional.empty());
      case HttpFailure.AtProxy(FaultCode code, String proxy) ->
          new Sent(
              silence(
                  code,
                  "proxy",
                  proxy,
                  "url",
                  Redaction.shown(uri),
                  "reason",
                  Redaction.redact(failure.text())),
              Optional.empty());
    };
  }

  private Sent failed(FaultCode code, URI uri, String reason) {
    return new Sent(
        silence(code, "url", Redaction.shown(uri), "reason", Redaction.redact(reason)),
        Optional.empty());
  }

  private HttpAnswer.Silence silence(FaultCode code, String... details) {
    return new HttpAnswer.Silence(Fault.of(code, details), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean sameHost(URI from, URI to) {
    return to.getHost() != null
        && from.getHost().equalsIgnoreCase(to.getHost())
        && TlsProbe.port(from) == TlsProbe.port(to)
        && from.getScheme().equals(to.getScheme())
        && to.getRawUserInfo() == null;
  }
}
