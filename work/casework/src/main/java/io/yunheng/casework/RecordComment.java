/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/** What somebody remarked on a record. */
public record RecordComment(String text, CaseMark mark) {}
