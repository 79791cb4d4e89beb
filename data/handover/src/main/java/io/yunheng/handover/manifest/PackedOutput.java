/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Values packed into bytes one behind the other, numbers with the highest byte in front. */
final class PackedOutput {
  private static final int USUAL = 256;
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[USUAL];
  private int length;

  /** Makes room for so many bytes more, and gives the place where they begin. */
  private int grow(int more) {
    int from = length;
    length = Math.addExact(from, more);
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
    }
    return from;
  }

  void octet(int value) {
    int at = grow(1);
    bytes[at] = (byte) value;
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  void shortNumber(int value) {
    int at = grow(Short.BYTES);
    SHORT.set(bytes, at, (short) value);
  }

  void number(int value) {
    int at = grow(Integer.BYTES);
    INT.set(bytes, at, value);
  }

  void longNumber(long value) {
    int at = grow(Long.BYTES);
    LONG.set(bytes, at, value);
  }

  /** Bytes behind their number. */
  void bytes(byte[] some) {
    number(some.length);
    int at = grow(some.length);
    System.arraycopy(some, 0, bytes, at, some.length);
  }

  void text(String text) {
    bytes(text.getBytes(UTF_8));
  }

  void word(Enum<?> word) {
    text(word.name());
  }

  /** Whether there is a value, and it. */
  <T> void optional(Optional<T> value, Consumer<T> part) {
    flag(value.isPresent());
    value.ifPresent(part);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}
