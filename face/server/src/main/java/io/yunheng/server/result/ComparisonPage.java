/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.assessment.AssessmentComparison.Cause;
import io.yunheng.assessment.AssessmentComparison.Change;
import io.yunheng.assessment.AssessmentComparison.Direction;
import io.yunheng.assessment.Basis;
import io.yunheng.assessment.Decision;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What changed from one run of a case to another, and nothing else. */
final class ComparisonPage {
  private static final int CAUSES = 8;
  private static final int FACTS = 4;
  private static final int RUNS = 200;
  private static final Pattern STANDS = Pattern.compile("(\\S+) \\((\\S+)\\)");
  private static final List<Direction> ORDER =
      List.of(
          Direction.WORSE,
          Direction.NEWLY_UNKNOWN,
          Direction.BETTER,
          Direction.NEWLY_KNOWN,
          Direction.OTHER,
          Direction.FACTS_ONLY,
          Direction.NOT_COMPARABLE);

  private final RunDesk desk;
  private final CatalogShelf shelf;
  private final PageWordsSource words;

  ComparisonPage(RunDesk desk, CatalogShelf shelf, PageWordsSource words) {
    this.desk = desk;
    this.shelf = shelf;
    this.words = words;
  }

  /** A form to choose two runs; nothing where there are fewer. */
  List<PagePart> form(
      Visit visit, WorkCase one, List<AssessmentRun> runs, String before, String after) {
    if (runs.size() < 2) {
      return List.of();
    }
    List<FormField.Option> options =
        runs.stream()
            .map(run -> new FormField.Option(run.id().text(), words.of(visit).moment(run.ended())))
            .toList();
    FieldMaker make = new FieldMaker(visit);
    return List.of(
        new PagePart.Heading(visit.text("result.compare")),
        new PagePart.EntryForm(
            "/cases/" + one.id() + "/compare",
            "",
            List.of(
                make.choice(
                    "before", options, before.isEmpty() ? options.getLast().value() : before),
                make.choice(
                    "after", options, after.isEmpty() ? options.getFirst().value() : after)),
            visit.text("result.compare.submit"),
            Tone.PLAIN,
            Map.of(),
            false));
  }

  PageBody of(Visit visit) {
    WorkCase one = desk.workCase(visit);
    VisibleRun before = whole(visit, one, "before");
    VisibleRun after = whole(visit, one, "after");
    List<PagePart> parts = new ArrayList<>();
    parts.add(CaseTrail.of(visit, one, CaseTrail.history(visit, one)));
    parts.add(
        new PagePart.OfRun(
            new RunPart.Lede(
                List.of(
                    new PageCell.Link(words.of(visit).moment(before.run().ended()), before.path()),
                    new PageCell.Plain(" → "),
                    new PageCell.Link(
                        words.of(visit).moment(after.run().ended()), after.path())))));
    try {
      changes(
          visit,
          after,
          new FactNames(visit, List.of(before.assessment(), after.assessment())),
          before.shelf().comparison(before.run(), after.run()),
          parts);
    } catch (FaultException e) {
      if (e.faults().getFirst().code() != FaultCode.FILE_TOO_LARGE) {
        throw e;
      }
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("result.compare.too-large")));
    }
    parts.addAll(
        form(
            visit,
            one,
            desk.runs(visit, one, RowWindow.first(RUNS)).rows(),
            before.run().id().text(),
            after.run().id().text()));
    return PageBody.wide(visit.text("result.compare.title"), parts);
  }

  /** A comparison tells of all objects, so only who may see both runs as a whole gets it. */
  private VisibleRun whole(Visit visit, WorkCase one, String name) {
    return desk.run(visit, one, ResultRoutes.id(visit, name))
        .filter(VisibleRun::whole)
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private void changes(
      Visit visit,
      VisibleRun after,
      FactNames names,
      AssessmentComparison comparison,
      List<PagePart> parts) {
    Map<Direction, List<Change>> by =
        comparison.changes().stream().collect(Collectors.groupingBy(Change::direction));
    if (comparison.before().scale() != comparison.after().scale()) {
      parts.add(
          new PagePart.Remark(
              Tone.WARN,
              visit.text(
                  "result.compare.scales",
                  say(visit, "scale", comparison.before().scale().code()),
                  say(visit, "scale", comparison.after().scale().code()))));
    }
    List<String> counts = new ArrayList<>();
    for (Direction direction : ORDER) {
      if (by.containsKey(direction)) {
        counts.add(
            visit.text(
                "result.count",
                visit.text("result.direction." + direction.code()),
                Integer.toString(by.getOrDefault(direction, List.of()).size())));
      }
    }
    parts.add(
        new PagePart.Remark(
            Tone.PLAIN,
            counts.isEmpty()
                ? visit.text("result.compare.same", Integer.toString(comparison.same()))
                : visit.text(
                    "result.compare.lede",
                    String.join(visit.text("list.comma"), counts),
                    Integer.toString(comparison.same()))));
    for (Direction direction : ORDER) {
      List<Change> changes = by.getOrDefault(direction, List.of());
      if (!changes.isEmpty()) {
        parts.add(new PagePart.Heading(visit.text("result.direction." + direction.code())));
        parts.add(
            new PagePart.OfRun(
                new RunPart.Aligned(
                    new PagePart.Listing(
                        visit.text("result.direction." + direction.code()),
                        List.of(
                            visit.text("result.items"),
                            visit.text("result.before"),
                            visit.text("result.after"),
                            visit.text("result.causes")),
                        changes.stream().map(change -> row(visit, after, names, change)).toList(),
                        visit.text("list.none")))));
      }
    }
  }

  private List<PageCell> row(Visit visit, VisibleRun after, FactNames names, Change change) {
    Optional<Item> item = shelf.catalog().mlps().item(change.item());
    List<String> causes = new ArrayList<>();
    for (Cause cause : change.causes().stream().limit(CAUSES).toList()) {
      causes.add(cause(visit, item, names, cause));
    }
    if (change.causes().size() > CAUSES) {
      causes.add(visit.text("result.more", Integer.toString(change.causes().size() - CAUSES)));
    }
    return List.of(
        new PageCell.Link(
            item.map(one -> one.clause() + " " + one.title().in(visit.language()))
                .orElse(change.item()),
            after.item(change.item())),
        decision(visit, change.before()),
        decision(visit, change.after()),
        new PageCell.Lines(causes));
  }

  private static PageCell decision(Visit visit, Optional<Decision> decision) {
    return decision
        .map(
            one ->
                (PageCell)
                    new PageCell.Mark(
                        say(visit, "verdict", one.verdict().code()), ItemPage.tone(one.verdict())))
        .orElseGet(() -> new PageCell.Plain(visit.text("result.not-there")));
  }

  private static String cause(Visit visit, Optional<Item> item, FactNames names, Cause cause) {
    String object =
        cause.object().equals(AssessmentComparison.UNSEEN)
            ? visit.text("result.unseen-objects")
            : cause.objectName().isEmpty() ? cause.object() : cause.objectName();
    String question =
        item.flatMap(one -> one.aspect(cause.aspect()))
            .map(aspect -> aspect.question().in(visit.language()))
            .orElse(cause.aspect());
    StringBuilder text = new StringBuilder(Printable.text(object));
    if (!question.isEmpty()) {
      text.append(visit.text("list.comma")).append(question);
    }
    if (!cause.before().equals(cause.after())) {
      text.append(question.endsWith("？") || question.endsWith("?") ? " " : visit.text("list.colon"))
          .append(values(visit, cause.before()))
          .append(" → ")
          .append(values(visit, cause.after()));
    }
    facts(visit, text, names, "result.appeared", cause.appeared());
    facts(visit, text, names, "result.gone", cause.gone());
    return text.toString();
  }

  private static void facts(
      Visit visit, StringBuilder text, FactNames names, String key, Collection<String> facts) {
    if (!facts.isEmpty()) {
      text.append(visit.text("list.semicolon"))
          .append(visit.text(key))
          .append(visit.text("list.colon"))
          .append(
              facts.stream()
                  .limit(FACTS)
                  .map(fact -> Printable.text(names.of(fact), 120))
                  .collect(Collectors.joining(visit.text("list.comma"))));
      if (facts.size() > FACTS) {
        text.append(' ').append(visit.text("result.more", Integer.toString(facts.size() - FACTS)));
      }
    }
  }

  /** Values of an aspect, verdicts or bases, joined by a bar in the comparison. */
  private static String values(Visit visit, String joined) {
    return List.of(joined.split("\\|", -1)).stream()
        .map(code -> value(visit, code))
        .collect(Collectors.joining(visit.text("list.or")));
  }

  private static String value(Visit visit, String code) {
    Matcher stands = STANDS.matcher(code);
    if (stands.matches()) {
      return visit.text(
          "result.stands", value(visit, stands.group(1)), value(visit, stands.group(2)));
    }
    if (code.equals("-")) {
      return visit.text("result.not-there");
    }
    if (code.equals("open") || code.equals("complete")) {
      return visit.text("result.unseen." + code);
    }
    if (Verdict.of(code).isPresent()) {
      return say(visit, "verdict", code);
    }
    return Basis.of(code)
        .map(basis -> visit.text("result.basis." + basis.code()))
        .orElseGet(() -> say(visit, "value", code));
  }

  private static String say(Visit visit, String group, String code) {
    return Words.in(visit.language()).word(group, code);
  }
}
