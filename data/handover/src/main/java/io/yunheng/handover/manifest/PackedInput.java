/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what {@link PackedOutput} has written; what ends too early throws an unchecked exception.
 */
final class PackedInput {
  private final byte[] bytes;
  private int at;

  PackedInput(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  private int pass(int count) {
    int from = at;
    at += count;
    return from;
  }

  int octet() {
    return Byte.toUnsignedInt(bytes[pass(1)]);
  }

  boolean flag() {
    return octet() != 0;
  }

  int shortNumber() {
    return (short) PackedOutput.SHORT.get(bytes, pass(Short.BYTES));
  }

  int number() {
    return (int) PackedOutput.INT.get(bytes, pass(Integer.BYTES));
  }

  long longNumber() {
    return (long) PackedOutput.LONG.get(bytes, pass(Long.BYTES));
  }

  byte[] bytes() {
    int count = number();
    int from = pass(count);
    return Arrays.copyOfRange(bytes, from, from + count);
  }

  String text() {
    int count = number();
    return new String(bytes, pass(count), count, UTF_8);
  }

  <E extends Enum<E>> E word(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  <T> Optional<T> optional(Supplier<T> part) {
    return flag() ? Optional.of(part.get()) : Optional.empty();
  }
}
