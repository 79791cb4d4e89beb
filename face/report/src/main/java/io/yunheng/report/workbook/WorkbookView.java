/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.fault.Language;
import io.yunheng.report.view.LabelledText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a workbook holds, in one language.
 *
 * @param asOf the moment the case stands for; the file's own dates are set to it
 * @param facts what the workbook is about: case, address, dates, scale
 * @param findingsLeftOut how many findings are not listed
 * @param gapsLeftOut how many gaps are not listed
 * @param base what the rows held when they went out, kept in a hidden sheet for the way back
 */
public record WorkbookView(
    Language language,
    Instant asOf,
    List<LabelledText> facts,
    List<RecordRow> records,
    List<HighRiskRow> highRisks,
    List<SummaryRow> summary,
    List<FindingRow> findings,
    long findingsLeftOut,
    List<GapRow> gaps,
    long gapsLeftOut,
    List<List<String>> base) {
  public WorkbookView {
    base = base.stream().map(List::copyOf).toList();
    facts = List.copyOf(facts);
    records = List.copyOf(records);
    highRisks = List.copyOf(highRisks);
    summary = List.copyOf(summary);
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
  }

  /**
   * One item about one object.
   *
   * @param seen what the machine saw, in words
   * @param machine the machine's verdict in words
   * @param choices the words a person may choose from
   * @param entry what a person wrote before
   */
  public record RecordRow(
      String item,
      String unit,
      String clause,
      String layer,
      String point,
      String title,
      String requirement,
      String interpretation,
      String method,
      String expected,
      String objectKind,
      String object,
      String objectName,
      String seen,
      String machine,
      List<String> choices,
      Optional<Entry> entry) {
    public RecordRow {
      choices = List.copyOf(choices);
    }
  }

  /**
   * What a person writes about an item and an object; empty where nothing is written.
   *
   * @param verdict the word of the verdict
   * @param date as {@code 2026-11-20}
   * @param written who wrote which field, and what is in dispute
   */
  public record Entry(
      String verdict,
      String record,
      String evidence,
      String reason,
      String assessor,
      String date,
      String written) {}

  /**
   * One high-risk case that may apply.
   *
   * @param state in words
   * @param written who said what of it
   * @param decision the word of what a person decided; empty where nobody did, or people disagree
   */
  public record HighRiskRow(
      String id,
      String title,
      String state,
      String mitigation,
      String items,
      String written,
      String decision,
      String reason,
      String assessor,
      String date) {}

  /** One line of the summary: a layer, a control point or an item. */
  public record SummaryRow(
      String rank,
      String id,
      String name,
      String within,
      String machine,
      String verdict,
      String other,
      long findings,
      long unknowns,
      String highRisks) {}

  /** Something that violates an item, with the resource and the remedy. */
  public record FindingRow(
      String item,
      String clause,
      String object,
      String check,
      String checkId,
      String kind,
      String name,
      String id,
      String finding,
      String remedy,
      String highRisks,
      String source) {}

  /** Something that is not known, and what would cure it. */
  public record GapRow(
      String item,
      String clause,
      String object,
      String question,
      String status,
      String reason,
      String need,
      String source) {}
}
