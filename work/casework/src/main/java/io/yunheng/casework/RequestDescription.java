/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a request says of itself.
 *
 * @param object the assessment object that it is about; empty for the case as a whole
 * @param person who is asked, where he has an account
 * @param outside who is asked, in words, where nobody with an account is
 * @param due the last day, as a local date
 */
public record RequestDescription(
    RequestKind kind,
    String title,
    String note,
    String object,
    Optional<RandomId> person,
    String outside,
    Optional<LocalDate> due) {
  public RequestDescription {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a request has a title");
    }
    if (person.isPresent() && !outside.isEmpty()) {
      throw new IllegalArgumentException("one is asked, with an account or without");
    }
  }
}
