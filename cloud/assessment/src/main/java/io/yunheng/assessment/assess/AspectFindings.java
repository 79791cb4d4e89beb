/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.CheckResult;
import io.yunheng.assessment.Counts;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.assessment.check.AspectReference;
import io.yunheng.assessment.check.CheckRun;
import io.yunheng.assessment.check.DigestSum;
import io.yunheng.assessment.check.GapSort;
import io.yunheng.assessment.check.ObjectTally;
import io.yunheng.assessment.check.ObservationSubjects;
import io.yunheng.assessment.check.Population;
import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Item;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** From what checks saw to the values that aspects may have for an object. */
public final class AspectFindings {
  /** The reason of a gap that only a person can close. */
  private static final String WORKBOOK_NEEDED = "workbook-needed";

  /** How many observations that count for every object are listed over all of them. */
  private static final int MOST_SHARED = 500;

  private static final List<ObservationOutcome> WORST_FIRST =
      List.of(
          ObservationOutcome.VIOLATED, ObservationOutcome.UNKNOWN, ObservationOutcome.SATISFIED);

  private final Population population;
  private final Origin nowhere;
  private final Map<AspectReference, List<Seen>> byAspect = new HashMap<>();

  /** What one check saw, by object. */
  private record Seen(CheckRun run, Map<String, ObjectTally> byObject) {
    static Seen of(CheckRun run) {
      Map<String, ObjectTally> byObject = new LinkedHashMap<>();
      run.tallies().forEach(tally -> byObject.put(tally.object(), tally));
      return new Seen(run, byObject);
    }
  }

  public AspectFindings(Evidence evidence, List<CheckRun> runs) {
    this.population = new Population(evidence.current());
    this.nowhere =
        new Origin(
            evidence.current().header().producer(),
            "assessment",
            evidence.current().header().collectedAt(),
            Origin.Manner.RECORDED);
    for (CheckRun run : runs) {
      Seen seen = Seen.of(run);
      run.check()
          .serves()
          .forEach(serves -> byAspect.computeIfAbsent(serves, _ -> new ArrayList<>()).add(seen));
    }
  }

  /**
   * What an aspect comes to for an object.
   *
   * @param objectsInAll how many objects the item has
   */
  public AspectResult of(Item item, Aspect aspect, AssessedObject object, int objectsInAll) {
    List<Seen> feeding =
        byAspect.getOrDefault(new AspectReference(item.id(), aspect.id()), List.of());
    Map<GapSort, GapCount> gaps = new LinkedHashMap<>();
    if (feeding.isEmpty()) {
      add(
          gaps,
          new Gap(
              Understanding.UNSUPPORTED, WORKBOOK_NEEDED, item.id() + "/" + aspect.id(), nowhere),
          1);
      return new AspectResult(
          aspect.id(),
          EnumSet.allOf(AspectValue.class),
          Counts.NONE,
          List.copyOf(gaps.values()),
          List.of());
    }
    Counts counts = Counts.NONE;
    Counts proofs = Counts.NONE;
    Counts deciding = Counts.NONE;
    List<CheckResult> checks = new ArrayList<>();
    for (Seen seen : feeding) {
      Counts seenHere = counts(seen, object, objectsInAll, gaps, checks);
      if (seen.run().check().proof()) {
        proofs = proofs.plus(seenHere);
      } else {
        counts = counts.plus(seenHere);
        deciding = deciding.plus(seen.run().check().alike() ? seenHere.alike() : seenHere);
      }
    }
    return new AspectResult(
        aspect.id(),
        proofs.limit(deciding.values(aspect.whenEmpty())),
        counts.plus(proofs),
        List.copyOf(gaps.values()),
        checks);
  }

  /** The sum of the digests of all observations that feed an aspect of an object. */
  public DigestSum digest(Item item, Aspect aspect, AssessedObject object) {
    DigestSum sum = DigestSum.ZERO;
    for (Seen seen :
        byAspect.getOrDefault(new AspectReference(item.id(), aspect.id()), List.of())) {
      for (ObjectTally tally : own(seen, object)) {
        sum = sum.plus(tally.digest());
      }
      if (seen.run().unattributed().isPresent()) {
        sum = sum.plus(seen.run().unattributed().get().digest());
      }
    }
    return sum;
  }

  /** The tenants of which checks of an item saw something, whether or not they are listed. */
  public Set<String> tenants(Item item) {
    Set<String> tenants = new TreeSet<>();
    for (Aspect aspect : item.aspects()) {
      for (Seen seen :
          byAspect.getOrDefault(new AspectReference(item.id(), aspect.id()), List.of())) {
        if (seen.run().check().attribution() == ObservationSubjects.TENANT) {
          seen.byObject().values().stream()
              .filter(tally -> tally.total() > 0 && !tally.object().isEmpty())
              .forEach(tally -> tenants.add(tally.object()));
        }
      }
    }
    return tenants;
  }

  private Counts counts(
      Seen seen,
      AssessedObject object,
      int objectsInAll,
      Map<GapSort, GapCount> gaps,
      List<CheckResult> checks) {
    Check check = seen.run().check();
    Counts counts = Counts.NONE;
    List<Observation> own = new ArrayList<>();
    List<Observation> shared = new ArrayList<>();
    boolean platformWide =
        everything(check, object) && !object.key().equals(AssessedObject.PLATFORM);
    for (ObjectTally tally : own(seen, object)) {
      counts = counts.plus(tally.counts());
      tally.gaps().forEach(gap -> add(gaps, gap.gap(), gap.count()));
      (platformWide || tally.object().isEmpty() ? shared : own).addAll(tally.observations());
    }
    if (seen.run().unattributed().isPresent()) {
      ObjectTally stray = seen.run().unattributed().get();
      counts =
          counts.plus(
              everything(check, object)
                  ? stray.counts()
                  : new Counts(0, 0, stray.total(), stray.total(), false));
      stray.gaps().forEach(gap -> add(gaps, gap.gap(), gap.count()));
      shared.addAll(stray.observations());
    }
    List<Gap> unread = unread(check, object);
    unread.forEach(gap -> add(gaps, gap, 1));
    boolean open = unread.stream().anyMatch(gap -> new GapCount(gap, 1).missing());
    checks.add(
        new CheckResult(
            check,
            counts.satisfied(),
            counts.violated(),
            counts.unknown(),
            listed(own, shared, Math.max(1, MOST_SHARED / objectsInAll))));
    return counts.plus(new Counts(0, 0, 0, 0, open));
  }

  /** The object's own observations and some of those that count for every object, worst first. */
  private static List<Observation> listed(
      List<Observation> own, List<Observation> shared, int mostShared) {
    Comparator<Observation> worstFirst =
        Comparator.comparingInt(one -> WORST_FIRST.indexOf(one.outcome()));
    List<Observation> all = new ArrayList<>(own);
    shared.stream().sorted(worstFirst).limit(mostShared).forEach(all::add);
    all.sort(worstFirst);
    return all;
  }

  /** The part of what a check saw that is about an object. */
  private static List<ObjectTally> own(Seen seen, AssessedObject object) {
    if (everything(seen.run().check(), object)) {
      return seen.run().tallies();
    }
    String id = object.tenant().or(object::site).orElse("");
    List<ObjectTally> own = new ArrayList<>();
    for (String key : List.of("", id)) {
      ObjectTally tally = seen.byObject().get(key);
      if (tally != null) {
        own.add(tally);
      }
    }
    return own;
  }

  private static boolean everything(Check check, AssessedObject object) {
    return switch (check.attribution()) {
      case TENANT -> object.tenant().isEmpty();
      case SITE -> object.site().isEmpty();
      case PLATFORM -> true;
    };
  }

  private List<Gap> unread(Check check, AssessedObject object) {
    return population.gaps(
        check.needs(),
        check.whereOffered(),
        check.attribution() == ObservationSubjects.TENANT ? object.scope() : Coverage.WHOLE);
  }

  private static void add(Map<GapSort, GapCount> gaps, Gap gap, long count) {
    gaps.merge(
        GapSort.of(gap),
        new GapCount(gap, count),
        (known, more) -> new GapCount(known.gap(), known.count() + more.count()));
  }
}
