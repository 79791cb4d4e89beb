/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.assessment.SubjectKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a case says of itself.
 *
 * @param grade the level of the grading object, 1 to 4
 * @param selfCheck whether it is called a check by the level-3 items whatever its level
 * @param tenant the tenant that is assessed; empty for a platform
 * @param systemName the system that is assessed; empty where it has no name of its own
 * @param asOf the moment that the assessment speaks of; empty while it was not set
 * @param timeZone in which its days are
 */
public record CaseDescription(
    String name,
    SubjectKind subject,
    int grade,
    boolean selfCheck,
    String tenant,
    String systemName,
    Optional<Instant> asOf,
    ZoneId timeZone) {
  private static final int HIGHEST = 4;

  public CaseDescription {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a case has a name");
    }
    if (grade < 1 || grade > HIGHEST) {
      throw new IllegalArgumentException("a level is 1 to " + HIGHEST);
    }
  }
}
