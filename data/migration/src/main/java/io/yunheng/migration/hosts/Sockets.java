/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.hosts;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Ports that are listened on, and from where they can be reached. */
public final class Sockets {
  private Sockets() {}

  /** From where a port can be reached. */
  public enum Reach {
    LOOPBACK("loopback"),
    ADDRESS("one address"),
    ANY("any address");

    private final String word;

    Reach(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * One port.
   *
   * @param processes what listens, as far as it was seen
   * @param unseen whether of some it was not seen
   */
  public record Listening(Reach reach, Set<String> processes, boolean unseen) {
    public String shown() {
      return (processes.isEmpty() ? "?" : String.join(", ", processes)) + ", " + reach.word();
    }
  }

  /** By protocol and port, for example {@code tcp 443}. */
  public static SortedMap<String, Listening> of(Map<String, Map<String, String>> entries) {
    SortedMap<String, Set<Map.Entry<String, Optional<String>>>> grouped = new TreeMap<>();
    entries.forEach(
        (key, fields) -> {
          int space = key.indexOf(' ');
          int colon = key.lastIndexOf(':');
          String port =
              colon < 0
                  ? key
                  : key.substring(0, Math.max(space, 0)) + " " + key.substring(colon + 1);
          String address = colon > space ? key.substring(space + 1, colon) : "*";
          Optional<String> process =
              Optional.ofNullable(fields.get("process")).filter(p -> !p.isBlank());
          grouped.computeIfAbsent(port, _ -> new HashSet<>()).add(Map.entry(address, process));
        });
    SortedMap<String, Listening> found = new TreeMap<>();
    grouped.forEach(
        (port, all) ->
            found.put(
                port,
                new Listening(
                    all.stream()
                        .map(one -> reach(one.getKey()))
                        .max(Reach::compareTo)
                        .orElse(Reach.ANY),
                    all.stream()
                        .flatMap(one -> one.getValue().stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                    all.stream().anyMatch(one -> one.getValue().isEmpty()))));
    return found;
  }

  private static Reach reach(String written) {
    String address = written.replace("[", "").replace("]", "");
    int scope = address.indexOf('%');
    String bare = scope < 0 ? address : address.substring(0, scope);
    if (bare.startsWith("127.") || bare.equals("::1") || bare.startsWith("::ffff:127.")) {
      return Reach.LOOPBACK;
    }
    return Set.of("*", "0.0.0.0", "::", "").contains(bare) ? Reach.ANY : Reach.ADDRESS;
  }
}
