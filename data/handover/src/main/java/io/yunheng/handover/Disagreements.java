/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the lists of a manifest do not say what its entries say.
 *
 * @param count of them all
 * @param first of each list, some of them
 */
public record Disagreements(long count, List<Disagreement> first) {
  /** There are none. */
  public static final Disagreements NONE = new Disagreements(0, List.of());

  public Disagreements {
    first = List.copyOf(first);
  }

  /**
   * A place where a list does not say what the entries say.
   *
   * @param list its file in the manifest
   * @param path the file that is told otherwise, or in one of them only; a line of the list that
   *     names no file as it stands; empty if the whole list is meant
   */
  public record Disagreement(String list, String path) {}

  /** Those of one list as they come up. For one thread. */
  public static final class Tally {
    private static final int KEPT = 100;
    private static final int LONGEST_PATH = 1_000;

    private final String list;
    private final List<Disagreement> first = new ArrayList<>();
    private long count;

    public Tally(String list) {
      this.list = list;
    }

    public void add(String path) {
      count++;
      if (first.size() < KEPT) {
        String told =
            path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "\u2026" : path;
        first.add(new Disagreement(list, told));
      }
    }

    public boolean none() {
      return count == 0;
    }

    public Disagreements result() {
      return new Disagreements(count, first);
    }
  }

  public Disagreements and(Disagreements more) {
    List<Disagreement> all = new ArrayList<>(first);
    all.addAll(more.first);
    return new Disagreements(count + more.count, all);
  }
}
