/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.Arrays;

/**
 * Makes the faults of one file. Values that come from the file are shown short and without control
 * characters, since they end on terminals and in logs.
 */
record FileFaults(String file) {
  private static final int SHOWN = 80;

  /** A fault in a line, counted from 1, with further details given as name, value, name, value. */
  FaultException at(long line, FaultCode code, String... namesAndValues) {
    String[] details = Arrays.copyOf(namesAndValues, namesAndValues.length + 4);
    for (int i = 1; i < namesAndValues.length; i += 2) {
      details[i] = shown(details[i]);
    }
    details[namesAndValues.length] = "file";
    details[namesAndValues.length + 1] = file;
    details[namesAndValues.length + 2] = "line";
    details[namesAndValues.length + 3] = Long.toString(line);
    return FaultException.of(code, details);
  }

  private static String shown(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .limit(SHOWN)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                text.append(String.format("\\u%04x", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.length() < value.length() && value.codePointCount(0, value.length()) > SHOWN
        ? text + "…"
        : text.toString();
  }
}
