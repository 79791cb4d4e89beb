/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.result;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Members of a result by their names; a member that is missing or wrong is told by its name. */
public record ResultNodes(String file) {
  /** Nothing. */
  public JsonNode none() {
    return MissingNode.getInstance();
  }

  /** A text that has to be there. */
  public String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isString()) {
      throw wrong(name);
    }
    return value.stringValue();
  }

  /** A text; empty where it is left out. */
  public Optional<String> optional(JsonNode node, String name) {
    return node.has(name) ? Optional.of(text(node, name)) : Optional.empty();
  }

  /** A list of texts. */
  public List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : node.path(name)) {
      if (!one.isString()) {
        throw wrong(name);
      }
      texts.add(one.stringValue());
    }
    return texts;
  }

  /** A list of objects. */
  public <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> member) {
    List<T> all = new ArrayList<>();
    for (JsonNode one : node.path(name)) {
      all.add(member.apply(one));
    }
    return all;
  }

  /** A word of a closed set. */
  public <T> T word(JsonNode node, String name, Function<String, Optional<T>> words) {
    return words.apply(text(node, name)).orElseThrow(() -> wrong(name));
  }

  /** A word of an enumeration without a reader of its own. */
  public <E extends Enum<E>> E word(
      JsonNode node, String name, E[] values, Function<E, String> code) {
    String text = text(node, name);
    for (E value : values) {
      if (code.apply(value).equals(text)) {
        return value;
      }
    }
    throw wrong(name);
  }

  /** A moment. */
  public Instant moment(JsonNode node, String name) {
    try {
      return Instant.parse(text(node, name));
    } catch (DateTimeException e) {
      throw wrong(name);
    }
  }

  /** The fault of a member. */
  public FaultException wrong(String problem) {
    return FaultException.of(FaultCode.RESULT_INVALID, "file", file, "problem", problem);
  }
}
