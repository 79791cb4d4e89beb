/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.Word;
import io.yunheng.fixity.Algorithm;
import java.util.Optional;
import java.util.Set;

/** A difference between the received data and the manifest. */
public sealed interface Discrepancy {
  /** In the manifest, or of what it does not list, where it is. */
  String path();

  Kind kind();

  /** What differs, as reports name it. */
  enum Kind implements Word {
    MISSING("missing"),
    SHORTER("shorter"),
    LONGER("longer"),
    DAMAGED("damaged"),
    OTHER_KIND("other-kind"),
    OTHER_TARGET("other-target"),
    OTHER_ROWS("other-rows"),
    ADDED("added"),
    UNREAD("unread"),
    CHANGING("changing"),
    NEVER_TAKEN("never-taken"),
    UNDIGESTED("undigested");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }

    /** Whether it means that something could not be found out, not that something is wrong. */
    public boolean open() {
      return this == UNREAD || this == CHANGING || this == UNDIGESTED;
    }
  }

  /** It is not there. */
  record Missing(String path, long size) implements Discrepancy {
    @Override
    public Kind kind() {
      return Kind.MISSING;
    }
  }

  /**
   * It has another length.
   *
   * @param where nothing if the manifest has no chunk tree of it
   */
  record Resized(String path, long listed, long found, Optional<DamageLocation> where)
      implements Discrepancy {
    @Override
    public Kind kind() {
      return found < listed ? Kind.SHORTER : Kind.LONGER;
    }
  }

  /**
   * It has the length, but other bytes.
   *
   * @param where nothing if the manifest has no chunk tree of it
   */
  record Damaged(String path, long size, Set<Algorithm> algorithms, Optional<DamageLocation> where)
      implements Discrepancy {
    public Damaged {
      algorithms = Set.copyOf(algorithms);
    }

    @Override
    public Kind kind() {
      return Kind.DAMAGED;
    }
  }

  /** It is a link, a folder, or something else than it was. */
  record OtherKind(String path, String listed, String found) implements Discrepancy {
    @Override
    public Kind kind() {
      return Kind.OTHER_KIND;
    }
  }

  /** A link that points elsewhere. */
  record OtherTarget(String path, String listed, String found) implements Discrepancy {
    @Override
    public Kind kind() {
      return Kind.OTHER_TARGET;
    }
  }

  /**
   * A table has other rows.
   *
   * @param found the same as listed if only what is in them differs
   */
  record OtherRows(String path, long listed, long found) implements Discrepancy {
    @Override
    public Kind kind() {
      return Kind.OTHER_ROWS;
    }
  }

  /** It is there and not listed. */
  record Added(String path, String what, long size) implements Discrepancy {
    @Override
    public Kind kind() {
      return Kind.ADDED;
    }
  }

  /** It could not be read, or, if it changes while it is read, not as a whole. */
  record Unread(String path, Kind kind, String why) implements Discrepancy {}

  /** It could not be read when the manifest was made, so that nobody knows what it was. */
  record NeverTaken(String path, Optional<Long> found) implements Discrepancy {
    @Override
    public Kind kind() {
      return Kind.NEVER_TAKEN;
    }
  }

  /** The manifest lists no digest of it. */
  record Undigested(String path) implements Discrepancy {
    @Override
    public Kind kind() {
      return Kind.UNDIGESTED;
    }
  }
}
