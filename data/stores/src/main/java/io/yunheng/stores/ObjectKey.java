/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The name of an object: any text, which is no path and is never used as one. Ordered by its bytes
 * in UTF-8, unsigned, as S3 and Swift order their listings.
 */
public record ObjectKey(String text) implements Comparable<ObjectKey> {
  /** The key of these bytes; nothing if they are not UTF-8. */
  static Optional<ObjectKey> of(byte[] bytes) {
    try {
      return Optional.of(
          new ObjectKey(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /** The key of a text; nothing if it cannot be UTF-8. */
  static Optional<ObjectKey> ofText(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text)
        ? Optional.of(new ObjectKey(text))
        : Optional.empty();
  }

  /** In UTF-8. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** For people: without control characters, shortened. */
  public String shown() {
    return PrintableWords.text(text);
  }

  @Override
  public int compareTo(ObjectKey other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }
}
