/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.nio.file.Path;

/**
 * A file that is in a bag.
 *
 * @param path in the bag
 * @param location where it is; a plain file, or a link to one in the bag
 * @param size in bytes when it was found
 * @param mark whoever found it knows it by this
 */
record BagFile(String path, Path location, long size, long mark) {}
