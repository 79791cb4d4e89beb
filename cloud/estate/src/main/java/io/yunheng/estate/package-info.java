/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Describes a cloud at one moment. An {@link io.yunheng.estate.Estate} contains the resources that
 * were read, the origin of each, and how completely each kind was read. Collectors and importers
 * fill it; nothing in it depends on a particular cloud.
 *
 * <pre>{@code
 * Estate estate = EstateReader.read(Path.of("now.jsonl"));
 * List<Resource> networks = estate.all(Kind.NETWORK);
 * boolean provesAbsence = estate.complete(Kind.NETWORK);
 * String digest = EstateWriter.write(estate, Path.of("copy.jsonl"));
 * }</pre>
 */
@NullMarked
package io.yunheng.estate;

import org.jspecify.annotations.NullMarked;
