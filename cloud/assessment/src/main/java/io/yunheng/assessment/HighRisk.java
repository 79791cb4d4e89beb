/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.HighRiskJudgement.Decision;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A high-risk case that may apply, whatever the verdicts. The program only proposes it; a person
 * confirms or rejects it.
 *
 * @param present whether one of its items is not fully met; otherwise one of them may not be
 * @param items the items that bring it about, or may
 * @param judgements what people say of it; several where they disagree
 */
public record HighRisk(
    String id, boolean present, List<String> items, List<HighRiskJudgement> judgements) {
  public HighRisk {
    items = List.copyOf(items);
    judgements = List.copyOf(judgements);
  }

  /** Where a case stands. */
  public enum State {
    POSSIBLE("possible"),
    /** Proposed by the program. */
    SUSPECTED("suspected"),
    CONFIRMED("confirmed"),
    MITIGATED("mitigated"),
    REJECTED("rejected"),
    /** People disagree. */
    DISPUTED("disputed");

    private final String code;

    State(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** What people say with one voice, as long as nothing else has brought the case about since. */
  public Optional<Decision> decision() {
    Set<Decision> said = said();
    if (said.size() != 1) {
      return Optional.empty();
    }
    Decision decision = said.iterator().next();
    return decision == Decision.CONFIRMED || !stale() ? Optional.of(decision) : Optional.empty();
  }

  /** Whether items that nobody has judged have brought the case about since. */
  public boolean stale() {
    return !judgements.isEmpty()
        && judgements.stream().noneMatch(one -> one.items().containsAll(items));
  }

  public State state() {
    if (said().size() > 1) {
      return State.DISPUTED;
    }
    return decision()
        .map(
            decision ->
                switch (decision) {
                  case CONFIRMED -> State.CONFIRMED;
                  case MITIGATED -> State.MITIGATED;
                  case REJECTED -> State.REJECTED;
                })
        .orElse(present ? State.SUSPECTED : State.POSSIBLE);
  }

  /** Whether it counts: it is more than possible, and nobody has rejected it. */
  public boolean raised() {
    State state = state();
    return state != State.POSSIBLE && state != State.REJECTED;
  }

  private Set<Decision> said() {
    Set<Decision> said = EnumSet.noneOf(Decision.class);
    judgements.forEach(one -> one.decision().ifPresent(said::add));
    return said;
  }
}
