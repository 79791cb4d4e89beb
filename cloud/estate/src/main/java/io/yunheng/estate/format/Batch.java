/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.fault.FaultException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some resource lines that follow each other in the file, with their line feeds. */
final class Batch {
  /** From this many bytes on a batch is worth handing over. */
  static final int FULL = 1 << 19;

  private byte[] bytes = new byte[1 << 14];
  private int length;
  private int[] starts = new int[64];
  private long[] lines = new long[64];
  private int count;

  void add(LineSource source) {
    int more = source.length() + 1;
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      lines = Arrays.copyOf(lines, count * 2);
    }
    starts[count] = length;
    lines[count++] = source.line();
    System.arraycopy(source.bytes(), source.start(), bytes, length, source.length());
    length += more;
    bytes[length - 1] = '\n';
  }

  /** Makes it empty for use again. */
  void clear() {
    length = 0;
    count = 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  boolean isFull() {
    return length >= FULL;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  int count() {
    return count;
  }

  /** Where a record's line begins. */
  int start(int record) {
    return starts[record];
  }

  /** Where a record's line ends, without its line feed. */
  int end(int record) {
    return (record + 1 < count ? starts[record + 1] : length) - 1;
  }

  /** The number of a record's line in the file. */
  long line(int record) {
    return lines[record];
  }

  /**
   * What was read from a batch: the resources up to the first fault.
   *
   * @param firstLine the line of the first of them
   * @param origins by position, for those with data from elsewhere
   */
  record Result(
      long firstLine,
      List<Resource> resources,
      Map<Integer, Map<String, Origin>> origins,
      Optional<FaultException> fault) {

    static Result of(Batch batch) {
      return new Result(
          batch.line(0), new ArrayList<>(batch.count()), new HashMap<>(), Optional.empty());
    }

    Result with(FaultException fault) {
      return new Result(firstLine, resources, origins, Optional.of(fault));
    }
  }
}
