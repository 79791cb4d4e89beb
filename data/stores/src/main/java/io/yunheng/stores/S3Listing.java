/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** ListObjectsV2, ListObjectVersions, and the older ListObjects where a store knows no newer. */
final class S3Listing implements ObjectListing {
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_EMPTY = 1000;

  private final S3Store store;
  private final boolean versions;
  private final Deque<ListedObject> page = new ArrayDeque<>();
  private Map<String, String> next;
  private String last = "";
  private int empty;
  private boolean ended;

  S3Listing(S3Store store, boolean versions) {
    this.store = store;
    this.versions = versions;
    this.next = Map.of(versions ? "versions" : "list-type", versions ? "" : "2");
  }

  @Override
  public Optional<ListedObject> next() throws InterruptedException {
    while (page.isEmpty() && !ended) {
      read();
    }
    return Optional.ofNullable(page.poll());
  }

  private void read() throws InterruptedException {
    URI uri = store.listing(next);
    StoreXml answer = ListingPage.of(store, uri, MOST_BYTES, S3Listing::parse);
    boolean encoded = answer.text("EncodingType").equals("url");
    String lastKey = "";
    String lastVersion = "";
    for (StoreXml.Entry entry : answer.entries()) {
      switch (entry.name()) {
        case "Contents", "Version", "DeleteMarker" -> {
          page.add(listed(entry, encoded));
          lastKey = entry.text("Key");
          lastVersion = entry.text("VersionId");
        }
        default -> {}
      }
    }
    String first = page.isEmpty() ? "" : page.getFirst() + "\n" + page.getLast();
    empty = page.isEmpty() ? empty + 1 : 0;
    ended = !answer.text("IsTruncated").equalsIgnoreCase("true");
    if (!ended) {
      Map<String, String> following = following(answer, encoded, lastKey, lastVersion);
      if (following.equals(next)
          || empty > MOST_EMPTY
          || (!first.isEmpty() && first.equals(last))) {
        throw ListingPage.endless(store);
      }
      next = following;
      last = first;
    }
  }

  private Map<String, String> following(
      StoreXml answer, boolean encoded, String lastKey, String lastVersion) {
    Map<String, String> query = new TreeMap<>();
    if (versions) {
      query.put("versions", "");
      String marker = key(answer.text("NextKeyMarker"), encoded);
      // Some stores name the right key and the wrong version, and would leave out the rest of it.
      boolean own = !lastVersion.isEmpty() && marker.equals(key(lastKey, encoded));
      query.put("key-marker", marker);
      query.put("version-id-marker", own ? lastVersion : answer.text("NextVersionIdMarker"));
      query.values().removeIf(String::isEmpty);
      query.put("versions", "");
      return query;
    }
    String token = answer.text("NextContinuationToken");
    if (token.isEmpty()) {
      String marker = answer.text("NextMarker");
      query.put("marker", key(marker.isEmpty() ? lastKey : marker, encoded));
    } else {
      query.put("list-type", "2");
      query.put("continuation-token", token);
    }
    return query;
  }

  private String key(String written, boolean encoded) {
    if (!encoded) {
      return written;
    }
    return Escapes.decode(written, true)
        .flatMap(ObjectKey::of)
        .map(ObjectKey::text)
        .orElseThrow(() -> ListingPage.invalid(store, "marker"));
  }

  private static StoreXml parse(byte[] body) throws IOException {
    try {
      StoreXml answer = StoreXml.read(body);
      if (!answer.root().equals("ListBucketResult")
          && !answer.root().equals("ListVersionsResult")) {
        throw new IOException(PrintableWords.text(answer.root()));
      }
      return answer;
    } catch (StoreXml.Malformed e) {
      throw new IOException(e.getMessage());
    }
  }

  private ListedObject listed(StoreXml.Entry entry, boolean encoded) {
    String written = entry.text("Key");
    Optional<ObjectKey> key =
        encoded
            ? Escapes.decode(written, true).flatMap(ObjectKey::of)
            : Optional.of(new ObjectKey(written));
    if (key.isEmpty() || written.isEmpty()) {
      return new ListedObject.Unusable(PrintableWords.text(written), UnreadReason.KEY_UNUSABLE);
    }
    Optional<Instant> modified = time(entry.text("LastModified"));
    boolean latest = !versions || entry.text("IsLatest").equalsIgnoreCase("true");
    if (entry.name().equals("DeleteMarker")) {
      return new ListedObject.DeleteMarker(key.get(), entry.text("VersionId"), latest, modified);
    }
    try {
      return new ListedObject.Present(
          new StoredObject(
              key.get(),
              size(entry.text("Size")),
              Optional.of(entry.text("ETag")).filter(tag -> !tag.isBlank()).map(Etag::of),
              modified,
              versions ? Optional.of(entry.text("VersionId")) : Optional.empty(),
              latest,
              entry.text("StorageClass"),
              Optional.empty()));
    } catch (NumberFormatException _) {
      return new ListedObject.Unusable(key.get().shown(), UnreadReason.KEY_UNUSABLE);
    }
  }

  private static long size(String text) {
    long size = Long.parseLong(text);
    if (size < 0) {
      throw new NumberFormatException(text);
    }
    return size;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
