/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.Outline.OfAspect;
import io.yunheng.assessment.Outline.OfItem;
import io.yunheng.assessment.Outline.OfObject;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what comparing needs of a {@code result.json}. */
public final class OutlineReader {
  private static final int MAX_BYTES = 512 << 20;

  private final String file;

  private OutlineReader(String file) {
    this.file = file;
  }

  /**
   * Reads a result.
   *
   * @throws FaultException if it is no result, or one of a later version
   */
  public static Outline read(Path path) {
    String name = path.toString();
    return read(BoundedFile.bytes(path, name, MAX_BYTES), name);
  }

  public static Outline read(byte[] bytes, String name) {
    try {
      return new OutlineReader(name).outline(JsonMapper.shared().readTree(bytes));
    } catch (JacksonException e) {
      throw FaultException.of(
          FaultCode.RESULT_INVALID, "file", name, "problem", e.getOriginalMessage());
    }
  }

  private Outline outline(JsonNode root) {
    if (!root.path("yunheng").asString("").equals("assessment")) {
      throw wrong("yunheng");
    }
    if (root.path("version").asInt(0) != ResultWriter.VERSION) {
      throw wrong("version");
    }
    JsonNode heading = root.path("heading");
    return new Outline(
        text(heading, "case"),
        text(heading, "address"),
        text(heading, "asOf"),
        word(heading, "scale", ScaleName::of),
        map(root, "items", "id", this::item));
  }

  private OfItem item(String id, JsonNode node) {
    return new OfItem(
        decision(node), gaps(node, "unseen"), map(node, "objects", "object", this::object));
  }

  private OfObject object(String key, JsonNode node) {
    return new OfObject(
        text(node, "name"),
        decision(node),
        word(node, "basis", Basis::of),
        map(node, "aspects", "id", this::aspect));
  }

  private OfAspect aspect(String id, JsonNode node) {
    Set<AspectValue> values = EnumSet.noneOf(AspectValue.class);
    for (JsonNode value : node.path("values")) {
      values.add(AspectValue.of(value.asString("")).orElseThrow(() -> wrong("values " + value)));
    }
    if (values.isEmpty()) {
      throw wrong("values");
    }
    TreeSet<String> violations = new TreeSet<>();
    for (JsonNode check : node.path("checks")) {
      for (JsonNode observation : check.path("observations")) {
        if (observation.path("outcome").asString("").equals("violated")) {
          violations.add(
              text(check, "id") + " " + text(observation, "kind") + " " + text(observation, "id"));
        }
      }
    }
    return new OfAspect(
        values,
        node.path("satisfied").asLong(0),
        node.path("violated").asLong(0),
        node.path("unknown").asLong(0),
        gaps(node, "gaps"),
        violations);
  }

  private SortedSet<String> gaps(JsonNode node, String list) {
    SortedSet<String> gaps = new TreeSet<>();
    for (JsonNode gap : node.path(list)) {
      gaps.add(text(gap, "reason") + " " + text(gap, "need"));
    }
    return gaps;
  }

  private Decision decision(JsonNode node) {
    Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
    for (JsonNode verdict : node.path("possible")) {
      possible.add(
          Verdict.of(verdict.asString(""))
              .filter(one -> one != Verdict.INDETERMINATE)
              .orElseThrow(() -> wrong("possible " + verdict)));
    }
    if (possible.isEmpty()) {
      throw wrong("possible");
    }
    return Decision.of(possible);
  }

  private <T> SortedMap<String, T> map(
      JsonNode node, String list, String key, BiFunction<String, JsonNode, T> body) {
    SortedMap<String, T> map = new TreeMap<>();
    for (JsonNode child : node.path(list)) {
      String id = text(child, key);
      if (map.put(id, body.apply(id, child)) != null) {
        throw wrong(list + " " + id);
      }
    }
    return map;
  }

  private <T> T word(JsonNode node, String name, Function<String, Optional<T>> words) {
    return words.apply(text(node, name)).orElseThrow(() -> wrong(name));
  }

  private String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isString()) {
      throw wrong(name);
    }
    return value.stringValue();
  }

  private FaultException wrong(String problem) {
    return FaultException.of(FaultCode.RESULT_INVALID, "file", file, "problem", problem);
  }
}
