/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.casefile.CaseEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A case that was loaded: what it says of itself, its files, and its address.
 *
 * @param folder where it lies
 * @param files every file that counts, sorted by path
 * @param address the SHA-256 over the files, see docs/formats/case.md
 */
public record CaseFile(Path folder, CaseSettings settings, List<CaseEntry> files, String address) {
  /** Where the merged records of the workbook lie, relative to the case. */
  public static final String WORKBOOK_RECORDS = "workbook/records.jsonl";

  public CaseFile {
    files = List.copyOf(files);
  }

  /** The file with this path in the case. */
  public Path resolve(String path) {
    return folder.resolve(path);
  }

  /** The workbook's merged records, if any were merged yet. */
  public Optional<Path> workbookRecords() {
    return files.stream()
        .filter(file -> file.path().equals(WORKBOOK_RECORDS))
        .findFirst()
        .map(file -> resolve(file.path()));
  }
}
