/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Institution;
import java.util.List;
import java.util.Optional;

/**
 * A party.
 *
 * @param several whether it stands for a set of organisations alike
 * @param institution empty if it is not told
 * @param seat the country where it is established, two letters (ISO 3166-1); empty if not told
 * @param operations the countries from which its staff operate; empty if not told
 */
public record Organisation(
    String id,
    String name,
    boolean several,
    Optional<Institution> institution,
    Optional<String> seat,
    List<String> operations) {
  public Organisation {
    operations = List.copyOf(operations);
  }

  /** One of which nothing but its name is told. */
  public Organisation(String id, String name, boolean several) {
    this(id, name, several, Optional.empty(), Optional.empty(), List.of());
  }
}
