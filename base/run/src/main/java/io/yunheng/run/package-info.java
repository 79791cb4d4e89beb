/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How far work is, how it is stopped, and with how many threads. Long work is given a {@link
 * io.yunheng.run.Progress}, which it tells of its phases and of each unit that is done; results
 * never depend on it. Work is cancelled by interrupting its thread: it stops after at most one more
 * unit and throws {@link java.lang.InterruptedException}.
 *
 * <pre>{@code
 * ProgressMeter meter = new ProgressMeter();
 * try (Workers.Share share = workers.share(8)) {
 *   engine.run(input, share.threads(), meter); // elsewhere: meter.position()
 * }
 * }</pre>
 */
@NullMarked
package io.yunheng.run;

import org.jspecify.annotations.NullMarked;
