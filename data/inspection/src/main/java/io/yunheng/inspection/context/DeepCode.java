/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

import io.yunheng.finding.FindingCode;
import java.util.Locale;

/**
 * The closed set of things that deep checks find. Their weights and texts are in {@code
 * deep-findings.yaml}.
 */
public enum DeepCode implements FindingCode {
  // What could not be looked at
  UNREADABLE,
  NOT_A_FILE,
  NO_CHECK,
  NO_LIBRARY,
  /** There is nothing in it. */
  EMPTY,
  /** The check itself failed. */
  CHECK_FAILED,

  // Limits
  LIMIT_RATIO,
  LIMIT_BYTES,
  LIMIT_ENTRIES,
  LIMIT_DEPTH,
  LIMIT_TIME,
  LIMIT_MEMORY,
  LIMIT_DOCUMENT,

  // Any data
  DAMAGED,
  CHECKSUM,
  TRUNCATED,
  DATA_AFTER_END,
  DATA_BEFORE_START,
  SIZE_DIFFERS,

  // Decryption
  KEY_MISSING,
  KEY_UNUSABLE,
  KEY_WORK,
  METHOD_UNKNOWN,
  WRONG_KEY,
  KEY_OR_DAMAGE,
  CIPHERTEXT_DAMAGED,
  CIPHERTEXT_TRUNCATED,
  CIPHERTEXT_TRAILING,
  FORM_UNSUPPORTED,
  NOT_AUTHENTICATED,
  DIGEST_DIFFERS,
  DIGEST_UNCOMPARED,

  // Archives
  DIRECTORY_MISSING,
  DIRECTORY_DAMAGED,
  ENTRIES_OVERLAP,
  LOCAL_DIFFERS,
  NAME_CLIMBS,
  NAME_ABSOLUTE,
  NAME_BACKSLASH,
  NAME_UNUSABLE,
  NAME_TWICE,
  NAME_ENCODING,
  LINK,
  LINK_OUTSIDE,
  SPECIAL_ENTRY,
  ENTRY_ENCRYPTED,
  COMPRESSION_UNSUPPORTED,
  CONTAINS_ITSELF,
  VOLUMES,

  // Documents
  PART_MISSING,
  PART_MALFORMED,
  PART_EXTERNAL,
  MACROS,
  DOCUMENT_ENCRYPTED,
  STREAM_MISSING,
  NO_PAGES,
  XML_MALFORMED,
  XML_ENTITY,
  XML_DOCTYPE,
  JSON_MALFORMED,
  CSV_QUOTE,
  CSV_RAGGED,
  TEXT_ENCODING,
  NO_READER,

  // Disk images
  SECTORS,
  PARTITION_TABLE,
  PARTITION_OUTSIDE,
  PARTITIONS_OVERLAP,
  NO_STRUCTURE,
  FILE_SYSTEM_UNKNOWN,
  FILE_SYSTEM_CUT,
  BACKING_FILE,
  EXTERNAL_DATA,
  IMAGE_HEADER,
  IMAGE_VERSION,
  IMAGE_UNCLEAN,
  IMAGE_SNAPSHOTS,
  TOOL_MISSING,
  TOOL_FAILED,
  TOOL_ERRORS,
  TOOL_LEAKS,

  // Dumps of databases
  DUMP_HEADER,
  DUMP_UNFINISHED,
  DUMP_VERSION,
  DUMP_DATA_MISSING,

  // Files of tables beside the record of a database
  RECORD_DAMAGED,
  TABLE_FILE_MISSING,
  TABLE_FILE_MALFORMED,
  TABLE_FILE_DIFFERS,

  // Dumps restored into a server
  NOT_RESTORED,
  WITHOUT_RECORD,
  RESTORE_FORM,
  RESTORE_TOOL,
  RESTORE_SERVER,
  RESTORE_CANNOT,
  RESTORE_REFUSED,
  RESTORE_SETTING,
  ROWS_DIFFER,
  TABLE_MISSING,
  TABLE_ADDED,
  TABLE_UNCOMPARED,
  SCRATCH_LEFT;

  /** The stable code, for example {@code name-climbs}. */
  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
