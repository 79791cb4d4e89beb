/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.configuration;

import io.yunheng.files.Fields;
import io.yunheng.finding.FindingCode;
import io.yunheng.finding.FindingRules;
import io.yunheng.finding.Weight;
import io.yunheng.migration.MigrationRisk;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Weights, texts and cures of what comparisons find, and the risk that each code bears out.
 *
 * @param <C> the codes of a data file
 */
public record MoveRules<C extends Enum<C> & FindingCode>(
    FindingRules<C> findings, Map<C, MigrationRisk> risks) {
  /** The weights of comparisons. */
  public static final Set<Weight> WEIGHTS =
      Collections.unmodifiableSet(
          EnumSet.of(Weight.WEAKER, Weight.WRONG, Weight.LOOK, Weight.UNVERIFIED, Weight.NOTE));

  public MoveRules {
    risks = Map.copyOf(risks);
  }

  /**
   * Reads the list {@code findings} of a data file, whose entries have {@code risk} beside. What is
   * wrong is added to the problems of the fields.
   */
  public static <C extends Enum<C> & FindingCode> MoveRules<C> read(Fields root, Class<C> codes) {
    Map<C, MigrationRisk> risks = new EnumMap<>(codes);
    FindingRules<C> findings =
        FindingRules.read(
            root,
            codes,
            WEIGHTS,
            "risk",
            (code, fields) ->
                risks.put(
                    code, fields.word("risk", MigrationRisk.class, MigrationRisk.CONFIGURATION)));
    return new MoveRules<>(findings, risks);
  }

  /**
   * The risk that a code bears out.
   *
   * @throws NullPointerException if the code is of another data file
   */
  public MigrationRisk risk(FindingCode code) {
    return Objects.requireNonNull(risks.get(code));
  }
}
