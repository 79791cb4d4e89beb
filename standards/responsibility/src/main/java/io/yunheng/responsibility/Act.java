/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.List;

/**
 * Something an organisation does for a service.
 *
 * @param behaviour the id of a behaviour
 * @param toward the ids of the organisations it is done with, to or for; they may be unknown
 * @param note what the source says, in the writer's words
 * @param line where it stands in the file
 */
public record Act(
    String organisation,
    String service,
    String behaviour,
    List<String> toward,
    String note,
    int line) {
  public Act {
    toward = List.copyOf(toward);
  }

  /** The act where an organisation that it may name is no longer there. */
  Act without(String gone) {
    return toward.contains(gone)
        ? new Act(
            organisation,
            service,
            behaviour,
            toward.stream().filter(one -> !one.equals(gone)).toList(),
            note,
            line)
        : this;
  }
}
