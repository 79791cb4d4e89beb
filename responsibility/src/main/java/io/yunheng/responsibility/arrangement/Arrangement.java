/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.arrangement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who does what for which service, under which agreements.
 *
 * @param asOf the day it is looked at
 */
public record Arrangement(
    String name,
    LocalDate asOf,
    List<Organisation> organisations,
    List<CloudService> services,
    List<Act> acts,
    List<Agreement> agreements,
    List<Delegation> delegations) {
  public Arrangement {
    organisations = List.copyOf(organisations);
    services = List.copyOf(services);
    acts = List.copyOf(acts);
    agreements = List.copyOf(agreements);
    delegations = List.copyOf(delegations);
  }

  public Optional<Organisation> organisation(String id) {
    return organisations.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
