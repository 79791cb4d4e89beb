/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import static io.yunheng.fault.Category.ACCESS;
import static io.yunheng.fault.Category.INPUT;
import static io.yunheng.fault.Category.INTERNAL;
import static io.yunheng.fault.Category.USAGE;

import java.util.Locale;

/**
 * The closed set of things that can go wrong. The code is stable: scripts and people search for it.
 */
public enum FaultCode {
  // The command line
  USAGE_INVALID(USAGE),
  OUTPUT_EXISTS(USAGE),
  CLAUSE_UNKNOWN(USAGE),
  CLOUD_UNKNOWN(USAGE),

  // Files in general
  FILE_MISSING(INPUT),
  FILE_UNREADABLE(ACCESS),
  FILE_TOO_LARGE(INPUT),
  FILE_NOT_UTF8(INPUT),
  JSON_MALFORMED(INPUT),
  YAML_MALFORMED(INPUT),
  PATH_ESCAPES(INPUT),
  OUTPUT_FAILED(INTERNAL),

  // Catalog
  CATALOG_INVALID(INPUT),

  // Estates
  ESTATE_FOREIGN(INPUT),
  ESTATE_FROM_FUTURE(INPUT),
  ESTATE_TRUNCATED(INPUT),
  ESTATE_CORRUPT(INPUT),
  ESTATE_RECORD_INVALID(INPUT),

  // Cases and registers
  CASE_MISSING(INPUT),
  CASE_INVALID(INPUT),
  REGISTER_SHEET_UNKNOWN(INPUT),
  REGISTER_COLUMN_UNKNOWN(INPUT),
  REGISTER_COLUMN_MISSING(INPUT),
  REGISTER_CELL_INVALID(INPUT),
  REGISTER_FORMULA(INPUT),
  REGISTER_MERGED_CELLS(INPUT),
  REGISTER_DUPLICATE_ID(INPUT),
  REGISTER_TOO_MANY_ROWS(INPUT),
  EXCEL_HOSTILE(INPUT),
  EXCEL_UNREADABLE(INPUT),
  EVENTS_INVALID(INPUT),

  // Check packs
  PACK_INVALID(INPUT),
  CHECK_EXPRESSION_INVALID(INPUT),
  CHECK_FIXTURE_FAILED(INPUT),

  // Workbooks
  WORKBOOK_INVALID(INPUT),
  WORKBOOK_FOREIGN(INPUT),
  WORKBOOK_REASON_MISSING(INPUT),

  // Clouds
  CLOUDS_YAML_INVALID(INPUT),
  CLOUD_UNREACHABLE(ACCESS),
  CLOUD_LOGIN_REFUSED(ACCESS),
  CLOUD_TOKEN_EXPIRED(ACCESS),
  CLOUD_CERTIFICATE_UNTRUSTED(ACCESS),
  CLOUD_RESPONSE_INVALID(ACCESS),
  CLOUD_PAGING_ENDLESS(ACCESS),
  CLOUD_CLOCK_SKEW(ACCESS),

  // Ourselves
  INTERRUPTED(INTERNAL),
  DISK_FULL(INTERNAL),
  DEFECT(INTERNAL);

  private final Category category;

  FaultCode(Category category) {
    this.category = category;
  }

  public Category category() {
    return category;
  }

  /** The stable code, for example {@code estate-truncated}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
