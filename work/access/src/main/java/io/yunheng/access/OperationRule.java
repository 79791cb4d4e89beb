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
 */
public record OperationRule(Operation operation, TargetKind on, boolean fresh, Text text) {}
