/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * A state that a request came into.
 *
 * @param reason empty where none was given
 */
public record RequestStep(RequestState state, CaseMark mark, String reason) {}
