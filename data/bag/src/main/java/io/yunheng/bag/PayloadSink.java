/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.io.IOException;
import java.util.Map;

/** Takes the files of a payload, each once; nothing of them is kept. For one thread. */
@FunctionalInterface
public interface PayloadSink {
  /**
   * A file of the payload.
   *
   * @param path in the bag, beginning with {@code data/}
   * @param length in bytes
   * @param digests in hex by name, one for each manifest
   * @throws io.yunheng.fault.FaultException with {@code BAG_PATH_INVALID} if no bag can hold a file
   *     of that path
   */
  void file(String path, long length, Map<String, String> digests) throws IOException;
}
