/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.EstateSeal;
import io.yunheng.assessment.Heading;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.fault.Language;
import io.yunheng.report.estate.CoverageSummary;
import io.yunheng.report.estate.LocationSummary;
import io.yunheng.report.estate.NetworkSummary;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.Masthead;
import io.yunheng.report.view.Page;
import io.yunheng.report.view.Printable;
import io.yunheng.report.view.Provenance;
import io.yunheng.report.view.TermView;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.List;

/** The report page of an assessment. */
public final class AssessmentPage {
  private final Assessment assessment;
  private final Estate estate;
  private final MlpsCatalog catalog;
  private final AssessmentViews views;
  private final AssessmentPhrases say;
  private final Words words;

  private AssessmentPage(
      Assessment assessment, Estate estate, MlpsCatalog catalog, Language language) {
    this.assessment = assessment;
    this.estate = estate;
    this.catalog = catalog;
    this.views = AssessmentViews.of(assessment, catalog, language);
    this.say = views.phrases();
    this.words = say.words();
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
    CoverageSummary coverage = new CoverageSummary(words, say.labels());
    List<WordCount> manners = coverage.manners(estate);
    return new Page(
        words.language(),
        masthead(manners),
        notices(manners),
        views.conclusion(),
        views.controlPoints(),
        catalog.items().stream()
            .map(item -> views.item(item.id(), _ -> true).orElseThrow())
            .toList(),
        new LocationSummary(words, say.labels()).of(estate),
        new NetworkSummary(words, say.labels()).of(estate),
        coverage.of(estate),
        views.conflicts(),
        views.disputes(),
        terms(),
        provenance());
  }

  private Masthead masthead(List<WordCount> manners) {
    Heading heading = assessment.heading();
    List<LabelledText> facts = new ArrayList<>(views.facts());
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
    notices.add(words.of("notice.in-work"));
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
