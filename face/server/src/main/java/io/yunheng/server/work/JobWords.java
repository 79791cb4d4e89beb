/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobState;
import io.yunheng.fault.Fault;
import io.yunheng.fault.Messages;
import io.yunheng.run.Position;
import io.yunheng.run.Unit;
import io.yunheng.server.job.JobFaults;
import io.yunheng.server.job.JobLog;
import io.yunheng.server.job.JobPosition;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Jobs in the words of a visit. */
record JobWords(Visit visit, PageWords say) {
  private static final Messages MESSAGES = Messages.load();

  /** What a kind of job is called; one of an earlier program by its code. */
  String kind(String code) {
    return known("job.kind." + code).orElse(code);
  }

  private Optional<String> known(String key) {
    return visit.texts().keys().contains(key) ? Optional.of(visit.text(key)) : Optional.empty();
  }

  /** Where it stands; what came of it is no state. */
  PageCell state(CaseJob job) {
    boolean stops = job.state() == JobState.RUNNING && job.course().cancelAsked();
    return new PageCell.Mark(
        stops ? visit.text("job.stopping") : say.word("job.state", job.state()),
        job.state() == JobState.FAILED ? Tone.BAD : Tone.PLAIN);
  }

  /** How far it is, in one line. */
  String progress(CaseJob job) {
    if (job.state() == JobState.WAITING) {
      return visit.text("job.waits");
    }
    return JobPosition.read(job.course().progress())
        .map(this::position)
        .orElseGet(() -> visit.text("job.begins"));
  }

  private String position(Position position) {
    List<String> words = new ArrayList<>();
    words.add(phase(position.phase().code()));
    String subject = position.phase().subject();
    if (!subject.isEmpty() && !subject.contains("/")) {
      words.add(subject);
    }
    for (Unit unit : Unit.values()) {
      if (position.done(unit) > 0) {
        String total =
            position.total(unit).isPresent() ? " / " + position.total(unit).getAsLong() : "";
        words.add(position.done(unit) + total + " " + visit.text("job.unit." + unit.code()));
      }
    }
    return words.stream().collect(Collectors.joining(visit.text("list.comma")));
  }

  private String phase(String code) {
    return known("job.phase." + code).orElseGet(() -> visit.text("job.begins"));
  }

  /** Why it failed, and what to do. */
  List<PagePart> faults(String written) {
    List<PagePart> parts = new ArrayList<>();
    List<Fault> faults = JobFaults.read(written);
    if (faults.size() == 1) {
      parts.add(new PagePart.Remark(Tone.BAD, what(faults.getFirst())));
      parts.add(new PagePart.Prose(MESSAGES.cure(faults.getFirst(), visit.language())));
    } else if (!faults.isEmpty()) {
      parts.add(
          new PagePart.Listing(
              visit.text("job.faults"),
              List.of(visit.text("job.fault"), visit.text("job.cure")),
              faults.stream()
                  .map(
                      fault ->
                          List.<PageCell>of(
                              new PageCell.Plain(what(fault)),
                              new PageCell.Plain(MESSAGES.cure(fault, visit.language()))))
                  .toList(),
              visit.text("list.none")));
    }
    return parts;
  }

  String what(Fault fault) {
    return MESSAGES.what(fault, visit.language());
  }

  /** What happened to it. */
  PagePart log(List<JobLog.Line> lines) {
    return new PagePart.Listing(
        visit.text("job.log"),
        List.of(visit.text("job.at"), visit.text("job.event")),
        lines.stream()
            .map(
                line ->
                    List.<PageCell>of(
                        new PageCell.Plain(say.second(line.at())), new PageCell.Plain(line(line))))
            .toList(),
        visit.text("list.none"));
  }

  private String line(JobLog.Line line) {
    String told =
        switch (line.event()) {
          case "phase" -> phase(line.detail());
          case "fault", "warning" ->
              JobFaults.read(line.detail()).stream()
                  .map(this::what)
                  .collect(Collectors.joining(visit.text("list.semicolon")));
          case String _ -> line.detail();
        };
    return known("job.event." + line.event())
        .map(text -> text.replace("{0}", told))
        .orElse(line.event());
  }

  /** A button that cancels it, where it is open and the visitor may. */
  Optional<PageCell> cancel(CaseJob job, boolean may) {
    boolean open = job.state() == JobState.WAITING || job.state() == JobState.RUNNING;
    return may && open && !job.course().cancelAsked()
        ? Optional.of(
            new PageCell.Button(
                "/cases/" + job.workCase() + "/jobs/" + job.id() + "/cancel",
                visit.text("job.cancel"),
                visit.text("job.cancel.of", kind(job.ask().kind())),
                Map.of(),
                Tone.BAD))
        : Optional.empty();
  }
}
