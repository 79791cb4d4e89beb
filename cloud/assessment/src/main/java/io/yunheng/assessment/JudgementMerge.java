/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.HighRiskJudgement.Decision;
import io.yunheng.assessment.Workbook.Entry;
import io.yunheng.assessment.WorkbookConflict.Field;
import io.yunheng.assessment.WorkbookConflict.Side;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Merges what people say of the high-risk cases in a sheet into the records of a case. Whoever knew
 * what others had said replaces it; whoever did not stands beside them, and the case is in dispute
 * until somebody settles it.
 */
public final class JudgementMerge {
  /** What stands for the object in the row of a high-risk case. */
  public static final String OBJECT = "high-risk";

  private JudgementMerge() {}

  /**
   * A case as it went out.
   *
   * @param said the digest of what people had said then
   * @param decision what the sheet showed; empty where people disagreed
   */
  public record Sent(
      String id,
      boolean present,
      List<String> items,
      String said,
      Optional<Decision> decision,
      String reason) {
    public Sent {
      items = List.copyOf(items);
    }

    /** A case as a sheet shows it. */
    public static Sent of(HighRisk risk) {
      Optional<HighRiskJudgement> one =
          risk.state() == HighRisk.State.DISPUTED
              ? Optional.empty()
              : risk.judgements().stream().findFirst();
      return new Sent(
          risk.id(),
          risk.present(),
          risk.items(),
          JudgementMerge.said(risk.judgements()),
          one.flatMap(HighRiskJudgement::decision),
          one.map(HighRiskJudgement::reason).orElse(""));
    }
  }

  /** A case as it came back. */
  public record Returned(
      String id,
      Optional<Decision> decision,
      String reason,
      String who,
      Optional<Instant> when,
      String place) {}

  /**
   * Merges a sheet.
   *
   * @param file the sheet's name for messages
   * @param who the person who hands the sheet in
   * @throws io.yunheng.fault.FaultException with everything that is wrong: cases that never went
   *     out, and decisions other than the program's proposal without a reason
   */
  public static WorkbookMerge.Merged merge(
      String file,
      List<Sent> base,
      List<Returned> back,
      Workbook workbook,
      String who,
      Instant when) {
    Problems problems = new Problems();
    Map<String, Sent> sent = new HashMap<>();
    base.forEach(one -> sent.put(one.id(), one));
    Map<String, List<HighRiskJudgement>> held = workbook.judgements();
    List<Entry> news = new ArrayList<>();
    List<WorkbookConflict> conflicts = new ArrayList<>();
    for (Returned one : back) {
      Optional<Sent> before = Optional.ofNullable(sent.get(one.id()));
      if (before.isEmpty()) {
        add(problems, FaultCode.WORKBOOK_ROW_UNKNOWN, file, one);
        continue;
      }
      String reason = one.reason().strip();
      if (one.decision().equals(before.get().decision()) && reason.equals(before.get().reason())) {
        continue;
      }
      if (needsReason(one, before.get()) && reason.isEmpty()) {
        add(problems, FaultCode.WORKBOOK_REASON_MISSING, file, one);
        continue;
      }
      List<HighRiskJudgement> said = held.getOrDefault(one.id(), List.of());
      HighRiskJudgement mine =
          new HighRiskJudgement(
              one.id(),
              one.decision(),
              reason,
              before.get().items(),
              one.who().isBlank() ? who : one.who().strip(),
              one.when().orElse(when),
              before.get().said().equals(said(said)));
      if (mine.settles() || !saidBefore(workbook, mine)) {
        news.add(new Entry.Judged(mine));
      }
      if (!mine.settles()) {
        said.stream()
            .filter(other -> !other.who().equals(mine.who()))
            .filter(other -> !other.decision().equals(mine.decision()))
            .forEach(other -> conflicts.add(conflict(other, mine)));
      }
    }
    problems.throwIfAny();
    return new WorkbookMerge.Merged(news, conflicts, List.of());
  }

  /** To follow the program's proposal needs no reason. */
  private static boolean needsReason(Returned one, Sent before) {
    return one.decision()
        .filter(decision -> decision != Decision.CONFIRMED || !before.present())
        .isPresent();
  }

  private static boolean saidBefore(Workbook workbook, HighRiskJudgement mine) {
    return workbook.history().stream()
        .anyMatch(
            entry ->
                entry instanceof Entry.Judged(HighRiskJudgement one)
                    && one.id().equals(mine.id())
                    && one.decision().equals(mine.decision())
                    && one.reason().equals(mine.reason())
                    && one.who().equals(mine.who()));
  }

  private static String said(List<HighRiskJudgement> judgements) {
    return judgements.stream()
        .map(one -> one.who() + "=" + value(one))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String value(HighRiskJudgement one) {
    return one.decision().map(Decision::code).orElse("")
        + (one.reason().isEmpty() ? "" : ": " + one.reason());
  }

  private static WorkbookConflict conflict(HighRiskJudgement kept, HighRiskJudgement other) {
    return new WorkbookConflict(
        new RowKey(other.id(), OBJECT), Field.VERDICT, "", side(kept), side(other));
  }

  private static Side side(HighRiskJudgement one) {
    return new Side(value(one), one.who(), one.when(), ScaleName.WORKBOOK);
  }

  private static void add(Problems problems, FaultCode code, String file, Returned one) {
    problems.add(code, "file", file, "place", one.place(), "row", one.id());
  }
}
