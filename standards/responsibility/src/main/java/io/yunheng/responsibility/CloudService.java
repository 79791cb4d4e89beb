/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Profile;
import java.util.List;
import java.util.OptionalInt;

/**
 * A cloud service.
 *
 * @param profile what is known of its use, by which clauses are selected; its level is that of the
 *     platform
 * @param systems the highest level of the systems on it, 1 to 5; empty if it is not told
 * @param builtOn the ids of the services on which it is built
 */
public record CloudService(
    String id, String name, Profile profile, OptionalInt systems, List<String> builtOn, int line)
    implements Subject {
  public CloudService {
    builtOn = List.copyOf(builtOn);
  }

  /** One on no other service. */
  public CloudService(String id, String name, Profile profile, int line) {
    this(id, name, profile, OptionalInt.empty(), List.of(), line);
  }

  /** The service with another profile. */
  public CloudService with(Profile other) {
    return new CloudService(id, name, other, systems, builtOn, line);
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
