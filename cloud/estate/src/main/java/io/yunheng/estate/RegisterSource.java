/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.ZoneId;

/**
 * What a register does not say of itself.
 *
 * @param header of the estate that it is read into; its moment is that of all origins
 * @param zone the time zone of dates that were typed without one
 * @param manner {@link Origin.Manner#TYPED}, or {@link Origin.Manner#EXAMPLE} where all of it is
 *     made up
 */
public record RegisterSource(EstateHeader header, ZoneId zone, Origin.Manner manner) {}
