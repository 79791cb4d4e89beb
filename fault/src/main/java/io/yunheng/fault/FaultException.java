/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import java.util.stream.Collectors;

/** Carries a {@link Fault} to whoever can tell the user. */
public final class FaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  public FaultException(Fault fault) {
    super(text(fault));
    this.fault = fault;
  }

  public FaultException(Fault fault, Throwable cause) {
    super(text(fault), cause);
    this.fault = fault;
  }

  /** A fault with details given as name, value, name, value. */
  public static FaultException of(FaultCode code, String... namesAndValues) {
    return new FaultException(Fault.of(code, namesAndValues));
  }

  public Fault fault() {
    return fault;
  }

  private static String text(Fault fault) {
    return fault.details().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", ", fault.code().code() + " [", "]"));
  }
}
