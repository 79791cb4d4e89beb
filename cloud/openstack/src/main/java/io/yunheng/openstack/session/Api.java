/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.session;

import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.openstack.CloudSession;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.http.HttpAnswer;
import io.yunheng.openstack.http.ReadRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One service of a cloud, asked with one session. A service that is not there answers every call
 * with the same gap.
 */
public final class Api {
  /** The collector's name in origins. */
  public static final String COLLECTOR = "openstack";

  private static final Pattern PAGING = Pattern.compile("(?<=[?&])(limit|marker|offset)=[^&]*&?");

  private final CloudSession session;
  private final ServiceKind kind;
  private final Optional<URI> base;
  private final Optional<Microversion> version;
  private final int pageSize;

  private Api(
      CloudSession session,
      ServiceKind kind,
      Optional<URI> base,
      Optional<Microversion> version,
      int pageSize) {
    this.session = session;
    this.kind = kind;
    this.base = base;
    this.version = version;
    this.pageSize = pageSize;
  }

  /**
   * The service as the session's catalogue has it; its microversion is negotiated here.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static Api of(CloudSession session, ServiceKind kind, int pageSize)
      throws InterruptedException {
    Optional<URI> base =
        kind == ServiceKind.IDENTITY
            ? Optional.of(session.config().authUrl())
            : session
                .token()
                .catalog()
                .find(kind.types(), session.region(), session.config().exposure())
                .map(uri -> rooted(uri, kind.path()));
    Api bare = new Api(session, kind, base, Optional.empty(), pageSize);
    return new Api(session, kind, base, bare.negotiate(), pageSize);
  }

  /** The same service asked in a microversion no newer than this. */
  public Api at(int major, int minor) {
    Microversion most = new Microversion(major, minor);
    return new Api(
        session,
        kind,
        base,
        version.filter(v -> v.compareTo(most) < 0).or(() -> version.map(_ -> most)),
        pageSize);
  }

  /** The same service at another address, for calls that are addressed to a project. */
  public Api at(URI other) {
    return new Api(session, kind, Optional.of(other), version, pageSize);
  }

  private static URI rooted(URI uri, String path) {
    String text = uri.toString().replaceAll("/+$", "");
    return URI.create(text.endsWith(path) ? text : text + path);
  }

  public CloudSession session() {
    return session;
  }

  /** The negotiated microversion; empty if the service has none. */
  public Optional<Microversion> version() {
    return version;
  }

  public Optional<URI> base() {
    return base;
  }

  public int pageSize() {
    return pageSize;
  }

  /**
   * Reads a document.
   *
   * @param path below the service's endpoint, with its query
   * @param need the policy rule that allows this call, in case it is refused without naming one
   * @throws InterruptedException if it is interrupted
   */
  public CallResult get(String path, String need) throws InterruptedException {
    return base.isEmpty()
        ? absent()
        : read(ReadRequest.Verb.GET, URI.create(base.get() + path), need);
  }

  /**
   * Asks for headers only.
   *
   * @throws InterruptedException if it is interrupted
   */
  public CallResult head(String path, String need) throws InterruptedException {
    return base.isEmpty()
        ? absent()
        : read(ReadRequest.Verb.HEAD, URI.create(base.get() + path), need);
  }

  /**
   * Asks for the digests of something large; the answer is that of {@link ReadRequest.Verb#DIGEST}.
   *
   * @throws InterruptedException if it is interrupted
   */
  public CallResult digest(String path, List<String> algorithms, String need)
      throws InterruptedException {
    return base.isEmpty()
        ? absent()
        : read(
            ReadRequest.Verb.DIGEST,
            URI.create(base.get() + path),
            need,
            Map.of("Want-Digest", String.join(", ", algorithms)));
  }

  /**
   * Asks for a public document; the answer is that of {@link ReadRequest.Verb#DOCUMENT}.
   *
   * @throws InterruptedException if it is interrupted
   */
  public CallResult document(String path, String type, String need) throws InterruptedException {
    return base.isEmpty()
        ? absent()
        : read(
            ReadRequest.Verb.DOCUMENT, URI.create(base.get() + path), need, Map.of("Accept", type));
  }

  /**
   * A list, all of its pages.
   *
   * @throws InterruptedException if it is interrupted
   */
  public PagedList list(String path, String member, String need) throws InterruptedException {
    return new PageReader(this, member, need).read(path);
  }

  private CallResult absent() {
    boolean hidden = session.token().project().isEmpty();
    boolean offered = session.token().catalog().offers(kind.types());
    Origin origin =
        new Origin(COLLECTOR, "POST /v3/auth/tokens", session.began(), session.manner());
    String type = "service:" + kind.types().getFirst();
    if (offered) {
      return new CallResult.Missed(
          new Gap(Understanding.FAILED, "no-endpoint", type + ":" + session.region(), origin));
    }
    return new CallResult.Missed(
        hidden
            ? new Gap(Understanding.DENIED, "needs-project-scope", type, origin)
            : new Gap(Understanding.UNSUPPORTED, "not-offered", type, origin));
  }

  CallResult read(ReadRequest.Verb verb, URI uri, String need) throws InterruptedException {
    return read(verb, uri, need, Map.of());
  }

  private CallResult read(ReadRequest.Verb verb, URI uri, String need, Map<String, String> extra)
      throws InterruptedException {
    Map<String, String> headers = headers();
    headers.putAll(extra);
    HttpAnswer answer = session.read(verb, uri, headers);
    Origin origin = origin(verb, uri, answer.time());
    return switch (answer) {
      case HttpAnswer.Silence(Fault fault, Instant _) -> {
        String needed =
            fault.code() == FaultCode.CLOUD_UNREACHABLE ? "service:" + kind.types().getFirst() : "";
        yield new CallResult.Missed(new Gap(Understanding.FAILED, reason(fault), needed, origin));
      }
      case HttpAnswer.Reply reply -> {
        if (!reply.ok() && !(reply.status() == 300 && reply.body().isObject())) {
          yield new CallResult.Missed(gap(reply, need, origin));
        }
        yield new CallResult.Got(reply.body(), reply.headers(), origin);
      }
    };
  }

  private static String reason(Fault fault) {
    String detail = fault.details().getOrDefault("reason", "");
    return detail.equals("not-recorded") ? detail : fault.code().code();
  }

  private static Gap gap(HttpAnswer.Reply reply, String need, Origin origin) {
    String reason = "http-" + reply.status();
    return switch (reply.status()) {
      case 401, 403 ->
          new Gap(Understanding.DENIED, reason, Errors.rule(reply.body()).orElse(need), origin);
      default -> new Gap(Understanding.FAILED, reason, "", origin);
    };
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    version.ifPresent(
        v -> {
          headers.put("OpenStack-API-Version", kind.headerWord() + " " + v);
          if (kind == ServiceKind.COMPUTE) {
            headers.put("X-OpenStack-Nova-API-Version", v.toString());
          }
        });
    return headers;
  }

  private Origin origin(ReadRequest.Verb verb, URI uri, Instant time) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String shown = PAGING.matcher(query).replaceAll("").replaceAll("[?&]$", "");
    return new Origin(
        COLLECTOR,
        (verb == ReadRequest.Verb.HEAD ? "HEAD" : "GET") + " " + uri.getRawPath() + shown,
        time,
        session.manner());
  }

  /** The newest microversion that both sides know. */
  private Optional<Microversion> negotiate() throws InterruptedException {
    if (kind.newest().isEmpty() || base.isEmpty()) {
      return Optional.empty();
    }
    Microversion newest = kind.newest().get();
    if (!(read(ReadRequest.Verb.GET, versionDocument(), "") instanceof CallResult.Got got)) {
      return Optional.empty();
    }
    JsonNode versions = got.body().path("versions");
    Iterable<JsonNode> found = versions.isArray() ? versions : List.of(got.body().path("version"));
    Optional<Microversion> best = Optional.empty();
    for (JsonNode one : found) {
      String text = one.path("version").asString(one.path("max_version").asString(""));
      Optional<Microversion> offered =
          Microversion.of(text).filter(v -> v.major() == newest.major());
      if (offered.isPresent()) {
        best = offered;
      }
    }
    return best.map(offered -> offered.compareTo(newest) < 0 ? offered : newest);
  }

  private URI versionDocument() {
    String text = base.orElseThrow().toString();
    int at = text.lastIndexOf("/v" + kind.newest().orElseThrow().major());
    if (at < 0) {
      return URI.create(text + "/");
    }
    int end = text.indexOf('/', at + 1);
    return URI.create((end < 0 ? text : text.substring(0, end)) + "/");
  }
}
