/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that went wrong: its code and the details its message names.
 *
 * @param details values for the placeholders of the message, for example {@code file -> sites.xlsx}
 */
public record Fault(FaultCode code, Map<String, String> details) {
  public Fault {
    details = Map.copyOf(details);
  }

  /** A fault with details given as name, value, name, value. */
  public static Fault of(FaultCode code, String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a detail has a name and a value");
    }
    Map<String, String> details = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      details.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Fault(code, details);
  }
}
