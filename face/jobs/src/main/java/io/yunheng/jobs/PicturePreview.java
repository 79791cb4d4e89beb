/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Word;
import java.util.Locale;

/** What came of making a small picture from a file. */
public sealed interface PicturePreview {
  /** It was made. */
  record Made(PngPicture picture) implements PicturePreview {}

  /** There is none. */
  record None(Why why) implements PicturePreview {}

  /** Why there is none. */
  enum Why implements Word {
    /** The file is larger than is read. */
    BYTES,
    /** It is of no form that is shown. */
    FORM,
    /** It says that it has more pixels than are decoded. */
    PIXELS,
    /** It cannot be decoded, or ends before its last pixel. */
    BROKEN,
    /** Decoding it took more memory than there is for it. */
    MEMORY,
    /** Decoding it took too long. */
    TIME,
    /** The process that decoded it ended before it was done. */
    ENDED;

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
