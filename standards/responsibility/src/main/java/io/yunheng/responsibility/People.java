/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.List;

/**
 * Who has what to do with a requirement. Duties with the same people share one of these; they may
 * be thousands.
 *
 * @param responsible never moves with the work; empty if nobody is or nobody can be told
 * @param doing who does the work, one for each way it goes
 */
public record People(
    List<Duty.Share> responsible,
    List<Duty.Doing> doing,
    List<Duty.Watching> watching,
    List<Duty.Watching> informed) {
  public People {
    responsible = List.copyOf(responsible);
    doing = List.copyOf(doing);
    watching = List.copyOf(watching);
    informed = List.copyOf(informed);
  }
}
