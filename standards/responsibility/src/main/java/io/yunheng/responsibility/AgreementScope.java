/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.List;
import java.util.Optional;

/**
 * How far an agreement goes.
 *
 * @param services the ids of the services it is about; with none it is not told
 * @param supplier the id of the party that supplies or works under it; empty if it is not told
 * @param work the work it is about
 */
public record AgreementScope(List<String> services, Optional<String> supplier, WorkScope work) {
  /** Nothing is told. */
  public static final AgreementScope UNTOLD =
      new AgreementScope(List.of(), Optional.empty(), WorkScope.EVERYTHING);

  public AgreementScope {
    services = List.copyOf(services);
  }

  /** Whether nothing that is told keeps it from being about a service. */
  public boolean reaches(String service) {
    return services.isEmpty() || services.contains(service);
  }

  /** Whether nothing that is told keeps it from being about what a party supplies for a service. */
  public boolean reaches(String service, String party) {
    return reaches(service) && supplier.filter(one -> !one.equals(party)).isEmpty();
  }
}
