/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.content.FileCategory;
import io.yunheng.content.Proposal;
import io.yunheng.content.Stretch;
import io.yunheng.files.JsonOut;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.TreeAccess;
import io.yunheng.handover.manifest.OverviewJson;
import io.yunheng.stores.Versioning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a manifest says as a whole.
 *
 * @param made when it was begun
 * @param bag whether the payload is with it; else it lies where the sources say
 * @param trees nothing if files have no chunk trees
 * @param totals of entries by kind
 * @param natures nothing if only fixity was asked for
 * @param lost the first of what could not be taken over
 * @param clashes the first names that some systems take for the same
 */
public record Overview(
    Descriptions.Parties parties,
    Instant made,
    boolean bag,
    List<Source> sources,
    Set<Algorithm> algorithms,
    Optional<Trees> trees,
    Totals totals,
    Optional<Natures> natures,
    List<Entry.Lost> lost,
    List<CaseClash> clashes) {
  public Overview {
    sources = List.copyOf(sources);
    algorithms = Set.copyOf(algorithms);
    lost = List.copyOf(lost);
    clashes = List.copyOf(clashes);
  }

  /** The members of its JSON, after docs/formats/handover.md. */
  public void write(JsonOut json) {
    new OverviewJson(json).write(this);
  }

  /**
   * Chunk trees.
   *
   * @param files that have trees
   * @param leaves of all files together, in each list
   */
  public record Trees(ChunkScheme chunking, long files, long leaves) {}

  /** Two paths of which some systems can hold one only. */
  public record CaseClash(String one, String other) {}

  /**
   * Entries by kind.
   *
   * @param octets of all files together
   * @param tables of databases that stay where they are
   * @param rows of these tables
   * @param markers delete markers of objects
   * @param renamed whose path had to be written otherwise
   * @param severalNames files that have more than one name
   * @param sparse files of which parts were never written
   * @param withAttributes files with extended attributes
   * @param clashes pairs of names that some systems take for the same
   * @param uncompared names that were too many beside each other to be compared
   * @param described with a description by a person
   * @param withMedium with the medium named by a person
   * @param older files that are older versions of objects
   */
  public record Totals(
      long files,
      long octets,
      long tables,
      long rows,
      long links,
      long folders,
      long special,
      long markers,
      long lost,
      long renamed,
      long severalNames,
      long sparse,
      long withAttributes,
      long clashes,
      long uncompared,
      long described,
      long withMedium,
      long older) {
    public long entries() {
      return files + tables + links + folders + special + markers + lost;
    }
  }

  /** Files and their bytes. */
  public record Share(long files, long octets) {
    public static final Share NONE = new Share(0, 0);

    public Share plus(long more) {
      return new Share(files + 1, octets + more);
    }
  }

  /**
   * What files are.
   *
   * @param scanLimit bytes of a file that were searched for signs of sensitive content, at most
   * @param categories decided or, where nobody has, proposed
   * @param formats by media type; empty for those that could not be told; beyond a number all
   *     together under {@code *}
   * @param sensitivity as decided
   * @param proposals where nobody has decided
   * @param rules of sensitivity that were met, and how many files met them
   * @param encrypted files whose content is
   * @param withoutKey those of them without a method and a key
   * @param nonStandard files whose format is no open standard
   * @param withoutConverter those of them without a converter or technical material
   * @param namesDiffer files whose name says another format
   * @param periods what files cover together, by family
   * @param undated files that cover time and were too many to be put together
   */
  public record Natures(
      long scanLimit,
      Map<FileCategory, Share> categories,
      Map<String, Share> formats,
      Map<Exposure, Share> sensitivity,
      Map<Proposal.Stand, Share> proposals,
      Map<String, Long> rules,
      Share encrypted,
      long withoutKey,
      Share nonStandard,
      long withoutConverter,
      long namesDiffer,
      List<Stretch> periods,
      long undated) {
    public Natures {
      categories = Map.copyOf(categories);
      periods = List.copyOf(periods);
    }
  }

  /**
   * Where entries come from.
   *
   * @param label what their paths begin with, unless it is a file; empty if there is one source
   *     only
   * @param location where it was
   * @param history of a store of objects
   * @param unseen what could not be seen of its files, so that none of it in the lists proves
   *     nothing
   */
  public record Source(
      String label,
      Kind kind,
      String location,
      Optional<History> history,
      Set<TreeAccess.Unseen> unseen) {
    public Source {
      unseen = Set.copyOf(unseen);
    }

    /** What a source is. */
    public enum Kind implements io.yunheng.fault.Word {
      TREE("tree"),
      FILE("file"),
      OBJECTS("objects"),
      DATABASE("database");

      private final String code;

      Kind(String code) {
        this.code = code;
      }

      @Override
      public String code() {
        return code;
      }
    }
  }

  /**
   * What a store of objects keeps beside the latest versions, and whether that was taken.
   *
   * @param all whether all versions and delete markers were taken
   * @param left older versions that were not
   * @param octets of those together
   * @param deletions delete markers that were not
   * @param why it is not known how many were left, or the container that has them; else empty
   */
  public record History(
      boolean all, Versioning.Kept kept, long left, long octets, long deletions, String why) {
    /** Whether nothing older was left with the store. */
    public boolean complete() {
      return switch (kept) {
        case NOT -> true;
        case HERE -> why.isEmpty() && left == 0;
        case ELSEWHERE -> false;
        case UNKNOWN -> all;
      };
    }
  }
}
