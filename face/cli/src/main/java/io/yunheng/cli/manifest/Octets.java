/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them. */
final class Octets {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,12})([KMGTkmgt]?)(i?[Bb])?");
  private static final String UNITS = "KMGT";
  private static final int STEP = 1024;

  private Octets() {}

  /**
   * A number with K, M, G or T for powers of 1024.
   *
   * @throws FaultException with {@code USAGE_VALUE}
   */
  static long parse(String option, String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw FaultException.of(
          FaultCode.USAGE_VALUE, "option", option, "value", text, "known", "4096, 64K, 20M, 1G");
    }
    int power = UNITS.indexOf(written.group(2).toUpperCase(Locale.ROOT)) + 1;
    long amount = Long.parseLong(written.group(1));
    for (int i = 0; i < (written.group(2).isEmpty() ? 0 : power); i++) {
      amount *= STEP;
    }
    return amount;
  }
}
