/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

/** What is not the same on the two sides of a comparison, or is not known to be. */
public sealed interface Difference {
  /** How the contents were compared. */
  enum Proof {
    /** By digests of what was read. */
    DIGEST,
    /** By the MD5 that both stores state of the content. */
    MD5
  }

  /** What two objects differ in beside their content. */
  enum Field {
    CONTENT_TYPE,
    STORAGE_CLASS
  }

  /** The source has it, the target has not; sizes in bytes. */
  record Missing(ObjectKey key, long size) implements Difference {}

  /** The target has it, the source has not. */
  record Extra(ObjectKey key, long size) implements Difference {}

  /** Their sizes in bytes differ. */
  record Size(ObjectKey key, long source, long target) implements Difference {}

  /** Their contents differ. */
  record Content(ObjectKey key, Proof proof, String source, String target) implements Difference {}

  /** What is said of them differs. */
  record Metadata(ObjectKey key, Field field, String source, String target) implements Difference {}

  /**
   * Their versions differ, delete markers counted.
   *
   * @param first which version from the newest, from 0, is the first that is not proved the same
   */
  record Versions(ObjectKey key, int source, int target, int first) implements Difference {}

  /** As large as each other, and nothing proves more; read both sides to know. */
  record Unproven(ObjectKey key) implements Difference {}

  /**
   * One side could not be read, so that nothing is known.
   *
   * @param side where
   * @param shown the key or path as far as it can be shown
   * @param reason what became of it, in a word: a code of {@link UnreadReason}, {@code changed},
   *     {@code archived}, {@code link}, {@code special}
   */
  record NotRead(Where side, String shown, String reason, String detail) implements Difference {}

  /** A side. */
  enum Where {
    SOURCE,
    TARGET
  }
}
