/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.deep.dump;

import io.yunheng.handover.deep.look.Count;
import io.yunheng.handover.deep.look.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Restores a dump into a real server and says how that went. */
public interface Restore {
  /**
   * Restores a dump.
   *
   * @param form id of the check that fits it, as in {@code deep-checks.yaml}
   */
  Outcome restore(Path dump, String form);

  /** How a restore went. */
  sealed interface Outcome {
    /** All of it is in the server. */
    record Restored(Map<Count, Long> counts) implements Outcome {
      public Restored {
        counts = Map.copyOf(counts);
      }
    }

    /** The server refused it, or part of it. */
    record Refused(List<Finding> findings) implements Outcome {
      public Refused {
        findings = List.copyOf(findings);
      }
    }

    /** It was not tried; that is no pass. */
    record NotTried(Finding reason) implements Outcome {}
  }
}
