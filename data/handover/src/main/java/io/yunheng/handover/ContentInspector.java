/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.content.Categories;
import io.yunheng.content.Format;
import io.yunheng.content.Formats;
import io.yunheng.content.PeriodProposal;
import io.yunheng.content.Periods;
import io.yunheng.content.Proposal;
import io.yunheng.content.Scan;
import io.yunheng.content.Sensitivity;
import io.yunheng.content.Substance;
import io.yunheng.handover.manifest.Nature;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/** What finds out of what nature files are, from their bytes as they come by. Thread-safe. */
public final class ContentInspector {
  private final Formats formats;
  private final Sensitivity sensitivity;
  private final Categories categories;
  private final long limit;

  /**
   * Looking by rules.
   *
   * @param limit bytes of a file that are searched for signs of sensitive content, at most
   */
  public ContentInspector(
      Formats formats, Sensitivity sensitivity, Categories categories, long limit) {
    this.formats = formats;
    this.sensitivity = sensitivity;
    this.categories = categories;
    this.limit = limit;
  }

  /** How many bytes of a file it has to see from the beginning on; at least those of its format. */
  public long needed() {
    return Math.max(1, limit);
  }

  public Look at(String path) {
    return new Look(path);
  }

  /** A look at one file. */
  public final class Look {
    private static final int TAIL = 4096;

    private final String path;
    private final Scan scan;
    private Format format = formats.of("", MemorySegment.ofArray(new byte[0]));
    private boolean begun;
    private boolean dated;
    private byte[] head = {};
    private byte[] tail = {};
    private int tailLength;

    private Look(String path) {
      this.path = path;
      this.scan = sensitivity.scan(path, limit);
    }

    /** The next bytes; the first piece is the file's beginning, as much as formats look at. */
    public void bytes(MemorySegment piece) {
      if (!begun) {
        begun = true;
        format = formats.of(path, piece);
        dated =
            format.substance() == Substance.READABLE
                && Periods.ofName(path) instanceof PeriodProposal.Untold;
        if (dated) {
          int most = (int) Math.min(TAIL, piece.byteSize());
          head = piece.asSlice(0, most).toArray(ValueLayout.JAVA_BYTE);
          tail = new byte[TAIL];
        }
      }
      if (!scan.full()) {
        scan.feed(piece);
      }
      if (dated && piece.byteSize() > 0) {
        tailLength = (int) Math.min(TAIL, piece.byteSize());
        MemorySegment end = piece.asSlice(piece.byteSize() - tailLength);
        MemorySegment.copy(end, ValueLayout.JAVA_BYTE, 0, tail, 0, tailLength);
      }
    }

    /**
     * What it is.
     *
     * @param modified nanoseconds since 1970, for lines that tell no year
     */
    public Nature end(long size, long modified) {
      if (!begun) {
        format = formats.of(path, MemorySegment.ofArray(new byte[0]));
      }
      Proposal proposal = scan.end(format, size);
      PeriodProposal dating = Periods.ofName(path);
      if (dating instanceof PeriodProposal.Untold && dated) {
        int year =
            Instant.ofEpochSecond(Math.floorDiv(modified, 1_000_000_000L))
                .atOffset(ZoneOffset.UTC)
                .getYear();
        dating =
            Periods.ofLines(
                path,
                new String(head, StandardCharsets.UTF_8),
                new String(tail, 0, tailLength, StandardCharsets.UTF_8),
                OptionalInt.of(year));
      }
      return Nature.of(format, categories.of(path, format), proposal, dating);
    }
  }
}
