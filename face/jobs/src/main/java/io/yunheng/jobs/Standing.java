/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Word;
import java.util.Locale;

/** What a job came to, in one word. The worst part of it counts. */
public enum Standing implements Word {
  /** Everything that was looked at is as it should be. */
  CLEAN,
  /** Something could not be decided, or somebody has to say something. */
  OPEN,
  /** Something deviates in part. */
  DEVIATING,
  /** Something is not as it should be. */
  BROKEN;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
