/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Evidence;

/** A small piece of evidence and what the check has to make of it. */
public record Fixture(String name, Expectation expect, Evidence evidence) {}
