/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Check;
import io.yunheng.estate.Coverage;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.run.Progress;
import java.util.ArrayList;
import java.util.List;

/** Proves a check by its fixtures: at least one satisfied and one violated, and all come out. */
public final class FixtureProof {
  private static final CheckRunner RUNNER =
      new CheckRunner(EvidenceLimits.DEFAULT, 1, Progress.SILENT);

  private FixtureProof() {}

  public static void prove(Check check, Problems problems) throws InterruptedException {
    for (Expectation way : ways(check)) {
      if (check.fixtures().stream().noneMatch(fixture -> fixture.expect() == way)) {
        failed(check, "-", way.code(), "-", problems);
      }
    }
    for (Fixture fixture : check.fixtures()) {
      Expectation actual = outcome(check, fixture);
      if (actual != fixture.expect()) {
        failed(check, fixture.name(), fixture.expect().code(), actual.code(), problems);
      }
    }
  }

  /** What the check as a whole makes of the fixture. */
  static Expectation outcome(Check check, Fixture fixture) throws InterruptedException {
    CheckRun run = RUNNER.run(List.of(check), fixture.evidence()).getFirst();
    List<ObjectTally> tallies = new ArrayList<>(run.tallies());
    run.unattributed().ifPresent(tallies::add);
    if (tallies.stream().anyMatch(tally -> tally.violated() > 0)) {
      return Expectation.VIOLATED;
    }
    boolean open =
        new Population(fixture.evidence().current())
            .gaps(check.needs(), check.whereOffered(), Coverage.WHOLE).stream()
                .anyMatch(gap -> !gap.reason().equals(Population.NOT_APPLICABLE));
    if (open || tallies.stream().anyMatch(tally -> tally.unknown() > 0)) {
      return Expectation.UNKNOWN;
    }
    return tallies.stream().anyMatch(tally -> tally.satisfied() > 0)
        ? Expectation.SATISFIED
        : Expectation.NONE;
  }

  private static void failed(
      Check check, String fixture, String expected, String actual, Problems problems) {
    problems.add(
        FaultCode.CHECK_FIXTURE_FAILED,
        "check",
        check.id(),
        "fixture",
        fixture,
        "expected",
        expected,
        "actual",
        actual);
  }

  /** The least evidence of a pass need not be violated by anything: that it lacks is enough. */
  private static List<Expectation> ways(Check check) {
    boolean lacking =
        check.proof()
            && check.fixtures().stream().anyMatch(one -> one.expect() == Expectation.UNKNOWN);
    return lacking
        ? List.of(Expectation.SATISFIED)
        : List.of(Expectation.SATISFIED, Expectation.VIOLATED);
  }
}
