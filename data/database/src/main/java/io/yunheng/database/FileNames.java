/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of tables' files that every file system can hold, none like another even in capitals. */
final class FileNames {
  private static final int LONGEST = 180;
  private final Set<String> taken = new HashSet<>();

  String of(TableName name) {
    String plain = plain(name);
    String stem = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    String file = stem + ".csv";
    for (int i = 2; !taken.add(file.toLowerCase(Locale.ROOT)); i++) {
      file = stem + "~" + i + ".csv";
    }
    return file;
  }

  /** One that may be too long, and only differs from another's in case. */
  static String plain(TableName name) {
    return part(name.schema()) + "." + part(name.table());
  }

  private static String part(String name) {
    StringBuilder text = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '-';
      if (plain) {
        text.append(c);
      } else {
        text.append('%');
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        text.append(hex.length() < 2 ? "0" : "").append(hex);
      }
    }
    return text.isEmpty() ? "~" : text.toString();
  }
}
