/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.deep.decryption;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a file was encrypted and where its key lies.
 *
 * @param files that hold the key, by what they hold
 */
public record Key(Method method, Map<KeyPart, Path> files) {
  public Key {
    files = Map.copyOf(files);
  }
}
