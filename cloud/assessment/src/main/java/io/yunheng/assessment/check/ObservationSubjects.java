/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import java.util.Optional;

/** To whom the observations of a check belong. */
public enum ObservationSubjects {
  /** To the tenant named in the resource's column {@code tenant}. */
  TENANT("tenant"),
  /** To the site named in the resource's column {@code site}. */
  SITE("site"),
  /** To the platform, and so to every object of an item. */
  PLATFORM("platform");

  private final String code;

  ObservationSubjects(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<ObservationSubjects> of(String code) {
    for (ObservationSubjects value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
