/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.estate.Coverage;
import java.util.Optional;

/**
 * An object that an item is assessed about.
 *
 * @param key {@code platform}, {@code tenant:} or {@code site:} and its id
 * @param name what people call it
 * @param tenant the tenant whose part of the evidence counts; empty for everything
 * @param site the machine room whose part of the evidence counts; empty for everything
 */
public record AssessedObject(
    String key, String name, Optional<String> tenant, Optional<String> site) {
  static final String PLATFORM = "platform";

  static AssessedObject platform(String name) {
    return new AssessedObject(PLATFORM, name, Optional.empty(), Optional.empty());
  }

  static AssessedObject tenant(String id, String name) {
    return new AssessedObject("tenant:" + id, name, Optional.of(id), Optional.empty());
  }

  static AssessedObject site(String id, String name) {
    return new AssessedObject("site:" + id, name, Optional.empty(), Optional.of(id));
  }

  /** The scope in which the evidence has to be complete. */
  String scope() {
    return tenant.orElse(Coverage.WHOLE);
  }
}
