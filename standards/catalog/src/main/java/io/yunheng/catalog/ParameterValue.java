/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.catalog.standards.SpanWords;
import io.yunheng.fault.Language;
import io.yunheng.fault.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.stream.Collectors;

/** The value of a parameter, by its unit. */
public sealed interface ParameterValue {
  /** The value for people. */
  String in(Language language);

  /** A count, level or percentage. */
  record Count(BigDecimal number) implements ParameterValue {
    @Override
    public String in(Language language) {
      return number.toPlainString();
    }
  }

  /**
   * A span of time: a {@link Period} of years to days, or a {@link Duration} of hours and less.
   *
   * @param iso as ISO 8601 writes it
   */
  record Span(TemporalAmount amount, String iso) implements ParameterValue {
    @Override
    public String in(Language language) {
      return amount.getUnits().stream()
          .filter(unit -> amount.get(unit) != 0)
          .map(unit -> SpanWords.of(amount.get(unit), unit).in(language))
          .collect(Collectors.joining(language == Language.ZH ? "" : " "));
    }
  }

  /** A word, a rule in words or the number of a standard. */
  record Phrase(Text text) implements ParameterValue {
    @Override
    public String in(Language language) {
      return text.in(language);
    }
  }

  record Words(List<Text> words) implements ParameterValue {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public String in(Language language) {
      return words.stream()
          .map(word -> word.in(language))
          .collect(Collectors.joining(language == Language.ZH ? "；" : "; "));
    }
  }
}
