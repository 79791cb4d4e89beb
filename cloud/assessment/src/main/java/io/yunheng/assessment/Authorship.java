/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.ScaleName;
import java.time.Instant;

/**
 * Who wrote a field of a row as it stands.
 *
 * @param scale the scale of the verdicts when it was written
 * @param machine the digest of what the machine had found then; empty if unknown
 */
public record Authorship(String who, Instant when, ScaleName scale, String machine) {}
