/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.Word;
import java.util.List;

/** Where in a file other bytes are than the manifest lists, by its chunk tree. */
public sealed interface DamageLocation {
  /**
   * Bytes of the file as it is listed.
   *
   * @param from the first of them, counted from 0
   * @param to behind the last of them
   */
  record Range(long from, long to) {}

  /** What the file is like behind what differs. */
  enum Rest implements Word {
    /** It has the length listed. */
    AS_LISTED("as-listed"),
    /** It ends before the length listed. */
    CUT("cut"),
    /** It goes on beyond the length listed. */
    MORE("more"),
    /** What follows is there, but nearer to the beginning or further from it. */
    MOVED("moved");

    private final String code;

    Rest(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * It is known.
   *
   * @param chunkSize in bytes; ranges begin and end with chunks
   * @param ranges the first of them, in their order; chunks that touch are put together
   * @param count of all ranges
   * @param chunks that differ
   * @param octets in all ranges
   * @param moved by how many bytes what follows lies further on, if it was moved
   */
  record Known(
      int chunkSize,
      List<Range> ranges,
      long count,
      long chunks,
      long octets,
      Rest rest,
      long moved)
      implements DamageLocation {
    /** So many ranges are told, at most. */
    public static final int MOST = 100;

    public Known {
      ranges = List.copyOf(ranges);
    }
  }

  /** Why it is not known. */
  enum Cause implements Word {
    /** The list of leaves is not there, or ends before those of the file. */
    LIST_SHORT("list-short"),
    /** The leaves that are listed do not come to the root that is listed. */
    LIST_WRONG("list-wrong"),
    /** The file could not be read again. */
    UNREAD("unread"),
    /** The file changed since it was compared. */
    CHANGED("changed"),
    /** Too many files differ for all of them to be read again. */
    TOO_MANY("too-many");

    private final String code;

    Cause(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * It could not be found out.
   *
   * @param why in the system's words, or empty
   */
  record Unknown(Cause cause, String why) implements DamageLocation {}
}
