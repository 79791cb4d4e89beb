/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import io.yunheng.finding.Finding;
import io.yunheng.inspection.RestoredDatabase;
import java.util.List;
import java.util.Optional;

/**
 * How restoring a dump went.
 *
 * @param restored nothing if not all of it is in the database; then the findings say why
 * @param compared whether every table was compared with a record
 */
public record Restoration(
    Optional<RestoredDatabase> restored, boolean compared, List<Finding> findings) {
  public Restoration {
    findings = List.copyOf(findings);
  }

  public static Restoration not(List<Finding> findings) {
    return new Restoration(Optional.empty(), false, findings);
  }
}
