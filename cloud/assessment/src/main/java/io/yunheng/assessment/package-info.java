/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Whether a case complies with the standards, and why.
 *
 * <p>Checks look at the evidence of a case and leave observations; the rules of each item turn
 * observations into verdicts; every verdict can be followed down to the datum it stands on.
 */
@NullMarked
package io.yunheng.assessment;

import org.jspecify.annotations.NullMarked;
