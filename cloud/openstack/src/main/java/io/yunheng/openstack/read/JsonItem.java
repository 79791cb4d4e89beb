/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object of a service, read field by field into facts. A field that is there but null is
 * known to be absent; one that is missing or not of the expected form is unknown.
 */
record JsonItem(JsonNode node, Origin origin) {
  private static final int MAX_TEXT = 8192;

  /** A text; an empty one is no text. */
  Fact<String> text(String name) {
    JsonNode value = node.path(name);
    if (value.isNull()) {
      return Fact.none();
    }
    if (!value.isString()) {
      return value.isNumber() ? Fact.known(value.asString()) : wrong(name, value);
    }
    String text = value.stringValue();
    if (text.length() > MAX_TEXT) {
      return unknown("field-too-long", name);
    }
    return text.isEmpty() ? Fact.none() : Fact.known(text);
  }

  /** The text if it is there and not empty. */
  Optional<String> string(String name) {
    return text(name).optional();
  }

  Fact<Boolean> bool(String name) {
    JsonNode value = node.path(name);
    if (value.isBoolean()) {
      return Fact.known(value.booleanValue());
    }
    if (value.isString()) {
      return switch (value.stringValue()) {
        case "true", "True" -> Fact.known(true);
        case "false", "False" -> Fact.known(false);
        default -> unknown("field-invalid", name);
      };
    }
    return value.isNull() ? Fact.none() : wrong(name, value);
  }

  Fact<Long> number(String name) {
    JsonNode value = node.path(name);
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return Fact.known(value.longValue());
    }
    if (value.isString() && value.stringValue().matches("-?\\d{1,18}")) {
      return Fact.known(Long.parseLong(value.stringValue()));
    }
    return value.isNull() ? Fact.none() : wrong(name, value);
  }

  /** A moment; without a zone it is UTC, as everywhere in OpenStack. */
  Fact<Instant> time(String name) {
    Fact<String> text = text(name);
    if (!(text instanceof Fact.Known<String>(String value))) {
      return text.map(_ -> Instant.EPOCH);
    }
    return parse(value).map(Fact::known).orElseGet(() -> unknown("field-invalid", name));
  }

  static Optional<Instant> parse(String value) {
    try {
      String text = value.replaceFirst(" ", "T").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
      boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:\\d\\d");
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Fact<List<String>> texts(String name) {
    JsonNode value = node.path(name);
    if (value.isNull()) {
      return Fact.none();
    }
    if (!value.isArray()) {
      return wrong(name, value);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value) {
      if (!one.isString() || one.stringValue().length() > MAX_TEXT) {
        return unknown("field-invalid", name);
      }
      texts.add(one.stringValue());
    }
    return Fact.known(List.copyOf(texts));
  }

  /** The objects of an array; empty if it is not one. */
  List<JsonItem> items(String name) {
    List<JsonItem> items = new ArrayList<>();
    for (JsonNode one : node.path(name)) {
      items.add(new JsonItem(one, origin));
    }
    return items;
  }

  JsonItem at(String name) {
    return new JsonItem(node.path(name), origin);
  }

  boolean has(String name) {
    return node.has(name) && !node.get(name).isNull();
  }

  /** A fact that is unknown because this object does not tell. */
  <T> Fact<T> unknown(String reason, String need) {
    return Fact.unknown(new Gap(Understanding.PARTIAL, reason, need, origin));
  }

  private <T> Fact<T> wrong(String name, JsonNode value) {
    return unknown(value.isMissingNode() ? "field-missing" : "field-invalid", name);
  }
}
