/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What can be asked of Yunheng, and the only door through which its engines are run. A request is a
 * value without secrets that can be written as JSON; a result is a value with a standing; running
 * takes a progress and is cancelled by interrupting its thread. A job runs in this process, or in a
 * worker process of its own.
 *
 * <pre>{@code
 * Jobs jobs = new Jobs(Workers.ofThisMachine(), EngineSettings.FASTEST);
 * AssessResult result = jobs.run(assessRequest, Secrets.NONE, new ProgressMeter());
 * Standing standing = result.standing();
 * }</pre>
 */
@NullMarked
package io.yunheng.jobs;

import org.jspecify.annotations.NullMarked;
