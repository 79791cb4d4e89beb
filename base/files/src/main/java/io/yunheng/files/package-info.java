/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How data files that people write are read: YAML and JSON into nodes that know their line, nodes
 * into records with every problem reported, none silently mended. Bounded in size and depth,
 * without anchors, aliases and tags.
 */
@NullMarked
package io.yunheng.files;

import org.jspecify.annotations.NullMarked;
