/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The anchors of one document and its size in nodes, where an alias counts as all that it stands
 * for: a few lines of aliases of aliases are as large as what they mean. Not thread-safe.
 */
final class YamlAnchors {
  private static final long MOST_NODES = 100_000;

  private static final String ENDS = " \t\r\n,[]{}";

  private final String name;
  private final int[] text;
  private final Map<String, Anchored> anchored = new HashMap<>();
  private long size;

  /**
   * No anchors yet.
   *
   * @param name the file's name for messages
   * @param text of the document
   */
  YamlAnchors(String name, String text) {
    this.name = name;
    this.text = text.codePoints().toArray();
  }

  /** How many nodes the document has so far. */
  long size() {
    return size;
  }

  /**
   * Counts nodes.
   *
   * @throws FaultException if there are too many
   */
  void count(long nodes) {
    size += nodes;
    if (size > MOST_NODES) {
      throw FaultException.of(
          FaultCode.YAML_MALFORMED,
          "file",
          name,
          "place",
          "?",
          "reason",
          "more than " + MOST_NODES + " values");
    }
  }

  /**
   * The anchor that stands before a scalar, as the parser does not tell it.
   *
   * @param start where the scalar with its tag and anchor begins, in code points
   */
  Optional<String> written(long start) {
    int at = Math.clamp(start, 0, text.length);
    if (at < text.length && text[at] == '!') {
      at = end(at);
      while (at < text.length && Character.isWhitespace(text[at])) {
        at++;
      }
    }
    return at < text.length && text[at] == '&'
        ? Optional.of(new String(text, at + 1, end(at) - at - 1))
        : Optional.empty();
  }

  private int end(int from) {
    int at = from;
    while (at < text.length && ENDS.indexOf(text[at]) < 0) {
      at++;
    }
    return at;
  }

  /** A later anchor of the same name replaces an earlier one. */
  void put(String anchor, Node node, long nodes) {
    anchored.put(anchor, new Anchored(node, nodes));
  }

  /** What an alias stands for; empty if no such anchor is complete before it. */
  Optional<Node> alias(String anchor) {
    Anchored found = anchored.get(anchor);
    if (found == null) {
      return Optional.empty();
    }
    count(found.nodes());
    return Optional.of(found.node());
  }

  private record Anchored(Node node, long nodes) {}
}
