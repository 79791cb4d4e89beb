/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.RegisterPlan;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobState;
import io.yunheng.estate.Kind;
import io.yunheng.fault.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the registers of a case stood at its last check that came to an end.
 *
 * @param job that checked; empty where none did
 * @param errors cells and sheets for which they could not be read
 * @param incomplete rows that lack something, or refer to nothing
 * @param missing registers of which it is not known that they hold all there is
 */
public record RegisterStanding(
    Optional<CaseJob> job, int errors, int incomplete, Set<Kind> missing) {
  public RegisterStanding {
    missing = Set.copyOf(missing);
  }

  /**
   * The standing by the jobs of a case.
   *
   * @param jobs the last one first
   */
  public static RegisterStanding of(List<CaseJob> jobs) {
    return jobs.stream()
        .filter(job -> job.ask().kind().equals(RegisterCheck.JOB))
        .map(RegisterCheck::of)
        .filter(RegisterCheck::ended)
        .findFirst()
        .map(
            check ->
                new RegisterStanding(
                    Optional.of(check.job()),
                    (int) check.faults().stream().filter(RegisterStanding::ofRegister).count(),
                    check.rows().size(),
                    check.missing().keySet()))
        .orElseGet(() -> new RegisterStanding(Optional.empty(), 0, 0, Set.of()));
  }

  static boolean ofRegister(Fault fault) {
    return fault.code().code().startsWith("register-")
        || fault.details().getOrDefault("file", "").startsWith("registers/");
  }

  /** How many of the registers that a case needs are not known to hold all there is. */
  public long lacking(RegisterPlan plan) {
    return plan.needs().stream().filter(need -> missing.contains(need.kind())).count();
  }

  /** Whether the check could not be made, for whatever reason. */
  public boolean failed() {
    return job.filter(one -> one.state() == JobState.FAILED).isPresent();
  }

  /** Whether they cannot be read, so that nothing can be assessed. */
  public boolean unreadable() {
    return errors > 0;
  }

  /** The page of the registers of a case. */
  public static String address(RandomId workCase) {
    return "/cases/" + workCase + "/registers";
  }
}
