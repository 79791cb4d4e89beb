/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.SensitivityRule.Card;
import io.yunheng.content.SensitivityRule.Identity;
import io.yunheng.content.SensitivityRule.Issuer;
import io.yunheng.content.SensitivityRule.Phone;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Numbers of people, cards and phones at a run of digits. */
final class Numbers {
  /** One more than the longest run that means anything. */
  static final int LONGEST = 20;

  private static final int IDENTITY = 18;
  private static final int PHONE = 11;
  private static final int GROUP = 4;
  private static final int NONE = -1;

  /** Weights of the places, ISO 7064 MOD 11-2: powers of two modulo 11. */
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1};

  private final int identity;
  private final int card;
  private final int phone;
  private final boolean[] regions = new boolean[100];
  private final List<Issuer> issuers = new ArrayList<>();

  Numbers(List<SensitivityRule> rules) {
    int identityAt = NONE;
    int cardAt = NONE;
    int phoneAt = NONE;
    for (int i = 0; i < rules.size(); i++) {
      switch (rules.get(i)) {
        case Identity rule -> {
          identityAt = i;
          rule.regions().forEach(region -> regions[Integer.parseInt(region)] = true);
        }
        case Card rule -> {
          cardAt = i;
          issuers.addAll(rule.issuers());
        }
        case Phone _ -> phoneAt = i;
        case SensitivityRule.Mail _,
            SensitivityRule.Texts _,
            SensitivityRule.Shapes _,
            SensitivityRule.Words _ -> {}
      }
    }
    this.identity = identityAt;
    this.card = cardAt;
    this.phone = phoneAt;
  }

  /**
   * Looks at a run of digits.
   *
   * @param at where it begins
   * @param limit where bytes end that may be looked at
   * @param counts by place of the rule, counted up by one if one is met
   * @return where to go on
   */
  int at(byte[] bytes, int at, int limit, long[] counts) {
    int most = Math.min(limit, at + LONGEST);
    int end = at + 1;
    while (end < most && Ascii.digit(bytes[end])) {
      end++;
    }
    int run = end - at;
    if (meaningless(run)) {
      return end;
    }
    if (!Ascii.begins(bytes, at)
        || (at > 1 && bytes[at - 1] == '.' && Ascii.digit(bytes[at - 2]))
        || (end + 1 < limit && bytes[end] == '.' && Ascii.digit(bytes[end + 1]))) {
      return end;
    }
    if (run <= GROUP) {
      return grouped(bytes, at, end, limit, counts);
    }
    boolean x = run == IDENTITY - 1 && end < limit && (bytes[end] | 0x20) == 'x';
    if (!Ascii.ends(bytes, x ? end + 1 : end, limit)) {
      return end;
    }
    if (identity != NONE && (x || run == IDENTITY) && identity(bytes, at, x)) {
      counts[identity]++;
      return x ? end + 1 : end;
    }
    if (card != NONE && run >= 16 && card(bytes, at, run)) {
      counts[card]++;
    } else if (phone != NONE && phone(bytes, at, run)) {
      counts[phone]++;
    }
    return end;
  }

  /**
   * Whether a run of so many digits is no number that a rule is about, nor the beginning of one.
   */
  static boolean meaningless(int run) {
    return run < 3 || run >= LONGEST || (run > GROUP && run < PHONE);
  }

  private static int value(byte[] bytes, int at, int places) {
    int value = 0;
    for (int i = at; i < at + places; i++) {
      value = 10 * value + bytes[i] - '0';
    }
    return value;
  }

  private boolean identity(byte[] bytes, int at, boolean x) {
    int year = value(bytes, at + 6, 4);
    int month = value(bytes, at + 10, 2);
    int day = value(bytes, at + 12, 2);
    if (!regions[value(bytes, at, 2)]
        || year < 1900
        || year > 2099
        || month < 1
        || month > 12
        || day < 1
        || day > YearMonth.of(year, month).lengthOfMonth()) {
      return false;
    }
    int sum = x ? 10 : bytes[at + IDENTITY - 1] - '0';
    for (int i = 0; i < IDENTITY - 1; i++) {
      sum += WEIGHTS[i] * (bytes[at + i] - '0');
    }
    return sum % 11 == 1;
  }

  private boolean card(byte[] bytes, int at, int length) {
    for (Issuer issuer : issuers) {
      if (length >= issuer.shortest()
          && length <= issuer.longest()
          && begins(bytes, at, issuer.prefix())) {
        return luhn(bytes, at, length);
      }
    }
    return false;
  }

  private static boolean begins(byte[] bytes, int at, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (bytes[at + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** ISO/IEC 7812-1 annex B. A number all of whose places after the second are alike is none. */
  private static boolean luhn(byte[] bytes, int at, int length) {
    int sum = 0;
    boolean alike = true;
    for (int i = 0; i < length; i++) {
      int digit = bytes[at + i] - '0';
      alike &= i < 3 || bytes[at + i] == bytes[at + i - 1];
      int counted = (length - i) % 2 == 0 ? 2 * digit : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0 && !alike;
  }

  private static boolean phone(byte[] bytes, int at, int run) {
    int first =
        switch (run) {
          case PHONE -> at;
          case PHONE + 2 -> begins(bytes, at, "86") ? at + 2 : NONE;
          case PHONE + 4 -> begins(bytes, at, "0086") ? at + 4 : NONE;
          default -> NONE;
        };
    return first != NONE && bytes[first] == '1' && bytes[first + 1] >= '3';
  }

  /** Numbers written in groups: a phone's as 3-4-4, a card's by fours. */
  private int grouped(byte[] bytes, int at, int end, int limit, long[] counts) {
    if (end + 1 >= limit || (bytes[end] != ' ' && bytes[end] != '-')) {
      return end;
    }
    byte gap = bytes[end];
    for (int i = 1; i <= GROUP; i++) {
      if (end + i >= limit || !Ascii.digit(bytes[end + i])) {
        return end;
      }
    }
    byte[] digits = new byte[LONGEST];
    int length = end - at;
    System.arraycopy(bytes, at, digits, 0, length);
    int next = end;
    int group = GROUP;
    while (group == GROUP
        && next + 1 < limit
        && bytes[next] == gap
        && Ascii.digit(bytes[next + 1])) {
      group = 0;
      while (group <= GROUP && next + 1 + group < limit && Ascii.digit(bytes[next + 1 + group])) {
        if (length == LONGEST) {
          return end;
        }
        digits[length++] = bytes[next + 1 + group];
        group++;
      }
      next += 1 + group;
    }
    boolean open =
        group > GROUP
            || !Ascii.ends(bytes, next, limit)
            || (next + 1 < limit && bytes[next] == gap && Ascii.digit(bytes[next + 1]))
            || (at > 1
                && bytes[at - 1] == gap
                && Ascii.digit(bytes[at - 2])
                && !(at > 2 && bytes[at - 2] == '6' && bytes[at - 3] == '8'));
    if (open) {
      return end;
    }
    if (end - at == 3) {
      if (phone == NONE || group != GROUP || length != PHONE || !phone(digits, 0, length)) {
        return end;
      }
      counts[phone]++;
      return next;
    }
    if (card == NONE || length < 16 || !card(digits, 0, length)) {
      return end;
    }
    counts[card]++;
    return next;
  }
}
