/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A transfer of implementation work; the responsibility is not transferred.
 *
 * @param agreement the id of the agreement it stands on
 * @param justification why it deviates from what should be in principle, as recorded
 */
public record Delegation(
    String id,
    String service,
    String from,
    String to,
    WorkScope scope,
    Optional<String> agreement,
    Optional<LocalDate> since,
    Optional<String> justification,
    int line)
    implements Subject {
  @Override
  public List<String> parties() {
    return List.of(from, to);
  }

  @Override
  public String kind() {
    return "delegation";
  }
}
