/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Runs the jobs of cases: claims them from the store with leases, makes the case's folder, runs the
 * engine in a worker process, and keeps what comes of it, once.
 *
 * <pre>{@code
 * JobRunner runner = new JobRunner(store, settings, folder, clock);
 * runner.start();
 * runner.wake(); // after a job was asked for
 * runner.close(); // hands back what runs
 * }</pre>
 */
@NullMarked
package io.yunheng.server.job;

import org.jspecify.annotations.NullMarked;
