/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.report.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
public final class Amounts {
  private static final String UNITS = "KMGTPE";
  private static final int STEP = 1024;
  private static final int LARGE = 1000;

  private Amounts() {}

  /** Bytes in a unit that fits. */
  public static String octets(long octets) {
    double amount = octets;
    int power = 0;
    while (amount >= LARGE && power < UNITS.length()) {
      amount /= STEP;
      power++;
    }
    return power == 0
        ? octets + " B"
        : String.format(Locale.ROOT, "%.1f %ciB", amount, UNITS.charAt(power - 1));
  }

  /** Bytes in a unit that fits, and exactly. */
  static String octets(Words words, long octets) {
    return octets < LARGE
        ? words.of("handover.octets", octets)
        : words.of("handover.octets.large", octets(octets), octets);
  }

  /** A share in percent to four digits, rounded down, so that less than all never reads as all. */
  public static String percent(double share) {
    return new BigDecimal(100 * share, new MathContext(4, RoundingMode.DOWN))
        .stripTrailingZeros()
        .toPlainString();
  }
}
