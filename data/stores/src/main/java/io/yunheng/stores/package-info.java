/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Object stores: S3-compatible ones and OpenStack Swift, read only. Every object that a store lists
 * has a defined outcome; what could not be read says why and how to cure it.
 */
@NullMarked
package io.yunheng.stores;

import org.jspecify.annotations.NullMarked;
