/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.session;

import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.FaultCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads a list page by page. Of a link to the next page only the query is believed: the next page
 * is asked of the same service at the same path. Pages that repeat themselves end the reading.
 */
final class PageReader {
  private static final int MAX_PAGES = 20_000;
  private static final List<String> ID_FIELDS = List.of("id", "uuid", "secret_ref");

  private final Api api;
  private final String member;
  private final String need;
  private final List<JsonNode> items = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> asked = new HashSet<>();

  PageReader(Api api, String member, String need) {
    this.api = api;
    this.member = member;
    this.need = need;
  }

  PagedList read(String first) throws InterruptedException {
    String bare = first.indexOf('?') < 0 ? first : first.substring(0, first.indexOf('?'));
    String path = first;
    Optional<Origin> origin = Optional.empty();
    while (true) {
      if (!asked.add(path) || asked.size() > MAX_PAGES) {
        return endless(origin.orElseThrow());
      }
      switch (api.get(path, need)) {
        case CallResult.Missed(Gap gap) -> {
          return broken(origin.orElse(gap.origin()), gap);
        }
        case CallResult.Got got -> {
          origin = origin.or(() -> Optional.of(got.origin()));
          JsonNode page = got.body().path(member);
          if (!page.isArray()) {
            return broken(
                origin.get(),
                new Gap(
                    Understanding.FAILED,
                    FaultCode.CLOUD_RESPONSE_INVALID.code(),
                    "",
                    got.origin()));
          }
          if (!add(page)) {
            return endless(origin.get());
          }
          Optional<String> next = next(got.body()).filter(_ -> !page.isEmpty());
          if (next.isEmpty()) {
            return new PagedList(items, Optional.empty(), origin.get());
          }
          path = bare + "?" + next.get();
        }
      }
    }
  }

  /** Adds what is new on a page; a page that holds nothing new is a repetition. */
  private boolean add(JsonNode page) {
    boolean fresh = page.isEmpty();
    for (JsonNode item : page) {
      if (ids.add(id(item))) {
        fresh = true;
        items.add(item);
      }
    }
    return fresh;
  }

  private static String id(JsonNode item) {
    for (String field : ID_FIELDS) {
      JsonNode value = item.path(field);
      if (value.isString()) {
        return value.stringValue();
      }
      if (value.isNumber()) {
        return value.asString();
      }
    }
    return item.toString();
  }

  private Optional<String> next(JsonNode body) {
    for (JsonNode link : body.path(member + "_links")) {
      if (link.path("rel").asString("").equals("next")) {
        return query(link.path("href"));
      }
    }
    Optional<String> plain = query(body.path("next"));
    return plain.isPresent() ? plain : query(body.path("links").path("next"));
  }

  private static Optional<String> query(JsonNode href) {
    if (!href.isString()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(URI.create(href.stringValue()).getRawQuery());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private PagedList broken(Origin origin, Gap gap) {
    return new PagedList(
        items,
        Optional.of(
            items.isEmpty()
                ? gap
                : new Gap(Understanding.PARTIAL, gap.reason(), gap.need(), gap.origin())),
        origin);
  }

  private PagedList endless(Origin origin) {
    return new PagedList(
        items,
        Optional.of(
            new Gap(Understanding.FAILED, FaultCode.CLOUD_PAGING_ENDLESS.code(), "", origin)),
        origin);
  }
}
