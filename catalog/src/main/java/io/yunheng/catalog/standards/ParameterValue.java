/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;

/** The value of a parameter, by its unit. */
public sealed interface ParameterValue {
  /** A count, level or percentage. */
  record Count(BigDecimal number) implements ParameterValue {
    @Override
    public String toString() {
      return number.toPlainString();
    }
  }

  /** A span of time: a {@link Period} of years to days, or a {@link Duration} of hours and less. */
  record Span(TemporalAmount amount, String iso) implements ParameterValue {
    @Override
    public String toString() {
      return iso;
    }
  }

  /** A word, a rule in words or the number of a standard. */
  record Phrase(String text) implements ParameterValue {
    @Override
    public String toString() {
      return text;
    }
  }

  record Words(List<String> words) implements ParameterValue {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public String toString() {
      return String.join("; ", words);
    }
  }
}
