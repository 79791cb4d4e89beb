/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An agreement with a provider, a partner or an agent holds what the documents ask for. What two
 * parties agreed in several agreements about one thing counts together.
 */
public final class ContentCheck {
  private record Relation(String service, String supplier, String other) {}

  private final AgreementContents contents = AgreementContents.shipped();
  private final Arrangement arrangement;
  private final Parties parties;
  private final TransferFindings findings;

  public ContentCheck(Arrangement arrangement, Parties parties, TransferFindings findings) {
    this.arrangement = arrangement;
    this.parties = parties;
    this.findings = findings;
  }

  /** Looks at all agreements. */
  public void check() {
    Map<Relation, List<ServiceAgreement>> relations = new LinkedHashMap<>();
    for (ServiceAgreement one : arrangement.agreements()) {
      if (one.holdsFrom(arrangement.asOf())) {
        relations(one)
            .forEach(
                relation -> relations.computeIfAbsent(relation, _ -> new ArrayList<>()).add(one));
      }
    }
    Set<List<Object>> told = new LinkedHashSet<>();
    relations.forEach((relation, agreements) -> check(relation, agreements, told));
  }

  private List<Relation> relations(ServiceAgreement one) {
    List<Relation> found = new ArrayList<>();
    for (CloudService service : arrangement.services()) {
      for (String supplier : one.parties()) {
        if (one.scope().reaches(service.id(), supplier)) {
          for (String other : one.parties()) {
            if (!other.equals(supplier) && parties.supplies(supplier, other, service.id())) {
              found.add(new Relation(service.id(), supplier, other));
            }
          }
        }
      }
    }
    return found;
  }

  private void check(Relation relation, List<ServiceAgreement> agreements, Set<List<Object>> told) {
    Set<String> stated = new LinkedHashSet<>();
    agreements.forEach(one -> stated.addAll(one.contents().keySet()));
    Set<Actor> roles = parties.of(relation.supplier(), relation.service());
    boolean customer = parties.has(relation.other(), relation.service(), Actor.CUSTOMER);
    Optional<String> bound = customer ? Optional.of(relation.other()) : Optional.empty();
    List<Text> missing = new ArrayList<>();
    Set<String> clauses = new LinkedHashSet<>();
    for (AgreementContents.Content one : contents.all()) {
      boolean concerns = one.roles().stream().anyMatch(role -> side(role, roles, relation));
      List<String> ask =
          one.clauses().stream()
              .filter(id -> findings.mayApply(id, relation.service(), bound))
              .toList();
      if (concerns && !ask.isEmpty() && !stated.contains(one.id())) {
        missing.add(one.title());
        clauses.addAll(findings.cited(ask, relation.service()));
      }
    }
    ServiceAgreement first = agreements.getFirst();
    boolean untold = agreements.stream().allMatch(one -> one.contents().isEmpty());
    String rule = untold ? "contents-untold" : "contents-missing";
    if (!missing.isEmpty() && told.add(List.of(first.id(), rule, missing))) {
      findings.add(
          rule,
          List.copyOf(clauses),
          first,
          Map.of(
              "count",
              TransferFindings.both(Integer.toString(missing.size())),
              "contents",
              new Text(
                  String.join("；", missing.stream().map(Text::zh).toList()),
                  String.join("; ", missing.stream().map(Text::en).toList()))));
    }
  }

  /**
   * Whether the supplier has the role towards the other: partners serve providers, the rest
   * customers.
   */
  private boolean side(Actor role, Set<Actor> roles, Relation relation) {
    Actor other = Partnership.partner(role) ? Actor.PROVIDER : Actor.CUSTOMER;
    return roles.contains(role) && parties.has(relation.other(), relation.service(), other);
  }
}
