/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.migration.configuration.MoveFindings;
import io.yunheng.stores.Difference;
import io.yunheng.stores.ObjectComparison;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Collects the findings of an object store comparison for a run. Thread-safe. */
public final class ObjectFindings implements Consumer<Difference> {
  /** The form of these comparisons in runs. */
  public static final String FORM = "object-store";

  /** Folders that are remembered as not read; each costs memory. */
  private static final int MOST_FOLDERS = 100_000;

  private final MoveFindings<MigrationCode> findings;
  private final Map<Difference.Where, TreeSet<String>> unread = new HashMap<>();

  public ObjectFindings(MigrationRules rules) {
    this.findings = rules.findings();
    for (Difference.Where where : Difference.Where.values()) {
      unread.put(where, new TreeSet<>());
    }
  }

  @Override
  public synchronized void accept(Difference difference) {
    switch (difference) {
      case Difference.Missing(var key, long size) ->
          lone(key.text(), key.shown(), size, Difference.Where.TARGET);
      case Difference.Extra(var key, long size) ->
          lone(key.text(), key.shown(), size, Difference.Where.SOURCE);
      case Difference.Size(var key, long source, long target) ->
          both(
              MigrationCode.OBJECT_SIZE,
              key.shown(),
              Map.of("before", "" + source, "after", "" + target));
      case Difference.Content(var key, var proof, String source, String target) ->
          both(
              MigrationCode.OBJECT_CONTENT,
              key.shown(),
              Map.of("proof", word(proof), "before", source, "after", target));
      case Difference.Metadata(var key, var field, String source, String target) ->
          both(
              MigrationCode.OBJECT_METADATA,
              key.shown(),
              Map.of("field", word(field), "before", source, "after", target));
      case Difference.Versions(var key, int source, int target, int first) ->
          both(
              MigrationCode.OBJECT_VERSIONS,
              key.shown(),
              Map.of("before", "" + source, "after", "" + target, "first", "" + first));
      case Difference.Unproven(var key) ->
          both(MigrationCode.OBJECT_UNPROVEN, key.shown(), Map.of());
      case Difference.NotRead(var side, String shown, String reason, String detail) ->
          notRead(side, shown, reason, detail);
    }
  }

  private void notRead(Difference.Where where, String shown, String reason, String detail) {
    boolean before = where == Difference.Where.SOURCE;
    boolean none = reason.equals("link") || reason.equals("special");
    TreeSet<String> folders = unread.get(where);
    if (reason.equals("unreachable") && folders != null && folders.size() < MOST_FOLDERS) {
      folders.add(shown);
    }
    Map<String, String> details = new HashMap<>();
    details.put("side", before ? "before" : "after");
    details.put("reason", reason);
    details.put("detail", detail);
    if (none) {
      details.put("kind", reason);
    }
    Optional<String> place = Optional.of(shown);
    findings.add(
        none ? MigrationCode.OBJECT_NO_OBJECT : MigrationCode.OBJECT_UNREAD,
        place.filter(_ -> before),
        place.filter(_ -> !before),
        details);
  }

  /** What one side has; the other may have it below a folder that could not be read. */
  private void lone(String key, String shown, long size, Difference.Where lacking) {
    boolean before = lacking == Difference.Where.TARGET;
    boolean unsure = below(key, lacking);
    MigrationCode code =
        unsure
            ? MigrationCode.OBJECT_BELOW_UNREAD
            : before ? MigrationCode.OBJECT_MISSING : MigrationCode.OBJECT_ADDED;
    Optional<String> place = Optional.of(shown);
    findings.add(
        code,
        place.filter(_ -> before),
        place.filter(_ -> !before),
        Map.of("size", "" + size, "side", before ? "before" : "after"));
  }

  private boolean below(String key, Difference.Where where) {
    TreeSet<String> folders = unread.getOrDefault(where, new TreeSet<>());
    if (folders.size() >= MOST_FOLDERS) {
      return true;
    }
    for (int at = key.lastIndexOf('/');
        at > 0 && !folders.isEmpty();
        at = key.lastIndexOf('/', at - 1)) {
      if (folders.contains(key.substring(0, at))) {
        return true;
      }
    }
    return false;
  }

  private void both(MigrationCode code, String shown, Map<String, String> details) {
    findings.add(code, Optional.of(shown), Optional.of(shown), details);
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The comparison, once all was told. */
  public synchronized MoveComparison comparison(
      ComparedSide before, ComparedSide after, ObjectComparison.Summary summary) {
    if (summary.unmatched() > 0) {
      both(MigrationCode.OBJECT_TYPES_UNKNOWN, "*", Map.of("count", "" + summary.unmatched()));
    }
    if (summary.source() + summary.target() == 0) {
      both(MigrationCode.NOTHING_COMPARED, "*", Map.of());
    }
    both(
        MigrationCode.COMPARED,
        "*",
        Map.of(
            "countBefore",
            "" + summary.source(),
            "countAfter",
            "" + summary.target(),
            "same",
            "" + summary.same(),
            "unit",
            "objects"));
    return findings.comparison(FORM, before, after);
  }
}
