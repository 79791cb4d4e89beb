/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.access.Operation;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.view.Conclusion;
import io.yunheng.report.view.ItemLink;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunCell;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Spacing;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of a run: one sentence, the verdicts as a tree, then what else has to be known. */
final class RunPage {
  private static final List<String> STATES =
      List.of("confirmed", "suspected", "disputed", "mitigated", "possible", "rejected");
  private static final int OTHERS = 50;
  private static final int CURES = 8;

  /** More high-risk cases than these are not listed above the verdicts. */
  private static final int RISKS = 8;

  private final RunDesk desk;
  private final RunFolder folder;
  private final CaseTakeOut takeOut;
  private final CatalogShelf shelf;
  private final PageWordsSource words;

  RunPage(
      RunDesk desk,
      RunFolder folder,
      CaseTakeOut takeOut,
      CatalogShelf shelf,
      PageWordsSource words) {
    this.desk = desk;
    this.folder = folder;
    this.takeOut = takeOut;
    this.shelf = shelf;
    this.words = words;
  }

  PageBody of(Visit visit, VisibleRun run) {
    RunHead head = new RunHead(visit, run, words.of(visit));
    List<PagePart> parts = new ArrayList<>();
    parts.add(CaseTrail.of(visit, run.workCase(), CaseTrail.history(visit, run.workCase())));
    try {
      verdicts(visit, run, head, parts);
    } catch (FaultException e) {
      if (e.faults().getFirst().code() != FaultCode.FILE_TOO_LARGE) {
        throw e;
      }
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("result.too-large")));
    }
    if (run.whole()) {
      List<RunPart.Figure> pictures = pictures(visit, run);
      if (!pictures.isEmpty()) {
        parts.add(section("pictures", visit.text("result.pictures")));
        parts.add(new PagePart.Prose(visit.text("result.pictures.why")));
        pictures.forEach(picture -> parts.add(new PagePart.OfRun(picture)));
      }
      parts.add(section("files", visit.text("result.files")));
      parts.add(new PagePart.OfRun(cards(visit, run)));
      if (desk.may(visit, run, Operation.CASE_TAKE_OUT) && takeOut.known(run)) {
        parts.add(new PagePart.Prose(visit.text("result.take-out.why")));
        parts.add(
            new PagePart.EntryForm(
                run.path() + "/case", "", List.of(), visit.text("result.take-out")));
      }
    }
    List<AssessmentRun> others = desk.runs(visit, run.workCase(), RowWindow.first(OTHERS)).rows();
    parts.addAll(
        new ComparisonPage(desk, folder, shelf, words)
            .form(visit, run.workCase(), others, before(others, run), run.run().id().text()));
    parts.add(new PagePart.OfRun(head.foot()));
    return PageBody.wide(visit.text("result.title"), parts);
  }

  /** The run before this one; empty if it is the first. */
  private static String before(List<AssessmentRun> all, VisibleRun run) {
    int at = all.stream().map(AssessmentRun::id).toList().indexOf(run.run().id());
    return at >= 0 && at + 1 < all.size() ? all.get(at + 1).id().text() : "";
  }

  private void verdicts(Visit visit, VisibleRun run, RunHead head, List<PagePart> parts) {
    RunRows rows = new RunRows(run, shelf.catalog().mlps(), visit);
    RunFilter filter = RunFilter.of(visit);
    parts.add(new PagePart.OfRun(head.line()));
    parts.add(new PagePart.OfRun(new RunPart.PrintHead(head.facts())));
    desk.changed(visit, run).ifPresent(parts::add);
    parts.add(new PagePart.OfRun(head.sentence(rows)));
    parts.add(new PagePart.OfRun(rows.bar()));
    if (run.whole()) {
      parts.add(new PagePart.OfRun(head.tabs(!pictures(visit, run).isEmpty(), wanted(visit, run))));
      List<Conclusion.HighRisk> raised = head.raised();
      if (!raised.isEmpty() && raised.size() <= RISKS) {
        parts.add(new PagePart.OfRun(head.risks(raised)));
      }
    }
    if (!run.assessment().heading().catalog().equals(shelf.catalog().mlps().digest())) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("result.other-catalog")));
    }
    RunChips chips = new RunChips(visit, run, rows, filter);
    parts.add(new PagePart.OfRun(chips.line()));
    chips.shown().ifPresent(text -> parts.add(new PagePart.Prose(text)));
    parts.add(new PagePart.OfRun(rows.tree(filter)));
    if (run.whole()) {
      risks(visit, run, head, parts);
      unseen(visit, run, parts);
      parts.add(
          new PagePart.Disclosed(
              visit.text("result.about"), List.of(new PagePart.FactList(head.facts()))));
    }
  }

  /** What people ask for first: the report, and the workbook to be filled in. */
  private List<PageCell.Link> wanted(Visit visit, VisibleRun run) {
    return Stream.of(RunFolder.Kind.REPORT, RunFolder.Kind.WORKBOOK)
        .filter(kind -> folder.size(run.run(), kind).isPresent())
        .map(
            kind ->
                new PageCell.Link(
                    visit.text("result.file." + kind.text() + ".title"), address(run, kind)))
        .toList();
  }

  private static PagePart section(String id, String text) {
    return new PagePart.OfRun(new RunPart.Section(id, text));
  }

  private static void risks(Visit visit, VisibleRun run, RunHead head, List<PagePart> parts) {
    parts.add(section("risks", visit.text("result.risks")));
    legend(visit, run, parts);
    parts.add(riskTable(visit, run, head.raised()));
    List<Conclusion.HighRisk> others =
        run.views(visit.language()).conclusion().highRisks().stream()
            .filter(risk -> !RunHead.raised(risk))
            .toList();
    if (!others.isEmpty()) {
      parts.add(
          new PagePart.Disclosed(
              visit.text("result.risks.others", Integer.toString(others.size())),
              List.of(riskTable(visit, run, others))));
    }
  }

  /** What the states mean that stand in the tables, and no others. */
  private static void legend(Visit visit, VisibleRun run, List<PagePart> parts) {
    Set<String> states =
        run.views(visit.language()).conclusion().highRisks().stream()
            .map(Conclusion.HighRisk::state)
            .collect(Collectors.toSet());
    if (!states.isEmpty()) {
      parts.add(new PagePart.Prose(visit.text("result.risks.why")));
      parts.add(
          new PagePart.FactList(
              STATES.stream()
                  .filter(states::contains)
                  .map(
                      state ->
                          new PagePart.Fact(
                              visit.text("result.risk.state." + state),
                              new PageCell.Plain(visit.text("result.risk.means." + state))))
                  .toList()));
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
    return List.of(
        new PageCell.OfRun(new RunCell.Thing(risk.title(), risk.id(), "")),
        RunHead.state(visit, risk),
        links(run, risk.items()),
        new PageCell.Plain(risk.mitigation()),
        new PageCell.Plain(String.join(visit.text("list.semicolon"), risk.judgements())));
  }

  private static PageCell links(VisibleRun run, List<ItemLink> items) {
    return new PageCell.Several(
        items.stream()
            .map(
                item ->
                    (PageCell)
                        new PageCell.Link(item.text() + " " + item.title(), run.item(item.id())))
            .toList());
  }

  private void unseen(Visit visit, VisibleRun run, List<PagePart> parts) {
    parts.add(section("unseen", visit.text("result.unseen")));
    parts.add(new PagePart.Prose(visit.text("result.unseen.why")));
    if (desk.may(visit, run, Operation.REGISTER_READ)) {
      parts.add(
          new PagePart.Sentence(
              List.of(
                  new PageCell.Plain(visit.text("result.unseen.looks-at")),
                  new PageCell.Link(
                      visit.text("result.unseen.registers"),
                      "/cases/" + run.workCase().id() + "/registers"))));
    }
    long asked = RecordWay.asked(run);
    if (asked > 0) {
      parts.add(
          new RecordWay(desk)
              .steps(visit, run, visit.text("result.way.all", Long.toString(asked))));
    }
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
                                new PageCell.Plain(Spacing.of(cure.need())),
                                new PageCell.Lines(cure.reasons()),
                                links(run, cure.items())))
                    .toList(),
                visit.text("result.cures.none"))));
  }

  /** The pictures that the run has, each with the items that say the same in words. */
  private List<RunPart.Figure> pictures(Visit visit, VisibleRun run) {
    List<RunPart.Figure> pictures = new ArrayList<>();
    for (RunFolder.Kind kind : RunFolder.Kind.values()) {
      if (kind.picture() && folder.size(run.run(), kind).isPresent()) {
        String key = "result.picture." + kind.text();
        pictures.add(
            new RunPart.Figure(
                address(run, kind),
                visit.text(key),
                visit.text(key + ".shows"),
                visit.text("result.picture.items"),
                shelf.catalog().mlps().items().stream()
                    .filter(item -> kind.layer().equals(item.layer()))
                    .map(
                        item ->
                            new PageCell.Link(
                                item.title().in(visit.language()), run.item(item.id())))
                    .toList()));
      }
    }
    return pictures;
  }

  private static String address(VisibleRun run, RunFolder.Kind kind) {
    return run.path() + "/files/" + kind.download().text();
  }

  private RunPart.Cards cards(Visit visit, VisibleRun run) {
    List<RunPart.Card> cards = new ArrayList<>();
    for (RunFolder.Kind kind : RunFolder.Kind.values()) {
      Optional<Long> size = folder.size(run.run(), kind);
      size.ifPresent(
          bytes ->
              cards.add(
                  new RunPart.Card(
                      visit.text("result.file." + kind.text() + ".title"),
                      kind.download().text(),
                      address(run, kind),
                      visit.text("result.file." + kind.text() + ".format"),
                      visit.text("result.file." + kind.text()),
                      PageWords.size(bytes),
                      folder.digest(run.run(), kind),
                      kind == RunFolder.Kind.REPORT || kind == RunFolder.Kind.WORKBOOK)));
    }
    return new RunPart.Cards(cards, visit.text("result.file.digest"));
  }
}
