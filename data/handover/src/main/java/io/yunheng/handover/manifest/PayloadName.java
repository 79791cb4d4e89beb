/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fixity.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Names that any bag and manifest can hold, one for each path of bytes. Most are the path itself.
 * Where bytes are not UTF-8, control characters, backslashes or a tilde alone between slashes, each
 * such byte becomes a percent sign and two digits, and so does a percent sign that two hex digits
 * follow, so that no two paths get one name.
 */
public final class PayloadName {
  private static final String HEX = "0123456789ABCDEF";

  private PayloadName() {}

  public static String of(TreePath path) {
    Optional<String> text = path.text();
    return text.isPresent() && plain(text.get()) ? text.get() : encoded(path.bytes());
  }

  /** That of a file of a bag, which is its path; what no bag of ours can have is like no other. */
  public static String inBag(TreePath path) {
    Optional<String> text = path.text();
    return text.isPresent() && holdable(text.get()) ? text.get() : "\u0001" + encoded(path.bytes());
  }

  private static boolean holdable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7f || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static boolean plain(String text) {
    if (!holdable(text)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && hex(text, i + 1) && hex(text, i + 2)) {
        return false;
      }
      if (c == '~' && alone(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
  }

  private static boolean alone(String text, int at) {
    return (at == 0 || text.charAt(at - 1) == '/')
        && (at + 1 == text.length() || text.charAt(at + 1) == '/');
  }

  private static String encoded(byte[] bytes) {
    StringBuilder name = new StringBuilder(bytes.length + 16);
    int at = 0;
    while (at < bytes.length) {
      int length = sequence(bytes, at);
      if (length > 1) {
        name.append(new String(bytes, at, length, StandardCharsets.UTF_8));
        at += length;
      } else {
        one(bytes, at, name);
        at++;
      }
    }
    return name.toString();
  }

  private static void one(byte[] bytes, int at, StringBuilder name) {
    int c = Byte.toUnsignedInt(bytes[at]);
    boolean escape =
        c < ' '
            || c >= 0x7f
            || c == '\\'
            || (c == '%' && digit(bytes, at + 1) && digit(bytes, at + 2))
            || (c == '~' && between(bytes, at));
    if (escape) {
      name.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    } else {
      name.append((char) c);
    }
  }

  private static boolean digit(byte[] bytes, int at) {
    return at < bytes.length && bytes[at] > 0 && Character.digit(bytes[at], 16) >= 0;
  }

  private static boolean between(byte[] bytes, int at) {
    return (at == 0 || bytes[at - 1] == '/') && (at + 1 == bytes.length || bytes[at + 1] == '/');
  }

  /** How many bytes a character of UTF-8 has that begins here; 1 for anything else. */
  private static int sequence(byte[] bytes, int at) {
    int lead = Byte.toUnsignedInt(bytes[at]);
    int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    if (length == 1 || at + length > bytes.length) {
      return 1;
    }
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    boolean whole = text.indexOf('\ufffd') < 0 || (text.equals("\ufffd") && valid(bytes, at));
    return whole ? length : 1;
  }

  /** The replacement character itself, written as such. */
  private static boolean valid(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xef && bytes[at + 1] == (byte) 0xbf && bytes[at + 2] == (byte) 0xbd;
  }
}
