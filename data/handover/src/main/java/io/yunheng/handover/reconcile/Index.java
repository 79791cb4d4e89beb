/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.reconcile;

import io.yunheng.handover.ManifestListing;
import io.yunheng.handover.ReconcileRules;
import io.yunheng.handover.manifest.PathPattern;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what an entry stands for. An entry costs time in proportion to its path, however many
 * resources there are; only what mapping files and lists name is tried one by one.
 */
public final class Index {
  private static final int LONGEST_PATH = 8_192;
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");

  private final Map<String, List<Target>> ids = new HashMap<>();
  private final Map<String, List<Target>> names = new HashMap<>();
  private final Map<String, List<Target>> digests = new HashMap<>();
  private final List<Target> mapped = new ArrayList<>();
  private final Map<Target, List<PathPattern>> lists = new HashMap<>();
  private final Map<String, List<Target>> sources = new HashMap<>();

  public void id(String id, Target target) {
    put(ids, folded(id), target);
  }

  public void name(String name, Target target) {
    if (!name.isBlank()) {
      put(names, folded(name), target);
    }
  }

  public void digest(String digest, Target target) {
    put(digests, digest, target);
  }

  public void mapped(Target target) {
    mapped.add(target);
  }

  public void list(Target target) {
    lists.put(target, target.rule().lists().stream().map(PathPattern::new).toList());
  }

  /** All entries whose paths begin so were read from it. */
  public void source(String prefix, Target target) {
    put(sources, prefix, target);
  }

  private static void put(Map<String, List<Target>> into, String key, Target target) {
    into.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(target);
  }

  /** Those with an id or a name. */
  public List<Target> called(String text) {
    List<Target> found = new ArrayList<>(ids.getOrDefault(folded(text), List.of()));
    found.addAll(names.getOrDefault(folded(text), List.of()));
    return found;
  }

  public boolean shared(String name, Target target) {
    return names.getOrDefault(folded(name), List.of()).stream()
        .anyMatch(other -> other != target && other.rule().kind() == target.rule().kind());
  }

  static String folded(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  public void match(ManifestListing.Line line) {
    mapped.forEach(target -> target.match(line));
    lists.forEach(
        (target, patterns) -> {
          if (patterns.stream().anyMatch(pattern -> pattern.matches(folded(line.path())))) {
            target.add(Means.LIST, line);
          }
        });
    if (line.said()) {
      called(line.id()).forEach(target -> target.add(Means.IDENTIFIER, line));
    }
    line.digests()
        .forEach(
            (algorithm, digest) ->
                digests
                    .getOrDefault(algorithm.code() + ":" + digest, List.of())
                    .forEach(target -> target.add(Means.DIGEST, line)));
    sources.getOrDefault("", List.of()).forEach(target -> target.add(Means.SOURCE, line));
    int slash = line.path().indexOf('/');
    if (slash > 0) {
      sources
          .getOrDefault(line.path().substring(0, slash), List.of())
          .forEach(target -> target.add(Means.SOURCE, line));
    }
    if (line.path().length() <= LONGEST_PATH) {
      String path = folded(line.path());
      byPath(path, line);
      line.name().ifPresent(name -> byName(folded(name), List.of(path.split("/", -1)), -1, line));
    }
  }

  private void byPath(String path, ManifestListing.Line line) {
    List<String> parts = List.of(path.split("/", -1));
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      for (String stem = part; !stem.isEmpty(); stem = cut(stem)) {
        byId(stem, line);
        byName(stem, parts, i, line);
      }
    }
    Matcher uuid = UUID.matcher(path);
    while (uuid.find()) {
      byId(uuid.group(), line);
    }
  }

  private static String cut(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : "";
  }

  private void byId(String text, ManifestListing.Line line) {
    ids.getOrDefault(text, List.of()).forEach(target -> target.add(Means.ID, line));
  }

  private void byName(String text, List<String> parts, int at, ManifestListing.Line line) {
    for (Target target : names.getOrDefault(text, List.of())) {
      target.add(fits(target.rule(), parts, at) ? Means.NAME : Means.NAME_ONLY, line);
    }
  }

  /** Whether a path looks like one of a kind beside the part with the name. */
  private static boolean fits(ReconcileRules.Rule rule, List<String> parts, int at) {
    for (int i = 0; i < parts.size() - 1; i++) {
      if (i != at && rule.folders().contains(parts.get(i))) {
        return true;
      }
    }
    String last = parts.getLast();
    return rule.endings().stream().anyMatch(ending -> last.endsWith("." + ending));
  }
}
