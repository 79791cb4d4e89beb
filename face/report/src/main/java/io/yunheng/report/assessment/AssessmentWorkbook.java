/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.CheckResult;
import io.yunheng.assessment.Decision;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.GroupResult;
import io.yunheng.assessment.HighRisk;
import io.yunheng.assessment.HighRiskJudgement;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ItemRule;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.assessment.RecordedRow;
import io.yunheng.assessment.WorkbookConflict.Field;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.catalog.HighRiskCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.Language;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookView;
import io.yunheng.report.workbook.WorkbookView.Entry;
import io.yunheng.report.workbook.WorkbookView.FindingRow;
import io.yunheng.report.workbook.WorkbookView.GapRow;
import io.yunheng.report.workbook.WorkbookView.HighRiskRow;
import io.yunheng.report.workbook.WorkbookView.RecordRow;
import io.yunheng.report.workbook.WorkbookView.SummaryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The workbook of an assessment: every item about every object, prefilled. */
public final class AssessmentWorkbook {
  private static final int MOST_FINDINGS = 5000;
  private static final int MOST_SEEN = 5;

  private final Assessment assessment;
  private final MlpsCatalog catalog;
  private final AssessmentPhrases say;
  private final Words words;
  private final HandWriting hand;

  private AssessmentWorkbook(Assessment assessment, MlpsCatalog catalog, Language language) {
    this.assessment = assessment;
    this.catalog = catalog;
    this.words = Words.in(language);
    this.say = new AssessmentPhrases(words, assessment);
    this.hand = new HandWriting(say);
  }

  /** The workbook in a language. */
  public static WorkbookView of(Assessment assessment, MlpsCatalog catalog, Language language) {
    return new AssessmentWorkbook(assessment, catalog, language).book();
  }

  private WorkbookView book() {
    List<RecordRow> records = new ArrayList<>();
    List<FindingRow> findings = new ArrayList<>();
    List<GapRow> gaps = new ArrayList<>();
    List<List<String>> base = new ArrayList<>();
    base.add(
        List.of(
            "yunheng-workbook",
            "1",
            assessment.heading().name(),
            assessment.heading().scale().code()));
    for (Item item : catalog.items()) {
      ItemResult result = assessment.item(item.id()).orElseThrow();
      for (ObjectResult object : result.objects()) {
        records.add(record(item, object));
        base.add(BaseRows.of(assessment, item, object, say));
        findings(item, object, findings);
        gaps(item, object, gaps);
      }
    }
    assessment.risks().forEach(risk -> base.add(BaseRows.of(risk)));
    int found = Math.min(MOST_FINDINGS, findings.size());
    int open = Math.min(MOST_FINDINGS, gaps.size());
    return new WorkbookView(
        words.language(),
        assessment.heading().asOf(),
        facts(),
        records,
        assessment.risks().stream().map(this::highRisk).toList(),
        summary(),
        findings.subList(0, found),
        findings.size() - (long) found,
        gaps.subList(0, open),
        gaps.size() - (long) open,
        base);
  }

  private List<LabelledText> facts() {
    return List.of(
        new LabelledText(words.of("fact.name"), Printable.text(assessment.heading().name()), false),
        new LabelledText(words.of("fact.state"), words.of("fact.state.in-work"), false),
        new LabelledText(
            words.of("fact.subject"),
            words.word("subject", assessment.heading().subject().code()),
            false),
        new LabelledText(
            words.of("fact.cloud"), Printable.text(assessment.heading().estate().cloud()), true),
        new LabelledText(words.of("fact.as-of"), say.moment(assessment.heading().asOf()), false),
        new LabelledText(
            words.of("fact.scale"),
            words.word("scale", assessment.heading().scale().code()),
            false),
        new LabelledText(words.of("fact.case"), assessment.heading().address(), true));
  }

  private RecordRow record(Item item, ObjectResult object) {
    return new RecordRow(
        item.id(),
        item.unit(),
        item.clause(),
        words.word("layer", item.layer()),
        point(item),
        item.title().in(words.language()),
        item.requirement().in(words.language()),
        item.interpretation().in(words.language()),
        item.method().in(words.language()),
        item.expected().in(words.language()),
        say.objectKind(object.object()),
        object.object(),
        object.name(),
        seen(item, object),
        say.verdict(object.machine().decision().verdict()),
        ItemRule.verdicts(item, assessment.heading().scale()).stream().map(say::verdict).toList(),
        object.record().map(this::entry));
  }

  private Entry entry(RecordedRow row) {
    WorkbookEntry settled = row.settled();
    List<String> written = new ArrayList<>();
    row.disputes().forEach(dispute -> written.add(hand.dispute(dispute)));
    written.addAll(hand.authors(row));
    return new Entry(
        settled.verdict().map(say::verdict).orElse(""),
        settled.result(),
        settled.evidence(),
        settled.reason(),
        row.lead().who(),
        say.day(row.lead().when()),
        String.join("\n", written));
  }

  private HighRiskRow highRisk(HighRisk risk) {
    HighRiskCase one = catalog.highRiskCase(risk.id()).orElseThrow();
    boolean disputed = risk.state() == HighRisk.State.DISPUTED;
    Optional<HighRiskJudgement> said =
        disputed ? Optional.empty() : risk.judgements().stream().findFirst();
    return new HighRiskRow(
        risk.id(),
        one.title().in(words.language()),
        words.of("high." + risk.state().code()),
        one.mitigation()
            .map(text -> text.in(words.language()))
            .orElseGet(() -> words.of("high.no-mitigation")),
        String.join(
            "\n",
            risk.items().stream()
                .map(id -> catalog.item(id).orElseThrow())
                .map(item -> item.clause() + " " + item.title().in(words.language()))
                .toList()),
        String.join("\n", hand.judgements(risk)),
        said.flatMap(HighRiskJudgement::decision)
            .map(decision -> words.of("high." + decision.code()))
            .orElse(""),
        said.map(HighRiskJudgement::reason).orElse(""),
        said.map(HighRiskJudgement::who).orElse(""),
        said.map(judgement -> say.day(judgement.when())).orElse(""));
  }

  private String point(Item item) {
    return catalog.controlPoints().stream()
        .filter(one -> one.id().equals(item.controlPoint()))
        .map(one -> one.name().in(words.language()))
        .findFirst()
        .orElse(item.controlPoint());
  }

  private String seen(Item item, ObjectResult object) {
    StringBuilder text = new StringBuilder();
    Decision machine = object.machine().decision();
    if (!machine.decided() && !machine.possible().contains(Verdict.COMPLIANT)) {
      text.append(words.of("book.excluded", say.verdict(Verdict.COMPLIANT), say.possible(machine)));
    }
    for (AspectResult aspect : object.aspects()) {
      text.append(text.isEmpty() ? "" : "\n")
          .append(item.aspect(aspect.id()).orElseThrow().question().in(words.language()))
          .append(' ')
          .append(say.answer(aspect));
      if (!aspect.checks().isEmpty()) {
        text.append(
            aspect.counts().empty()
                ? aspect.known() ? "" : words.of("book.nothing")
                : words.of(
                    "book.counts",
                    aspect.counts().satisfied(),
                    aspect.counts().violated(),
                    aspect.counts().unknown()));
      }
      int shown = 0;
      for (CheckResult check : aspect.checks()) {
        for (Observation seen : check.observations()) {
          if (seen.outcome() == ObservationOutcome.VIOLATED && shown < MOST_SEEN) {
            text.append("\n· ").append(say.finding(check.check(), seen));
            shown++;
          }
        }
      }
      long more = aspect.counts().violated() - shown;
      if (more > 0) {
        text.append("\n· ").append(words.of("book.more", more));
      }
      aspect.gaps().stream()
          .limit(2)
          .forEach(
              gap ->
                  text.append(gap.missing() ? "\n? " : "\n· ")
                      .append(say.reason(gap.gap()))
                      .append(": ")
                      .append(say.need(gap.gap())));
    }
    return text.toString();
  }

  private List<SummaryRow> summary() {
    List<SummaryRow> rows = new ArrayList<>();
    for (GroupResult layer : assessment.layers()) {
      rows.add(group("layer", layer, words.word("layer", layer.id()), ""));
    }
    for (GroupResult point : assessment.controlPoints()) {
      var described =
          catalog.controlPoints().stream()
              .filter(one -> one.id().equals(point.id()))
              .findFirst()
              .orElseThrow();
      rows.add(
          group(
              "point",
              point,
              described.name().in(words.language()),
              words.word("layer", described.layer())));
    }
    for (Item item : catalog.items()) {
      ItemResult result = assessment.item(item.id()).orElseThrow();
      rows.add(
          new SummaryRow(
              words.of("book.rank.item"),
              item.id(),
              item.title().in(words.language()),
              point(item),
              result.objects().size() == 1
                  ? say.verdict(result.objects().getFirst().machine().decision().verdict())
                  : "",
              say.verdict(result.verdict()),
              result.scalesDiffer() ? say.verdict(result.other().verdict()) : "",
              sum(result, true),
              sum(result, false),
              risks(item.id())));
    }
    return rows;
  }

  private SummaryRow group(String rank, GroupResult group, String name, String within) {
    return new SummaryRow(
        words.of("book.rank." + rank),
        group.id(),
        name,
        within,
        "",
        say.verdict(group.verdict()),
        "",
        group.items().stream().mapToLong(id -> sum(assessment.item(id).orElseThrow(), true)).sum(),
        group.items().stream().mapToLong(id -> sum(assessment.item(id).orElseThrow(), false)).sum(),
        "");
  }

  private static long sum(ItemResult result, boolean violated) {
    return result.objects().stream()
        .flatMap(object -> object.aspects().stream())
        .mapToLong(aspect -> violated ? aspect.counts().violated() : aspect.counts().unknown())
        .sum();
  }

  private String risks(String item) {
    return String.join(
        ", ",
        assessment.risks().stream()
            .filter(risk -> risk.items().contains(item) && risk.raised())
            .map(say::highRisk)
            .toList());
  }

  private void findings(Item item, ObjectResult object, List<FindingRow> rows) {
    for (AspectResult aspect : object.aspects()) {
      for (CheckResult check : aspect.checks()) {
        for (Observation seen : check.observations()) {
          if (seen.outcome() == ObservationOutcome.VIOLATED) {
            rows.add(
                new FindingRow(
                    item.id(),
                    item.clause(),
                    object.name(),
                    say.title(check.check()),
                    check.check().id(),
                    say.kind(seen.kind()),
                    seen.name(),
                    seen.id(),
                    say.finding(check.check(), seen),
                    say.remedy(check.check()),
                    risks(item.id()),
                    source(seen)));
          }
        }
      }
    }
  }

  private String source(Observation seen) {
    return seen.data().stream()
        .findFirst()
        .map(
            datum ->
                datum.origin().collector()
                    + " "
                    + datum.origin().call()
                    + " "
                    + say.moment(datum.origin().time()))
        .orElse("");
  }

  private void gaps(Item item, ObjectResult object, List<GapRow> rows) {
    if (object.decision().decided()) {
      return;
    }
    object.record().stream()
        .flatMap(row -> row.dispute(Field.VERDICT).stream())
        .forEach(
            dispute ->
                rows.add(
                    new GapRow(
                        item.id(),
                        item.clause(),
                        object.name(),
                        hand.dispute(dispute),
                        words.word("status", "failed"),
                        words.word("reason", "sources-disagree"),
                        words.of("need.dispute"),
                        "")));
    for (AspectResult aspect : object.aspects()) {
      if (!aspect.known()) {
        for (GapCount gap : aspect.gaps().stream().filter(GapCount::missing).toList()) {
          rows.add(
              new GapRow(
                  item.id(),
                  item.clause(),
                  object.name(),
                  item.aspect(aspect.id()).orElseThrow().question().in(words.language()),
                  words.word("status", gap.gap().status().code()),
                  say.reason(gap.gap()),
                  say.need(gap.gap()),
                  gap.gap().origin().collector() + " " + gap.gap().origin().call()));
        }
      }
    }
  }
}
