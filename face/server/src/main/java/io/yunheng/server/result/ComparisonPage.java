/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.assessment.AssessmentComparison.Change;
import io.yunheng.assessment.AssessmentComparison.Direction;
import io.yunheng.assessment.Outline;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.report.words.Words;
import io.yunheng.server.job.CaseSnapshot;
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
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What changed from one run of a case to another, and nothing else. */
final class ComparisonPage {
  private static final int PLACES = 20;
  private static final int RUNS = 200;
  private static final int LARGEST_BOOK = 64 << 20;
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
  private final RunFolder folder;
  private final CatalogShelf shelf;
  private final PageWordsSource words;

  ComparisonPage(RunDesk desk, RunFolder folder, CatalogShelf shelf, PageWordsSource words) {
    this.desk = desk;
    this.folder = folder;
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
    parts.add(new PagePart.OfRun(new RunPart.Headline(one.description().name())));
    parts.add(new PagePart.OfRun(paper(visit, one, before, after)));
    try {
      AssessmentComparison comparison = before.shelf().comparison(before.run(), after.run());
      parts.add(
          new PagePart.OfRun(
              new RunPart.Bars(
                  List.of(
                      bar(visit, "result.before", before, comparison.before()),
                      bar(visit, "result.after", after, comparison.after())))));
      changes(
          visit,
          after,
          new FactNames(visit, List.of(before.assessment(), after.assessment())),
          comparison,
          parts);
      evidence(visit, before, after, parts);
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

  private RunPart.PrintHead paper(Visit visit, WorkCase one, VisibleRun before, VisibleRun after) {
    PaperHead head = new PaperHead(visit, words.of(visit));
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(head.of(one));
    facts.addAll(head.of(visit.text("result.before"), before.run()));
    facts.addAll(head.of(visit.text("result.after"), after.run()));
    return new RunPart.PrintHead(facts);
  }

  /** A comparison tells of all objects, so only who may see both runs as a whole gets it. */
  private VisibleRun whole(Visit visit, WorkCase one, String name) {
    return desk.run(visit, one, ResultRoutes.id(visit, name))
        .filter(VisibleRun::whole)
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private RunPart.NamedBar bar(Visit visit, String key, VisibleRun run, Outline outline) {
    return new RunPart.NamedBar(
        new PageCell.Link(
            visit.text(key) + " " + words.of(visit).moment(run.run().ended()), run.path()),
        new RunPart.VerdictBar(
            visit.text(key),
            VerdictLinks.WORST_FIRST.stream()
                .map(
                    verdict ->
                        new RunPart.Share(
                            verdict.code(),
                            say(visit, "verdict", verdict.code()),
                            outline.items().values().stream()
                                .filter(item -> item.decision().verdict() == verdict)
                                .count(),
                            RunFilter.verdict(verdict).address(run.path())))
                .toList()));
  }

  private void changes(
      Visit visit,
      VisibleRun after,
      FactNames names,
      AssessmentComparison comparison,
      List<PagePart> parts) {
    if (comparison.before().scale() != comparison.after().scale()) {
      parts.add(
          new PagePart.Remark(
              Tone.WARN,
              visit.text(
                  "result.compare.scales",
                  say(visit, "scale", comparison.before().scale().code()),
                  say(visit, "scale", comparison.after().scale().code()))));
    }
    List<Group> groups = groups(visit, comparison);
    List<PageCell> counts = new ArrayList<>();
    for (Group group : groups) {
      counts.add(new PageCell.Plain(counts.isEmpty() ? "" : visit.text("list.comma")));
      counts.add(
          new PageCell.Link(
              visit.text("result.count", group.title(), Integer.toString(group.changes().size())),
              "#" + group.id()));
    }
    counts.add(
        new PageCell.Plain(
            visit.text(
                groups.isEmpty() ? "result.compare.same" : "result.compare.others",
                Integer.toString(comparison.same()))));
    parts.add(new PagePart.OfRun(new RunPart.Lede(counts)));
    CauseRows rows = new CauseRows(visit, shelf.catalog().mlps(), names);
    for (Group group : groups) {
      parts.add(new PagePart.OfRun(new RunPart.Section(group.id(), group.title())));
      parts.add(
          new PagePart.OfRun(
              new RunPart.Changes(
                  List.of(
                      visit.text("result.question"),
                      visit.text("result.before"),
                      visit.text("result.after"),
                      visit.text("result.causes")),
                  group.changes().stream().map(change -> rows.of(change, after)).toList())));
    }
  }

  /** Changes in one direction. */
  private record Group(String id, String title, List<Change> changes) {}

  /** What went worse first; what is known now is told by what it came to. */
  private List<Group> groups(Visit visit, AssessmentComparison comparison) {
    List<String> order = shelf.catalog().mlps().items().stream().map(Item::id).toList();
    List<Group> groups = new ArrayList<>();
    for (Direction direction : ORDER) {
      List<Change> changes =
          comparison.changes().stream()
              .filter(change -> change.direction() == direction)
              .sorted(Comparator.comparingInt(change -> order.indexOf(change.item())))
              .toList();
      String title = visit.text("result.direction." + direction.code());
      if (direction == Direction.NEWLY_KNOWN) {
        for (Verdict verdict : VerdictLinks.WORST_FIRST) {
          add(
              groups,
              direction.code() + "-" + verdict.code(),
              visit.text("result.direction.to", title, say(visit, "verdict", verdict.code())),
              changes.stream()
                  .filter(
                      change -> change.after().filter(one -> one.verdict() == verdict).isPresent())
                  .toList());
        }
      } else {
        add(groups, direction.code(), title, changes);
      }
    }
    return groups;
  }

  private static void add(List<Group> groups, String id, String title, List<Change> changes) {
    if (!changes.isEmpty()) {
      groups.add(new Group(id, title, changes));
    }
  }

  /** Which evidence the later run had and the earlier one had not, or had another of. */
  private void evidence(Visit visit, VisibleRun before, VisibleRun after, List<PagePart> parts) {
    Optional<CaseSnapshot> one = CaseSnapshot.in(folder.of(before.run()));
    Optional<CaseSnapshot> other = CaseSnapshot.in(folder.of(after.run()));
    if (one.isEmpty() || other.isEmpty()) {
      return;
    }
    Map<String, SeenFile> earlier = places(before, one.get());
    Map<String, SeenFile> later = places(after, other.get());
    List<List<PageCell>> lines = new ArrayList<>();
    later.forEach(
        (place, seen) -> {
          if (!seen.equals(earlier.get(place))) {
            lines.add(
                line(
                    visit,
                    after,
                    became(Optional.ofNullable(earlier.get(place)), seen),
                    place,
                    seen));
          }
        });
    earlier.forEach(
        (place, seen) -> {
          if (!later.containsKey(place)) {
            boolean filledIn =
                place.startsWith("registers/")
                    && seen instanceof SeenFile.Evidence
                    && later.values().stream().anyMatch(SeenFile.Tables.class::isInstance);
            lines.add(
                line(
                    visit,
                    before,
                    filledIn ? "result.evidence.to-tables" : "result.evidence.gone",
                    place,
                    seen));
          }
        });
    parts.add(
        new PagePart.OfRun(new RunPart.Section("evidence", visit.text("result.evidence.changed"))));
    if (lines.isEmpty()) {
      parts.add(new PagePart.Prose(visit.text("result.evidence.same")));
    } else {
      int most = Math.min(lines.size(), PLACES);
      List<List<PageCell>> shown = new ArrayList<>(lines.subList(0, most));
      if (most < lines.size()) {
        shown.add(
            List.of(
                new PageCell.Plain(
                    visit.text("result.more", Integer.toString(lines.size() - most)))));
      }
      parts.add(new PagePart.OfRun(new RunPart.Lines(shown)));
    }
  }

  /** What became of a place in the later run. */
  private static String became(Optional<SeenFile> earlier, SeenFile later) {
    if (earlier.isEmpty()) {
      return "result.evidence.added";
    }
    return earlier.get() instanceof SeenFile.Evidence && later instanceof SeenFile.Tables
        ? "result.evidence.to-tables"
        : "result.evidence.new";
  }

  /** What a run saw at a place. */
  private sealed interface SeenFile {
    /** A piece of evidence. */
    record Evidence(RandomId id) implements SeenFile {}

    /** What was written for the run from tables; the same bytes are the same. */
    record Tables(ByteBuffer bytes) implements SeenFile {}
  }

  private Map<String, SeenFile> places(VisibleRun run, CaseSnapshot snapshot) {
    Map<String, SeenFile> places = new TreeMap<>();
    snapshot
        .entries()
        .forEach(entry -> places.put(entry.place(), new SeenFile.Evidence(entry.evidence())));
    Path written = folder.of(run.run()).resolve(CaseSnapshot.WRITTEN);
    snapshot
        .written()
        .forEach(
            place ->
                places.put(
                    place,
                    new SeenFile.Tables(
                        ByteBuffer.wrap(
                            BoundedFile.bytes(written.resolve(place), place, LARGEST_BOOK)))));
    return places;
  }

  private List<PageCell> line(
      Visit visit, VisibleRun run, String key, String place, SeenFile seen) {
    return List.of(
        new PageCell.Plain(visit.text(key) + visit.text("list.colon")),
        switch (seen) {
          case SeenFile.Evidence(RandomId id) ->
              desk.may(visit, run, Operation.EVIDENCE_READ)
                  ? new PageCell.Link(place, "/cases/" + run.workCase().id() + "/evidence/" + id)
                  : new PageCell.Plain(place);
          case SeenFile.Tables _ -> {
            String told = visit.text("result.evidence.tables", place);
            yield desk.may(visit, run, Operation.REGISTER_READ)
                ? new PageCell.Link(told, "/cases/" + run.workCase().id() + "/registers")
                : new PageCell.Plain(told);
          }
        });
  }

  private static String say(Visit visit, String group, String code) {
    return Words.in(visit.language()).word(group, code);
  }
}
