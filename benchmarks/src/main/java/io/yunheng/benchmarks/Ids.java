/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

/** The ids of what is generated, by number. */
final class Ids {
  private Ids() {}

  static String address(int n) {
    return "10." + n / 62_500 % 250 + "." + n / 250 % 250 + "." + n % 250;
  }

  static String tenant(int n) {
    return "tenant-" + n;
  }

  static String host(int n) {
    return "cmp-" + n;
  }

  static String zone(int n) {
    return "zone-" + n;
  }

  static String instance(int n) {
    return "vm-" + n;
  }
}
