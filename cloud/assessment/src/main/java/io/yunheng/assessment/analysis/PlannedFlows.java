/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.check.AddressPrefixes;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.PlannedFlow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The flows that were planned and approved, asked whether they justify what is let in. */
final class PlannedFlows {
  private static final Set<String> ANY = Set.of("", "*", "any", "0.0.0.0/0", "::/0");

  private final Instant asOf;
  private final Approvals approvals;
  private final Register register;
  private final boolean outgoing;
  private final Map<String, List<PlannedFlow>> byTenant = new HashMap<>();

  private PlannedFlows(Evidence evidence, boolean outgoing) {
    this.outgoing = outgoing;
    this.asOf = evidence.asOf();
    this.approvals = new Approvals(evidence);
    this.register = Register.of(evidence);
    for (PlannedFlow flow : evidence.current().all(PlannedFlow.SHAPE)) {
      if (flow.direction().is("egress") == outgoing) {
        String tenant = flow.tenant().optional().orElse("");
        byTenant.computeIfAbsent(tenant, _ -> new ArrayList<>()).add(flow);
      }
    }
  }

  /** Flows that come in, and those of which no direction is said. */
  static PlannedFlows incoming(Evidence evidence) {
    return new PlannedFlows(evidence, false);
  }

  static PlannedFlows outgoing(Evidence evidence) {
    return new PlannedFlows(evidence, true);
  }

  /** Whether the register of flows leaves it open that there are more. */
  ReachAnswer more() {
    return register.more(Kind.PLANNED_FLOW);
  }

  /**
   * Whether one flow, or several for adjoining ports, justify letting the traffic pass.
   *
   * @param passage its source is the far end: where it comes from, or where it goes to
   * @param to the near end
   */
  ReachAnswer justify(Passage passage, Destination to) {
    ReachAnswer answer = ReachAnswer.NO;
    List<PlannedFlow> planned = new ArrayList<>(byTenant.getOrDefault("", List.of()));
    to.tenant()
        .optional()
        .filter(tenant -> !tenant.isEmpty())
        .ifPresent(tenant -> planned.addAll(byTenant.getOrDefault(tenant, List.of())));
    List<Planned> parts = new ArrayList<>();
    for (PlannedFlow flow : planned) {
      ReachAnswer near =
          ReachAnswer.of(flow.tenant(), _ -> true, true)
              .and(protocol(flow, passage))
              .and(far(outgoing ? flow.target() : flow.source(), passage))
              .and(ReachAnswer.of(outgoing ? flow.source() : flow.target(), end -> aims(end, to)));
      if (near.no()) {
        continue;
      }
      ReachAnswer stands = near.and(inForce(flow));
      ReachAnswer fits = ports(flow, passage);
      if (!fits.no()) {
        answer = answer.or(fits.and(stands));
      } else if (flow.portMin().optional().isPresent() && !stands.no()) {
        parts.add(new Planned(flow, stands));
      }
    }
    return answer.or(together(parts, passage));
  }

  /** A flow that is planned for some of the ports. */
  private record Planned(PlannedFlow flow, ReachAnswer stands) {
    long first() {
      return flow.portMin().optional().orElse(0L);
    }

    long end() {
      return last(flow).optional().orElse(-1L);
    }
  }

  /** Whether flows, each for some of the ports, justify all of them together. */
  private static ReachAnswer together(List<Planned> parts, Passage passage) {
    List<Planned> certain = parts.stream().filter(one -> one.stands().yes()).toList();
    if (cover(certain, passage)) {
      return ReachAnswer.YES;
    }
    return cover(parts, passage)
        ? parts.stream().map(Planned::stands).reduce(ReachAnswer::and).orElse(ReachAnswer.NO)
        : ReachAnswer.NO;
  }

  private static boolean cover(List<Planned> parts, Passage passage) {
    long next = passage.first();
    for (Planned one : parts.stream().sorted(Comparator.comparingLong(Planned::first)).toList()) {
      if (one.first() <= next) {
        next = Math.max(next, one.end() + 1);
      }
    }
    return !parts.isEmpty() && next > passage.last();
  }

  private ReachAnswer inForce(PlannedFlow flow) {
    return approvals
        .referred(flow.approval(), flow.tenant(), asOf)
        .and(ReachAnswer.of(flow.validTo(), end -> !end.isBefore(asOf), true));
  }

  private static ReachAnswer protocol(PlannedFlow flow, Passage passage) {
    return ReachAnswer.of(
        flow.protocol(),
        word -> ANY.contains(word) || word.toLowerCase(Locale.ROOT).equals(passage.protocol()),
        true);
  }

  private static ReachAnswer ports(PlannedFlow flow, Passage passage) {
    if (!passage.hasPorts()) {
      return ReachAnswer.YES;
    }
    return ReachAnswer.of(flow.portMin(), first -> first <= passage.first(), passage.first() <= 1)
        .and(
            last(flow)
                .optional()
                .map(end -> ReachAnswer.of(end >= passage.last()))
                .orElse(all(flow)));
  }

  /** A flow that names only its first port means that port. */
  private static Fact<Long> last(PlannedFlow flow) {
    return flow.portMax().optional().isPresent() ? flow.portMax() : flow.portMin();
  }

  private static ReachAnswer all(PlannedFlow flow) {
    return ReachAnswer.of(flow.portMax(), _ -> true, true);
  }

  private static ReachAnswer far(Fact<String> end, Passage passage) {
    String remote = passage.source();
    return ReachAnswer.of(
        end,
        source ->
            source.equals(remote)
                || Set.of("", "*", "any").contains(source.toLowerCase(Locale.ROOT))
                || (remote.isEmpty() ? ANY.contains(source) : holds(source, remote)),
        true);
  }

  private static boolean aims(String target, Destination to) {
    return to.names().contains(target)
        || (!to.addresses().isEmpty()
            && to.addresses().stream().allMatch(address -> holds(target, address)));
  }

  private static boolean holds(String outer, String inner) {
    return RuleOpening.prefix(outer)
        && RuleOpening.prefix(inner)
        && AddressPrefixes.within(inner, outer);
  }
}
