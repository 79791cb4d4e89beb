/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reads an OpenStack cloud into an estate, over its public APIs and without changing anything.
 * Calls can be recorded and replayed. Whatever could not be read is a gap with a reason.
 *
 * <pre>{@code
 * CloudConfig cloud = CloudsFile.standard(Optional.empty()).cloud("mycloud");
 * Estate estate = OpenStackCollector.collect(cloud, options, progress);
 * EstateWriter.write(estate, Path.of("estate.jsonl"));
 * }</pre>
 */
@NullMarked
package io.yunheng.openstack;

import org.jspecify.annotations.NullMarked;
