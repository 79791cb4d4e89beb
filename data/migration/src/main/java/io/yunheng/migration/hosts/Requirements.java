/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.hosts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What packages need of others, and whether a host has it (GOV-5.2.1 d)). */
public final class Requirements {
  private static final Pattern DPKG =
      Pattern.compile(
          "([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9-]+)? ?\\( ?(<<|<=|=|>=|>>) ?([^ )]+) ?\\)");
  private static final Pattern RPM = Pattern.compile("(\\S+) (<|<=|=|>=|>) (\\S+)");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]*");

  private final Map<String, List<String>> installed = new HashMap<>();
  private final Set<String> provided = new HashSet<>();

  /**
   * Something that is needed and not there in the version needed.
   *
   * @param requirement as the package writes it
   * @param present what is there instead
   */
  public record Unmet(String requirement, String present) {}

  /** Of a host's packages. */
  public Requirements(Map<String, Map<String, String>> packages) {
    packages.forEach(
        (key, fields) -> {
          installed
              .computeIfAbsent(name(key), _ -> new ArrayList<>())
              .add(fields.getOrDefault("version", ""));
          for (String one : fields.getOrDefault("provides", "").split(",", -1)) {
            Matcher matcher = NAME.matcher(one.strip());
            if (matcher.lookingAt()) {
              provided.add(matcher.group());
            }
          }
        });
  }

  /** The name in a package's key, which may have an architecture too. */
  public static String name(String key) {
    int end = key.indexOf(':');
    return end < 0 ? key : key.substring(0, end);
  }

  /** Tells of everything that packages need and is not there in the version needed. */
  public void check(Map<String, Map<String, String>> packages, BiConsumer<String, Unmet> tell) {
    new TreeMap<>(packages).forEach((key, all) -> unmet(all).forEach(one -> tell.accept(key, one)));
  }

  /** What the packages that are there are too old or new for. */
  private List<Unmet> unmet(Map<String, String> fields) {
    String form = fields.getOrDefault("form", "");
    List<Unmet> unmet = new ArrayList<>();
    if (!form.equals("dpkg") && !form.equals("rpm")) {
      return unmet;
    }
    Pattern pattern = form.equals("dpkg") ? DPKG : RPM;
    for (String clause : fields.getOrDefault("depends", "").split(",", -1)) {
      List<String> present = new ArrayList<>();
      boolean met = false;
      boolean known = false;
      for (String choice : clause.split("\\|", -1)) {
        Matcher matcher = pattern.matcher(choice.strip());
        if (!matcher.matches()) {
          met |= !choice.isBlank() && installed.containsKey(name(choice.strip()));
          continue;
        }
        String name = matcher.group(1);
        met |= provided.contains(name);
        for (String version : installed.getOrDefault(name, List.of())) {
          known = true;
          Optional<Integer> order = Versions.compare(form, version, matcher.group(3));
          met |= order.isEmpty() || holds(matcher.group(2), order.get());
          present.add(name + " " + version);
        }
      }
      if (known && !met) {
        unmet.add(new Unmet(clause.strip(), String.join(", ", present)));
      }
    }
    return unmet;
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<<", "<" -> order < 0;
      case "<=" -> order <= 0;
      case "=" -> order == 0;
      case ">=" -> order >= 0;
      default -> order > 0;
    };
  }
}
