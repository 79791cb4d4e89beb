/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The period a file covers, as far as its name or content indicates it. */
public sealed interface PeriodProposal {
  /** Where the time was found. */
  enum Source {
    NAME,
    /** In the first and last lines only; what lies between was not looked at. */
    ENDS;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * It covers this.
   *
   * @param family the path with the date cut out; files of a family make a sequence
   */
  record Covered(String path, String family, Period period, Source source)
      implements PeriodProposal {}

  /** Its name has several dates that are not the ends of one stretch. */
  record Ambiguous(String path, List<Period> periods) implements PeriodProposal {
    public Ambiguous {
      periods = List.copyOf(periods);
    }
  }

  /** It tells nothing. */
  record Untold(String path) implements PeriodProposal {}

  /** What it covers, if it is told. */
  default Optional<Covered> covered() {
    return this instanceof Covered covered ? Optional.of(covered) : Optional.empty();
  }
}
