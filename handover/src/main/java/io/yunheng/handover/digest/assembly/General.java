/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest.assembly;

/**
 * A general register that a function may change without keeping what was in it (System V
 * application binary interface, AMD64 supplement, 3.2.1).
 */
public enum General {
  RAX(0),
  RCX(1),
  RDX(2),
  RSI(6),
  RDI(7),
  R8(8),
  R9(9);

  private final int number;

  General(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
