/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Who is responsible for a cloud service, and who does the work.
 *
 * <p>An arrangement says which organisations do what, under which agreements; rules kept as data
 * derive their roles, and every derivation can be followed to the acts and clauses it stands on.
 */
@NullMarked
package io.yunheng.responsibility;

import org.jspecify.annotations.NullMarked;
