/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One norm by which several clouds are built and run (T/CCIA 004-2024, clause 5 e).
 *
 * @param services the ids of the services it is for
 * @param months how often the norm itself asks for supervision
 */
public record Norm(
    String id,
    String name,
    List<String> services,
    Optional<String> document,
    OptionalInt months,
    int line)
    implements Subject {
  public Norm {
    services = List.copyOf(services);
  }

  @Override
  public List<String> parties() {
    return List.of();
  }

  @Override
  public String kind() {
    return "norm";
  }
}
