/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.ObjectDecision;
import io.yunheng.assessment.PlatformReport;
import io.yunheng.assessment.check.DigestSum;
import io.yunheng.assessment.check.FieldDigest;
import io.yunheng.assessment.check.GapSort;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The digest of what the machine found about an item and an object: it stays the same where the
 * same cloud is collected again, and is another one where any observation or gap differs.
 */
public final class FindingDigest {
  private FindingDigest() {}

  /**
   * The digest of what the rules found.
   *
   * @param decisions of the rules, on each scale in the order of the scales, whichever decides
   * @param observed for each aspect the sum of the digests of the observations that feed it
   */
  public static String of(
      Item item,
      AssessedObject object,
      List<ObjectDecision> decisions,
      List<AspectResult> aspects,
      List<DigestSum> observed) {
    FieldDigest fields = begin(item, object, decisions);
    for (int i = 0; i < aspects.size(); i++) {
      add(fields, aspects.get(i), observed.get(i));
    }
    return fields.end().hex();
  }

  /** The digest of what was taken over from the platform's report. */
  public static String inherited(
      Item item,
      AssessedObject object,
      List<ObjectDecision> decisions,
      List<AspectResult> aspects,
      Optional<PlatformReport> report) {
    FieldDigest fields = begin(item, object, decisions);
    aspects.forEach(aspect -> add(fields, aspect, DigestSum.ZERO));
    report.ifPresent(
        one ->
            fields
                .add("report")
                .add(one.number())
                .add(Long.toString(one.level()))
                .add(one.scope())
                .add(one.issuedAt().map(Instant::toString).orElse(""))
                .add(one.validTo().map(Instant::toString).orElse("")));
    return fields.end().hex();
  }

  private static FieldDigest begin(
      Item item, AssessedObject object, List<ObjectDecision> decisions) {
    FieldDigest fields = new FieldDigest().add("finding").add(item.id()).add(object.key());
    decisions.forEach(
        one -> fields.add(codes(one.decision().possible().stream().map(Verdict::code))));
    return fields;
  }

  private static void add(FieldDigest fields, AspectResult aspect, DigestSum observed) {
    fields
        .add("aspect")
        .add(aspect.id())
        .add(codes(aspect.values().stream().map(AspectValue::code)))
        .add(observed.hex());
    aspect.gaps().stream()
        .sorted((one, other) -> GapSort.of(one.gap()).compareTo(GapSort.of(other.gap())))
        .forEach(gap -> add(fields, gap));
  }

  private static void add(FieldDigest fields, GapCount gap) {
    fields
        .add("gap")
        .add(gap.gap().status().code())
        .add(gap.gap().reason())
        .add(gap.gap().need())
        .add(Long.toString(gap.count()));
  }

  private static String codes(Stream<String> codes) {
    return codes.collect(Collectors.joining(","));
  }
}
