/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Profile;
import java.util.List;

/**
 * A cloud service.
 *
 * @param profile what is known of its use, by which clauses are selected
 */
public record CloudService(String id, String name, Profile profile, int line) implements Subject {
  /** The service with another profile. */
  public CloudService with(Profile other) {
    return new CloudService(id, name, other, line);
  }

  @Override
  public List<String> parties() {
    return List.of();
  }

  @Override
  public String kind() {
    return "service";
  }
}
