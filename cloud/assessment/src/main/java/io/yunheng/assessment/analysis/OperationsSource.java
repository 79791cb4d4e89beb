/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.check.AddressPrefixes;
import io.yunheng.estate.AddressPrefix;
import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Whether the provider's operations came from inside the country.
 *
 * <p>Each pair of a provider's principal and a source address in the audit trail is looked at once;
 * the longest registered prefix says where the address is used. From abroad each act needs an
 * approval of the type {@code overseas-operation} for the principal, or a paper on operation from
 * abroad that names the principal, in force at the time. An address that no prefix holds is
 * unknown.
 *
 * <p>Settings: {@code country}, an ISO 3166 code.
 */
public final class OperationsSource implements Analysis {
  private static final Set<String> OVERSEAS = Set.of("overseas-operation");

  @Override
  public String name() {
    return "operations-source";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    String country = new Settings(name(), settings).text("country");
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    Actors actors = new Actors(evidence);
    Approvals approvals = new Approvals(evidence);
    OverseasPapers papers = new OverseasPapers(estate);
    Map<String, List<AuditEvent>> pairs = new TreeMap<>();
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      String address = event.address().optional().orElse("");
      if (!address.isEmpty() && !event.remote().is(false)) {
        pairs
            .computeIfAbsent(
                event.principal().optional().orElse("") + "|" + address, _ -> new ArrayList<>())
            .add(event);
      }
    }
    for (List<AuditEvent> events : pairs.values()) {
      AuditEvent first = events.getFirst();
      ReachAnswer provider = actors.provider(first);
      if (provider.no()) {
        continue;
      }
      String address = first.address().optional().orElse("");
      Optional<AddressPrefix> prefix = longest(estate, address);
      ReachAnswer inside =
          prefix
              .map(one -> ReachAnswer.of(one.country(), country::equals))
              .orElseGet(() -> ReachAnswer.open(register.missing(Kind.ADDRESS_PREFIX, address)));
      ReachAnswer allowed = inside.no() ? ReachAnswer.YES : inside;
      if (inside.no()) {
        Set<String> who = actors.names(first);
        Set<String> own = new HashSet<>(actors.own(first));
        for (AuditEvent event : events) {
          Instant at = event.time().optional().orElse(evidence.asOf());
          allowed =
              allowed.and(
                  approvals.known(ApprovalNeed.of(OVERSEAS, who, at)).or(papers.allow(own, at)));
        }
      }
      ObservationDraft sighting =
          ObservationDraft.of(estate, first)
              .named(actors.name(first) + " " + address)
              .data(first, "time", "address", "principal")
              .detail("actor", actors.name(first))
              .detail("address", address)
              .detail("events", Integer.toString(events.size()))
              .detail("place", prefix.flatMap(one -> one.place().optional()).orElse("?"));
      prefix.ifPresent(one -> sighting.data(one, "cidr", "country", "place"));
      observations.accept(sighting.as(provider.not().or(allowed)));
    }
  }

  private static Optional<AddressPrefix> longest(Estate estate, String address) {
    Optional<AddressPrefix> best = Optional.empty();
    int length = -1;
    for (AddressPrefix prefix : estate.all(AddressPrefix.SHAPE)) {
      String cidr = prefix.cidr().optional().orElse("");
      if (RuleOpening.prefix(cidr)
          && RuleOpening.prefix(address)
          && AddressPrefixes.within(address, cidr)
          && AddressPrefixes.length(cidr) > length) {
        best = Optional.of(prefix);
        length = AddressPrefixes.length(cidr);
      }
    }
    return best;
  }
}
