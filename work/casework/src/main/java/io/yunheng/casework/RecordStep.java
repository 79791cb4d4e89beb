/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * A stage that a record came into.
 *
 * @param reason empty where none was given
 */
public record RecordStep(RecordStage stage, CaseMark mark, String reason) {}
