/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Carries one {@link Fault}, or several found in one input, to the code that reports to the user.
 */
public final class FaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public FaultException(Fault fault) {
    this(List.of(fault));
  }

  public FaultException(Fault fault, Throwable cause) {
    super(text(fault), cause);
    this.faults = List.of(fault);
  }

  /** Several problems of one input; at least one. */
  public FaultException(List<Fault> faults) {
    super(faults.stream().map(FaultException::text).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** A fault with details given as name, value, name, value. */
  public static FaultException of(FaultCode code, String... namesAndValues) {
    return new FaultException(Fault.of(code, namesAndValues));
  }

  /** The first of the faults. */
  public Fault fault() {
    return faults.getFirst();
  }

  /** All of them, in the order they were found. */
  public List<Fault> faults() {
    return faults;
  }

  private static String text(Fault fault) {
    return fault.details().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", ", fault.code().code() + " [", "]"));
  }
}
