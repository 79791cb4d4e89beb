/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

/**
 * A setting that was made in the pages.
 *
 * @param version 0 where it was never set
 */
public record StoredSetting(String name, String value, long version) {}
