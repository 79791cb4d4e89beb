/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.util.Optional;

/**
 * A piece of evidence in a case.
 *
 * @param replaces the version before it
 * @param scan empty where it was not scanned
 * @param version grows by one with every change
 */
public record CaseEvidenceFile(
    RandomId id,
    RandomId workCase,
    EvidenceDescription description,
    EvidenceContent content,
    CaseMark uploaded,
    Optional<RandomId> replaces,
    EvidenceState state,
    Optional<EvidenceScan> scan,
    long version) {
  /** Whether the scanner found malware in it. */
  public boolean infected() {
    return scan.map(EvidenceScan::result).filter(ScanAnswer.FOUND::equals).isPresent();
  }
}
