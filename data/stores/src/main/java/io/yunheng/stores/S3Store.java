/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket of a store that speaks the S3 API. */
final class S3Store extends ObjectStore {
  private static final int MOST_OF_STATUS = 1 << 16;

  private final ObjectAddress.S3 address;
  private final SigV4 signature;
  private final URI base;

  S3Store(ObjectAddress.S3 address, S3Access access, StoreHttp http) {
    super(http);
    this.address = address;
    this.signature = new SigV4(access.keys(), access.region());
    this.base = base(address.container(), access);
  }

  private static URI base(String bucket, S3Access access) {
    URI endpoint = access.endpoint();
    return URI.create(
        switch (access.style()) {
          case PATH -> endpoint + "/" + bucket;
          case VIRTUAL ->
              endpoint.getScheme()
                  + "://"
                  + bucket
                  + "."
                  + endpoint.getRawAuthority()
                  + endpoint.getRawPath();
        });
  }

  @Override
  public ObjectAddress address() {
    return address;
  }

  @Override
  public ObjectListing list(boolean versions) {
    return new S3Listing(this, versions);
  }

  /** GetBucketVersioning: a bucket that never kept versions has no status. */
  @Override
  public Versioning versioning() throws InterruptedException {
    String slash = base.getRawPath().isEmpty() ? "/" : "";
    try (StoreHttp.Reply reply =
        reply(
            "GET",
            URI.create(base + slash + "?" + Escapes.query(Map.of("versioning", ""))),
            Map.of())) {
      if (reply.status() != 200) {
        return Versioning.unknown("HTTP " + reply.status());
      }
      StoreXml answer = StoreXml.read(reply.body().bytes(MOST_OF_STATUS));
      if (!answer.root().equals("VersioningConfiguration")) {
        return Versioning.unknown(answer.root());
      }
      String status = answer.text("Status");
      return Versioning.of(status.isEmpty() ? Versioning.Kept.NOT : Versioning.Kept.HERE);
    } catch (ReadFailure e) {
      return Versioning.unknown(e.said());
    } catch (StoreXml.Malformed | IOException e) {
      return Versioning.unknown(String.valueOf(e.getMessage()));
    }
  }

  /** A page of a listing. */
  URI listing(Map<String, String> query) {
    Map<String, String> all = new TreeMap<>(query);
    all.put("prefix", address.prefix());
    all.put("encoding-type", "url");
    all.put("max-keys", Integer.toString(http().settings().page()));
    String slash = base.getRawPath().isEmpty() ? "/" : "";
    return URI.create(base + slash + "?" + Escapes.query(all));
  }

  @Override
  URI location(StoredObject object) {
    return URI.create(
        base
            + "/"
            + Escapes.path(object.key().text())
            + object.version().map(id -> "?versionId=" + Escapes.value(id)).orElse(""));
  }

  @Override
  Map<String, String> authorised(String method, URI uri, Map<String, String> headers) {
    return signature.sign(method, uri, headers, Instant.now());
  }

  @Override
  boolean renew() {
    return false;
  }

  @Override
  ReadFailure explained(StoredObject object, int status, byte[] body) {
    String code = "";
    String message = "";
    try {
      StoreXml error = StoreXml.read(body);
      code = error.text("Code");
      message = error.text("Message");
    } catch (StoreXml.Malformed _) {
      // The status has to do; a HEAD has nothing else.
    }
    String said = ("HTTP " + status + " " + code).strip();
    if (code.equals("InvalidObjectState")) {
      return new ReadFailure(new ReadFailure.Why.Archived(object.storageClass()));
    }
    if (code.startsWith("KMS")) {
      return ReadFailure.of(UnreadReason.KEY_UNAVAILABLE, said);
    }
    if (status == 400 && message.contains("Server Side Encryption")) {
      return ReadFailure.of(UnreadReason.CUSTOMER_KEY, said);
    }
    return switch (status) {
      case 401, 403 -> ReadFailure.of(UnreadReason.DENIED, said);
      case 408, 429, 500, 502, 503, 504 -> ReadFailure.of(UnreadReason.UNREACHABLE, said);
      default -> ReadFailure.of(UnreadReason.ANSWER_INVALID, said);
    };
  }

  @Override
  ObjectDetail detail(StoredObject object, HttpHeaders headers) {
    Optional<Etag> etag = headers.firstValue("etag").map(Etag::of);
    String encryption =
        headers
            .firstValue("x-amz-server-side-encryption-customer-algorithm")
            .map(algorithm -> "SSE-C " + algorithm)
            .or(() -> headers.firstValue("x-amz-server-side-encryption"))
            .orElse("");
    boolean proof =
        http().settings().md5()
            && (encryption.isEmpty() || encryption.equals("AES256"))
            && !headers.firstValue("x-static-large-object").isPresent();
    return new ObjectDetail(
        headers.firstValueAsLong("content-length").orElse(object.size()),
        etag,
        httpTime(headers.firstValue("last-modified").orElse("")),
        headers.firstValue("x-amz-version-id").filter(id -> !id.equals("null")),
        headers.firstValue("content-type").orElse(""),
        headers.firstValue("x-amz-storage-class").orElse(object.storageClass()),
        encryption,
        etag.filter(each -> proof && each.form() == Etag.Form.MD5).map(Etag::value),
        metadata(headers, "x-amz-meta-"),
        etag.filter(each -> each.form() == Etag.Form.MULTIPART)
            .map(
                each ->
                    new Composition.Parts(
                        Integer.parseInt(each.value().substring(each.value().indexOf('-') + 1)))));
  }

  @Override
  boolean same(StoredObject object, ObjectDetail detail) {
    return (object.etag().isEmpty()
            || detail.etag().isEmpty()
            || object.etag().equals(detail.etag()))
        && object.size() == detail.size();
  }
}
