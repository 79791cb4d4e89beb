/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an organisation may do on behalf of another (T/CCIA 004-2024, clause 8.2.2 b).
 *
 * @param validTo its last day
 */
public record Authorisation(
    String id,
    String service,
    String from,
    String to,
    WorkScope scope,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    int line)
    implements Subject {
  @Override
  public List<String> parties() {
    return List.of(from, to);
  }

  @Override
  public String kind() {
    return "authorisation";
  }
}
