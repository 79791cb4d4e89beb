/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is different between two arrangements.
 *
 * @param duties those whose people changed, that came or that went
 * @param events the typical events for which somebody else is to blame or bears the loss
 */
public record ArrangementComparison(
    Differences<Held> roles,
    Differences<Roles.Uncovered> uncovered,
    Differences<Roles.Open> open,
    Differences<Roles.Contradiction> contradictions,
    List<DutyChange> duties,
    Differences<DutyFinding> dutyFindings,
    Differences<TransferFinding> transfers,
    List<EventChange> events) {
  public ArrangementComparison {
    duties = List.copyOf(duties);
    events = List.copyOf(events);
  }

  /**
   * What came and what went.
   *
   * @param altered what is there as before but says something else
   * @param unsettled what went only because an agreement is no longer in force, so that nothing is
   *     mended by it
   */
  public record Differences<T>(
      List<T> came, List<T> went, List<Altered<T>> altered, List<T> unsettled) {
    public Differences {
      came = List.copyOf(came);
      went = List.copyOf(went);
      altered = List.copyOf(altered);
      unsettled = List.copyOf(unsettled);
    }

    /** Whether there is none. */
    public boolean none() {
      return came.isEmpty() && went.isEmpty() && altered.isEmpty() && unsettled.isEmpty();
    }
  }

  /** Something that was there before and is there still, in other words. */
  public record Altered<T>(T before, T after) {}

  /** A role that an organisation has. */
  public record Held(String organisation, String service, Actor role) {}

  /** A duty before and after; empty where it did not or does not apply. */
  public record DutyChange(Optional<Duty> before, Optional<Duty> after) {
    /** The one that is there. */
    public Duty either() {
      return after.or(() -> before).orElseThrow();
    }
  }

  /** A typical event before and after. */
  public record EventChange(Attribution before, Attribution after) {}

  private record Place(String service, String id) {}

  /** Compares two derivations. */
  public static ArrangementComparison of(Derivation before, Derivation after) {
    return new ArrangementComparison(
        plain(held(before.roles()), held(after.roles()), one -> one),
        plain(before.roles().uncovered(), after.roles().uncovered(), one -> one),
        plain(
            before.roles().open(),
            after.roles().open(),
            one -> List.of(one.organisation(), one.service(), one.question().id())),
        plain(
            before.roles().contradictions(),
            after.roles().contradictions(),
            one ->
                List.of(
                    one.clash(),
                    one.act().organisation(),
                    one.act().service(),
                    one.act().behaviour(),
                    one.named(),
                    one.others())),
        duties(before, after),
        paired(
            plain(
                before.duties().findings(),
                after.duties().findings(),
                one -> List.of(one.rule().id(), one.service(), one.clauses(), one.organisations())),
            one -> List.of(one.rule().id(), one.service()),
            DutyFinding::organisations),
        unsettled(
            paired(
                plain(
                    before.transfers(),
                    after.transfers(),
                    one ->
                        List.of(
                            one.rule().id(),
                            one.state(),
                            one.about().kind(),
                            one.about().id(),
                            one.finding())),
                one -> List.of(one.rule().id(), one.about().kind(), one.about().id()),
                one -> one.about().parties())),
        events(before, after));
  }

  private static List<Held> held(Roles roles) {
    return roles.holdings().stream()
        .map(one -> new Held(one.organisation(), one.service(), one.role()))
        .toList();
  }

  private static <T> Differences<T> plain(List<T> before, List<T> after, Function<T, Object> key) {
    Set<Object> was = new LinkedHashSet<>(before.stream().map(key).toList());
    Set<Object> is = new LinkedHashSet<>(after.stream().map(key).toList());
    return new Differences<>(
        after.stream().filter(one -> !was.contains(key.apply(one))).toList(),
        before.stream().filter(one -> !is.contains(key.apply(one))).toList(),
        List.of(),
        List.of());
  }

  /** The differences with what went and came again in other words, or with other names, as one. */
  private static <T> Differences<T> paired(
      Differences<T> all, Function<T, Object> kind, Function<T, List<String>> names) {
    Map<Object, List<T>> came = new LinkedHashMap<>();
    all.came()
        .forEach(one -> came.computeIfAbsent(kind.apply(one), _ -> new ArrayList<>()).add(one));
    Map<Object, List<T>> went = new LinkedHashMap<>();
    all.went()
        .forEach(one -> went.computeIfAbsent(kind.apply(one), _ -> new ArrayList<>()).add(one));
    List<Altered<T>> altered = new ArrayList<>();
    for (T one : all.went()) {
      List<T> next = akin(one, came.getOrDefault(kind.apply(one), List.of()), names);
      if (next.size() == 1
          && akin(next.getFirst(), went.getOrDefault(kind.apply(one), List.of()), names).size()
              == 1) {
        altered.add(new Altered<>(one, next.getFirst()));
      }
    }
    List<T> after = altered.stream().map(Altered::after).toList();
    List<T> before = altered.stream().map(Altered::before).toList();
    return new Differences<>(
        all.came().stream().filter(one -> !after.contains(one)).toList(),
        all.went().stream().filter(one -> !before.contains(one)).toList(),
        altered,
        List.of());
  }

  private static <T> List<T> akin(T one, List<T> others, Function<T, List<String>> names) {
    List<String> mine = names.apply(one);
    return others.stream()
        .filter(
            other -> mine.containsAll(names.apply(other)) || names.apply(other).containsAll(mine))
        .toList();
  }

  /** That an agreement lapses mends nothing else between its parties. */
  private static Differences<TransferFinding> unsettled(Differences<TransferFinding> all) {
    List<TransferFinding> lapses = all.came().stream().filter(one -> one.rule().lapse()).toList();
    List<TransferFinding> unsettled =
        all.went().stream()
            .filter(one -> lapses.stream().anyMatch(lapse -> between(lapse, one)))
            .toList();
    return new Differences<>(
        all.came(),
        all.went().stream().filter(one -> !unsettled.contains(one)).toList(),
        all.altered(),
        unsettled);
  }

  private static boolean between(TransferFinding lapse, TransferFinding other) {
    return lapse.about().parties().stream().filter(other.about().parties()::contains).count() > 1;
  }

  private static List<DutyChange> duties(Derivation before, Derivation after) {
    Map<Place, Duty> was = new LinkedHashMap<>();
    before.duties().all().forEach(one -> was.put(place(one), one));
    Map<Place, Duty> is = new LinkedHashMap<>();
    after.duties().all().forEach(one -> is.put(place(one), one));
    List<DutyChange> changes = new ArrayList<>();
    IdentityHashMap<People, IdentityHashMap<People, Boolean>> alike = new IdentityHashMap<>();
    is.forEach(
        (place, now) -> {
          Optional<Duty> then = Optional.ofNullable(was.get(place));
          if (then.isEmpty()
              || !then.get().needs().equals(now.needs())
              || !alike
                  .computeIfAbsent(then.get().people(), _ -> new IdentityHashMap<>())
                  .computeIfAbsent(now.people(), _ -> alike(then.get().people(), now.people()))) {
            changes.add(new DutyChange(then, Optional.of(now)));
          }
        });
    was.forEach(
        (place, then) -> {
          if (!is.containsKey(place)) {
            changes.add(new DutyChange(Optional.of(then), Optional.empty()));
          }
        });
    return changes;
  }

  private static Place place(Duty duty) {
    return new Place(duty.service(), duty.clause().id());
  }

  private static boolean alike(People then, People now) {
    return responsible(then).equals(responsible(now)) && doing(then).equals(doing(now));
  }

  private static List<List<String>> responsible(People people) {
    return people.responsible().stream()
        .map(one -> List.of(one.organisation(), one.role().code()))
        .toList();
  }

  private static List<List<String>> doing(People people) {
    return people.doing().stream().map(one -> List.of(one.organisation(), one.of())).toList();
  }

  private static List<EventChange> events(Derivation before, Derivation after) {
    Map<Place, Attribution> was = new LinkedHashMap<>();
    before.typical().forEach(one -> was.put(new Place(one.service(), one.event().id()), one));
    List<EventChange> changes = new ArrayList<>();
    for (Attribution now : after.typical()) {
      Attribution then = was.get(new Place(now.service(), now.event().id()));
      if (then != null && !blame(then).equals(blame(now))) {
        changes.add(new EventChange(then, now));
      }
    }
    return changes;
  }

  private static List<Object> blame(Attribution one) {
    return List.of(
        one.responsible().stream()
            .map(blame -> List.of(blame.share().organisation(), blame.share().role()))
            .toList(),
        one.work().stream()
            .map(
                work ->
                    List.of(
                        work.organisation(),
                        work.of(),
                        work.steps().stream()
                            .map(step -> List.of(step.delegation().id(), step.flaws()))
                            .toList()))
            .toList(),
        one.bears().stream().map(loss -> List.of(loss.organisation(), loss.because())).toList(),
        one.missing());
  }
}
