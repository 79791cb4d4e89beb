/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What an assessment came to: a value that explains every verdict down to the datum, its canonical
 * JSON ({@code docs/formats/result.md}), and the comparison of two of them.
 */
@NullMarked
package io.yunheng.assessment.result;

import org.jspecify.annotations.NullMarked;
