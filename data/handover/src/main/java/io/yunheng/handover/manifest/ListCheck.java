/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.bag.BagPath;
import io.yunheng.handover.Disagreements;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Whether a list of digests says of every file what the entries say, and no more. */
final class ListCheck implements AutoCloseable {
  private static final int LONGEST = 1 << 18;

  private final BufferedReader lines;
  private final String prefix;
  private String digest = "";
  private byte[] path = {};
  private String line = "";
  private boolean more;
  private final Disagreements.Tally tally;

  /**
   * A check of one list.
   *
   * @param name of the list in the manifest
   * @param prefix what its paths begin with beyond those of the entries
   */
  ListCheck(Path file, String name, String prefix) throws IOException {
    this.lines = Files.newBufferedReader(file, UTF_8);
    this.prefix = prefix;
    this.tally = new Disagreements.Tally(name);
    advance();
  }

  private void advance() throws IOException {
    String next = lines.readLine();
    more = next != null;
    if (next != null) {
      line = next;
      int blank = line.indexOf("  ");
      String written = blank < 0 || line.length() > LONGEST ? "" : line.substring(blank + 2);
      digest = blank < 0 ? "" : line.substring(0, blank);
      String decoded = BagPath.decode(written);
      path = (decoded.startsWith(prefix) ? decoded.substring(prefix.length()) : "").getBytes(UTF_8);
    }
  }

  /** The path of the line, or the line itself if it names none. */
  private void report() {
    tally.add(path.length == 0 ? line : new String(path, UTF_8));
  }

  /** What the entries say of the next file. */
  void file(byte[] listed, String value) throws IOException {
    while (more && Arrays.compareUnsigned(path, listed) < 0) {
      report();
      advance();
    }
    if (more && Arrays.equals(path, listed)) {
      if (!digest.equals(value)) {
        report();
      }
      advance();
    } else {
      tally.add(new String(listed, UTF_8));
    }
  }

  /** After the last file. */
  Disagreements end() throws IOException {
    while (more) {
      report();
      advance();
    }
    return tally.result();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
