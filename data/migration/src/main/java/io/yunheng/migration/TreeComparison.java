/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.migration.configuration.MoveFindings;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two trees file by file (GOV-5.2.1 b)): every file of both is read and digested, what was
 * found is sorted on disk, and the two are gone through side by side. Memory does not grow with the
 * number of files.
 */
public final class TreeComparison {
  /** The form of these comparisons in runs. */
  public static final String FORM = "tree";

  /** Findings of each code that are kept; all are counted. */
  static final int KEPT = 2_000;

  private static final long MEMORY = 32L << 20;

  /** Bits of set-user-id and set-group-id. */
  private static final int SET_ID = 06000;

  /** The sticky bit, without which more is allowed. */
  private static final int STICKY = 01000;

  /**
   * How trees are compared.
   *
   * @param permissions whether permissions of files and folders are
   * @param owners whether the numbers of users and groups are
   * @param threads that read
   * @param scratch a folder for what is sorted on disk, which is taken away again
   */
  public record Options(boolean permissions, boolean owners, int threads, Path scratch) {
    public Options {
      if (threads < 1) {
        throw new IllegalArgumentException("threads");
      }
    }

    boolean folders() {
      return permissions || owners;
    }
  }

  private final Options options;
  private final MoveFindings<MigrationCode> findings;
  private long same;

  private TreeComparison(Options options, MigrationRules rules) {
    this.options = options;
    this.findings = rules.findings();
  }

  /**
   * Compares.
   *
   * @param at when it is done
   * @throws FaultException with {@code FILE_MISSING} or {@code FILE_UNREADABLE} if a root is no
   *     folder or cannot be opened, {@code OUTPUT_FAILED} or {@code DISK_FULL} if the scratch
   *     folder cannot be written to
   */
  public static MoveComparison between(
      Path before,
      Path after,
      Options options,
      MigrationRules rules,
      DigestEngine engine,
      Progress progress,
      Instant at)
      throws InterruptedException {
    for (Path root : new Path[] {before, after}) {
      if (!Files.isDirectory(root)) {
        throw FaultException.of(FaultCode.FILE_MISSING, "file", root.toString());
      }
    }
    Path folder;
    try {
      folder = Files.createTempDirectory(options.scratch(), "trees-");
    } catch (IOException e) {
      throw ReplacedFile.failed(options.scratch(), e);
    }
    try {
      try (TreeSide earlier = new TreeSide(folder, MEMORY);
          TreeSide later = new TreeSide(folder, MEMORY)) {
        progress.begin(Phase.of("compare-files"));
        earlier.gather(before, options, engine, progress);
        later.gather(after, options, engine, progress);
        TreeComparison comparison = new TreeComparison(options, rules);
        comparison.merge(earlier, later);
        return comparison.result(
            earlier.described(before.toString(), at),
            later.described(after.toString(), at),
            earlier,
            later);
      } finally {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(options.scratch(), e);
    }
  }

  private MoveComparison result(
      ComparedSide before, ComparedSide after, TreeSide earlier, TreeSide later) {
    if (earlier.entries() + later.entries() == 0) {
      add(MigrationCode.NOTHING_COMPARED, Optional.empty(), Optional.empty(), Map.of());
    }
    add(
        MigrationCode.COMPARED,
        Optional.empty(),
        Optional.empty(),
        Map.of(
            "countBefore",
            "" + earlier.entries(),
            "countAfter",
            "" + later.entries(),
            "same",
            "" + same,
            "unit",
            "files"));
    return findings.comparison(FORM, before, after);
  }

  private void merge(TreeSide earlier, TreeSide later) throws IOException, InterruptedException {
    while (earlier.ahead().isPresent() || later.ahead().isPresent()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      int order = earlier.compareTo(later);
      if (order < 0) {
        lone(earlier.next(), earlier, later, true);
      } else if (order > 0) {
        lone(later.next(), later, earlier, false);
      } else {
        TreeSide.Group one = earlier.next();
        TreeSide.Group other = later.next();
        earlier.enter(one);
        later.enter(other);
        unread(one, true);
        unread(other, false);
        both(one, other);
      }
    }
  }

  private void lone(TreeSide.Group group, TreeSide side, TreeSide other, boolean onBefore) {
    side.enter(group);
    unread(group, onBefore);
    if (!group.entry().entry()) {
      return;
    }
    TreeRecord record = group.entry();
    boolean folder =
        record.kind() == TreeRecord.Kind.FOLDER || record.kind() == TreeRecord.Kind.FOLDER_UNREAD;
    if (other.aheadIsBelow(group)) {
      if (!folder) {
        String kind = record.kind().word();
        add(
            MigrationCode.TREE_KIND,
            Optional.of(group.shown()),
            Optional.of(group.shown()),
            Map.of("before", onBefore ? kind : "folder", "after", onBefore ? "folder" : kind));
      }
      return;
    }
    MigrationCode code =
        other.unreadAbove(group)
            ? MigrationCode.TREE_BELOW_UNREAD
            : record.kind() == TreeRecord.Kind.SPECIAL
                ? MigrationCode.TREE_SPECIAL
                : onBefore ? MigrationCode.TREE_MISSING : MigrationCode.TREE_ADDED;
    Map<String, String> details = new HashMap<>();
    details.put(
        "kind", record.kind() == TreeRecord.Kind.SPECIAL ? record.text() : record.kind().word());
    details.put("size", "" + record.size());
    details.put("side", onBefore ? "before" : "after");
    one(code, group, onBefore, details);
  }

  private void unread(TreeSide.Group group, boolean onBefore) {
    TreeRecord record = group.entry();
    Optional<MigrationCode> code =
        switch (record.kind()) {
          case UNREAD -> Optional.of(MigrationCode.TREE_UNREAD);
          case FOLDER_UNREAD -> Optional.of(MigrationCode.TREE_FOLDER_UNREAD);
          case CHANGING -> Optional.of(MigrationCode.TREE_CHANGING);
          case FILE, LINK, FOLDER, SPECIAL -> Optional.empty();
        };
    Map<String, String> details =
        Map.of("side", onBefore ? "before" : "after", "reason", record.text());
    code.ifPresent(found -> one(found, group, onBefore, details));
  }

  private void both(TreeSide.Group before, TreeSide.Group after) {
    TreeRecord one = before.entry();
    TreeRecord other = after.entry();
    if (!one.kind().word().equals(other.kind().word())) {
      both(before, MigrationCode.TREE_KIND, one.kind().word(), other.kind().word());
      return;
    }
    rights(before, after);
    if (!one.kind().known() || !other.kind().known()) {
      return;
    }
    if (one.size() != other.size()) {
      both(before, MigrationCode.TREE_SIZE, "" + one.size(), "" + other.size());
    } else if (one.text().equals(other.text())) {
      same += one.entry() && other.entry() ? 1 : 0;
    } else {
      MigrationCode code =
          switch (one.kind()) {
            case LINK -> MigrationCode.TREE_LINK;
            case SPECIAL -> MigrationCode.TREE_KIND;
            case FILE, FOLDER, UNREAD, FOLDER_UNREAD, CHANGING -> MigrationCode.TREE_CONTENT;
          };
      both(before, code, one.text(), other.text());
    }
  }

  private void rights(TreeSide.Group before, TreeSide.Group after) {
    TreeRecord one = before.rights();
    TreeRecord other = after.rights();
    if (one.permissions() < 0 || other.permissions() < 0) {
      return;
    }
    if (options.permissions() && one.permissions() != other.permissions()) {
      both(
          before,
          wider(one.permissions(), other.permissions())
              ? MigrationCode.TREE_PERMISSIONS_WIDER
              : MigrationCode.TREE_PERMISSIONS,
          octal(one.permissions()),
          octal(other.permissions()));
    }
    if (options.owners() && (one.owner() != other.owner() || one.group() != other.group())) {
      both(
          before,
          MigrationCode.TREE_OWNER,
          Integer.toUnsignedString(one.owner()) + ":" + Integer.toUnsignedString(one.group()),
          Integer.toUnsignedString(other.owner()) + ":" + Integer.toUnsignedString(other.group()));
    }
  }

  /** Whether something is allowed that was not. */
  private static boolean wider(int before, int after) {
    int allowing = 0777 | SET_ID;
    return (after & ~before & allowing) != 0 || (before & ~after & STICKY) != 0;
  }

  private static String octal(int permissions) {
    return "0".repeat(4 - Math.min(4, Integer.toOctalString(permissions).length()))
        + Integer.toOctalString(permissions);
  }

  private void one(
      MigrationCode code, TreeSide.Group group, boolean onBefore, Map<String, String> details) {
    Optional<String> place = Optional.of(group.shown());
    add(code, place.filter(_ -> onBefore), place.filter(_ -> !onBefore), details);
  }

  private void both(TreeSide.Group group, MigrationCode code, String before, String after) {
    Optional<String> place = Optional.of(group.shown());
    add(code, place, place, Map.of("before", before, "after", after));
  }

  private void add(
      MigrationCode code,
      Optional<String> before,
      Optional<String> after,
      Map<String, String> details) {
    findings.add(code, before, after, details);
  }
}
