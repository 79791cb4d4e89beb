/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

/** Names of the files of a manifest, in a bag or beside a payload. */
public final class Layout {
  static final String FOLDER = "handover/";
  static final String OVERVIEW = FOLDER + "handover.json";
  public static final String ENTRIES = FOLDER + "entries.jsonl";
  public static final String PAYLOAD = "data/";

  /** Where unfinished work is; gone when it is finished. */
  public static final String WORK = ".work";

  /** What a database that stays where it is consists of. */
  static String database(String label) {
    return FOLDER + "databases/" + label + ".json";
  }

  /** The leaves of all chunk trees of a digest. */
  static String leaves(String algorithm) {
    return FOLDER + "chunks-" + algorithm + ".bin";
  }

  private Layout() {}

  /** The list of a digest that other programs do not know in bags. */
  static String list(String algorithm) {
    return FOLDER + "manifest-" + algorithm + ".txt";
  }
}
