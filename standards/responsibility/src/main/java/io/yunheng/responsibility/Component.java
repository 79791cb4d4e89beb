/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.ServiceModel;
import io.yunheng.fault.Text;
import java.util.Set;

/**
 * A part of a cloud that one side controls (GB/T 22239-2019 annex D).
 *
 * @param provider the service models in which the provider controls it
 */
public record Component(String id, Text title, Set<ServiceModel> provider) {
  public Component {
    provider = Set.copyOf(provider);
  }
}
