/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

/** A text for people, in Chinese and English. */
public record Text(String zh, String en) {
  public static final Text EMPTY = new Text("", "");

  public String in(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }
}
