/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.Optional;

/**
 * A concrete value of a clause.
 *
 * @param id unique in the clause
 * @param why what makes a local value sensible
 */
public record Parameter(
    String id,
    Text name,
    ParameterValue value,
    ParameterUnit unit,
    ParameterSource source,
    Optional<Text> why) {}
