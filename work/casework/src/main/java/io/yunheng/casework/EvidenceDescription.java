/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody says of a piece of evidence.
 *
 * @param path its name in the case, with folders, separated by {@code /}
 * @param object the assessment object that it is about; empty for the case as a whole
 * @param origin where it is from
 * @param date of the evidence itself, as against the day of its upload
 */
public record EvidenceDescription(
    String path,
    String object,
    EvidenceKind kind,
    String origin,
    Optional<LocalDate> date,
    String note) {
  private static final int LONGEST_PATH = 1000;

  public EvidenceDescription {
    if (path.isBlank()
        || path.length() > LONGEST_PATH
        || path.startsWith("/")
        || path.chars().anyMatch(one -> one < ' ' || one == '\\' || one == 127)
        || ("/" + path + "/").matches(".*/(\\.{1,2})?/.*")) {
      throw new IllegalArgumentException("not a relative path");
    }
  }

  /** The same under another name. */
  public EvidenceDescription at(String other) {
    return new EvidenceDescription(other, object, kind, origin, date, note);
  }

  /** The same of another day. */
  public EvidenceDescription on(LocalDate day) {
    return new EvidenceDescription(path, object, kind, origin, Optional.of(day), note);
  }
}
