/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.util.List;
import java.util.Locale;

/**
 * The proposed sensitivity of a file; a person decides. It records how often rules matched, never
 * the matching content.
 *
 * @param reasons rules that were met, in the order of the data file, the name's before the
 *     content's
 * @param doubts why it is not proposed to be public though nothing says that it is sensitive
 * @param scanned bytes of the file that were looked at
 * @param size bytes of the file
 */
public record Proposal(
    Stand stand, List<Reason> reasons, List<Doubt> doubts, long scanned, long size) {
  public Proposal {
    reasons = List.copyOf(reasons);
    doubts = List.copyOf(doubts);
  }

  /** The share of the file that was looked at, from 0 to 1; of an empty file all of it. */
  public double share() {
    return size == 0 ? 1 : (double) scanned / size;
  }

  /** What is proposed. */
  public enum Stand {
    PUBLIC,
    SENSITIVE,
    UNDECIDED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why nothing can be proposed. */
  public enum Doubt {
    /** A rule was met, but fewer times than it takes. */
    FEW_HITS,
    /** Part of the file was not looked at. */
    NOT_ALL_SCANNED,
    /** The format is not known, so the bytes do not tell. */
    FORMAT_UNKNOWN,
    /** What is in it is compressed. */
    COMPRESSED,
    /** What is in it is encrypted. */
    ENCRYPTED,
    /** What is in it is no text. */
    BINARY;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Where a rule was met. */
  public enum Where {
    NAME,
    CONTENT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A rule that was met.
   *
   * @param rule its id in sensitivity.yaml
   * @param count how many times
   */
  public record Reason(String rule, Where where, long count) {}
}
