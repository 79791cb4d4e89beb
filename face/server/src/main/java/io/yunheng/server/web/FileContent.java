/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of a download, written while they are read. */
@FunctionalInterface
public interface FileContent {
  /**
   * Writes all of them.
   *
   * @throws IOException if they end early: the browser sees a broken download
   */
  void writeTo(OutputStream out) throws IOException;
}
