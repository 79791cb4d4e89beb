/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/**
 * What an estate is of.
 *
 * @param name a person's name for it
 * @param cloud the cloud it was read from, for example the authentication URL
 * @param collectedAt the moment it stands for: when collecting began
 * @param viewpoint the eyes it was seen with: {@link #PLATFORM} for everything, {@link #TENANT} for
 *     a customer's own part
 * @param tenants the ids the credential could see when it did not see everything
 * @param producer the program and version that made it
 */
public record EstateHeader(
    String name,
    String cloud,
    Instant collectedAt,
    String viewpoint,
    List<String> tenants,
    String producer) {
  /** The viewpoint of a credential that sees the whole cloud. */
  public static final String PLATFORM = "platform";

  /** The viewpoint of a credential that sees some tenants only. */
  public static final String TENANT = "tenant";

  public EstateHeader {
    if (!viewpoint.equals(PLATFORM) && !viewpoint.equals(TENANT)) {
      throw new IllegalArgumentException("no viewpoint: " + viewpoint);
    }
    tenants = List.copyOf(tenants);
  }
}
