/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Shape;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The settings a check gives to an analysis; one that is missing or wrong is the pack's fault. */
record Settings(String analysis, Map<String, String> values) {

  String text(String name) {
    String value = values.getOrDefault(name, "");
    if (value.isBlank()) {
      throw wrong(name);
    }
    return value.strip();
  }

  /** Words with commas between them. */
  List<String> words(String name) {
    return Arrays.stream(text(name).split(",")).map(String::strip).toList();
  }

  /** Words of which a column of lists knows each, or {@code none}. */
  List<String> points(String name, Shape<?> shape, String column) {
    Set<String> known = shape.columns().get(shape.index(column).orElseThrow()).words();
    List<String> points = words(name).stream().filter(point -> !point.equals("none")).toList();
    if (!known.containsAll(points)) {
      throw wrong(name);
    }
    return points;
  }

  /** Words that go with words, as {@code a=b, c=d}. */
  Map<String, String> pairs(String name) {
    Map<String, String> pairs = new TreeMap<>();
    for (String pair : words(name)) {
      int at = pair.indexOf('=');
      if (at < 1 || at == pair.length() - 1) {
        throw wrong(name);
      }
      pairs.put(pair.substring(0, at).strip(), pair.substring(at + 1).strip());
    }
    return pairs;
  }

  int number(String name) {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw wrong(name);
    }
  }

  /** A duration in days or shorter units, as ISO 8601 writes it. */
  Duration duration(String name) {
    String text = text(name);
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw wrong(name);
    }
  }

  FaultException wrong(String name) {
    return FaultException.of(
        FaultCode.PACK_INVALID,
        "file",
        "analysis " + analysis,
        "problem",
        "settings." + name + " = " + values.getOrDefault(name, ""));
  }
}
