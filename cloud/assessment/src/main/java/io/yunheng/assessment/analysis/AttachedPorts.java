/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Port;
import io.yunheng.estate.SecurityGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ports of machines that security groups are attached to. */
final class AttachedPorts {
  private final Estate estate;
  private final Map<String, List<Port>> byGroup = new HashMap<>();
  private ReachAnswer seen = ReachAnswer.YES;

  AttachedPorts(Estate estate) {
    this.estate = estate;
    for (Port port : estate.all(Port.SHAPE)) {
      if (!filtered(port).no()) {
        seen = seen.and(ReachAnswer.of(port.securityGroups(), _ -> true, true));
        for (String group : port.securityGroups().optional().orElse(List.of())) {
          byGroup.computeIfAbsent(group, _ -> new ArrayList<>()).add(port);
        }
      }
    }
  }

  /** Whether groups filter what passes a port. */
  static ReachAnswer filtered(Port port) {
    return Ports.ofMachine(port).and(ReachAnswer.of(port.portSecurity(), on -> on, true));
  }

  List<Port> of(String group) {
    return byGroup.getOrDefault(group, List.of());
  }

  /** Whether the groups of all of these ports are known. */
  ReachAnswer seen() {
    return seen;
  }

  /** What people call a group. */
  String name(String group) {
    return estate
        .find(SecurityGroup.SHAPE, group)
        .flatMap(found -> found.name().optional())
        .orElse(group);
  }
}
