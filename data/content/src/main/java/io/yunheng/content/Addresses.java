/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.SensitivityRule.Mail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Addresses of e-mail around an at sign: dot-atom and domain of RFC 5321, clause 4.1.2, less. */
final class Addresses {
  /** RFC 5321, clause 4.5.3.1.1. */
  private static final int LONGEST_LOCAL = 64;

  private static final int LONGEST_DOMAIN = 200;
  private static final int LONGEST_ENDING = 24;
  private static final int NONE = -1;

  private final int mail;
  private final Set<String> endings;

  Addresses(List<SensitivityRule> rules) {
    int found = NONE;
    Set<String> not = Set.of();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i) instanceof Mail rule) {
        found = i;
        not = rule.endings();
      }
    }
    this.mail = found;
    this.endings = not;
  }

  /** Looks at an at sign and counts its rule up by one if it is that of an address. */
  void at(byte[] bytes, int at, int limit, long[] counts) {
    if (mail != NONE && local(bytes, at) && domain(bytes, at + 1, limit)) {
      counts[mail]++;
    }
  }

  private static boolean local(byte[] bytes, int at) {
    int start = at;
    int least = Math.max(0, at - LONGEST_LOCAL - 1);
    while (start > least && localCharacter(bytes[start - 1])) {
      start--;
    }
    while (start < at && !Ascii.word(bytes[start])) {
      start++;
    }
    return start < at && at - start <= LONGEST_LOCAL && bytes[at - 1] != '.';
  }

  private static boolean localCharacter(byte c) {
    return Ascii.word(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
  }

  private boolean domain(byte[] bytes, int from, int limit) {
    int most = Math.min(limit, from + LONGEST_DOMAIN);
    int label = from;
    int end = from;
    int lastDot = NONE;
    int at = from;
    while (at < most) {
      byte c = bytes[at];
      if (Ascii.word(c) || (c == '-' && at > label)) {
        at++;
        end = at;
      } else if (c == '.' && at > label && at + 1 < most && Ascii.word(bytes[at + 1])) {
        lastDot = at;
        at++;
        label = at;
      } else {
        break;
      }
    }
    int ending = end - lastDot - 1;
    if (lastDot == NONE || ending < 2 || ending > LONGEST_ENDING) {
      return false;
    }
    for (int i = lastDot + 1; i < end; i++) {
      if (!Ascii.letter(bytes[i])) {
        return false;
      }
    }
    String word = new String(bytes, lastDot + 1, ending, StandardCharsets.US_ASCII);
    return !endings.contains(word.toLowerCase(Locale.ROOT));
  }
}
