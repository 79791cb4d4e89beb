/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.TransferFinding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What lies between parties under one agreement, or under none, and what has to be drafted. */
final class DraftBlock {
  /**
   * Between whom, and under which agreement.
   *
   * @param a Party A
   * @param b Party B, or all others
   */
  record Key(String a, List<String> b, Optional<String> agreement) {
    Key {
      b = List.copyOf(b);
    }

    List<String> all() {
      List<String> all = new ArrayList<>(List.of(a));
      all.addAll(b);
      return all;
    }
  }

  private final Key key;
  private final Optional<ServiceAgreement> agreement;
  private final List<Delegation> works = new ArrayList<>();
  private final List<Authorisation> authorisations = new ArrayList<>();
  private final Set<Duty> shared = new LinkedHashSet<>();
  private final Set<Duty> handed = new LinkedHashSet<>();
  private final Set<String> undivided = new LinkedHashSet<>();
  private final List<TransferFinding> findings = new ArrayList<>();
  private final Set<AgreementTerm> asked = EnumSet.noneOf(AgreementTerm.class);
  private final Set<String> about = new LinkedHashSet<>();
  private boolean undated;

  DraftBlock(Key key, Optional<ServiceAgreement> agreement) {
    this.key = key;
    this.agreement = agreement;
  }

  Key key() {
    return key;
  }

  Optional<ServiceAgreement> agreement() {
    return agreement;
  }

  /** The work that Party A hands to Party B. */
  List<Delegation> works() {
    return works;
  }

  List<Authorisation> authorisations() {
    return authorisations;
  }

  /** What they are responsible for together. */
  Set<Duty> shared() {
    return shared;
  }

  /** The duties whose work Party A hands to Party B. */
  Set<Duty> handed() {
    return handed;
  }

  /** The requirements that they share without a division. */
  Set<String> undivided() {
    return undivided;
  }

  /** The services for which an agreement is missing or lacks something. */
  Set<String> about() {
    return about;
  }

  List<TransferFinding> findings() {
    return findings;
  }

  /** Terms that others need the agreement to state, such as consent for a step further down. */
  Set<AgreementTerm> asked() {
    return asked;
  }

  /** Whether the agreement that divides the work lacks its dates. */
  boolean undated() {
    return undated;
  }

  void lackDates() {
    undated = true;
  }
}
