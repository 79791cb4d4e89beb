/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

/**
 * A general register. Of those that a function has to leave as they were (System V application
 * binary interface, AMD64 supplement, 3.2.1) the stack's pointer is not among them.
 */
public enum GeneralRegister {
  RAX(0),
  RCX(1),
  RDX(2),
  RBX(3),
  RBP(5),
  RSI(6),
  RDI(7),
  R8(8),
  R9(9),
  R10(10),
  R11(11),
  R12(12),
  R13(13),
  R14(14),
  R15(15);

  private final int number;

  GeneralRegister(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
