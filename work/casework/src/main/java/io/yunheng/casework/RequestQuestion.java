/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.util.List;

/**
 * One thing that a request asks.
 *
 * @param item of the standards that it is about; empty where it is about none
 * @param target the object whose record it is about; empty where it is about none
 * @param register the kind of the register that is to be filled in; empty where none is
 * @param text what is asked
 * @param words one of which has to be the answer; empty where any text may be
 * @param unlocks the items that could be decided with it
 */
public record RequestQuestion(
    String item,
    String target,
    String register,
    String text,
    List<String> words,
    List<String> unlocks) {
  public RequestQuestion {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a question asks something");
    }
    words = List.copyOf(words);
    unlocks = List.copyOf(unlocks);
  }

  /** A question about nothing but what it says. */
  public static RequestQuestion of(String text) {
    return new RequestQuestion("", "", "", text, List.of(), List.of());
  }
}
