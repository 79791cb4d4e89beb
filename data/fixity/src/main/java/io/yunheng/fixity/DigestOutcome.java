/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** The result of digesting a message. */
public sealed interface DigestOutcome<M extends Message> {
  M message();

  /**
   * It was read to its end.
   *
   * @param length in bytes
   * @param digests of the whole message, in lower-case hex
   */
  record Digested<M extends Message>(M message, long length, Map<Algorithm, String> digests)
      implements DigestOutcome<M> {
    static <M extends Message> Digested<M> of(
        M message, long length, Map<Algorithm, byte[]> digests) {
      Map<Algorithm, String> hex = new EnumMap<>(Algorithm.class);
      digests.forEach((algorithm, bytes) -> hex.put(algorithm, HexFormat.of().formatHex(bytes)));
      return new Digested<>(message, length, Map.copyOf(hex));
    }
  }

  /** It could not be read to its end; nothing of it counts. */
  record Unread<M extends Message>(M message, IOException why) implements DigestOutcome<M> {}
}
