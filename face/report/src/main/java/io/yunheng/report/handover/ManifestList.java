/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.fault.Language;
import io.yunheng.handover.Attachment;

/**
 * The list of what is handed over as people read and sign it, from the entries of a manifest. The
 * same entries give the same bytes.
 */
public final class ManifestList {
  private ManifestList() {}

  /**
   * How much a list shows; what is beyond is told with its number and place.
   *
   * @param rows entries at most
   * @param sheet entries on one sheet at most
   * @param summary rows of a table that sums up at most
   */
  record Limits(long rows, int sheet, int summary) {
    static final Limits EXCEL = new Limits(1_000_000, 200_000, 10_000);
    static final Limits WORD = new Limits(2_000, 2_000, 200);
  }

  /** As {@code manifest.xlsx}: at most 1,000,000 entries, on sheets of 200,000. */
  public static Attachment excel(Language language) {
    return excel(language, Limits.EXCEL);
  }

  /** As {@code manifest.docx}: at most 2,000 entries. */
  public static Attachment word(Language language) {
    return word(language, Limits.WORD);
  }

  static Attachment excel(Language language, Limits limits) {
    return new ListWorkbook(language, limits);
  }

  static Attachment word(Language language, Limits limits) {
    return new ListDocument(language, limits);
  }
}
