/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

/** Bytes that nobody changes. */
public final class ByteString {
  private final byte[] bytes;

  public ByteString(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] copy() {
    return bytes.clone();
  }
}
