/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.fault.Word;
import java.util.Optional;

/** What is being assessed. */
public enum SubjectKind implements Word {
  /** A cloud platform with its customers. */
  PLATFORM("platform"),
  /** A customer's system on a platform assessed elsewhere. */
  TENANT("tenant"),
  /** A private cloud: platform and systems in one hand. */
  PRIVATE("private");

  private final String code;

  SubjectKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  public static Optional<SubjectKind> of(String code) {
    for (SubjectKind kind : values()) {
      if (kind.code.equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
