/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The images of a cloud, page by page, in the order of their ids. */
final class ImageListing implements ObjectListing {
  private static final int MOST_BYTES = 64 << 20;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern FORMAT = Pattern.compile("[a-z0-9]{1,16}");

  private final ImageStore store;
  private final JsonMapper json;
  private final Queue<ListedObject> page = new ArrayDeque<>();
  private Map<String, String> next = new HashMap<>();
  private boolean ended;

  ImageListing(ImageStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
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
    String last = "";
    for (JsonNode image : answer.path("images")) {
      last = image.path("id").asString("");
      if (store.wanted(image)) {
        page.add(listed(image));
      }
    }
    ended = answer.path("next").asString("").isEmpty();
    Map<String, String> following = Map.of("marker", last);
    if (!ended && (last.isEmpty() || following.equals(next))) {
      throw ListingPage.endless(store);
    }
    next = following;
  }

  private JsonNode parse(byte[] body) throws IOException {
    try {
      JsonNode answer = json.readTree(body);
      if (!answer.path("images").isArray()) {
        throw new IOException("no images");
      }
      return answer;
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage());
    }
  }

  private static ListedObject listed(JsonNode image) {
    String id = image.path("id").asString("");
    String name = image.path("name").asString("");
    String format = image.path("disk_format").asString("");
    String called =
        (name.isEmpty() ? "" : name + "/") + id + "." + (format.isEmpty() ? "raw" : format);
    Optional<ObjectKey> key = ObjectKey.ofText(called);
    boolean whole = image.path("size").isIntegralNumber();
    if (!ID.matcher(id).matches()
        || (!format.isEmpty() && !FORMAT.matcher(format).matches())
        || key.isEmpty()
        || !whole) {
      return new ListedObject.Unusable(
          PrintableWords.text(called + " " + image.path("status").asString("")),
          UnreadReason.KEY_UNUSABLE);
    }
    String md5 = image.path("checksum").asString("");
    return new ListedObject.Present(
        new StoredObject(
            key.get(),
            image.path("size").asLong(0),
            Optional.of(md5).filter(one -> !one.isEmpty()).map(Etag::of),
            time(image.path("updated_at").asString("")),
            Optional.empty(),
            true,
            "",
            Optional.empty()));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
