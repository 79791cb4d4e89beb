/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.EstateSeal;
import io.yunheng.assessment.GroupResult;
import io.yunheng.assessment.Heading;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.WorkbookDispute;
import io.yunheng.catalog.ControlPoint;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Conflict;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.fault.Language;
import io.yunheng.report.estate.CoverageSummary;
import io.yunheng.report.estate.LocationSummary;
import io.yunheng.report.estate.NetworkSummary;
import io.yunheng.report.view.DisputeView;
import io.yunheng.report.view.ItemLink;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.Masthead;
import io.yunheng.report.view.Page;
import io.yunheng.report.view.Printable;
import io.yunheng.report.view.Provenance;
import io.yunheng.report.view.TermView;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The report page of an assessment. */
public final class AssessmentPage {
  private final Assessment assessment;
  private final Estate estate;
  private final MlpsCatalog catalog;
  private final AssessmentPhrases say;
  private final Words words;

  private AssessmentPage(
      Assessment assessment, Estate estate, MlpsCatalog catalog, Language language) {
    this.assessment = assessment;
    this.estate = estate;
    this.catalog = catalog;
    this.words = Words.in(language);
    this.say = new AssessmentPhrases(words, assessment);
  }

  /**
   * The page in a language.
   *
   * @param estate the evidence that was assessed
   */
  public static Page of(
      Assessment assessment, Estate estate, MlpsCatalog catalog, Language language) {
    return new AssessmentPage(assessment, estate, catalog, language).page();
  }

  private Page page() {
    ItemViews items = new ItemViews(assessment, catalog, say);
    CoverageSummary coverage = new CoverageSummary(words, say.labels());
    List<WordCount> manners = coverage.manners(estate);
    return new Page(
        words.language(),
        masthead(manners),
        notices(manners),
        new ConclusionView(assessment, catalog, say).conclusion(),
        assessment.controlPoints().stream().map(this::controlPoint).toList(),
        catalog.items().stream()
            .map(item -> items.of(item, assessment.item(item.id()).orElseThrow()))
            .toList(),
        new LocationSummary(words, say.labels()).of(estate),
        new NetworkSummary(words, say.labels()).of(estate),
        coverage.of(estate),
        assessment.conflicts().stream().map(this::conflict).toList(),
        assessment.disputes().stream().map(this::dispute).toList(),
        terms(),
        provenance());
  }

  private Masthead masthead(List<WordCount> manners) {
    Heading heading = assessment.heading();
    List<LabelledText> facts = new ArrayList<>();
    facts.add(fact("subject", words.word("subject", heading.subject().code()), false));
    heading.system().ifPresent(system -> facts.add(fact("system", Printable.text(system), false)));
    facts.add(fact("cloud", Printable.text(heading.estate().cloud()), true));
    facts.add(fact("as-of", say.moment(heading.asOf()), false));
    heading
        .earlier()
        .map(EstateHeader::collectedAt)
        .ifPresent(moment -> facts.add(fact("earlier", say.moment(moment), false)));
    facts.add(fact("scale", words.word("scale", heading.scale().code()), false));
    facts.add(fact("viewpoint", words.word("viewpoint", heading.estate().viewpoint()), false));
    heading
        .report()
        .ifPresent(
            report ->
                facts.add(
                    fact(
                        "inherited",
                        Printable.text(report.number() + " · " + report.scope())
                            + report.validTo().map(end -> " · " + say.day(end)).orElse(""),
                        false)));
    facts.add(fact("records", words.count(estate.size()), false));
    facts.add(fact("case", heading.address(), true));
    return new Masthead(
        words.of("report.title", words.of("level." + heading.level())),
        Printable.text(heading.name()),
        facts,
        manners);
  }

  private LabelledText fact(String key, String text, boolean mono) {
    return new LabelledText(words.of("fact." + key), text, mono);
  }

  private List<String> notices(List<WordCount> manners) {
    List<String> notices = new ArrayList<>();
    for (WordCount manner : manners) {
      if (manner.count() > 0
          && (manner.code().equals("example") || manner.code().equals("documented"))) {
        notices.add(words.of("notice." + manner.code(), manner.count()));
      }
    }
    if (assessment.heading().estate().viewpoint().equals(EstateHeader.TENANT)) {
      notices.add(words.of("notice.tenant-view"));
    }
    if (!assessment.heading().seals().stream()
        .allMatch(seal -> seal.state() == EstateSeal.State.TRUSTED)) {
      notices.add(words.of("notice.seal"));
    }
    return notices;
  }

  private String seal(EstateSeal seal) {
    return words.of(
        "seal." + seal.state().code(),
        Printable.text(seal.path()),
        Printable.text(seal.signer()),
        seal.key(),
        seal.made().map(say::moment).orElse(""));
  }

  private io.yunheng.report.view.ControlPointView controlPoint(GroupResult group) {
    ControlPoint point =
        catalog.controlPoints().stream()
            .filter(one -> one.id().equals(group.id()))
            .findFirst()
            .orElseThrow();
    List<ItemResult> items =
        group.items().stream().map(id -> assessment.item(id).orElseThrow()).toList();
    long applicable =
        items.stream().filter(item -> item.verdict() != Verdict.NOT_APPLICABLE).count();
    long known = items.stream().filter(item -> item.verdict() == Verdict.COMPLIANT).count();
    long possible =
        items.stream()
            .filter(item -> item.decision().possible().contains(Verdict.COMPLIANT))
            .count();
    return new io.yunheng.report.view.ControlPointView(
        point.id(),
        words.word("layer", point.layer()),
        point.name().in(words.language()),
        say.judgement(group.decision()),
        Arrays.stream(Verdict.values())
            .map(
                verdict ->
                    say.word(
                        "verdict",
                        verdict.code(),
                        items.stream().filter(item -> item.verdict() == verdict).count()))
            .toList(),
        percent(known, applicable),
        percent(possible, applicable),
        group.items().stream().map(this::link).toList());
  }

  private ItemLink link(String id) {
    Item item = catalog.item(id).orElseThrow();
    return new ItemLink(
        id,
        assessment.item(id).orElseThrow().verdict().code(),
        item.clause() + " " + item.title().in(words.language()));
  }

  private static int percent(long part, long whole) {
    return whole == 0 ? 100 : (int) (100 * part / whole);
  }

  private io.yunheng.report.view.ConflictView conflict(Conflict conflict) {
    List<Conflict.Claim> claims = conflict.claims();
    return new io.yunheng.report.view.ConflictView(
        say.kind(conflict.kind()) + " " + Printable.text(conflict.id()),
        say.column(conflict.kind(), conflict.column()),
        shown(claims.getFirst().fact()),
        Printable.text(claims.getFirst().origin().call()),
        claims.size() > 1 ? shown(claims.get(1).fact()) : "",
        claims.size() > 1 ? Printable.text(claims.get(1).origin().call()) : "");
  }

  private DisputeView dispute(WorkbookDispute dispute) {
    HandWriting hand = new HandWriting(say);
    Item item = catalog.item(dispute.row().item()).orElseThrow();
    return new DisputeView(
        new ItemLink(item.id(), item.clause(), item.title().in(words.language())),
        assessment.item(item.id()).stream()
            .flatMap(result -> result.objects().stream())
            .filter(object -> object.object().equals(dispute.row().object()))
            .map(object -> Printable.text(object.name()))
            .findFirst()
            .orElse(Printable.text(dispute.row().object())),
        hand.field(dispute.field()),
        hand.sides(dispute));
  }

  private static String shown(Fact<?> fact) {
    return switch (fact) {
      case Fact.Known<?>(Object value) -> Printable.text(value.toString());
      case Fact.None<?>() -> "-";
      case Fact.Unknown<?>(Gap gap) -> "? " + gap.reason();
    };
  }

  private List<TermView> terms() {
    List<TermView> terms = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      terms.add(
          new TermView(verdict.code(), say.verdict(verdict), words.of("term." + verdict.code())));
    }
    for (String key : List.of("machine", "final", "other", "known")) {
      terms.add(new TermView(key, words.of("term." + key + ".word"), words.of("term." + key)));
    }
    return terms;
  }

  private Provenance provenance() {
    Heading heading = assessment.heading();
    List<LabelledText> facts = new ArrayList<>();
    facts.add(new LabelledText(words.of("provenance.case"), heading.address(), true));
    facts.add(new LabelledText(words.of("provenance.catalog"), heading.catalog(), true));
    for (Heading.PackUsed pack : heading.packs()) {
      facts.add(
          new LabelledText(
              words.of("provenance.packs"),
              pack.id() + " " + pack.version() + " · sha256:" + pack.digest(),
              true));
    }
    for (EstateSeal seal : heading.seals()) {
      facts.add(new LabelledText(words.of("provenance.seal"), seal(seal), false));
    }
    facts.add(
        new LabelledText(
            words.of("provenance.producer"), Printable.text(heading.estate().producer()), false));
    facts.add(new LabelledText(words.of("provenance.program"), heading.producer(), false));
    facts.add(new LabelledText(words.of("provenance.as-of"), say.moment(heading.asOf()), false));
    return new Provenance(
        facts,
        List.of(
            words.of("provenance.replay"),
            words.of("provenance.offline"),
            words.of("provenance.summaries")));
  }
}
