/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.util.OptionalLong;

/**
 * A line of {@code fetch.txt} (RFC 8493 section 2.2.3). The address is only told; nothing here
 * fetches it.
 *
 * @param number counted from one
 * @param offset where it begins, in bytes
 * @param length in bytes, if the sender gave it; not to be relied on
 * @param path decoded, relative to the bag
 */
record FetchLine(long number, long offset, String url, OptionalLong length, String path) {}
