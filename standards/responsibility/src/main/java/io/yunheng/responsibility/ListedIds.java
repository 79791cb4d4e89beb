/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ids that one section of an arrangement lists, with what each is called. */
final class ListedIds {
  /** The most ids that an unknown one is answered with. */
  private static final int MOST = 20;

  private final Map<String, String> names = new LinkedHashMap<>();

  /** Lists an id; false if it was there. */
  boolean add(String id, String name) {
    return names.putIfAbsent(id, name) == null;
  }

  boolean contains(String id) {
    return names.containsKey(id);
  }

  int size() {
    return names.size();
  }

  String first() {
    return names.keySet().iterator().next();
  }

  /** The id that is written, or that of the only thing of this name. */
  Optional<String> meant(String wanted) {
    if (names.containsKey(wanted)) {
      return Optional.of(wanted);
    }
    List<String> named =
        names.entrySet().stream()
            .filter(one -> one.getValue().equals(wanted))
            .map(Map.Entry::getKey)
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /**
   * Ids and names that could have been meant: the one of that name, else all, the nearest first.
   */
  String known(String wanted) {
    List<Map.Entry<String, String>> meant =
        names.entrySet().stream().filter(one -> one.getValue().equals(wanted)).toList();
    String listed =
        (meant.isEmpty() ? names.entrySet().stream() : meant.stream())
            .sorted(Comparator.comparing(one -> !near(one, wanted)))
            .limit(MOST)
            .map(one -> shown(one.getKey(), one.getValue()))
            .collect(Collectors.joining(", "));
    return listed.isEmpty() ? "-" : listed + (meant.isEmpty() && names.size() > MOST ? " …" : "");
  }

  private static boolean near(Map.Entry<String, String> one, String wanted) {
    return !wanted.isEmpty()
        && (one.getKey().contains(wanted)
            || wanted.contains(one.getKey())
            || one.getValue().contains(wanted)
            || wanted.contains(one.getValue()));
  }

  private static String shown(String id, String name) {
    return name.isEmpty() || name.equals(id) ? id : id + " (" + name + ")";
  }
}
