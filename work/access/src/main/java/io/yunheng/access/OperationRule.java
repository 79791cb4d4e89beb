/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Text;

/**
 * What the table says of an operation.
 *
 * @param fresh whether the person must have proved who he is within the last minutes
 * @param declared whether who does it by a role that declares its independence must have declared
 *     it for the case
 */
public record OperationRule(
    Operation operation, TargetKind on, boolean fresh, boolean declared, Text text) {}
