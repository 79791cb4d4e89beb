/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Who is responsible for each requirement, who does it, who watches and who is told. */
@NullMarked
package io.yunheng.responsibility.duty;

import org.jspecify.annotations.NullMarked;
