/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

/** Media types as data files write them. */
final class TypeName {
  private TypeName() {}

  static boolean wellFormed(String type) {
    int slash = type.indexOf('/');
    return slash > 0
        && slash + 1 < type.length()
        && type.chars().allMatch(c -> c > ' ' && c < 0x7f && !Character.isUpperCase(c));
  }

  static boolean matches(String type, String wanted) {
    return wanted.endsWith("/*")
        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
        : type.equals(wanted) || type.startsWith(wanted + ";");
  }
}
