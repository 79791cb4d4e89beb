/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.Parameter;
import io.yunheng.catalog.ParameterSource;
import io.yunheng.catalog.ParameterUnit;
import io.yunheng.catalog.ParameterValue;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.Node;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a parameter: its value has to be what its unit says, and a local value gives a reason. */
final class ParameterReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

  private ParameterReader() {}

  static Parameter read(Fields fields) {
    fields.only("id", "name", "value", "unit", "source", "why");
    String id = fields.text("id");
    if (!ID.matcher(id).matches()) {
      fields.wrong("id", id, "kebab-case");
    }
    ParameterUnit unit = fields.word("unit", ParameterUnit.class, ParameterUnit.WORD);
    ParameterSource source = fields.word("source", ParameterSource.class, ParameterSource.DOCUMENT);
    Optional<Text> why = fields.optionalBoth("why");
    if (source == ParameterSource.LOCAL && why.isEmpty()) {
      fields.missing("why");
    }
    return new Parameter(id, fields.both("name"), value(fields, unit), unit, source, why);
  }

  private static ParameterValue value(Fields fields, ParameterUnit unit) {
    Optional<Node> node = fields.node("value");
    if (node.isEmpty()) {
      fields.missing("value");
      return phrase("");
    }
    return switch (unit) {
      case LIST -> new ParameterValue.Words(fields.someBoth("value"));
      case WORD -> new ParameterValue.Phrase(fields.both("value"));
      case STANDARD, DURATION, COUNT, LEVEL, PERCENT -> scalar(fields, unit, node.get());
    };
  }

  private static ParameterValue scalar(Fields fields, ParameterUnit unit, Node node) {
    if (!(node instanceof Node.Scalar scalar) || scalar.text().isBlank()) {
      fields.wrong("value", node.toString(), unit.code());
      return phrase("");
    }
    return switch (unit) {
      case DURATION -> span(fields, scalar.text());
      case COUNT, LEVEL, PERCENT -> number(fields, unit, scalar.text());
      case STANDARD, WORD, LIST -> phrase(scalar.text());
    };
  }

  /** What is written alike in both languages. */
  private static ParameterValue phrase(String text) {
    return new ParameterValue.Phrase(new Text(text, text));
  }

  private static ParameterValue number(Fields fields, ParameterUnit unit, String text) {
    BigDecimal number = NUMBER.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
    boolean right =
        switch (unit) {
          case PERCENT -> number.signum() > 0 && number.compareTo(BigDecimal.valueOf(100)) <= 0;
          case LEVEL -> number.scale() == 0 && number.signum() > 0 && number.intValue() <= 5;
          default -> number.scale() == 0 && NUMBER.matcher(text).matches();
        };
    if (!right) {
      fields.wrong("value", text, unit.code());
    }
    return new ParameterValue.Count(number);
  }

  private static ParameterValue span(Fields fields, String text) {
    try {
      TemporalAmount amount = text.contains("T") ? Duration.parse(text) : Period.parse(text);
      boolean positive =
          switch (amount) {
            case Duration duration -> duration.isPositive();
            case Period period -> !period.isNegative() && !period.isZero();
            default -> false;
          };
      if (positive) {
        return new ParameterValue.Span(amount, text);
      }
    } catch (DateTimeException e) {
      fields.wrong("value", text, ParameterUnit.DURATION.code() + ": " + e.getMessage());
      return phrase(text);
    }
    fields.wrong("value", text, ParameterUnit.DURATION.code());
    return phrase(text);
  }
}
