/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where an entry lies below the root of its tree: bytes with {@code /} between names, as the system
 * has them, which need not be UTF-8. Ordered by its bytes, unsigned.
 */
public final class TreePath implements Comparable<TreePath> {
  private final byte[] bytes;

  private TreePath(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The path of these bytes. */
  public static TreePath of(byte[] bytes) {
    return new TreePath(bytes.clone());
  }

  /** The root itself. */
  public static TreePath root() {
    return new TreePath(new byte[0]);
  }

  /** An entry of the directory at this path. */
  public TreePath child(byte[] name) {
    if (bytes.length == 0) {
      return new TreePath(name);
    }
    byte[] child = Arrays.copyOf(bytes, bytes.length + 1 + name.length);
    child[bytes.length] = '/';
    System.arraycopy(name, 0, child, bytes.length + 1, name.length);
    return new TreePath(child);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** As text; nothing if it is not UTF-8. */
  public Optional<String> text() {
    if (plain()) {
      return Optional.of(new String(bytes, StandardCharsets.US_ASCII));
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private boolean plain() {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  /** For people; what is not UTF-8 is shown as {@code U+FFFD}. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(TreePath other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreePath path && Arrays.equals(bytes, path.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
