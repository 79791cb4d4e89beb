/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was answered to a question of a request.
 *
 * @param outside from whom it came, where who wrote it down is not who said it; else empty
 * @param received the day on which it came from there
 * @param source the id of the file that it came with; empty where it was typed
 */
public record RequestAnswer(
    String text, String remark, String outside, Optional<LocalDate> received, String source) {
  /** No answer. */
  public static final RequestAnswer NONE = typed("", "");

  /** One that its author gives himself. */
  public static RequestAnswer typed(String text, String remark) {
    return new RequestAnswer(text, remark, "", Optional.empty(), "");
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return text.isEmpty() && remark.isEmpty();
  }
}
