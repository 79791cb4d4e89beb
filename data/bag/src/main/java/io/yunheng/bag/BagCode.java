/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.finding.FindingCode;
import java.util.Locale;

/**
 * The closed set of finding codes for bags. Their weights, sections of RFC 8493 and words are in
 * {@code bag.yaml}.
 */
public enum BagCode implements FindingCode {
  // The declaration
  DECLARATION_MISSING,
  DECLARATION_BOM,
  DECLARATION_MALFORMED,
  VERSION_OLD,
  VERSION_UNKNOWN,
  ENCODING_OTHER,

  // What has to be there
  PAYLOAD_FOLDER_MISSING,
  MANIFEST_MISSING,
  MANIFEST_TWICE,
  MANIFEST_NAME,
  ALGORITHM_UNKNOWN,
  ALGORITHM_WEAK,

  // Tag files as text
  TAG_FILE_IRREGULAR,
  LINE_MALFORMED,
  LINE_TOO_LONG,
  LINE_UNENDED,
  NOT_UTF8,
  BOM,
  DIGEST_FORM,
  ASTERISK,
  TOO_MANY,

  // Paths
  PATH_DOTTED,
  PATH_UNCLEAN,
  PATH_CLIMBS,
  PATH_ABSOLUTE,
  PATH_HOME,
  PATH_BACKSLASH,
  PATH_UNUSABLE,
  PATH_DEVICE,
  PATH_OUTSIDE_PAYLOAD,
  TAG_LISTS_PAYLOAD,
  TAG_LISTS_TAG_MANIFEST,
  TAG_OMITS_MANIFEST,
  LINE_TWICE,
  PATH_TWICE,
  NAMES_ALIKE,

  // Files
  MISSING,
  TO_FETCH,
  UNLISTED,
  NOT_IN_EVERY_MANIFEST,
  DAMAGED,
  UNREADABLE,
  LINK_OUTSIDE,
  LINK_FOLDER,
  SPECIAL_FILE,
  TOO_DEEP,

  // Metadata and files to be fetched
  INFO_MALFORMED,
  INFO_SPACING,
  OXUM_MALFORMED,
  OXUM_TWICE,
  OXUM_WRONG,
  FETCH_MALFORMED,
  FETCH_UNLISTED;

  /** The stable code, for example {@code path-climbs}. */
  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
