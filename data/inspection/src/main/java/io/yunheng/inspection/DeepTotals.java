/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.files.JsonOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The totals of all checks in depth of a handover.
 *
 * @param whole whether every file that is listed has an outcome
 * @param outcomes how many files each has
 * @param checks the same for each check that was made
 * @param encrypted files, as to whether they were decrypted and their content compared
 * @param closed files of formats that are not published, as to whether they were restored and
 *     compared
 * @param reused files that were checked in an earlier run and have not changed since
 * @param kept the first of each outcome but sound, and of dumps that were restored, in the order of
 *     their paths
 */
public record DeepTotals(
    boolean whole,
    Map<InspectionOutcome, Long> outcomes,
    Map<InspectionKind, Map<InspectionOutcome, Long>> checks,
    Group encrypted,
    Group closed,
    long reused,
    List<DeepFile> kept) {
  private static final int KEPT = 1_000;
  private static final int RESTORED = 100;

  public DeepTotals {
    outcomes = Map.copyOf(outcomes);
    checks = Map.copyOf(checks);
    kept = List.copyOf(kept);
  }

  /**
   * Files of a kind.
   *
   * @param failed of them
   * @param open of them, for want of anything that would tell
   */
  public record Group(long of, long failed, long open) {
    /** None. */
    public static final Group NONE = new Group(0, 0, 0);

    Group and(InspectionOutcome outcome, boolean proven) {
      boolean fails = outcome != InspectionOutcome.SOUND && !outcome.open();
      return new Group(
          of + 1, failed + (fails ? 1 : 0), open + (!fails && !(proven && sound(outcome)) ? 1 : 0));
    }

    private static boolean sound(InspectionOutcome outcome) {
      return outcome == InspectionOutcome.SOUND;
    }
  }

  public long of(InspectionOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** All that have an outcome. */
  public long files() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether something is wrong. */
  public boolean wrong() {
    return of(InspectionOutcome.DAMAGED) + of(InspectionOutcome.WRONG_KEY) > 0;
  }

  /** Whether something could not be found out. */
  public boolean open() {
    return !whole || of(InspectionOutcome.KEY_MISSING) + of(InspectionOutcome.NOT_CHECKED) > 0;
  }

  /** Its members, after docs/formats/handover.md. */
  public void write(JsonOut json, InspectionRules rules) {
    json.truth("whole", whole);
    json.number("reused", reused);
    json.object("outcomes", () -> outcomes(json, outcomes));
    json.object(
        "checks",
        () ->
            Arrays.stream(InspectionKind.values())
                .filter(checks::containsKey)
                .forEach(
                    check ->
                        json.object(
                            check.code(),
                            () -> outcomes(json, checks.getOrDefault(check, Map.of())))));
    json.object("encrypted", () -> group(json, encrypted));
    json.object("closed", () -> group(json, closed));
    json.objects("files", kept, file -> file.write(json, rules));
  }

  private static void outcomes(JsonOut json, Map<InspectionOutcome, Long> counts) {
    for (InspectionOutcome outcome : InspectionOutcome.values()) {
      json.number(outcome.code(), counts.getOrDefault(outcome, 0L));
    }
  }

  private static void group(JsonOut json, Group group) {
    json.number("files", group.of());
    json.number("failed", group.failed());
    json.number("open", group.open());
  }

  /** Counts files as they come. */
  public static final class Tally {
    private final Map<InspectionOutcome, Long> outcomes = new EnumMap<>(InspectionOutcome.class);
    private final Map<InspectionKind, Map<InspectionOutcome, Long>> checks =
        new EnumMap<>(InspectionKind.class);
    private final Map<InspectionOutcome, Long> keeping = new EnumMap<>(InspectionOutcome.class);
    private final List<DeepFile> kept = new ArrayList<>();
    private Group encrypted = Group.NONE;
    private Group closed = Group.NONE;

    public void add(DeepFile file) {
      outcomes.merge(file.outcome(), 1L, Long::sum);
      checks
          .computeIfAbsent(file.check(), _ -> new EnumMap<>(InspectionOutcome.class))
          .merge(file.outcome(), 1L, Long::sum);
      if (file.is(Trait.ENCRYPTED)) {
        encrypted = encrypted.and(file.outcome(), file.is(Trait.CONTENT_COMPARED));
      }
      if (file.is(Trait.CLOSED)) {
        closed = closed.and(file.outcome(), file.is(Trait.RECORD_COMPARED));
      }
      boolean sound = file.outcome() == InspectionOutcome.SOUND;
      if ((!sound || file.restored().isPresent())
          && keeping.merge(file.outcome(), 1L, Long::sum) <= (sound ? RESTORED : KEPT)) {
        kept.add(file.brief());
      }
    }

    /**
     * What they come to.
     *
     * @param whole whether every file that is listed was among them
     */
    public DeepTotals totals(boolean whole, long reused) {
      return new DeepTotals(whole, outcomes, checks, encrypted, closed, reused, kept);
    }
  }
}
