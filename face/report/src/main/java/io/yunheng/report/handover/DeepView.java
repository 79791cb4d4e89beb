/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import java.util.List;

/**
 * What came of opening files, in words.
 *
 * @param tone good, bad or unknown
 * @param sentence what it comes to
 * @param heads of the columns of checks
 * @param checks a line for each check: its name, then how many files had each outcome
 * @param kinds files of each outcome but sound
 * @param tables of databases that were restored
 */
public record DeepView(
    String tone,
    String sentence,
    List<String> heads,
    List<List<String>> checks,
    List<Kind> kinds,
    List<Table> tables) {
  public DeepView {
    heads = List.copyOf(heads);
    checks = List.copyOf(checks);
    kinds = List.copyOf(kinds);
    tables = List.copyOf(tables);
  }

  /**
   * Files with one outcome.
   *
   * @param tone bad or unknown
   * @param count of all
   * @param places what was found in the first of them
   */
  public record Kind(
      String code, String word, String tone, long count, long files, List<Place> places) {
    public Kind {
      places = List.copyOf(places);
    }

    /** The first places. */
    public List<Place> first(int most) {
      return places.size() <= most ? places : places.subList(0, most);
    }

    /** Whether there are more places than the first, or files that are not among them. */
    public boolean beyond(int most) {
      return places.size() > most || count > files;
    }
  }

  /** Something that was found in a file, and what to do about it. */
  public record Place(String path, String what, String cure) {}

  /** A table that was restored; the numbers are empty where nobody knows. */
  public record Table(
      String dump, String name, String tone, String state, String recorded, String rows) {}

  /** The first tables. */
  public List<Table> firstTables(int most) {
    return tables.size() <= most ? tables : tables.subList(0, most);
  }
}
