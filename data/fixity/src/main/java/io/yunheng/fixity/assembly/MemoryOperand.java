/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A place in memory.
 *
 * @param base the register with the address that it is reckoned from
 * @param index a register that is added to it
 * @param distance from there, in bytes
 */
public record MemoryOperand(GeneralRegister base, Optional<GeneralRegister> index, int distance)
    implements Operand {
  /** Those that mean something else where a place is named. */
  private static final Set<GeneralRegister> NO_BASES =
      EnumSet.of(GeneralRegister.RBP, GeneralRegister.R12, GeneralRegister.R13);

  public MemoryOperand {
    if (NO_BASES.contains(base)) {
      throw new IllegalArgumentException(base + " as a base");
    }
  }

  /** So many bytes behind the address in a register. */
  public static MemoryOperand at(GeneralRegister base, int distance) {
    return new MemoryOperand(base, Optional.empty(), distance);
  }

  /** At the sum of two registers. */
  public static MemoryOperand at(GeneralRegister base, GeneralRegister index) {
    return at(base, index, 0);
  }

  /** So many bytes behind the sum of two registers. */
  public static MemoryOperand at(GeneralRegister base, GeneralRegister index, int distance) {
    return new MemoryOperand(base, Optional.of(index), distance);
  }

  /** The place so many bytes further on. */
  MemoryOperand behind(int bytes) {
    return new MemoryOperand(base, index, distance + bytes);
  }

  int indexNumber() {
    return index.map(GeneralRegister::number).orElse(0);
  }

  /** The fourth bit of the number of the index. */
  int indexExtension() {
    return Assembler.bit(indexNumber(), 3);
  }

  /** The fourth bit of the number of the base. */
  int baseExtension() {
    return Assembler.bit(base.number(), 3);
  }
}
