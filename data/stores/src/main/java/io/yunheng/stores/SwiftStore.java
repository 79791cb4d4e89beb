/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.openstack.ServiceKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A container of OpenStack Swift, through the Object Storage API v1. */
final class SwiftStore extends ObjectStore {
  private static final int MOST_MANIFEST = 16 << 20;
  private static final String LARGE = "x-static-large-object";
  private static final String LENGTH = "content-length";
  private static final String UNSAID = "";
  private static final String DYNAMIC = "x-object-manifest";

  private final ObjectAddress.Swift address;
  private final CloudLogin login;
  private final String base;
  private final JsonMapper json = JsonMapper.builder().build();

  SwiftStore(ObjectAddress.Swift address, CloudLogin login, StoreHttp http) {
    super(http);
    this.address = address;
    this.login = login;
    this.base =
        login.endpoint(ServiceKind.OBJECT_STORE).toString().replaceAll("/+$", "")
            + "/"
            + Escapes.value(address.container());
  }

  @Override
  public ObjectAddress address() {
    return address;
  }

  @Override
  public ObjectListing list(boolean versions) {
    return new SwiftListing(this, json, versions);
  }

  /**
   * A container says whether it keeps versions, or did; before that there were containers beside,
   * in the two forms of versioned writes.
   */
  @Override
  public Versioning versioning() throws InterruptedException {
    try (StoreHttp.Reply reply = reply("HEAD", URI.create(base), Map.of())) {
      if (reply.status() / 100 != 2) {
        return Versioning.unknown("HTTP " + reply.status());
      }
      Optional<String> beside =
          reply.header("x-history-location").or(() -> reply.header("x-versions-location"));
      if (beside.isPresent()) {
        String container =
            Escapes.decode(beside.get(), false)
                .flatMap(ObjectKey::of)
                .map(ObjectKey::text)
                .orElse(beside.get());
        return new Versioning(Versioning.Kept.ELSEWHERE, PrintableWords.text(container));
      }
      return Versioning.of(
          reply.header("x-versions-enabled").isPresent()
              ? Versioning.Kept.HERE
              : Versioning.Kept.NOT);
    } catch (ReadFailure e) {
      return Versioning.unknown(e.said());
    }
  }

  URI listing(Map<String, String> query) {
    Map<String, String> all = new TreeMap<>(query);
    all.put("format", "json");
    all.put("limit", Integer.toString(http().settings().page()));
    if (!address.prefix().isEmpty()) {
      all.put("prefix", address.prefix());
    }
    return URI.create(base + "?" + Escapes.query(all));
  }

  @Override
  URI location(StoredObject object) {
    return location(object, new HashMap<>());
  }

  private URI location(StoredObject object, Map<String, String> query) {
    object.version().ifPresent(id -> query.put("version-id", id));
    return URI.create(
        base
            + "/"
            + Escapes.path(object.key().text())
            + (query.isEmpty() ? "" : "?" + Escapes.query(query)));
  }

  @Override
  Map<String, String> authorised(String method, URI uri, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("X-Auth-Token", login.token().reveal());
    all.put("X-Newest", "true");
    return all;
  }

  @Override
  boolean renew() throws InterruptedException {
    return login.renew();
  }

  @Override
  ReadFailure explained(StoredObject object, int status, byte[] body) {
    String said = "HTTP " + status;
    return switch (status) {
      case 401, 403 -> ReadFailure.of(UnreadReason.DENIED, said);
      case 408, 429, 498, 500, 502, 503, 504 -> ReadFailure.of(UnreadReason.UNREACHABLE, said);
      default -> ReadFailure.of(UnreadReason.ANSWER_INVALID, said);
    };
  }

  @Override
  ObjectDetail detail(StoredObject object, HttpHeaders headers) {
    Optional<Etag> etag = headers.firstValue("etag").map(Etag::of);
    Optional<Composition> composed =
        large(headers)
            ? Optional.of(new Composition.StaticLarge(List.of(), Optional.empty()))
            : headers
                .firstValue(DYNAMIC)
                .map(
                    prefix ->
                        new Composition.DynamicLarge(
                            Escapes.decode(prefix, false)
                                .flatMap(ObjectKey::of)
                                .map(ObjectKey::text)
                                .orElse(prefix)));
    long size = headers.firstValueAsLong(LENGTH).orElse(object.size());
    String modified = headers.firstValue("last-modified").orElse(UNSAID);
    String type = headers.firstValue("content-type").orElse(UNSAID);
    String policy = headers.firstValue("x-storage-policy").orElse(UNSAID);
    return new ObjectDetail(
        size,
        etag,
        httpTime(modified),
        headers.firstValue("x-object-version-id"),
        type,
        policy,
        UNSAID,
        composed.isPresent()
            ? Optional.empty()
            : etag.filter(each -> each.form() == Etag.Form.MD5 && http().settings().md5())
                .map(Etag::value),
        metadata(headers, "x-object-meta-"),
        composed);
  }

  private static boolean large(HttpHeaders headers) {
    return headers.firstValue(LARGE).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Of what is composed the listing has another ETag, and of a dynamic one no size either. */
  @Override
  boolean same(StoredObject object, ObjectDetail detail) {
    if (detail.composed().isPresent()) {
      return detail.composed().get() instanceof Composition.DynamicLarge
          || object.size() == detail.size();
    }
    return object.size() == detail.size()
        && (object.etag().isEmpty()
            || detail.etag().isEmpty()
            || object.etag().equals(detail.etag()));
  }

  @Override
  ObjectDetail completed(StoredObject object, ObjectDetail detail) throws InterruptedException {
    if (detail.composed().isEmpty()
        || !(detail.composed().get() instanceof Composition.StaticLarge)) {
      return detail;
    }
    return new ObjectDetail(
        detail.size(),
        detail.etag(),
        detail.modified(),
        detail.version(),
        detail.contentType(),
        detail.storageClass(),
        detail.encryption(),
        detail.contentMd5(),
        detail.metadata(),
        Optional.of(segments(object)));
  }

  private Composition segments(StoredObject object) throws InterruptedException {
    Map<String, String> query = new HashMap<>(Map.of("multipart-manifest", "get"));
    try (StoreHttp.Reply reply = reply("GET", location(object, query), Map.of())) {
      if (reply.status() != 200) {
        return missing(UnreadReason.DENIED);
      }
      List<Composition.Segment> segments = new ArrayList<>();
      for (JsonNode each : json.readTree(reply.body().bytes(MOST_MANIFEST))) {
        segments.add(
            new Composition.Segment(
                each.path("name").asString("").replaceFirst("^/", ""),
                each.path("bytes").asLong(0),
                Etag.of(each.path("hash").asString(""))));
      }
      return new Composition.StaticLarge(segments, Optional.empty());
    } catch (JacksonException _) {
      return missing(UnreadReason.ANSWER_INVALID);
    } catch (IOException _) {
      return missing(UnreadReason.UNREACHABLE);
    }
  }

  private static Composition missing(UnreadReason reason) {
    return new Composition.StaticLarge(List.of(), Optional.of(reason));
  }
}
