/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.hosts;

import java.util.Optional;

/** Orders versions of packages as their package managers do. */
public final class Versions {
  private Versions() {}

  /**
   * The order of two versions in the package manager of this form, if it is one that is known:
   * {@code dpkg} or {@code rpm}.
   */
  public static Optional<Integer> compare(String form, String one, String other) {
    return switch (form) {
      case "dpkg" -> Optional.of(debian(one, other));
      case "rpm" -> Optional.of(rpm(one, other));
      default -> one.equals(other) ? Optional.of(0) : Optional.empty();
    };
  }

  /** As deb-version(7) orders: epoch, upstream version, revision. */
  public static int debian(String one, String other) {
    int epochs = numbers(epoch(one), epoch(other));
    if (epochs != 0) {
      return epochs;
    }
    String first = withoutEpoch(one);
    String second = withoutEpoch(other);
    int dash = first.lastIndexOf('-');
    int otherDash = second.lastIndexOf('-');
    int upstream =
        debianPart(
            dash < 0 ? first : first.substring(0, dash),
            otherDash < 0 ? second : second.substring(0, otherDash));
    return upstream != 0
        ? upstream
        : debianPart(
            dash < 0 ? "" : first.substring(dash + 1),
            otherDash < 0 ? "" : second.substring(otherDash + 1));
  }

  private static int debianPart(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      while ((i < one.length() && !digit(one.charAt(i)))
          || (j < other.length() && !digit(other.charAt(j)))) {
        int order = Integer.compare(weight(one, i), weight(other, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int from = i;
      int otherFrom = j;
      i = pastDigits(one, i);
      j = pastDigits(other, j);
      int order =
          numbers(one.substring(Math.min(from, i), i), other.substring(Math.min(otherFrom, j), j));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** A tilde stands before the end, the end and digits before letters, letters before the rest. */
  private static int weight(String text, int at) {
    if (at >= text.length() || digit(text.charAt(at))) {
      return 0;
    }
    char c = text.charAt(at);
    return c == '~' ? -1 : letter(c) ? c : c + 0x10000;
  }

  /** As rpm orders: epoch, version, release; a release that only one has says nothing. */
  public static int rpm(String one, String other) {
    int epochs = numbers(epoch(one), epoch(other));
    if (epochs != 0) {
      return epochs;
    }
    String first = withoutEpoch(one);
    String second = withoutEpoch(other);
    int dash = first.lastIndexOf('-');
    int otherDash = second.lastIndexOf('-');
    int versions =
        rpmPart(
            dash < 0 ? first : first.substring(0, dash),
            otherDash < 0 ? second : second.substring(0, otherDash));
    return versions != 0 || dash < 0 || otherDash < 0
        ? versions
        : rpmPart(first.substring(dash + 1), second.substring(otherDash + 1));
  }

  private static int rpmPart(String one, String other) {
    if (one.equals(other)) {
      return 0;
    }
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      i = pastSeparators(one, i);
      j = pastSeparators(other, j);
      char c = i < one.length() ? one.charAt(i) : 0;
      char d = j < other.length() ? other.charAt(j) : 0;
      if (c == '~' || d == '~') {
        if (c != d) {
          return c == '~' ? -1 : 1;
        }
      } else if (c == '^' || d == '^') {
        if (c != d) {
          return c == 0 ? -1 : d == 0 ? 1 : c == '^' ? -1 : 1;
        }
      } else if (c == 0 || d == 0) {
        break;
      } else {
        boolean numeric = digit(c);
        int from = i;
        int otherFrom = j;
        i = numeric ? pastDigits(one, i) : pastLetters(one, i);
        j = numeric ? pastDigits(other, j) : pastLetters(other, j);
        if (j == otherFrom) {
          return numeric ? 1 : -1;
        }
        String segment = one.substring(from, i);
        String otherSegment = other.substring(otherFrom, j);
        int order =
            numeric
                ? numbers(segment, otherSegment)
                : Integer.signum(segment.compareTo(otherSegment));
        if (order != 0) {
          return order;
        }
        continue;
      }
      i++;
      j++;
    }
    return Boolean.compare(i < one.length(), j < other.length());
  }

  private static int pastSeparators(String text, int from) {
    int i = from;
    while (i < text.length()
        && !digit(text.charAt(i))
        && !letter(text.charAt(i))
        && text.charAt(i) != '~'
        && text.charAt(i) != '^') {
      i++;
    }
    return i;
  }

  private static int pastDigits(String text, int from) {
    int i = from;
    while (i < text.length() && digit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int pastLetters(String text, int from) {
    int i = from;
    while (i < text.length() && letter(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The order of two runs of digits of any length. */
  private static int numbers(String one, String other) {
    String first = stripped(one);
    String second = stripped(other);
    return first.length() != second.length()
        ? Integer.compare(first.length(), second.length())
        : Integer.signum(first.compareTo(second));
  }

  private static String stripped(String digits) {
    int i = 0;
    while (i < digits.length() && digits.charAt(i) == '0') {
      i++;
    }
    return digits.substring(i);
  }

  private static String epoch(String version) {
    int colon = version.indexOf(':');
    String epoch = colon < 0 ? "" : version.substring(0, colon);
    return pastDigits(epoch, 0) == epoch.length() ? epoch : "";
  }

  private static String withoutEpoch(String version) {
    int colon = version.indexOf(':');
    return colon >= 0 && pastDigits(version, 0) == colon ? version.substring(colon + 1) : version;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
