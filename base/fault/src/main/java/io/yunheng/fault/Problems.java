/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of one input so that they can be reported together; beyond {@link #LIMIT}
 * problems it only counts. Not thread-safe.
 */
public final class Problems {
  /** How many problems are kept. */
  public static final int LIMIT = 100;

  private final List<Fault> faults = new ArrayList<>();
  private long count;

  public void add(Fault fault) {
    count++;
    if (faults.size() < LIMIT) {
      faults.add(fault);
    }
  }

  /** A problem with details given as name, value, name, value. */
  public void add(FaultCode code, String... namesAndValues) {
    add(Fault.of(code, namesAndValues));
  }

  /** All problems that an exception carries. */
  public void add(FaultException exception) {
    exception.faults().forEach(this::add);
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** Whether so many were found that it is no use to look for more. */
  public boolean full() {
    return count >= LIMIT;
  }

  /** The problems kept, in the order they were found. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** How many there were, kept or not. */
  public long count() {
    return count;
  }

  /**
   * Ends here if anything was found.
   *
   * @throws FaultException with all problems kept
   */
  public void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new FaultException(faults);
    }
  }
}
