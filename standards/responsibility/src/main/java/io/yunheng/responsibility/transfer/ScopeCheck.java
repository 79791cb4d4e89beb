/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.fault.Text;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parties that deal with each other in more than one way have to tell which of them an agreement is
 * about: for which service, and who supplies.
 */
public final class ScopeCheck {
  private record Hand(String from, String to, String service) {}

  private final Arrangement arrangement;
  private final Parties parties;
  private final TransferFindings findings;
  private final Set<Hand> handed = new HashSet<>();

  public ScopeCheck(Arrangement arrangement, Parties parties, TransferFindings findings) {
    this.arrangement = arrangement;
    this.parties = parties;
    this.findings = findings;
    for (Delegation one : arrangement.delegations()) {
      handed.add(new Hand(one.from(), one.to(), one.service()));
    }
  }

  public void check(ServiceAgreement one) {
    Set<String> about = new LinkedHashSet<>();
    List<String> both = new ArrayList<>();
    for (CloudService service : arrangement.services()) {
      if (one.scope().reaches(service.id())) {
        both.addAll(look(one, service, about));
      }
    }
    Map<String, Text> values = Map.of("services", findings.services(about));
    if (one.scope().services().isEmpty() && about.size() > 1) {
      findings.add("agreement-service-untold", one, values);
    }
    if (one.scope().supplier().isEmpty() && !both.isEmpty()) {
      findings.add("agreement-side-untold", one, values);
    }
  }

  /** The services about which the parties deal, and the pairs that supply each other. */
  private List<String> look(ServiceAgreement one, CloudService service, Set<String> about) {
    List<String> both = new ArrayList<>();
    for (int i = 0; i < one.parties().size(); i++) {
      for (int j = i + 1; j < one.parties().size(); j++) {
        String some = one.parties().get(i);
        String other = one.parties().get(j);
        boolean there = supplies(some, other, service.id());
        boolean back = supplies(other, some, service.id());
        if (there || back) {
          about.add(service.id());
        }
        if (there && back) {
          both.add(some);
        }
      }
    }
    return both;
  }

  private boolean supplies(String one, String other, String service) {
    return parties.supplies(one, other, service) || handed.contains(new Hand(other, one, service));
  }
}
