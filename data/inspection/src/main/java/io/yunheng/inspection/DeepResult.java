/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.finding.Finding;
import io.yunheng.inspection.context.ContentCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a deep check. */
sealed interface DeepResult {
  /** The check that was made; {@link InspectionKind#NONE} if none was. */
  InspectionKind check();

  /** What was counted, as far as it got. */
  Map<ContentCount, Long> counts();

  /** What was found, notes among it, in order. */
  List<Finding> findings();

  /**
   * It was opened and read to its end, and nothing but notes was found.
   *
   * @param listing SHA-256 over the lines of the files in an archive, in hex
   */
  record Opened(
      InspectionKind check,
      Map<ContentCount, Long> counts,
      List<Finding> findings,
      Optional<String> listing)
      implements DeepResult {
    public Opened {
      counts = Map.copyOf(counts);
      findings = List.copyOf(findings);
    }
  }

  /** It is broken, incomplete or made to do harm. */
  record Damaged(InspectionKind check, Map<ContentCount, Long> counts, List<Finding> findings)
      implements DeepResult {
    public Damaged {
      counts = Map.copyOf(counts);
      findings = List.copyOf(findings);
    }
  }

  /**
   * The key handed over does not fit, so that it was not checked; whether it is damaged is open.
   */
  record WrongKey(InspectionKind check, Map<ContentCount, Long> counts, List<Finding> findings)
      implements DeepResult {
    public WrongKey {
      counts = Map.copyOf(counts);
      findings = List.copyOf(findings);
    }
  }

  /** It, or part of it, could not be looked at; that is no pass. The findings say why. */
  record NotChecked(InspectionKind check, Map<ContentCount, Long> counts, List<Finding> findings)
      implements DeepResult {
    public NotChecked {
      counts = Map.copyOf(counts);
      findings = List.copyOf(findings);
    }
  }
}
