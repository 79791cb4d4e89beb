/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A closed set of words that data files use; each has a code that is written in them. */
public interface Word {
  /** The word as data files write it. */
  String code();

  /** The word with this code. */
  static <E extends Enum<E> & Word> Optional<E> of(Class<E> type, String code) {
    return Arrays.stream(type.getEnumConstants()).filter(w -> w.code().equals(code)).findFirst();
  }

  /** All words of a set, for messages. */
  static <E extends Enum<E> & Word> String known(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Word::code)
        .collect(Collectors.joining(" | "));
  }
}
