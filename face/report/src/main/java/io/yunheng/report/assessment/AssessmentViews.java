/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.CheckResult;
import io.yunheng.assessment.GroupResult;
import io.yunheng.assessment.Heading;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.WorkbookDispute;
import io.yunheng.catalog.ControlPoint;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Conflict;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.fault.Language;
import io.yunheng.report.estate.CoverageSummary;
import io.yunheng.report.view.Conclusion;
import io.yunheng.report.view.ConflictView;
import io.yunheng.report.view.ControlPointView;
import io.yunheng.report.view.CoverageRow;
import io.yunheng.report.view.DisputeView;
import io.yunheng.report.view.GapView;
import io.yunheng.report.view.ItemLink;
import io.yunheng.report.view.ItemView;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.ObservationView;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The parts of an assessment in one language, each on demand. One object serves all threads. */
public final class AssessmentViews {
  private final Assessment assessment;
  private final MlpsCatalog catalog;
  private final AssessmentPhrases say;
  private final Words words;
  private final ItemViews items;

  private AssessmentViews(Assessment assessment, MlpsCatalog catalog, Language language) {
    this.assessment = assessment;
    this.catalog = catalog;
    this.words = Words.in(language);
    this.say = new AssessmentPhrases(words, assessment);
    this.items = new ItemViews(assessment, catalog, say);
  }

  /**
   * The parts in a language.
   *
   * @param catalog the items that it was assessed against
   */
  public static AssessmentViews of(Assessment assessment, MlpsCatalog catalog, Language language) {
    return new AssessmentViews(assessment, catalog, language);
  }

  /** How it came out as a whole. */
  public Conclusion conclusion() {
    return new ConclusionView(assessment, catalog, say).conclusion();
  }

  /** The control points in the order of the standard. */
  public List<ControlPointView> controlPoints() {
    return assessment.controlPoints().stream().map(this::controlPoint).toList();
  }

  /**
   * An item with all that explains it; empty if there is none of this id.
   *
   * @param shown which of its objects are shown, by their keys
   */
  public Optional<ItemView> item(String id, Predicate<String> shown) {
    Optional<Item> item = catalog.item(id);
    return assessment
        .item(id)
        .filter(_ -> item.isPresent())
        .map(
            result ->
                items.of(
                    item.orElseThrow(),
                    new ItemResult(
                        result.id(),
                        result.decision(),
                        result.other(),
                        result.objects().stream()
                            .filter(object -> shown.test(object.object()))
                            .toList(),
                        result.unseen())));
  }

  /** All observations of a check on an object that the result lists. */
  public List<ObservationView> observations(ObjectResult object, String check) {
    return result(object, check).map(this::observations).orElse(List.of());
  }

  /** The title of a check that looked at an object; empty if it is not known here. */
  public String title(ObjectResult object, String check) {
    return result(object, check).map(one -> say.title(one.check())).orElse("");
  }

  private static Optional<CheckResult> result(ObjectResult object, String check) {
    return object.aspects().stream()
        .flatMap(aspect -> aspect.checks().stream())
        .filter(one -> one.check().id().equals(check))
        .findFirst();
  }

  private List<ObservationView> observations(CheckResult check) {
    return check.observations().stream().map(seen -> items.observation(check, seen)).toList();
  }

  /** Why something is unknown, and what would cure it, in words. */
  public GapView gap(Gap gap) {
    return say.gap(gap);
  }

  /** What was read of the evidence, and what was not. */
  public List<CoverageRow> coverage() {
    return new CoverageSummary(words, say.labels()).of(assessment.coverages());
  }

  /** Where sources disagree. */
  public List<ConflictView> conflicts() {
    return assessment.conflicts().stream().map(this::conflict).toList();
  }

  /** Where people disagree. */
  public List<DisputeView> disputes() {
    return assessment.disputes().stream().map(this::dispute).toList();
  }

  /** What was assessed, by which rules, on which evidence. */
  public List<LabelledText> facts() {
    Heading heading = assessment.heading();
    List<LabelledText> facts = new ArrayList<>();
    facts.add(fact("subject", words.word("subject", heading.subject().code()), false));
    heading.system().ifPresent(system -> facts.add(fact("system", Printable.text(system), false)));
    facts.add(fact("cloud", Printable.text(heading.estate().cloud()), true));
    facts.add(fact("as-of", say.moment(heading.asOf()), false));
    heading
        .earlier()
        .ifPresent(earlier -> facts.add(fact("earlier", say.moment(earlier.collectedAt()), false)));
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
    return facts;
  }

  private LabelledText fact(String key, String text, boolean mono) {
    return new LabelledText(words.of("fact." + key), text, mono);
  }

  private ControlPointView controlPoint(GroupResult group) {
    ControlPoint point =
        catalog.controlPoints().stream()
            .filter(one -> one.id().equals(group.id()))
            .findFirst()
            .orElseThrow();
    List<ItemResult> all =
        group.items().stream().map(id -> assessment.item(id).orElseThrow()).toList();
    long applicable = all.stream().filter(item -> item.verdict() != Verdict.NOT_APPLICABLE).count();
    long known = all.stream().filter(item -> item.verdict() == Verdict.COMPLIANT).count();
    long possible =
        all.stream().filter(item -> item.decision().possible().contains(Verdict.COMPLIANT)).count();
    return new ControlPointView(
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
                        all.stream().filter(item -> item.verdict() == verdict).count()))
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

  private ConflictView conflict(Conflict conflict) {
    List<Conflict.Claim> claims = conflict.claims();
    return new ConflictView(
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

  private String shown(Fact<?> fact) {
    return switch (fact) {
      case Fact.Known<?>(Object value) -> Printable.text(value.toString());
      case Fact.None<?>() -> "-";
      case Fact.Unknown<?>(Gap gap) -> "? " + say.reason(gap);
    };
  }

  AssessmentPhrases phrases() {
    return say;
  }
}
