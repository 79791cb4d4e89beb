/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultException;
import io.yunheng.http.HttpFailure;
import io.yunheng.openstack.CloudConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket or container of objects, of which nothing is ever changed: it is asked with GET and HEAD
 * only. For many threads.
 */
public abstract sealed class ObjectStore implements AutoCloseable
    permits S3Store, SwiftStore, ImageStore {
  private static final int MOST_OF_ERROR = 1 << 16;

  /** What a store says of an object. */
  public sealed interface Look {}

  /** It said something. */
  public record Seen(ObjectDetail detail) implements Look {}

  /** It said nothing, for the reason of that outcome. */
  public record Unseen(ObjectOutcome outcome) implements Look {}

  private final StoreHttp http;

  ObjectStore(StoreHttp http) {
    this.http = http;
  }

  /** A store that speaks S3. Nothing is asked yet. */
  public static ObjectStore of(ObjectAddress.S3 address, S3Access access, StoreSettings settings) {
    return new S3Store(address, access, new StoreHttp(settings, access.cacert(), access.proxies()));
  }

  /**
   * A container of Swift; it logs in at Keystone.
   *
   * @throws FaultException with a {@code CLOUD_} code if the login is refused or not understood, or
   *     the cloud has no object store
   * @throws InterruptedException if it is interrupted
   */
  public static ObjectStore of(
      ObjectAddress.Swift address, CloudConfig cloud, StoreSettings settings)
      throws InterruptedException {
    return new SwiftStore(
        address, CloudLogin.of(cloud), new StoreHttp(settings, cloud.cacert(), cloud.proxies()));
  }

  /**
   * Images of a cloud, each an object that is called by its name and its id; it logs in at
   * Keystone.
   *
   * @throws FaultException with a {@code CLOUD_} code if the login is refused or not understood, or
   *     the cloud has no image service
   * @throws InterruptedException if it is interrupted
   */
  public static ObjectStore of(
      ObjectAddress.Images address, CloudConfig cloud, StoreSettings settings)
      throws InterruptedException {
    return new ImageStore(
        address, CloudLogin.of(cloud), new StoreHttp(settings, cloud.cacert(), cloud.proxies()));
  }

  public abstract ObjectAddress address();

  /**
   * What is there, in the store's order.
   *
   * @param versions whether all versions and delete markers are listed, or the latest only
   */
  public abstract ObjectListing list(boolean versions);

  /**
   * Whether it keeps older versions; what it does not say, or may not, is unknown.
   *
   * @throws InterruptedException if it is interrupted
   */
  public abstract Versioning versioning() throws InterruptedException;

  /**
   * Asks for what the listing does not tell.
   *
   * @throws InterruptedException if it is interrupted
   */
  public final Look look(StoredObject object) throws InterruptedException {
    try (StoreHttp.Reply reply = ask("HEAD", object, Map.of())) {
      if (reply.status() / 100 != 2) {
        return new Unseen(refused(object, reply, new byte[0]).outcome(object));
      }
      return new Seen(detail(object, reply.headers()));
    } catch (ReadFailure e) {
      return new Unseen(e.outcome(object));
    }
  }

  @Override
  public void close() {
    http.close();
  }

  final StoreHttp http() {
    return http;
  }

  /** Asks for an object, once more if the login has to be renewed. */
  final StoreHttp.Reply ask(String method, StoredObject object, Map<String, String> headers)
      throws ReadFailure, InterruptedException {
    return reply(method, location(object), headers);
  }

  /** Asks for anything of the store's. */
  final StoreHttp.Reply reply(String method, URI uri, Map<String, String> headers)
      throws ReadFailure, InterruptedException {
    try {
      StoreHttp.Reply reply = http.send(() -> request(method, uri, headers));
      if (reply.status() == 401 && renew()) {
        reply.close();
        reply = http.send(() -> request(method, uri, headers));
      }
      return reply;
    } catch (HttpFailure e) {
      throw ReadFailure.of(UnreadReason.UNREACHABLE, StoreHttp.told(e));
    }
  }

  /** A request without a body, with what the store wants to know of who asks. */
  final HttpRequest request(String method, URI uri, Map<String, String> headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri)
            .timeout(http.settings().timeout())
            .method(method, HttpRequest.BodyPublishers.noBody());
    authorised(method, uri, headers).forEach(builder::setHeader);
    return builder.build();
  }

  /** Why an answer has no object; its body is read for that. */
  final ReadFailure refused(StoredObject object, StoreHttp.Reply reply)
      throws InterruptedException {
    byte[] body;
    try {
      body = reply.body().bytes(MOST_OF_ERROR);
    } catch (IOException _) {
      body = new byte[0];
    }
    return refused(object, reply, body);
  }

  private ReadFailure refused(StoredObject object, StoreHttp.Reply reply, byte[] body) {
    int status = reply.status();
    if (status / 100 == 3) {
      return ReadFailure.of(UnreadReason.REDIRECTED, place(reply.text("location")));
    }
    if (status == 404 || status == 410 || status == 412 || status == 405 || status == 416) {
      return new ReadFailure(new ReadFailure.Why.Changed(reply.header("etag").map(Etag::of)));
    }
    return explained(object, status, body);
  }

  /** An address as it may be shown: scheme, host and port. */
  static String place(String location) {
    try {
      URI uri = URI.create(location);
      return uri.getScheme()
          + "://"
          + uri.getHost()
          + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    } catch (IllegalArgumentException _) {
      return "?";
    }
  }

  abstract URI location(StoredObject object);

  abstract Map<String, String> authorised(String method, URI uri, Map<String, String> headers);

  /** Whether there is a new login since the last one was refused. */
  abstract boolean renew() throws InterruptedException;

  /** What a refusal means. */
  abstract ReadFailure explained(StoredObject object, int status, byte[] body);

  /** What the headers of an answer with all of an object say. */
  abstract ObjectDetail detail(StoredObject object, HttpHeaders headers);

  /** Whether what is read is what was listed, as far as both tell. */
  abstract boolean same(StoredObject object, ObjectDetail detail);

  /** With what takes further questions, once an object is read. */
  ObjectDetail completed(StoredObject object, ObjectDetail detail) throws InterruptedException {
    return detail;
  }

  static Optional<Instant> httpTime(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Metadata of users: headers with a beginning. Bytes that are UTF-8 are read as such. */
  static Map<String, String> metadata(HttpHeaders headers, String beginning) {
    Map<String, String> metadata = new HashMap<>();
    headers
        .map()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith(beginning)) {
                metadata.put(lower.substring(beginning.length()), utf8(String.join(",", values)));
              }
            });
    return metadata;
  }

  private static String utf8(String value) {
    if (value.chars().allMatch(c -> c < 0x80) || value.chars().anyMatch(c -> c > 0xff)) {
      return value;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException _) {
      return value;
    }
  }
}
