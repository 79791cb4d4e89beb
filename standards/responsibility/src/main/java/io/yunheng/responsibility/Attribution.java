/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whose responsibility an event is, and why.
 *
 * @param day the day of the event
 * @param responsible those whose responsibility it is; more than one where each answers for a part
 *     or where it cannot be told which, as {@code missing} then says
 * @param work how the work was handed on, for each who did it
 * @param bears who bears the loss
 * @param requirements what it stands on, those that the service has
 * @param missing what has to be known to decide; empty if it is decided
 */
public record Attribution(
    Event event,
    String service,
    LocalDate day,
    List<Blame> responsible,
    List<Work> work,
    List<Loss> bears,
    List<Duty> requirements,
    List<Need> missing) {
  public Attribution {
    responsible = List.copyOf(responsible);
    work = List.copyOf(work);
    bears = List.copyOf(bears);
    requirements = List.copyOf(requirements);
    missing = List.copyOf(missing);
  }

  /** Whether it can be told whose responsibility it is. */
  public boolean decided() {
    return missing.isEmpty();
  }

  /**
   * Somebody whose responsibility it is.
   *
   * @param clauses of the requirements, the paragraphs that make it so
   */
  public record Blame(Duty.Share share, List<String> clauses) {
    public Blame {
      clauses = List.copyOf(clauses);
    }
  }

  /** Somebody who did the work for somebody else, and under which agreements. */
  public record Work(String organisation, String of, List<Step> steps) {
    public Work {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step by which work was handed on.
   *
   * @param flaws what is wrong with the agreement on the day; it is clear if there is nothing
   */
  public record Step(
      Delegation delegation, Optional<ServiceAgreement> agreement, List<Flaw> flaws) {
    public Step {
      flaws = List.copyOf(flaws);
    }
  }

  /** What makes an agreement unclear. */
  public enum Flaw {
    MISSING,
    OF_OTHERS,
    OUT_OF_SCOPE,
    SIGNED_LATE,
    NOT_YET_IN_FORCE,
    LAPSED,
    NO_WORK_DIVISION,
    NO_ACCOUNTABILITY
  }

  /**
   * Who bears a loss.
   *
   * @param recourse whom it may turn to, under the agreement that says so
   * @param clauses where the documents say so
   */
  public record Loss(
      String organisation, Optional<Step> recourse, List<String> clauses, Text because) {
    public Loss {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * Something that has to be known.
   *
   * @param settledByActor whether it is known once it is known who did it
   */
  public record Need(Text what, boolean settledByActor) {}
}
