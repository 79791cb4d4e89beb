/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.Word;
import java.util.Locale;

/** What can be so of a handover, or not. The words are in {@code handover-verdicts.yaml}. */
public enum HandoverPoint implements Word {
  /** Everything could be taken over into the manifest. */
  NOTHING_LOST,
  /** Each file has a size and digests. */
  FIXITY,
  /** The format of each file is known from its content. */
  FORMATS_KNOWN,
  /** Each entry is described by a person. */
  DESCRIBED,
  /** Of each file a person has decided whether it is sensitive. */
  SENSITIVITY_DECIDED,
  /** The medium of each entry is named. */
  MEDIA_NAMED,
  /** Of each encrypted file the method and the key's place are named. */
  KEYS_NAMED,
  /** Of each file in no open format a converter or technical material is named. */
  CONVERTERS_NAMED,
  /** What covers time, such as history and archive, has no gaps. */
  NO_GAPS,
  /** Of objects of stores older versions were taken too, if the store keeps any. */
  VERSIONS_TAKEN,
  /** The lists are as they were made, and a signature that was asked for is there and fits. */
  LISTS_SOUND,
  /** Everything that is listed is there. */
  NOTHING_MISSING,
  /** Everything that is there is as listed, and nothing else is there. */
  NOTHING_CHANGED,
  /** Every byte was read. */
  ALL_READ,
  /** What can be opened was opened and read to its end, and is sound. */
  READABLE,
  /** Encrypted files were decrypted and their content checked. */
  DECRYPTED,
  /** What is in no open format was restored and its content checked. */
  RESTORED,
  /** Something that only people can do was done. */
  PEOPLE;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
