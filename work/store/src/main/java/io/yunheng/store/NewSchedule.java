/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Set;

/** A schedule to be made; see {@link io.yunheng.casework.CaseSchedule}. */
public record NewSchedule(
    String kind, String request, int minute, Set<DayOfWeek> days, Instant next) {}
