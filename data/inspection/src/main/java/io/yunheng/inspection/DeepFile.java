/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.files.JsonOut;
import io.yunheng.finding.Finding;
import io.yunheng.inspection.context.ContentCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A handed-over file and the result of its check in depth.
 *
 * @param path in the manifest
 * @param size in bytes
 * @param check that was made; {@link InspectionKind#NONE} if none was
 * @param findings those that decide first
 * @param listing SHA-256 over the lines of the files in an archive, in hex
 * @param restored what a server held when it was restored
 */
public record DeepFile(
    String path,
    long size,
    InspectionOutcome outcome,
    InspectionKind check,
    Set<Trait> traits,
    Map<ContentCount, Long> counts,
    List<Finding> findings,
    Optional<String> listing,
    Optional<RestoredDatabase> restored) {
  private static final int BRIEF = 5;
  private static final int BRIEF_TABLES = 50;

  public DeepFile {
    traits = Set.copyOf(traits);
    counts = Map.copyOf(counts);
    findings = List.copyOf(findings);
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** The same with the first findings and tables only. */
  public DeepFile brief() {
    return new DeepFile(
        path,
        size,
        outcome,
        check,
        traits,
        counts,
        findings.size() <= BRIEF ? findings : findings.subList(0, BRIEF),
        listing,
        restored.map(one -> one.brief(BRIEF_TABLES)));
  }

  /** Its members, after docs/formats/handover.md. */
  public void write(JsonOut json, InspectionRules rules) {
    DeepFileJson.write(json, this, rules);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DeepFile read(byte[] json, InspectionRules rules) {
    return DeepFileJson.read(json, rules);
  }
}
