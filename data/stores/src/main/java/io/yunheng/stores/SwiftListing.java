/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The listing of a container, page by page behind a marker. */
final class SwiftListing implements ObjectListing {
  private static final int MOST_BYTES = 16 << 20;
  private static final String DELETED = "application/x-deleted;swift_versions_deleted=1";

  private final SwiftStore store;
  private final JsonMapper json;
  private final boolean versions;
  private final Deque<ListedObject> page = new ArrayDeque<>();
  private Map<String, String> next = new HashMap<>();
  private boolean ended;

  SwiftListing(SwiftStore store, JsonMapper json, boolean versions) {
    this.store = store;
    this.json = json;
    this.versions = versions;
    if (versions) {
      next.put("versions", "");
    }
  }

  @Override
  public Optional<ListedObject> next() throws InterruptedException {
    while (page.isEmpty() && !ended) {
      read();
    }
    return Optional.ofNullable(page.poll());
  }

  private void read() throws InterruptedException {
    JsonNode answer = ListingPage.of(store, store.listing(next), MOST_BYTES, this::parse);
    if (answer.isEmpty()) {
      ended = true;
      return;
    }
    Map<String, String> following = new HashMap<>();
    if (versions) {
      following.put("versions", "");
    }
    for (JsonNode entry : answer) {
      page.add(listed(entry));
      following.put("marker", entry.path("name").asString(entry.path("subdir").asString("")));
      if (versions) {
        following.put("version_marker", entry.path("version_id").asString("null"));
      }
    }
    if (following.equals(next)) {
      throw ListingPage.endless(store);
    }
    next = following;
  }

  private JsonNode parse(byte[] body) throws IOException {
    try {
      JsonNode answer = json.readTree(body);
      if (!answer.isArray() && body.length > 0) {
        throw new IOException("no array");
      }
      return answer;
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage());
    }
  }

  private ListedObject listed(JsonNode entry) {
    String name = entry.path("name").asString("");
    Optional<ObjectKey> key = ObjectKey.ofText(name);
    if (name.isEmpty() || key.isEmpty() || !entry.path("bytes").isIntegralNumber()) {
      return new ListedObject.Unusable(
          PrintableWords.text(name.isEmpty() ? entry.path("subdir").asString("") : name),
          UnreadReason.KEY_UNUSABLE);
    }
    Optional<Instant> modified = time(entry.path("last_modified").asString(""));
    String version = entry.path("version_id").asString("null");
    boolean latest = !versions || entry.path("is_latest").asBoolean(false);
    String type = entry.path("content_type").asString("");
    if (versions && type.equals(DELETED)) {
      return new ListedObject.DeleteMarker(key.get(), version, latest, modified);
    }
    String etag = entry.path("slo_etag").asString(entry.path("hash").asString(""));
    return new ListedObject.Present(
        new StoredObject(
            key.get(),
            entry.path("bytes").asLong(0),
            Optional.of(etag).filter(tag -> !tag.isEmpty()).map(Etag::of),
            modified,
            versions ? Optional.of(version) : Optional.empty(),
            latest,
            "",
            Optional.of(type).filter(each -> !each.isEmpty())));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
