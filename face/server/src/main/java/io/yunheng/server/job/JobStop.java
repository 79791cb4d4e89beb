/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

/** Why a job that runs is stopped. */
enum JobStop {
  /** It is not. */
  NOT,
  /** Somebody cancelled it. */
  CANCELLED,
  /** The server stops; whoever runs next begins it again. */
  HANDED_BACK,
  /** It is somebody else's now. */
  LOST
}
