/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The deep checks of handed-over data: what is encrypted is decrypted and compared, archives,
 * documents, pictures, disk images and dumps are opened. What could not be looked at has an outcome
 * of its own.
 */
@NullMarked
package io.yunheng.inspection;

import org.jspecify.annotations.NullMarked;
