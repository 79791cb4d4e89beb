/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Canonical forms of numbers. */
final class NumberForms {
  private static final int MOST_DIGITS = 200_000;
  private static final int PLAIN = 400;

  private NumberForms() {}

  /** A decimal as text: no needless zeros, no plus, no minus before zero. */
  static void decimal(byte[] in, int at, int length, Cells out) {
    int end = at + length;
    int i = at;
    boolean negative = false;
    if (i < end && (in[i] == '-' || in[i] == '+')) {
      negative = in[i++] == '-';
    }
    int first = i;
    int point = -1;
    for (int j = i; j < end; j++) {
      byte c = in[j];
      if (c == '.' && point < 0) {
        point = j;
      } else if (c < '0' || c > '9') {
        unusual(new String(in, at, length, StandardCharsets.UTF_8), out);
        return;
      }
    }
    if (first == end || (point == first && first + 1 == end)) {
      throw new CellFormException("number");
    }
    int last = end;
    int whole = point < 0 ? end : point;
    if (point >= 0) {
      while (last > point + 1 && in[last - 1] == '0') {
        last--;
      }
      if (last == point + 1) {
        last = point;
      }
    }
    while (i < whole && in[i] == '0') {
      i++;
    }
    boolean zero = i == whole && last <= whole;
    if (zero) {
      out.put('0');
      return;
    }
    if (negative) {
      out.put('-');
    }
    if (i == whole) {
      out.put('0');
    }
    out.put(in, i, last - i);
  }

  private static void unusual(String text, Cells out) {
    switch (text) {
      case "NaN", "Infinity", "-Infinity" -> out.ascii(text);
      default -> {
        if (text.length() > MOST_DIGITS) {
          throw new CellFormException("number");
        }
        try {
          BigDecimal number = new BigDecimal(text).stripTrailingZeros();
          if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new CellFormException("number");
          }
          byte[] plain = number.toPlainString().getBytes(StandardCharsets.US_ASCII);
          decimal(plain, 0, plain.length, out);
        } catch (NumberFormatException _) {
          throw new CellFormException("number");
        }
      }
    }
  }

  /**
   * The number in a JSON text: as a decimal if that is not over 400 characters, else its digits
   * without zeros at either end, {@code E}, and the power of ten.
   */
  static String json(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal number = value.stripTrailingZeros();
    long scale = number.scale();
    if (number.precision() + Math.abs(scale) <= PLAIN) {
      return number.toPlainString();
    }
    return number.unscaledValue() + "E" + -scale;
  }

  /** Shortest digits that give the same binary64 again: {@code d.dddE±n}. */
  static void binary64(double value, Cells out) {
    if (special(value, out)) {
      return;
    }
    String text = Double.toString(Math.abs(value));
    shortest(value < 0, text, one -> Double.parseDouble(one) == Math.abs(value), out);
  }

  /** The same for binary32. */
  static void binary32(float value, Cells out) {
    if (special(value, out)) {
      return;
    }
    String text = Float.toString(Math.abs(value));
    shortest(value < 0, text, one -> Float.parseFloat(one) == Math.abs(value), out);
  }

  private static boolean special(double value, Cells out) {
    if (value == 0) {
      out.put('0');
    } else if (Double.isNaN(value)) {
      out.ascii("NaN");
    } else if (Double.isInfinite(value)) {
      out.ascii(value > 0 ? "Infinity" : "-Infinity");
    } else {
      return false;
    }
    return true;
  }

  private interface Same {
    boolean test(String text);
  }

  /** Java gives two digits where one would do, so one is tried. */
  private static void shortest(boolean negative, String text, Same same, Cells out) {
    int mark = text.indexOf('E');
    int exponent = mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1));
    String mantissa = mark < 0 ? text : text.substring(0, mark);
    int point = mantissa.indexOf('.');
    String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
    int power = exponent + point - 1;
    int from = 0;
    while (digits.charAt(from) == '0') {
      from++;
      power--;
    }
    int to = digits.length();
    while (digits.charAt(to - 1) == '0') {
      to--;
    }
    digits = digits.substring(from, to);
    if (digits.length() == 2) {
      int below = digits.charAt(0) - '0';
      int nearer = digits.charAt(1) >= '5' ? below + 1 : below;
      if (same.test(nearer + "E" + power)) {
        digits = nearer == 10 ? "1" : Integer.toString(nearer);
        power += nearer == 10 ? 1 : 0;
      }
    }
    if (negative) {
      out.put('-');
    }
    out.put(digits.charAt(0));
    if (digits.length() > 1) {
      out.put('.');
      out.ascii(digits.substring(1));
    }
    out.put('E');
    out.number(power);
  }
}
