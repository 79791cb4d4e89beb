/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Port;

/** What the ports of virtual networks belong to. */
final class Ports {
  private static final String NETWORK_OWNED = "network:";

  private Ports() {}

  /** Whether a port is a machine's and not the network's own: a router's, a DHCP server's. */
  static ReachAnswer ofMachine(Port port) {
    return ReachAnswer.of(port.deviceOwner(), owner -> !owner.startsWith(NETWORK_OWNED), true);
  }

  /** What people call the machine behind a port. */
  static String device(Estate estate, Port port) {
    String device = port.device().optional().orElse("");
    return estate
        .find(Instance.SHAPE, device)
        .flatMap(instance -> instance.name().optional())
        .or(() -> port.name().optional().filter(name -> !name.isBlank()))
        .orElse(device.isEmpty() ? port.id() : device);
  }
}
