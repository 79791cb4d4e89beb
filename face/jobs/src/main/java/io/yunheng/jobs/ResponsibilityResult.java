/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.catalog.Catalog;
import io.yunheng.files.JsonOut;
import io.yunheng.jobs.responsibility.DutyJson;
import io.yunheng.jobs.responsibility.EventJson;
import io.yunheng.jobs.responsibility.ResponsibilityJson;
import io.yunheng.responsibility.ArrangementComparison;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.DutyRule;
import io.yunheng.responsibility.ResponsibilityRules;
import io.yunheng.responsibility.TransferFinding;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Who is responsible for what. */
public sealed interface ResponsibilityResult extends JobResult {
  /**
   * What follows from an arrangement.
   *
   * @param sheets the names of the sheets whose rows its lines are, by section; empty for a text
   * @param shipped what it was derived by
   * @param files that were written
   */
  record Derived(
      Derivation derivation, Map<String, String> sheets, Source shipped, List<Path> files)
      implements ResponsibilityResult {
    public Derived {
      sheets = Map.copyOf(sheets);
      files = List.copyOf(files);
    }
  }

  /**
   * Who is responsible after events.
   *
   * @param attributions one for each event
   */
  record Attributed(
      Derivation derivation, List<Attribution> attributions, Source shipped, List<Path> files)
      implements ResponsibilityResult {
    public Attributed {
      attributions = List.copyOf(attributions);
      files = List.copyOf(files);
    }
  }

  /**
   * What differs between two arrangements.
   *
   * @param is the name of the second
   */
  record Compared(
      Derivation before,
      Derivation after,
      String is,
      ArrangementComparison comparison,
      Source shipped,
      List<Path> files)
      implements ResponsibilityResult {
    public Compared {
      files = List.copyOf(files);
    }
  }

  /** What arrangements are derived by. */
  record Source(Catalog catalog, ResponsibilityRules rules) {}

  /** What it was derived by. */
  Source shipped();

  @Override
  default Standing standing() {
    return switch (this) {
      case Derived derived -> standing(derived.derivation());
      case Compared compared -> standing(compared.after());
      case Attributed attributed ->
          attributed.attributions().stream().allMatch(Attribution::decided)
              ? Standing.CLEAN
              : Standing.OPEN;
    };
  }

  private static Standing standing(Derivation derivation) {
    List<TransferFinding> findings = derivation.transfers();
    if (!derivation.roles().uncovered().isEmpty()
        || has(findings, TransferFinding.State.BREACH)
        || has(derivation, DutyRule.Weight.BREACH)) {
      return Standing.BROKEN;
    }
    if (has(findings, TransferFinding.State.DEVIATION)) {
      return Standing.DEVIATING;
    }
    boolean open =
        !derivation.roles().open().isEmpty()
            || !derivation.roles().contradictions().isEmpty()
            || has(findings, TransferFinding.State.OPEN)
            || has(derivation, DutyRule.Weight.OPEN);
    return open ? Standing.OPEN : Standing.CLEAN;
  }

  private static boolean has(List<TransferFinding> findings, TransferFinding.State state) {
    return findings.stream().anyMatch(one -> one.state() == state);
  }

  private static boolean has(Derivation derivation, DutyRule.Weight weight) {
    return derivation.duties().findings().stream().anyMatch(one -> one.rule().weight() == weight);
  }

  @Override
  default void write(Writer out) {
    switch (this) {
      case Derived derived ->
          JsonOut.value(
              out,
              json ->
                  json.object(
                      () ->
                          ResponsibilityJson.write(json, derived.derivation(), derived.sheets())));
      case Attributed attributed ->
          JsonOut.value(
              out, json -> json.objects(attributed.attributions(), new EventJson(json)::write));
      case Compared compared ->
          JsonOut.value(
              out,
              json -> json.object(() -> new DutyJson(json).differences(compared.comparison())));
    }
  }
}
