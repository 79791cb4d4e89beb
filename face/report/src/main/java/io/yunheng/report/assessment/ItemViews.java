/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Basis;
import io.yunheng.assessment.CheckResult;
import io.yunheng.assessment.Datum;
import io.yunheng.assessment.Decision;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.assessment.RecordedRow;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.Level;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Kind;
import io.yunheng.report.view.AspectView;
import io.yunheng.report.view.CheckView;
import io.yunheng.report.view.ItemView;
import io.yunheng.report.view.Judgement;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.ObjectView;
import io.yunheng.report.view.ObservationView;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Items with all that explains their verdicts. */
final class ItemViews {
  /** How many objects of an item are shown. */
  private static final int OBJECTS = 20;

  /** How many observations of a check are shown. */
  private static final int OBSERVATIONS = 12;

  private final Assessment assessment;
  private final MlpsCatalog catalog;
  private final AssessmentPhrases say;
  private final Words words;
  private final HandWriting hand;

  ItemViews(Assessment assessment, MlpsCatalog catalog, AssessmentPhrases say) {
    this.assessment = assessment;
    this.catalog = catalog;
    this.say = say;
    this.words = say.words();
    this.hand = new HandWriting(say);
  }

  ItemView of(io.yunheng.catalog.Item item, ItemResult result) {
    List<ObjectResult> objects = new ArrayList<>(result.objects());
    objects.sort(
        Comparator.comparingInt((ObjectResult object) -> rank(object))
            .thenComparing(ObjectResult::object));
    int shown = Math.min(OBJECTS, objects.size());
    return new ItemView(
        item.id(),
        item.clause(),
        item.unit(),
        item.layer(),
        words.word("layer", item.layer()),
        catalog.controlPoints().stream()
            .filter(point -> point.id().equals(item.controlPoint()))
            .map(point -> point.name().in(words.language()))
            .findFirst()
            .orElse(item.controlPoint()),
        item.title().in(words.language()),
        say.word("side", item.side().code(), 0),
        say.word("decided", item.decidedBy().code(), 0),
        machine(result),
        say.judgement(result.decision()),
        other(result.decision(), result.other()),
        objects.stream().anyMatch(ItemViews::person),
        assessment.risks().stream()
            .filter(risk -> risk.items().contains(item.id()) && risk.raised())
            .map(say::highRisk)
            .toList(),
        count(result, ObservationOutcome.VIOLATED),
        count(result, ObservationOutcome.UNKNOWN),
        about(item),
        notes(item, result),
        objects.subList(0, shown).stream().map(object -> object(item, object)).toList(),
        objects.size() - (long) shown);
  }

  private Judgement machine(ItemResult result) {
    boolean person = result.objects().stream().anyMatch(ItemViews::person);
    if (!person) {
      return say.judgement(result.decision());
    }
    return result.objects().size() == 1
        ? say.judgement(result.objects().getFirst().machine().decision())
        : new Judgement("", words.of("machine.by-object"));
  }

  private static boolean person(ObjectResult object) {
    return switch (object.basis()) {
      case PERSON, STALE, DISPUTED -> true;
      case RULES, OTHER_SCALE, INHERITED, NOTHING -> false;
    };
  }

  private Optional<Judgement> other(Decision decision, Decision other) {
    return decision.equals(other) ? Optional.empty() : Optional.of(say.judgement(other));
  }

  private static int rank(ObjectResult object) {
    return switch (object.verdict()) {
      case NON_COMPLIANT -> 0;
      case PARTIAL -> 1;
      case INDETERMINATE -> 2;
      case COMPLIANT -> 3;
      case NOT_APPLICABLE -> 4;
    };
  }

  private static long count(ItemResult result, ObservationOutcome outcome) {
    return result.objects().stream()
        .flatMap(object -> object.aspects().stream())
        .mapToLong(
            aspect ->
                outcome == ObservationOutcome.VIOLATED
                    ? aspect.counts().violated()
                    : aspect.counts().unknown())
        .sum();
  }

  private List<LabelledText> about(io.yunheng.catalog.Item item) {
    return List.of(
        text("requirement", item.requirement().in(words.language())),
        text("interpretation", item.interpretation().in(words.language())),
        text("method", item.method().in(words.language())),
        text("expected", item.expected().in(words.language())),
        new LabelledText(words.of("about.unit"), item.unit(), true));
  }

  private LabelledText text(String key, String text) {
    return new LabelledText(words.of("about." + key), text, false);
  }

  private List<String> notes(io.yunheng.catalog.Item item, ItemResult result) {
    List<String> notes = new ArrayList<>();
    item.notes().forEach(note -> notes.add(note.in(words.language())));
    result
        .unseen()
        .forEach(gap -> notes.add(words.of("note.unseen", say.need(gap), say.reason(gap))));
    left(item, result).ifPresent(notes::add);
    if (result.objects().stream().anyMatch(object -> object.basis() == Basis.OTHER_SCALE)) {
      item.gaps().forEach(gap -> notes.add(gap.in(words.language())));
    }
    return notes;
  }

  /** What the deciding rule leaves out, where the other rule comes to something else by it. */
  private Optional<String> left(io.yunheng.catalog.Item item, ItemResult result) {
    ScaleName scale = assessment.heading().scale();
    ScaleName other = scale == ScaleName.WORKBOOK ? ScaleName.GBT28448 : ScaleName.WORKBOOK;
    Set<String> counted =
        item.scale(scale).levels().values().stream()
            .flatMap(level -> level.aspects().stream())
            .collect(Collectors.toSet());
    List<String> left =
        item.aspects().stream()
            .filter(aspect -> !counted.contains(aspect.id()))
            .map(aspect -> aspect.question().in(words.language()))
            .toList();
    return result.scalesDiffer() && !left.isEmpty()
        ? Optional.of(
            words.of(
                "note.differs",
                words.word("scale", scale.code()),
                say.verdict(result.verdict()),
                words.word("scale", other.code()),
                say.verdict(result.other().verdict()),
                String.join(words.of("list.comma"), left)))
        : Optional.empty();
  }

  private ObjectView object(io.yunheng.catalog.Item item, ObjectResult object) {
    return new ObjectView(
        object.object(),
        say.objectKind(object.object()),
        Printable.text(object.name()),
        say.judgement(object.machine().decision()),
        say.judgement(object.decision()),
        other(object.decision(), object.otherDecision()),
        why(item, object),
        object.aspects().stream().map(aspect -> aspect(item, aspect)).toList(),
        object.record().map(this::manual));
  }

  private List<String> why(io.yunheng.catalog.Item item, ObjectResult object) {
    List<String> why = new ArrayList<>();
    Decision machine = object.machine().decision();
    ScaleName by = object.machine().by();
    switch (object.basis()) {
      case INHERITED ->
          why.add(
              words.of(
                  "why.inherited",
                  assessment
                      .heading()
                      .report()
                      .map(report -> Printable.text(report.number()))
                      .orElse("?")));
      case NOTHING -> why.add(words.of("why.nothing"));
      default -> {
        if (machine.decided()) {
          Optional<Level> level =
              Optional.ofNullable(item.scale(by).levels().get(machine.verdict()));
          why.add(
              words.of(
                  "why.rule",
                  words.word("scale", by.code()),
                  say.verdict(machine.verdict()),
                  level
                      .map(one -> one.condition().in(words.language()))
                      .orElseGet(() -> words.of("why.na"))));
          if (by != assessment.heading().scale()) {
            why.add(words.of("why.other-scale"));
          }
        } else {
          why.add(words.of("why.open", say.possible(machine)));
          if (!machine.possible().contains(Verdict.COMPLIANT)) {
            why.add(words.of("why.excluded", say.verdict(Verdict.COMPLIANT)));
          }
        }
      }
    }
    if (object.basis() == Basis.PERSON) {
      why.add(words.of("why.person"));
    } else if (object.basis() == Basis.STALE) {
      why.add(words.of("why.stale"));
    }
    object.record().stream()
        .flatMap(row -> row.disputes().stream())
        .forEach(dispute -> why.add(hand.dispute(dispute)));
    return why;
  }

  private ObjectView.Manual manual(RecordedRow row) {
    WorkbookEntry settled = row.settled();
    boolean one =
        row.disputes().isEmpty()
            && row.authors().values().stream()
                .allMatch(
                    author ->
                        author.who().equals(row.lead().who())
                            && say.day(author.when()).equals(say.day(row.lead().when())));
    return new ObjectView.Manual(
        settled.verdict().map(say::verdict).orElse(""),
        Printable.text(settled.reason()),
        Printable.text(settled.result()),
        Printable.text(settled.evidence()),
        one
            ? Printable.text(row.lead().who())
            : String.join(words.of("list.semicolon"), hand.authors(row)),
        one ? say.day(row.lead().when()) : "");
  }

  private AspectView aspect(io.yunheng.catalog.Item item, AspectResult result) {
    Aspect aspect = item.aspect(result.id()).orElseThrow();
    List<String> sources = new ArrayList<>();
    for (String source : aspect.sources()) {
      sources.add(Kind.of(source).map(say::kind).orElse(source));
    }
    String openstack = aspect.openstack().in(words.language());
    if (!openstack.isBlank()) {
      sources.add(openstack);
    }
    return new AspectView(
        aspect.id(),
        aspect.question().in(words.language()),
        AssessmentPhrases.tone(result),
        say.answer(result),
        sources,
        result.checks().stream().map(this::check).toList(),
        result.gaps().stream().map(gap -> say.gap(gap.gap())).toList());
  }

  private CheckView check(CheckResult result) {
    List<Observation> seen = result.observations();
    int shown = Math.min(OBSERVATIONS, seen.size());
    return new CheckView(
        result.check().id(),
        say.title(result.check()),
        result.satisfied(),
        result.violated(),
        result.unknown(),
        result.violated() > 0 ? say.remedy(result.check()) : "",
        seen.subList(0, shown).stream().map(one -> observation(result, one)).toList(),
        result.total() - shown);
  }

  ObservationView observation(CheckResult check, Observation seen) {
    return new ObservationView(
        seen.outcome().code(),
        words.of("outcome." + seen.outcome().code()),
        say.kind(seen.kind()),
        Printable.text(seen.id()),
        Printable.text(seen.name()),
        seen.outcome() == ObservationOutcome.VIOLATED ? say.finding(check.check(), seen) : "",
        seen.data().stream().map(datum -> datum(seen, datum)).toList(),
        seen.gaps().stream().map(say::gap).toList());
  }

  private ObservationView.DatumView datum(Observation seen, Datum datum) {
    boolean own = datum.kind() == seen.kind() && datum.id().equals(seen.id());
    return new ObservationView.DatumView(
        own ? "" : say.kind(datum.kind()) + " " + Printable.text(datum.id()),
        say.column(datum.kind(), datum.column()),
        datum.column(),
        Printable.text(say.value(datum.kind(), datum.column(), datum.value())),
        Printable.text(datum.origin().collector()),
        say.place(datum.origin()),
        say.moment(datum.origin().time()),
        datum.origin().manner().code(),
        say.manner(datum.origin()));
  }
}
