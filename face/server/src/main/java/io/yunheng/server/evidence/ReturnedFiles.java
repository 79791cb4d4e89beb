/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.server.web.Visit;
import java.util.Optional;

/** What becomes of files that come back for requests. */
@FunctionalInterface
public interface ReturnedFiles {
  /**
   * A file came that lies in a {@link ReturnedFolder}.
   *
   * @return the page on which it goes on; empty where it stays a file like any other
   */
  Optional<String> came(Visit visit, CaseEvidenceFile file, ReturnedFolder folder);
}
