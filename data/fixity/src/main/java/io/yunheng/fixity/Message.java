/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.io.IOException;

/** Something to be digested. */
public interface Message {
  /**
   * Opens it at its beginning.
   *
   * @throws IOException if it cannot be read
   */
  ByteSource open() throws IOException;
}
