/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Stage;
import io.yunheng.report.duty.Matter;
import io.yunheng.report.word.Paper;
import io.yunheng.report.word.Style;
import io.yunheng.report.word.WordTable;
import io.yunheng.report.word.WordTable.Cell;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.Organisation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Pages for each party: what it is responsible for, does for others, watches and is told. */
final class PartyPages {
  /** With more parties than this there are no pages for each. */
  static final int MOST = 40;

  private enum Part {
    RESPONSIBLE("A"),
    DOING("R"),
    WATCHING("S"),
    TOLD("I");

    private final String letter;

    Part(String letter) {
      this.letter = letter;
    }
  }

  /** Requirements under one heading: of a service and stage, and with or for somebody. */
  private record Group(String with, int service, Stage stage) {}

  private final DutyPhrases say;
  private final DraftingPhrases paperSay;
  private final Words words;
  private final Paper paper;
  private final List<Matter> matters;
  private final List<String> services;
  private final Map<String, Map<Part, Map<Group, Set<Duty>>>> parties = new LinkedHashMap<>();

  PartyPages(DutyPhrases say, Paper paper, List<Matter> matters) {
    this.say = say;
    this.paperSay = new DraftingPhrases(say);
    this.words = say.words();
    this.paper = paper;
    this.matters = matters;
    this.services = say.arrangement().services().stream().map(CloudService::id).toList();
  }

  void write(String title) {
    paper.heading(1, title);
    List<Organisation> all = say.arrangement().organisations();
    if (all.size() > MOST) {
      paper.paragraph(CoverPages.body(words), words.of("paper.by-party.many", all.size(), MOST));
      return;
    }
    paper.paragraph(CoverPages.body(words), words.of("paper.by-party.intro"));
    say.derivation().duties().all().forEach(this::sort);
    boolean first = true;
    for (Organisation one : all) {
      if (first) {
        paper.heading(2, paperSay.name(one.id()));
      } else {
        paper.headingOnNewPage(2, paperSay.name(one.id()));
      }
      first = false;
      party(one.id(), parties.getOrDefault(one.id(), Map.of()));
    }
  }

  private void sort(Duty duty) {
    for (Duty.Share share : duty.responsible()) {
      put(share.organisation(), Part.RESPONSIBLE, "", duty);
    }
    for (Duty.Doing doing : duty.doing()) {
      if (!doing.by().isEmpty()) {
        String of = paperSay.name(doing.of());
        put(
            doing.organisation(),
            Part.DOING,
            say.agreement(doing.by().getLast())
                .map(one -> words.of("paper.for", of, DraftingPhrases.brief(one.name())))
                .orElseGet(() -> words.of("paper.for.none", of)),
            duty);
      }
    }
    Map<String, Set<String>> watched = new LinkedHashMap<>();
    for (Duty.Watching one : duty.watching()) {
      Set<String> whom = watched.computeIfAbsent(one.organisation(), _ -> new LinkedHashSet<>());
      one.handed()
          .ifPresentOrElse(
              step -> whom.add(step.to()),
              () ->
                  duty.responsible().stream()
                      .map(Duty.Share::organisation)
                      .filter(each -> !each.equals(one.organisation()))
                      .forEach(whom::add));
    }
    watched.forEach(
        (who, whom) ->
            put(who, Part.WATCHING, words.of("paper.watch", paperSay.names(whom)), duty));
    for (Duty.Watching one : duty.informed()) {
      put(one.organisation(), Part.TOLD, "", duty);
    }
  }

  private void put(String organisation, Part part, String with, Duty duty) {
    parties
        .computeIfAbsent(organisation, _ -> new EnumMap<>(Part.class))
        .computeIfAbsent(
            part,
            _ ->
                new TreeMap<>(
                    Comparator.comparing(Group::with)
                        .thenComparingInt(Group::service)
                        .thenComparing(Group::stage)))
        .computeIfAbsent(
            new Group(with, services.indexOf(duty.service()), duty.clause().stage()),
            _ -> new LinkedHashSet<>())
        .add(duty);
  }

  private void party(String organisation, Map<Part, Map<Group, Set<Duty>>> parts) {
    List<String> roles = paperSay.roles(organisation);
    paper.paragraph(
        Style.BODY,
        words.of(
            "paper.party.roles",
            roles.isEmpty() ? words.of("paper.no-role") : String.join(say.comma(), roles)));
    paper.paragraph(
        Style.BODY,
        words.of(
            "paper.party.counts",
            count(parts, Part.RESPONSIBLE),
            count(parts, Part.DOING),
            count(parts, Part.WATCHING),
            count(parts, Part.TOLD)));
    List<String> concerned = new ArrayList<>();
    for (int i = 0; i < matters.size(); i++) {
      if (matters.get(i).organisations().contains(organisation)) {
        concerned.add(Integer.toString(i + 1));
      }
    }
    if (!concerned.isEmpty()) {
      paper.paragraph(
          Style.BODY, words.of("paper.party.matters", String.join(say.comma(), concerned)));
    }
    parts.forEach(
        (part, groups) -> {
          paper.heading(3, words.word("paper.party", part.letter));
          paper.table(table(groups));
        });
  }

  private static int count(Map<Part, Map<Group, Set<Duty>>> parts, Part part) {
    return (int)
        parts.getOrDefault(part, Map.of()).values().stream()
            .flatMap(Set::stream)
            .distinct()
            .count();
  }

  private WordTable table(Map<Group, Set<Duty>> groups) {
    List<WordTable.Row> rows = new ArrayList<>();
    groups.forEach(
        (group, duties) -> {
          rows.add(WordTable.band(band(group, duties.size())));
          List<Duty> all = List.copyOf(duties);
          int half = (all.size() + 1) / 2;
          for (int i = 0; i < half; i++) {
            List<Cell> cells = new ArrayList<>(pair(all.get(i)));
            cells.addAll(
                half + i < all.size()
                    ? pair(all.get(half + i))
                    : List.of(Cell.of(List.of()), Cell.of(List.of())));
            rows.add(WordTable.row(cells));
          }
        });
    List<String> heads = CoverPages.titles(words, "clause", "title", "clause", "title");
    return new WordTable(List.of(29, 52, 29, 52), heads, rows);
  }

  private String band(Group group, int count) {
    List<String> parts = new ArrayList<>();
    if (!group.with().isEmpty()) {
      parts.add(group.with());
    }
    if (services.size() > 1) {
      parts.add(paperSay.service(services.get(group.service())));
    }
    parts.add(words.of("paper.stage", say.word(group.stage()), count));
    return String.join(words.of("paper.between"), parts);
  }

  private List<Cell> pair(Duty duty) {
    return List.of(
        Cell.of(Style.TABLE_SMALL, duty.cited()),
        Cell.of(Style.TABLE_SMALL, say.in(duty.clause().title())));
  }
}
