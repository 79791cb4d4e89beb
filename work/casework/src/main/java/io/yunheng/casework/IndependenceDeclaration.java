/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.Instant;

/** That somebody declared to be independent of those whom a case is about. */
public record IndependenceDeclaration(
    RandomId workCase, RandomId person, Instant declared, String statement) {}
