/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.Word;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreePath;
import io.yunheng.handover.manifest.FileFacts;
import io.yunheng.handover.manifest.FileTree;
import io.yunheng.handover.manifest.Nature;
import io.yunheng.handover.manifest.ObjectFacts;
import io.yunheng.stores.PayloadPath;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that is handed over, or that should have been and could not. */
public sealed interface Entry {
  PayloadPlace place();

  /** The path that people know it by: of an older version of an object, the object's. */
  default String called() {
    boolean version =
        this instanceof OfMarker
            || (this instanceof OfFile file
                && file.facts().stored().filter(ObjectFacts::older).isPresent());
    return version ? PayloadPath.bare(place().path()) : place().path();
  }

  /**
   * A file.
   *
   * @param size in bytes
   * @param digests of all its bytes, in lower-case hex
   * @param nature nothing if only fixity was asked for
   * @param tree its chunk trees, if it has any
   */
  record OfFile(
      PayloadPlace place,
      long size,
      Map<Algorithm, String> digests,
      FileFacts facts,
      Optional<Nature> nature,
      Optional<FileTree> tree)
      implements Entry {
    public OfFile {
      digests = Map.copyOf(digests);
    }

    /** One without chunk trees. */
    public OfFile(
        PayloadPlace place,
        long size,
        Map<Algorithm, String> digests,
        FileFacts facts,
        Optional<Nature> nature) {
      this(place, size, digests, facts, nature, Optional.empty());
    }
  }

  /**
   * A table of a database that stays where it is.
   *
   * @param rowSet digest of its rows, in lower-case hex, after docs/formats/rows.md
   */
  record OfTable(PayloadPlace place, long rows, String rowSet) implements Entry {
    /** In place of a number of rows: the table is there, its rows were not read. */
    public static final long UNREAD = -1;
  }

  /**
   * A version of an object that says that it was deleted.
   *
   * @param modified when, in nanoseconds since 1970
   */
  record OfMarker(PayloadPlace place, String key, String version, OptionalLong modified)
      implements Entry {}

  /** A link, recorded and not followed. */
  record OfLink(PayloadPlace place, TreePath target) implements Entry {}

  /** A folder with nothing in it. */
  record OfFolder(PayloadPlace place) implements Entry {}

  /** A socket, pipe or device. */
  record Special(PayloadPlace place, Stat.Type type) implements Entry {}

  /**
   * What could not be taken over.
   *
   * @param why in the system's words
   */
  record Lost(PayloadPlace place, Cause cause, String why) implements Entry {}

  /** Why an entry is lost. */
  enum Cause implements Word {
    /** A file that could not be read. */
    FILE_UNREAD("file-unread"),
    /** A folder that could not be read; what is below it is not known. */
    FOLDER_UNREAD("folder-unread"),
    /** A file that changed while it was read. */
    CHANGED("changed-while-read"),
    /** An object that has to be brought back from an archive before it can be read. */
    ARCHIVED("archived"),
    /** An object whose key no path can stand for. */
    UNPLACED("no-path"),
    /** Something in a database that was not taken. */
    NOT_TAKEN("not-taken");

    private final String code;

    Cause(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
