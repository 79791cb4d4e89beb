/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Paths as manifests have them: relative to the bag, with slashes (RFC 8493 section 2.1.3). */
public final class BagPath {
  /** What the path of every payload file begins with. */
  public static final String PAYLOAD = "data/";

  private BagPath() {}

  /** As a line has it: line feed, carriage return and percent sign encoded, nothing else. */
  public static String encode(String path) {
    if (path.indexOf('%') < 0 && path.indexOf('\n') < 0 && path.indexOf('\r') < 0) {
      return path;
    }
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
  }

  /**
   * The path that a line means. Only what {@link #encode} encodes is decoded, with digits in either
   * case; any other percent sign, which a line should not have, stands for itself.
   */
  public static String decode(String written) {
    int percent = written.indexOf('%');
    if (percent < 0) {
      return written;
    }
    StringBuilder path = new StringBuilder(written.length());
    int from = 0;
    while (percent >= 0) {
      Optional<Character> decoded = octet(written, percent);
      path.append(written, from, percent).append(decoded.orElse('%'));
      from = percent + (decoded.isPresent() ? 3 : 1);
      percent = written.indexOf('%', from);
    }
    return path.append(written, from, written.length()).toString();
  }

  private static Optional<Character> octet(String written, int percent) {
    if (written.regionMatches(true, percent, "%0A", 0, 3)) {
      return Optional.of('\n');
    }
    if (written.regionMatches(true, percent, "%0D", 0, 3)) {
      return Optional.of('\r');
    }
    return written.startsWith("%25", percent) ? Optional.of('%') : Optional.empty();
  }

  /** Why a path may not be in any list of a bag; empty if it may. */
  public static Optional<BagCode> problem(String path) {
    if (path.isEmpty() || path.indexOf('\0') >= 0 || !encodable(path)) {
      return Optional.of(BagCode.PATH_UNUSABLE);
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of(BagCode.PATH_BACKSLASH);
    }
    if (path.charAt(0) == '/' || drive(path)) {
      return Optional.of(BagCode.PATH_ABSOLUTE);
    }
    if (path.charAt(0) == '~') {
      return Optional.of(BagCode.PATH_HOME);
    }
    return segments(path);
  }

  private static boolean drive(String path) {
    char first = path.charAt(0);
    boolean letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    return letter && path.length() > 1 && path.charAt(1) == ':';
  }

  private static boolean encodable(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) >= 0x80) {
        try {
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(path));
          return true;
        } catch (CharacterCodingException _) {
          return false;
        }
      }
    }
    return true;
  }

  private static Optional<BagCode> segments(String path) {
    Optional<BagCode> problem = Optional.empty();
    int from = 0;
    while (from <= path.length()) {
      int to = path.indexOf('/', from);
      int end = to < 0 ? path.length() : to;
      if (is(path, from, end, "..")) {
        return Optional.of(BagCode.PATH_CLIMBS);
      }
      if (is(path, from, end, "~")) {
        problem = Optional.of(BagCode.PATH_HOME);
      } else if (problem.isEmpty() && (from == end || is(path, from, end, "."))) {
        problem = Optional.of(BagCode.PATH_UNCLEAN);
      }
      from = end + 1;
    }
    return problem;
  }

  private static boolean is(String path, int from, int to, String segment) {
    return to - from == segment.length() && path.startsWith(segment, from);
  }
}
