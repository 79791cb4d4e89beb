/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Lists and reads object stores (S3 and compatible stores, OpenStack Swift) and cloud images. It
 * never writes to a store. Every listed object has a defined outcome; one that could not be read
 * has a reason and a remedy.
 *
 * <pre>{@code
 * ObjectStore store = ObjectStore.of(address, access, StoreSettings.DEFAULTS);
 * Versioning versioning = store.versioning();
 * }</pre>
 */
@NullMarked
package io.yunheng.stores;

import org.jspecify.annotations.NullMarked;
