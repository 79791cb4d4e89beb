/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

/**
 * A register of several words of 32 bits; how many, and how many such registers there are, is told
 * by the {@link VectorCode} that it is of.
 *
 * @param number from 0 on
 */
public record Vector(int number) implements Operand {
  public Vector {
    if (number < 0 || number >= VectorCode.MOST_REGISTERS) {
      throw new IllegalArgumentException("vector " + number);
    }
  }
}
