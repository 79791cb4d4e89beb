/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseState;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.view.Conclusion;
import io.yunheng.report.view.LabelledText;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The page of a run: one sentence, the verdicts as a tree, then what else has to be known. */
final class RunPage {
  private static final int OTHERS = 50;
  private static final int CURES = 8;

  private final RunDesk desk;
  private final RunFolder folder;
  private final CatalogShelf shelf;
  private final PageWordsSource words;

  RunPage(RunDesk desk, RunFolder folder, CatalogShelf shelf, PageWordsSource words) {
    this.desk = desk;
    this.folder = folder;
    this.shelf = shelf;
    this.words = words;
  }

  PageBody of(Visit visit, VisibleRun run) {
    List<PagePart> parts = new ArrayList<>();
    try {
      verdicts(visit, run, parts);
    } catch (FaultException e) {
      if (e.faults().getFirst().code() != FaultCode.FILE_TOO_LARGE) {
        throw e;
      }
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("result.too-large")));
    }
    if (run.whole()) {
      parts.add(section("files", visit.text("result.files")));
      parts.add(new PagePart.OfRun(cards(visit, run)));
    }
    List<AssessmentRun> others = desk.runs(visit, run.workCase(), RowWindow.first(OTHERS)).rows();
    parts.addAll(
        new ComparisonPage(desk, shelf, words)
            .form(visit, run.workCase(), others, before(others, run), run.run().id().text()));
    return PageBody.wide(visit.text("result.title"), parts);
  }

  /** The run before this one; empty if it is the first. */
  private static String before(List<AssessmentRun> all, VisibleRun run) {
    int at = all.stream().map(AssessmentRun::id).toList().indexOf(run.run().id());
    return at >= 0 && at + 1 < all.size() ? all.get(at + 1).id().text() : "";
  }

  private void verdicts(Visit visit, VisibleRun run, List<PagePart> parts) {
    RunRows rows = new RunRows(run, shelf.catalog().mlps(), visit);
    RunFilter filter = RunFilter.of(visit);
    parts.add(new PagePart.OfRun(lede(visit, run, rows)));
    parts.add(new PagePart.OfRun(rows.bar()));
    parts.add(about(visit, run));
    parts.add(ways(visit, run));
    if (!run.assessment().heading().catalog().equals(shelf.catalog().mlps().digest())) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("result.other-catalog")));
    }
    if (filter.narrows()) {
      long shown = rows.all().stream().filter(row -> filter.lets(row, visit)).count();
      parts.add(
          new PagePart.OfRun(
              new RunPart.Lede(
                  List.of(
                      new PageCell.Plain(
                          visit.text(
                              "result.filtered",
                              Long.toString(shown),
                              Integer.toString(rows.all().size()))),
                      new PageCell.Link(visit.text("result.all"), run.path())))));
    }
    parts.add(new PagePart.OfRun(rows.tree(filter)));
    parts.add(
        new PagePart.Disclosed(
            visit.text("result.filter"), List.of(form(visit, run, rows, filter))));
    if (run.whole()) {
      risks(visit, run, parts);
      unseen(visit, run, parts);
    }
  }

  private static PagePart section(String id, String text) {
    return new PagePart.OfRun(new RunPart.Section(id, text));
  }

  /** To the sections below the tree, and to the other runs. */
  private static PagePart ways(Visit visit, VisibleRun run) {
    List<PageCell.Link> links = new ArrayList<>();
    if (run.whole()) {
      links.add(new PageCell.Link(visit.text("result.risks"), "#risks"));
      links.add(new PageCell.Link(visit.text("result.unseen"), "#unseen"));
      links.add(new PageCell.Link(visit.text("result.files"), "#files"));
    }
    return CaseTrail.of(
        visit,
        run.workCase(),
        java.util.stream.Stream.concat(
                links.stream(),
                java.util.stream.Stream.of(CaseTrail.history(visit, run.workCase())))
            .toArray(PageCell.Link[]::new));
  }

  private RunPart.Lede lede(Visit visit, VisibleRun run, RunRows rows) {
    List<PageCell> cells = new ArrayList<>();
    cells.add(
        new PageCell.Plain(
            visit.text(
                run.whole() ? "result.lede" : "result.lede.part",
                Integer.toString(rows.all().size()))));
    boolean first = true;
    for (Verdict verdict :
        List.of(
            Verdict.NON_COMPLIANT,
            Verdict.PARTIAL,
            Verdict.INDETERMINATE,
            Verdict.COMPLIANT,
            Verdict.NOT_APPLICABLE)) {
      long count = rows.count(verdict);
      if (count > 0) {
        cells.add(new PageCell.Plain(first ? "" : visit.text("list.comma")));
        cells.add(
            new PageCell.Link(
                visit.text("result.count", rows.word(verdict), Long.toString(count)),
                RunFilter.verdict(verdict).address(run.path())));
        first = false;
      }
    }
    if (run.whole()) {
      List<Conclusion.HighRisk> risks = raised(visit, run);
      cells.add(new PageCell.Plain(visit.text("list.semicolon")));
      cells.add(
          risks.isEmpty()
              ? new PageCell.Plain(visit.text("result.no-risks"))
              : new PageCell.Link(
                  visit.text("result.risks.count", Integer.toString(risks.size())), "#risks"));
      long person = rows.all().stream().filter(VerdictRow::byPerson).count();
      cells.add(new PageCell.Plain(visit.text("list.semicolon")));
      cells.add(
          person == 0
              ? new PageCell.Plain(visit.text("result.all-machine"))
              : new PageCell.Link(
                  visit.text("result.by-person.count", Long.toString(person)),
                  new RunFilter("", "", "person", "", "").address(run.path())));
    }
    cells.add(new PageCell.Plain(visit.text("list.stop")));
    return new RunPart.Lede(cells);
  }

  private static List<Conclusion.HighRisk> raised(Visit visit, VisibleRun run) {
    return run.views(visit.language()).conclusion().highRisks().stream()
        .filter(RunPage::raised)
        .toList();
  }

  private static boolean raised(Conclusion.HighRisk risk) {
    return !risk.state().equals("possible") && !risk.state().equals("rejected");
  }

  private PagePart about(Visit visit, VisibleRun run) {
    List<PagePart.Fact> facts = new ArrayList<>();
    for (LabelledText fact : run.views(visit.language()).facts()) {
      facts.add(
          new PagePart.Fact(
              fact.label(),
              fact.mono() ? new PageCell.Mono(fact.text()) : new PageCell.Plain(fact.text())));
    }
    facts.add(
        new PagePart.Fact(
            visit.text("result.run"),
            new PageCell.Plain(words.of(visit).moment(run.run().ended()))));
    facts.add(
        new PagePart.Fact(
            visit.text("result.case-digest"), new PageCell.Mono(run.run().caseDigest())));
    boolean example = run.assessment().heading().example() || run.workCase().example();
    return new PagePart.Disclosed(
        visit.text(
            "result.about",
            run.workCase().description().name(),
            words.of(visit).moment(run.run().ended()),
            visit.text(
                run.workCase().state() == CaseState.FROZEN ? "result.frozen" : "result.in-work"),
            example ? visit.text("result.example") : ""),
        List.of(new PagePart.FactList(facts)));
  }

  private static PagePart form(Visit visit, VisibleRun run, RunRows rows, RunFilter filter) {
    FieldMaker make = new FieldMaker(visit);
    FormField.Option any = new FormField.Option("", visit.text("result.any"));
    List<FormField.Option> verdicts = new ArrayList<>(List.of(any));
    Arrays.stream(Verdict.values())
        .forEach(one -> verdicts.add(new FormField.Option(one.code(), rows.word(one))));
    List<FormField.Option> layers = new ArrayList<>(List.of(any));
    rows.all().stream()
        .map(row -> row.item().layer())
        .distinct()
        .forEach(one -> layers.add(new FormField.Option(one, rows.layer(one))));
    return new PagePart.EntryForm(
        run.path(),
        "",
        List.of(
            make.choice("verdict", verdicts, filter.verdict()),
            make.choice("layer", layers, filter.layer()),
            make.choice(
                "by",
                List.of(
                    any,
                    new FormField.Option("machine", visit.text("result.basis.rules")),
                    new FormField.Option("person", visit.text("result.basis.person"))),
                filter.by()),
            make.choice(
                "risk",
                List.of(any, new FormField.Option("yes", visit.text("result.risk.only"))),
                filter.risk()),
            make.search("text")),
        visit.text("result.filter.submit"),
        Tone.PLAIN,
        java.util.Map.of(),
        false);
  }

  private static void risks(Visit visit, VisibleRun run, List<PagePart> parts) {
    parts.add(section("risks", visit.text("result.risks")));
    parts.add(new PagePart.Prose(visit.text("result.risks.why")));
    parts.add(riskTable(visit, run, raised(visit, run)));
    List<Conclusion.HighRisk> others =
        run.views(visit.language()).conclusion().highRisks().stream()
            .filter(risk -> !raised(risk))
            .toList();
    if (!others.isEmpty()) {
      parts.add(
          new PagePart.Disclosed(
              visit.text("result.risks.others", Integer.toString(others.size())),
              List.of(riskTable(visit, run, others))));
    }
  }

  private static PagePart riskTable(Visit visit, VisibleRun run, List<Conclusion.HighRisk> risks) {
    return new PagePart.Listing(
        visit.text("result.risks"),
        List.of(
            visit.text("result.risk"),
            visit.text("result.risk.state"),
            visit.text("result.items"),
            visit.text("result.risk.mitigation"),
            visit.text("result.risk.said")),
        risks.stream().map(risk -> risk(visit, run, risk)).toList(),
        visit.text("result.no-risks"));
  }

  private static List<PageCell> risk(Visit visit, VisibleRun run, Conclusion.HighRisk risk) {
    Tone tone =
        switch (risk.state()) {
          case "suspected", "confirmed", "disputed" -> Tone.BAD;
          case "possible", "mitigated" -> Tone.WARN;
          default -> Tone.PLAIN;
        };
    return List.of(
        new PageCell.Plain(risk.title()),
        new PageCell.Mark(visit.text("result.risk.state." + risk.state()), tone),
        links(run, risk.items()),
        new PageCell.Plain(risk.mitigation()),
        new PageCell.Plain(String.join(visit.text("list.semicolon"), risk.judgements())));
  }

  private static PageCell links(VisibleRun run, List<io.yunheng.report.view.ItemLink> items) {
    return new PageCell.Several(
        items.stream()
            .map(
                item ->
                    (PageCell)
                        new PageCell.Link(item.text() + " " + item.title(), run.item(item.id())))
            .toList());
  }

  private static void unseen(Visit visit, VisibleRun run, List<PagePart> parts) {
    parts.add(section("unseen", visit.text("result.unseen")));
    parts.add(new PagePart.Prose(visit.text("result.unseen.why")));
    List<Conclusion.Cure> cures = run.views(visit.language()).conclusion().cures();
    int first = Math.min(CURES, cures.size());
    parts.add(cures(visit, run, cures.subList(0, first)));
    if (first < cures.size()) {
      parts.add(
          new PagePart.Disclosed(
              visit.text("result.cures.more", Integer.toString(cures.size() - first)),
              List.of(cures(visit, run, cures.subList(first, cures.size())))));
    }
    parts.add(
        new PagePart.Disclosed(
            visit.text("result.coverage"),
            List.of(
                new PagePart.Listing(
                    visit.text("result.coverage"),
                    List.of(
                        visit.text("result.kind"),
                        visit.text("result.scope"),
                        visit.text("result.read"),
                        visit.text("result.reason"),
                        visit.text("result.records")),
                    run.views(visit.language()).coverage().stream()
                        .map(
                            row ->
                                List.<PageCell>of(
                                    new PageCell.Plain(row.kind()),
                                    new PageCell.Plain(row.scope()),
                                    new PageCell.Mark(
                                        row.word(),
                                        row.status().equals("complete") ? Tone.GOOD : Tone.WARN),
                                    new PageCell.Plain(
                                        row.need().isEmpty()
                                            ? row.reason()
                                            : row.reason() + visit.text("list.colon") + row.need()),
                                    new PageCell.Plain(Long.toString(row.count()))))
                        .toList(),
                    visit.text("list.none")))));
  }

  private static PagePart cures(Visit visit, VisibleRun run, List<Conclusion.Cure> cures) {
    return new PagePart.OfRun(
        new RunPart.Aligned(
            new PagePart.Listing(
                visit.text("result.cures"),
                List.of(
                    visit.text("result.need"),
                    visit.text("result.reason"),
                    visit.text("result.items")),
                cures.stream()
                    .map(
                        cure ->
                            List.of(
                                new PageCell.Plain(cure.need()),
                                new PageCell.Lines(cure.reasons()),
                                links(run, cure.items())))
                    .toList(),
                visit.text("result.cures.none"))));
  }

  private RunPart.Cards cards(Visit visit, VisibleRun run) {
    List<RunPart.Card> cards = new ArrayList<>();
    for (RunFolder.Kind kind : RunFolder.Kind.values()) {
      Optional<Long> size = folder.size(run.run(), kind);
      size.ifPresent(
          bytes ->
              cards.add(
                  new RunPart.Card(
                      kind.file(),
                      run.path() + "/files/" + kind.file(),
                      visit.text("result.file." + kind.text() + ".format"),
                      visit.text("result.file." + kind.text()),
                      ByteSize.of(bytes),
                      folder.digest(run.run(), kind))));
    }
    return new RunPart.Cards(cards);
  }
}
