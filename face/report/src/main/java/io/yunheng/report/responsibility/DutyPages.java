/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.Profile;
import io.yunheng.fault.Language;
import io.yunheng.report.duty.ComparisonView;
import io.yunheng.report.duty.DutyPage;
import io.yunheng.report.duty.DutyRow;
import io.yunheng.report.duty.Matter;
import io.yunheng.report.duty.Party;
import io.yunheng.report.duty.Tie;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.Printable;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.ArrangementComparison;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.People;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of an arrangement, and of two side by side. */
public final class DutyPages {
  /** With more parties than this they are named in the rows and have no columns of their own. */
  private static final int MOST_COLUMNS = 40;

  private final DutyPhrases say;
  private final Words words;
  private final PartyRelations ties;
  private final List<Tie> all;
  private final List<Party> parties;
  private final List<Matter> matters;
  private final PeopleIndex<List<String>> people = new PeopleIndex<>(this::people);

  private DutyPages(Derivation derivation, Catalog catalog, Language language) {
    this.say = new DutyPhrases(derivation, catalog, language);
    this.words = say.words();
    this.ties = new PartyRelations(say);
    this.all = ties.all();
    this.parties = ties.parties(all);
    this.matters = new OpenPoints(say).all();
  }

  /**
   * The page of an arrangement in a language.
   *
   * @param asked events to tell of before the typical ones
   */
  public static DutyPage of(
      Derivation derivation, List<Attribution> asked, Catalog catalog, Language language) {
    return new DutyPages(derivation, catalog, language).page(asked);
  }

  /**
   * An arrangement as it is and as changes would make it, side by side.
   *
   * @param changes that are tried
   */
  public static ComparisonView changed(
      Derivation before, Derivation after, String changes, Catalog catalog, Language language) {
    String asItIs = new DutyPages(before, catalog, language).words.of("versus.as-it-is");
    return side(before, asItIs, after, changes, catalog, language);
  }

  /**
   * Two arrangements side by side.
   *
   * @param beforeName what the first is called
   * @param afterName what the second is called
   */
  public static ComparisonView side(
      Derivation before,
      String beforeName,
      Derivation after,
      String afterName,
      Catalog catalog,
      Language language) {
    DutyPages one = new DutyPages(before, catalog, language);
    DutyPages other = new DutyPages(after, catalog, language);
    ArrangementComparison comparison = ArrangementComparison.of(before, after);
    Words words = one.words;
    List<ComparisonView.Change> events = new ArrayList<>();
    Arguments then = new Arguments(one.say);
    Arguments now = new Arguments(other.say);
    for (ArrangementComparison.EventChange change : comparison.events()) {
      events.add(
          new ComparisonView.Change(
              change.after().event().id(),
              one.of(change.after().service(), one.say.in(change.after().event().title())),
              blamed(then, change.before(), one),
              blamed(now, change.after(), other)));
    }
    OpenPoints was = new OpenPoints(one.say);
    OpenPoints is = new OpenPoints(other.say);
    return new ComparisonView(
        language,
        words.of("versus.title"),
        Printable.text(before.arrangement().name()),
        List.of(
            new LabelledText(words.of("versus.before"), Printable.text(beforeName), false),
            new LabelledText(words.of("versus.after"), Printable.text(afterName), false),
            new LabelledText(
                words.of("versus.changed"),
                words.of("versus.counts", comparison.duties().size(), comparison.events().size()),
                false)),
        one.side(words.of("versus.before")),
        other.side(words.of("versus.after")),
        List.of(
            changes(words.of("versus.roles"), comparison.roles(), one::held, other::held),
            changes(
                words.of("versus.uncovered"),
                comparison.uncovered(),
                was::uncovered,
                is::uncovered),
            changes(words.of("versus.questions"), comparison.open(), was::question, is::question),
            changes(words.of("versus.clashes"), comparison.contradictions(), was::clash, is::clash),
            changes(
                words.of("versus.duty-findings"),
                comparison.dutyFindings(),
                found -> one.say.in(found.finding()),
                found -> other.say.in(found.finding())),
            changes(
                words.of("versus.transfers"),
                comparison.transfers(),
                found -> one.say.in(found.finding()),
                found -> other.say.in(found.finding()))),
        grouped(comparison, one, other),
        events);
  }

  private static String blamed(Arguments arguments, Attribution one, DutyPages page) {
    List<String> lines = new ArrayList<>(arguments.answer(one));
    lines.addAll(arguments.work(one));
    one.bears().forEach(loss -> lines.add(page.say.in(loss.because())));
    one.missing()
        .forEach(need -> lines.add(page.words.of("versus.needs", page.say.in(need.what()))));
    return String.join("\n", lines.stream().distinct().toList());
  }

  private static <T> ComparisonView.Changes changes(
      String title,
      ArrangementComparison.Differences<T> differences,
      Function<T, String> before,
      Function<T, String> after) {
    return new ComparisonView.Changes(
        title,
        lines(differences.came(), after),
        lines(differences.went(), before),
        differences.altered().stream()
            .map(
                one ->
                    new ComparisonView.Change(
                        "",
                        "",
                        Printable.text(before.apply(one.before())),
                        Printable.text(after.apply(one.after()))))
            .toList(),
        lines(differences.unsettled(), before));
  }

  private static <T> List<String> lines(List<T> all, Function<T, String> words) {
    return all.stream().map(words).map(Printable::text).distinct().toList();
  }

  private String held(ArrangementComparison.Held held) {
    return of(held.service(), say.roleOf(held));
  }

  /** With the service before it, where there are several. */
  private String of(String service, String text) {
    String name = say.ofService(service);
    return name.isEmpty() ? text : words.of("duty.of-service", name, text);
  }

  /** Duties of a service whose people changed alike, together. */
  private static List<ComparisonView.Change> grouped(
      ArrangementComparison comparison, DutyPages one, DutyPages other) {
    Map<List<String>, List<Duty>> groups = new LinkedHashMap<>();
    for (ArrangementComparison.DutyChange change : comparison.duties()) {
      List<String> sides =
          List.of(
              change.either().service(),
              change.before().map(one::people).orElse(one.words.of("versus.not-there")),
              change.after().map(other::people).orElse(one.words.of("versus.not-there")));
      if (!sides.get(1).equals(sides.getLast())) {
        groups.computeIfAbsent(sides, _ -> new ArrayList<>()).add(change.either());
      }
    }
    List<ComparisonView.Change> changes = new ArrayList<>();
    groups.forEach(
        (sides, duties) ->
            changes.add(
                new ComparisonView.Change(
                    duties.stream().map(Duty::cited).collect(Collectors.joining(" ")),
                    one.of(sides.getFirst(), one.words.of("versus.requirements", duties.size())),
                    sides.get(1),
                    sides.getLast())));
    return changes;
  }

  private List<String> people(People all) {
    return Stream.concat(
            all.responsible().stream().map(share -> "A " + Printable.text(say.share(share))),
            all.doing().stream().map(way -> "R " + Printable.text(say.way(way))))
        .distinct()
        .toList();
  }

  private String people(Duty duty) {
    List<String> lines = new ArrayList<>(people.of(duty));
    if (!duty.needs().isEmpty()) {
      lines.add(words.of("duty.needs", String.join(", ", duty.needs())));
    }
    return String.join("\n", lines);
  }

  private ComparisonView.Side side(String name) {
    return new ComparisonView.Side(name, ties.graph(parties, all), states());
  }

  private List<WordCount> states() {
    List<WordCount> states = new ArrayList<>();
    for (String state : OpenPoints.STATES) {
      states.add(
          new WordCount(
              state,
              words.of("duty.state." + state),
              matters.stream().filter(one -> one.state().equals(state)).count()));
    }
    return states;
  }

  private DutyPage page(List<Attribution> asked) {
    List<Party> columns = parties.size() > MOST_COLUMNS ? List.of() : parties;
    DutyRows rows = new DutyRows(say, columns, matters, all);
    List<DutyRow> listed = rows.all();
    Arguments arguments = new Arguments(say);
    return new DutyPage(
        words.language(),
        words.of("duty.page"),
        Printable.text(say.arrangement().name()),
        facts(),
        notices(),
        states(),
        matters,
        ties.graph(parties, all),
        columns.isEmpty() ? List.of() : rows.heats(listed),
        columns,
        listed,
        choices(listed),
        Stream.concat(asked.stream(), say.derivation().typical().stream())
            .distinct()
            .map(arguments::of)
            .toList(),
        new OpenPoints(say).drafts(),
        parties,
        List.of(
            new LabelledText(words.of("provenance.catalog"), documents(), false),
            new LabelledText(
                words.of("provenance.as-of"), say.arrangement().asOf().toString(), false)),
        List.of(
            words.of("provenance.replay"),
            words.of("provenance.offline"),
            words.of("provenance.summaries")));
  }

  private String documents() {
    return say.catalog().documents().stream()
        .map(Document::id)
        .collect(Collectors.joining(say.comma()));
  }

  private List<LabelledText> facts() {
    List<LabelledText> facts = new ArrayList<>();
    facts.add(fact("as-of", say.arrangement().asOf().toString()));
    for (CloudService service : say.arrangement().services()) {
      List<String> parts = new ArrayList<>(List.of(Printable.text(service.name())));
      Profile profile = service.profile();
      profile.service().map(say::word).ifPresent(parts::add);
      profile.deployment().map(say::word).ifPresent(parts::add);
      profile.industry().map(say::word).ifPresent(parts::add);
      profile.level().ifPresent(level -> parts.add(words.of("duty.level", level)));
      facts.add(fact("service", String.join(" · ", parts)));
    }
    facts.add(fact("organisations", words.count(say.arrangement().organisations().size())));
    facts.add(fact("handed", words.count(say.arrangement().delegations().size())));
    facts.add(fact("requirements", words.count(say.derivation().duties().all().size())));
    return facts;
  }

  private LabelledText fact(String key, String text) {
    return new LabelledText(words.of("duty.fact." + key), text, false);
  }

  private List<String> notices() {
    long open = matters.stream().filter(one -> one.state().equals("open")).count();
    return open == 0 ? List.of() : List.of(words.of("duty.notice.open", open));
  }

  private DutyPage.Choices choices(List<DutyRow> rows) {
    List<DutyPage.Choice> services =
        say.arrangement().services().stream()
            .map(one -> new DutyPage.Choice(one.id(), Printable.text(one.name())))
            .toList();
    return new DutyPage.Choices(
        services,
        chosen(rows, DutyRow::document, DutyRow::document),
        chosen(rows, DutyRow::stageCode, DutyRow::stage),
        chosen(rows, DutyRow::layerCode, DutyRow::layer));
  }

  private static List<DutyPage.Choice> chosen(
      List<DutyRow> rows, Function<DutyRow, String> code, Function<DutyRow, String> word) {
    Map<String, String> words = new LinkedHashMap<>();
    rows.stream()
        .sorted(Comparator.comparingInt(DutyRow::order))
        .forEach(row -> words.put(code.apply(row), word.apply(row)));
    return words.entrySet().stream()
        .map(one -> new DutyPage.Choice(one.getKey(), one.getValue()))
        .toList();
  }
}
