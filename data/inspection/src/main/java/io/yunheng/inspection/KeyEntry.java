/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import java.util.List;

/**
 * What the handover list says of an encrypted file.
 *
 * @param expected digests of the plaintext; of an archive, of its only file
 */
public record KeyEntry(EncryptionKey key, List<Expected> expected) {
  /** A digest's algorithm. */
  public enum Algorithm {
    SHA_256("SHA-256"),
    SHA_512("SHA-512"),
    SM3("SM3");

    private final String java;

    Algorithm(String java) {
      this.java = java;
    }

    String java() {
      return java;
    }
  }

  /**
   * A digest that the plaintext is to have.
   *
   * @param hex in either letter case
   */
  public record Expected(Algorithm algorithm, String hex) {}

  public KeyEntry {
    expected = List.copyOf(expected);
  }
}
