/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.Approval;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The approvals on record, found by what they were given for. */
final class Approvals {
  private final Estate estate;
  private final Register register;
  private final Map<String, List<Approval>> byTarget = new HashMap<>();
  private final List<Approval> untold = new ArrayList<>();

  Approvals(Evidence evidence) {
    this.estate = evidence.current();
    this.register = Register.of(evidence);
    for (Approval approval : estate.all(Approval.SHAPE)) {
      if (approval.target().optional().isEmpty()
          && approval.targetName().optional().isEmpty()
          && approval.principal().optional().isEmpty()) {
        untold.add(approval);
      }
      for (Fact<String> target :
          List.of(approval.target(), approval.targetName(), approval.principal())) {
        target
            .optional()
            .ifPresent(key -> byTarget.computeIfAbsent(key, _ -> new ArrayList<>()).add(approval));
      }
    }
  }

  /** Whether an approval given by somebody held at the moment. */
  static ReachAnswer held(Approval approval, Instant at) {
    return ReachAnswer.of(approval.approvedBy(), by -> !by.isBlank())
        .and(ReachAnswer.of(approval.approvedAt(), given -> !given.isAfter(at)))
        .and(ReachAnswer.of(approval.validFrom(), from -> !from.isAfter(at), true))
        .and(ReachAnswer.of(approval.validTo(), to -> !to.isBefore(at), true));
  }

  /** Whether the approval that a record refers to held at the moment. */
  ReachAnswer referred(Fact<String> reference, Instant at) {
    return switch (reference) {
      case Fact.Known<String>(String id) -> {
        Optional<Approval> found = estate.find(Approval.SHAPE, id);
        yield found.isPresent()
            ? held(found.get(), at)
            : register
                .more(Kind.APPROVAL)
                .or(ReachAnswer.open(register.missing(Kind.APPROVAL, id)));
      }
      case Fact.None<String>() -> ReachAnswer.NO;
      case Fact.Unknown<String>(var gap) -> ReachAnswer.open(gap);
    };
  }

  /**
   * Whether some approval of one of the types, given for one of the targets, held at the moment. An
   * exception has to be shown: where none is on record the answer is no, however little of the
   * register was read. One that names nothing may be for the target.
   */
  ReachAnswer shown(Set<String> types, Collection<String> targets, Instant at) {
    return shown(types, targets, _ -> ReachAnswer.YES, at);
  }

  private ReachAnswer shown(
      Set<String> types,
      Collection<String> targets,
      Function<Approval, ReachAnswer> concerns,
      Instant at) {
    ReachAnswer answer = ReachAnswer.NO;
    for (String target : targets) {
      for (Approval approval : byTarget.getOrDefault(target, List.of())) {
        answer = answer.or(fits(approval, types, at).and(concerns.apply(approval)));
      }
    }
    for (Approval approval : untold) {
      answer =
          answer.or(
              ReachAnswer.of(approval.target(), _ -> false)
                  .or(ReachAnswer.of(approval.targetName(), _ -> false))
                  .or(ReachAnswer.of(approval.principal(), _ -> false))
                  .and(fits(approval, types, at))
                  .and(concerns.apply(approval)));
    }
    return answer;
  }

  private static ReachAnswer fits(Approval approval, Set<String> types, Instant at) {
    return ReachAnswer.of(approval.type(), types::contains).and(held(approval, at));
  }

  /**
   * As {@link #known}, counting only approvals that are about this tenant, or about none in
   * particular.
   */
  ReachAnswer known(
      Set<String> types, Collection<String> targets, Fact<String> tenant, Instant at) {
    return shown(
            types,
            targets,
            approval ->
                ReachAnswer.of(approval.tenant(), one -> one.isEmpty() || tenant.is(one), true),
            at)
        .or(register.more(Kind.APPROVAL));
  }

  /** As {@link #shown}, but not known where the register was not read completely. */
  ReachAnswer known(Set<String> types, Collection<String> targets, Instant at) {
    return shown(types, targets, at).or(register.more(Kind.APPROVAL));
  }
}
