/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decides whether a file can be opened, decrypted and restored. Archives, documents, disk images,
 * dumps and encrypted files are opened within limits. A file that could not be checked has its own
 * outcome, never a pass.
 *
 * <pre>{@code
 * DeepChecks checks = DeepChecks.shipped(InspectionLimits.STANDARD, tool);
 * InspectionOutcome outcome = checks.check(file, format, Optional.empty()).outcome();
 * }</pre>
 */
@NullMarked
package io.yunheng.inspection;

import org.jspecify.annotations.NullMarked;
