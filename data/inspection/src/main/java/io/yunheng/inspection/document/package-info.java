/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Opens documents, pictures and structured texts in bounded memory; nothing outside is followed.
 */
@NullMarked
package io.yunheng.inspection.document;

import org.jspecify.annotations.NullMarked;
