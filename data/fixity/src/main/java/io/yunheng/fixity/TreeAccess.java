/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import io.yunheng.fault.Word;
import java.util.EnumSet;
import java.util.Set;

/** Which calls reach the files of a tree. Digests are the same with both. */
public enum TreeAccess implements Word {
  /** System calls of Linux: names of any bytes, and all that the system knows of a file. */
  SYSTEM("system"),
  /** The Java platform's file systems, on every system. */
  PORTABLE("portable");

  /** What an access cannot see of a tree, so that its absence proves nothing. */
  public enum Unseen implements Word {
    /** Names that are no text in the platform's charset; their folder counts as not read. */
    ODD_NAMES("odd-names"),
    /** Extended attributes, access control lists among them. */
    ATTRIBUTES("attributes"),
    /** Owner, group, and the bits of the mode beyond read, write and execute. */
    OWNERS("owners"),
    /** Whether files of several names are one file. */
    SEVERAL_NAMES("several-names"),
    /** Which parts of a file were never written. */
    SPARSE("sparse"),
    /** Whether a special file is a socket, a pipe or a device. */
    SPECIAL_TYPES("special-types"),
    /** When anything but the bytes of a file was changed. */
    CHANGE_TIMES("change-times");

    private final String code;

    Unseen(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  private final String code;

  TreeAccess(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** What it cannot see. */
  public Set<Unseen> unseen() {
    return switch (this) {
      case SYSTEM -> EnumSet.noneOf(Unseen.class);
      case PORTABLE -> EnumSet.allOf(Unseen.class);
    };
  }
}
