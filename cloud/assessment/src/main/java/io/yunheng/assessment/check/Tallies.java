/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Check;
import io.yunheng.assessment.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The tallies of one check by object. Not thread-safe.
 *
 * @param <E> what stands for an observation until it is asked for in full
 */
final class Tallies<E> {
  private final EvidenceLimits limits;
  private final SortedMap<String, ObservationTally<E>> byObject = new TreeMap<>();
  private Optional<ObservationTally<E>> unattributed = Optional.empty();

  Tallies(EvidenceLimits limits) {
    this.limits = limits;
  }

  ObservationTally<E> of(String object) {
    return byObject.computeIfAbsent(object, _ -> new ObservationTally<>(limits));
  }

  /** Of resources whose object is unknown. */
  ObservationTally<E> unattributed() {
    ObservationTally<E> tally = unattributed.orElseGet(() -> new ObservationTally<>(limits));
    unattributed = Optional.of(tally);
    return tally;
  }

  /** Adds what comes after in the order of the evidence. */
  void addAll(Tallies<E> next) {
    next.byObject.forEach((object, tally) -> of(object).addAll(tally));
    next.unattributed.ifPresent(tally -> unattributed().addAll(tally));
  }

  /** The run, with observations in full as far as the limits allow. */
  CheckRun finish(Check check, Function<E, Observation> inFull) {
    List<ObservationTally<E>> all = new ArrayList<>(byObject.values());
    unattributed.ifPresent(all::add);
    int kept =
        share(
            all.stream().map(ObservationTally::kept).toList(),
            limits.perObject(),
            limits.perCheck());
    int samples =
        share(
            all.stream().map(ObservationTally::samples).toList(),
            limits.samples(),
            limits.samplesPerCheck());
    int keptLeft = Math.max(limits.perCheck(), 1);
    int samplesLeft = limits.samplesPerCheck();
    List<ObjectTally> tallies = new ArrayList<>();
    for (String object : byObject.keySet()) {
      ObservationTally<E> tally = of(object);
      List<E> chosen = new ArrayList<>(first(tally.kept(), Math.min(kept, keptLeft)));
      keptLeft -= chosen.size();
      List<E> satisfied = first(tally.samples(), Math.min(samples, samplesLeft));
      samplesLeft -= satisfied.size();
      chosen.addAll(satisfied);
      tallies.add(tally.finish(object, chosen.stream().map(inFull).toList()));
    }
    int left = keptLeft;
    return new CheckRun(
        check,
        tallies,
        unattributed.map(
            tally ->
                tally.finish(
                    "", first(tally.kept(), Math.min(kept, left)).stream().map(inFull).toList())));
  }

  /** How many of each list may be taken, at least one, so that not too many are taken in all. */
  private static <T> int share(List<List<T>> lists, int mostOfEach, int mostInAll) {
    int low = 1;
    int high = Math.max(1, mostOfEach);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      long taken = lists.stream().mapToLong(list -> Math.min(list.size(), middle)).sum();
      if (taken <= mostInAll) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static <T> List<T> first(List<T> list, int most) {
    return list.subList(0, Math.min(list.size(), Math.max(0, most)));
  }
}
