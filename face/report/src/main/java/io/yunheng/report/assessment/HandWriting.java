/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.Authorship;
import io.yunheng.assessment.HighRisk;
import io.yunheng.assessment.HighRiskJudgement;
import io.yunheng.assessment.RecordedRow;
import io.yunheng.assessment.WorkbookConflict.Field;
import io.yunheng.assessment.WorkbookConflict.Side;
import io.yunheng.assessment.WorkbookDispute;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who wrote what in the workbook, in words. */
final class HandWriting {
  private final AssessmentPhrases say;
  private final Words words;

  HandWriting(AssessmentPhrases say) {
    this.say = say;
    this.words = say.words();
  }

  /** The author of each field and the day, those in dispute left out. */
  List<String> authors(RecordedRow row) {
    List<String> lines = new ArrayList<>();
    for (Field field : Field.values()) {
      Optional<Authorship> author = row.author(field);
      if (author.isPresent() && row.dispute(field).isEmpty()) {
        lines.add(
            words.of(
                "written.by",
                field(field),
                person(author.get().who()),
                say.day(author.get().when())));
      }
    }
    return lines;
  }

  /** What is in dispute, with both values and who wrote them. */
  String dispute(WorkbookDispute dispute) {
    return words.of(
        "written.dispute",
        field(dispute.field()),
        String.join(words.of("list.semicolon"), sides(dispute)));
  }

  List<String> sides(WorkbookDispute dispute) {
    return dispute.sides().stream().map(side -> side(dispute.field(), side)).toList();
  }

  private String side(Field field, Side side) {
    String value = Printable.text(side.value());
    if (field == Field.VERDICT) {
      value =
          side.verdict().map(say::verdict).orElseGet(() -> words.of("written.machine"))
              + (side.reason().isEmpty()
                  ? ""
                  : words.of("written.because", Printable.text(side.reason())));
    }
    return words.of(
        "written.side",
        person(side.who()),
        say.day(side.when()),
        value.isEmpty() ? words.of("written.nothing") : value);
  }

  String field(Field field) {
    return words.of(
        switch (field) {
          case RESULT -> "book.record";
          case VERDICT -> "book.verdict";
          case EVIDENCE -> "book.evidence";
          case REASON -> "book.reason";
        });
  }

  /** What people say of a high-risk case. */
  List<String> judgements(HighRisk risk) {
    List<String> lines = new ArrayList<>();
    for (HighRiskJudgement one : risk.judgements()) {
      lines.add(
          words.of(
              "written.side",
              person(one.who()),
              say.day(one.when()),
              one.decision().map(decision -> words.of("high." + decision.code())).orElse("")
                  + (one.reason().isEmpty()
                      ? ""
                      : words.of("written.because", Printable.text(one.reason())))));
    }
    if (risk.stale() && risk.decision().isEmpty() && risk.state() != HighRisk.State.DISPUTED) {
      lines.add(words.of("written.high-stale"));
    }
    return lines;
  }

  private String person(String who) {
    return who.isEmpty() ? words.of("written.nobody") : Printable.text(who);
  }
}
