/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The armour of an age file: strict PEM (RFC 7468) with lines of 64 letters, blanks around it. */
final class AgeArmour extends Chunks {
  private static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
  private static final String END = "-----END AGE ENCRYPTED FILE-----";
  private static final int COLUMNS = 64;
  private static final int MOST_BLANK = 1024;

  private final InputStream in;
  private boolean partial;
  private boolean ended;

  private AgeArmour(InputStream in) {
    this.in = in;
  }

  /** The file without its armour, if it has any. */
  static InputStream taken(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
    in.mark(MOST_BLANK + BEGIN.length());
    int next = in.read();
    int blank = 0;
    while (blank(next) && blank++ < MOST_BLANK) {
      next = in.read();
    }
    byte[] begin = in.readNBytes(BEGIN.length() - 1);
    String first = (char) next + new String(begin, StandardCharsets.ISO_8859_1);
    if (!first.equals(BEGIN)) {
      in.reset();
      return in;
    }
    AgeArmour armour = new AgeArmour(in);
    if (!armour.line().isEmpty()) {
      throw Age.damaged();
    }
    return armour;
  }

  private static boolean blank(int next) {
    return next == ' ' || next == '\t' || next == '\r' || next == '\n';
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (line.length() > COLUMNS + 1) {
        throw Age.damaged();
      }
      line.append((char) next);
      next = in.read();
    }
    if (next < 0 && !line.toString().equals(END)) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return line.toString();
  }

  @Override
  Optional<Piece> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    String line = line();
    if (line.equals(END)) {
      ended = true;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (!blank(next)) {
          throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRAILING, "");
        }
      }
      return Optional.empty();
    }
    if (partial || line.isEmpty() || line.length() > COLUMNS || line.length() % 4 != 0) {
      throw Age.damaged();
    }
    partial = line.length() < COLUMNS || line.endsWith("=");
    try {
      byte[] bytes = Base64.getDecoder().decode(line);
      if (Base64.getEncoder().encodeToString(bytes).equals(line)) {
        return Optional.of(new Piece(bytes));
      }
    } catch (IllegalArgumentException e) {
      throw Age.damaged();
    }
    throw Age.damaged();
  }
}
