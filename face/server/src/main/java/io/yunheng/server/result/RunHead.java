/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.casework.CaseState;
import io.yunheng.catalog.Verdict;
import io.yunheng.report.view.Conclusion;
import io.yunheng.report.view.LabelledText;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;

/** What is said above the verdicts of a run: what it is of, how it came out, where what stands. */
record RunHead(Visit visit, VisibleRun run, PageWords words) {
  /** The project, when it was assessed, by which rule, and what the result is worth. */
  RunPart.Headline line() {
    boolean example = run.assessment().heading().example() || run.workCase().example();
    return new RunPart.Headline(
        visit.text(
            "result.headline",
            run.workCase().description().name(),
            words.moment(run.run().ended()),
            visit.text("result.scale." + run.assessment().heading().scale().code()),
            visit.text(
                run.workCase().state() == CaseState.FROZEN ? "result.frozen" : "result.in-work"),
            example ? visit.text("result.example") : ""));
  }

  /** The foot of the paper. */
  RunPart.PrintFoot foot() {
    return new RunPart.PrintFoot(
        visit.text(
            "result.foot",
            run.workCase().description().name(),
            words.moment(run.run().ended()),
            run.run().id().text(),
            run.run().caseDigest()));
  }

  /** All that is known of how the result came about. */
  List<PagePart.Fact> facts() {
    List<PagePart.Fact> facts = new ArrayList<>();
    for (LabelledText fact : run.views(visit.language()).facts()) {
      facts.add(
          new PagePart.Fact(
              fact.label(),
              fact.mono() ? new PageCell.Mono(fact.text()) : new PageCell.Plain(fact.text())));
    }
    facts.add(
        new PagePart.Fact(
            visit.text("result.run"), new PageCell.Plain(words.moment(run.run().ended()))));
    facts.add(
        new PagePart.Fact(
            visit.text("result.case-digest"), new PageCell.Mono(run.run().caseDigest())));
    return facts;
  }

  /** What a paper says of the case and the run that it is of. */
  List<PagePart.Fact> paper() {
    PaperHead head = new PaperHead(visit, words);
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(head.of(run.workCase()));
    facts.addAll(head.of(run.run()));
    return facts;
  }

  /** How it came out, in one sentence. */
  RunPart.Lede sentence(RunRows rows) {
    List<PageCell> cells = new ArrayList<>();
    cells.add(
        new PageCell.Plain(
            visit.text(
                run.whole() ? "result.lede" : "result.lede.part",
                Integer.toString(rows.all().size()))));
    boolean first = true;
    for (Verdict verdict : VerdictLinks.WORST_FIRST) {
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
      int risks = raised().size();
      cells.add(new PageCell.Plain(visit.text("list.semicolon")));
      cells.add(
          risks == 0
              ? new PageCell.Plain(visit.text("result.no-risks"))
              : new PageCell.Link(
                  visit.text("result.risks.count", Integer.toString(risks)), "#risks"));
      long person = rows.all().stream().filter(VerdictRow::byPerson).count();
      cells.add(new PageCell.Plain(visit.text("list.semicolon")));
      cells.add(
          person == 0
              ? new PageCell.Plain(visit.text("result.all-machine"))
              : new PageCell.Link(
                  visit.text("result.by-person.count", Long.toString(person)),
                  RunFilter.NONE.only("by", "person").address(run.path())));
    }
    cells.add(new PageCell.Plain(visit.text("list.stop")));
    return new RunPart.Lede(cells);
  }

  /** The ways to the sections of the page, and to the files that are wanted most. */
  RunPart.Tabs tabs(boolean pictures, List<PageCell.Link> wanted) {
    List<PageCell.Link> links = new ArrayList<>();
    links.add(new PageCell.Link(visit.text("result.items"), "#tree"));
    links.add(
        new PageCell.Link(
            visit.text(
                "result.count", visit.text("result.risks"), Integer.toString(raised().size())),
            "#risks"));
    links.add(
        new PageCell.Link(
            visit.text(
                "result.count",
                visit.text("result.unseen"),
                Integer.toString(run.views(visit.language()).conclusion().cures().size())),
            "#unseen"));
    if (pictures) {
      links.add(new PageCell.Link(visit.text("result.pictures"), "#pictures"));
    }
    links.add(new PageCell.Link(visit.text("result.files"), "#files"));
    return new RunPart.Tabs(visit.text("result.here"), links, visit.text("result.wanted"), wanted);
  }

  /** The high-risk cases that nobody has rejected. */
  List<Conclusion.HighRisk> raised() {
    return run.views(visit.language()).conclusion().highRisks().stream()
        .filter(RunHead::raised)
        .toList();
  }

  static boolean raised(Conclusion.HighRisk risk) {
    return !risk.state().equals("possible") && !risk.state().equals("rejected");
  }

  /** The state of a high-risk case as a mark. */
  static PageCell.Mark state(Visit visit, Conclusion.HighRisk risk) {
    Tone tone =
        switch (risk.state()) {
          case "suspected", "confirmed", "disputed" -> Tone.BAD;
          case "possible", "mitigated" -> Tone.WARN;
          default -> Tone.PLAIN;
        };
    return new PageCell.Mark(visit.text("result.risk.state." + risk.state()), tone);
  }

  /** High-risk cases in a line each. */
  RunPart.Risks risks(List<Conclusion.HighRisk> risks) {
    return new RunPart.Risks(
        visit.text("result.risks"),
        risks.stream()
            .map(
                risk ->
                    new RunPart.Risk(
                        state(visit, risk),
                        risk.title(),
                        risk.items().stream()
                            .map(item -> new PageCell.Link(item.text(), run.item(item.id())))
                            .toList()))
            .toList());
  }
}
