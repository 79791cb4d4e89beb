/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.Optional;

/**
 * How completely an input was understood. Anything but {@link #COMPLETE} makes dependent verdicts
 * indeterminate.
 */
public enum Understanding {
  /** Everything asked for was received and understood. */
  COMPLETE("complete"),
  /** Some of it was received or understood. */
  PARTIAL("partial"),
  /** The credential lacks the permission. */
  DENIED("denied"),
  /** The call or the file failed. */
  FAILED("failed"),
  /** The source has no such thing, or this version of Yunheng cannot read it. */
  UNSUPPORTED("unsupported");

  private final String code;

  Understanding(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Understanding> of(String code) {
    for (Understanding value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
