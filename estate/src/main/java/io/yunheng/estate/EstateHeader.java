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
 * @param viewpoint whose eyes it was seen with: {@code platform} (everything) or {@code tenant}
 * @param tenants the tenants the credential could see when the viewpoint is {@code tenant}
 * @param producer the program and version that made it
 */
public record EstateHeader(
    String name, String cloud, Instant collectedAt, String viewpoint, List<String> tenants, String producer) {
  public EstateHeader {
    tenants = List.copyOf(tenants);
  }
}
