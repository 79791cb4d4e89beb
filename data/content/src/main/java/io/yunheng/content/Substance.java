/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.fault.Word;
import java.util.Locale;

/** What can be seen of a file by looking at its bytes. */
public enum Substance implements Word {
  /** Its text stands in its bytes. */
  READABLE,
  /** Its bytes are squeezed, alone or inside a container. */
  COMPRESSED,
  /** Its bytes are of no use without a key. */
  ENCRYPTED,
  /** Neither of these; text may stand among other bytes. */
  BINARY;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
