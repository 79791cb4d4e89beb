/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0, 0",
    "1.0, 1.1, -1",
    "1.9, 1.10, -1",
    "1.0-1, 1.0-2, -1",
    "1:1.0, 2.0, 1",
    "0:1.0, 1.0, 0",
    "1.0~rc1, 1.0, -1",
    "1.0~rc1, 1.0~rc2, -1",
    "1.0~~, 1.0~, -1",
    "1.0~~a, 1.0~, -1",
    "1.0a, 1.0, 1",
    "1.0a, 1.0+, -1",
    "1.0, 1.0-0, 0",
    "1.0-1, 1.0-1+b8, -1",
    "1.0-1+deb12u1, 1.0-1+deb12u11, -1",
    "3.0.15-1~deb12u1, 3.0.15-1, -1",
    "1.02, 1.2, 0",
    "1.0-1-1, 1.0-1-2, -1",
    "2.36-9+deb12u9, 2.36-9+deb12u10, -1",
    "9999999999999999999999, 10000000000000000000000, -1",
    "1.0.0, 1.0, 1",
    "1.0+dfsg, 1.0-1, 1",
    "a, 1, 1",
    "1.a, 1.1, 1",
    "'', 1, -1",
  })
  void debian(String one, String other, int order) {
    assertThat(Integer.signum(Versions.debian(one, other))).isEqualTo(order);
    assertThat(Integer.signum(Versions.debian(other, one))).isEqualTo(-order);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0, 0",
    "1.0, 2.0, -1",
    "2.0.1, 2.0.1a, -1",
    "5.5p1, 5.5p10, -1",
    "5.5p9, 5.5p10, -1",
    "10xyz, 10.1xyz, -1",
    "xyz10, xyz10.1, -1",
    "xyz.4, 8, -1",
    "xyz.4, 2, -1",
    "5.5p2, 5.6p1, -1",
    "6.0.rc1, 6.0, 1",
    "10b2, 10a1, 1",
    "1.0aa, 1.0a, 1",
    "10.0001, 10.1, 0",
    "10.0001, 10.0039, -1",
    "4.999.9, 5.0, -1",
    "20101121, 20101122, -1",
    "2_0, 2.0, 0",
    "a+, a_, 0",
    "+, _, 0",
    "1.0~rc1, 1.0, -1",
    "1.0~rc1~git123, 1.0~rc1, -1",
    "1.0^, 1.0, 1",
    "1.0^git1, 1.0^git2, -1",
    "1.0^git1, 1.01, -1",
    "1.0^20160101, 1.0.1, -1",
    "1.0^20160101^git1, 1.0^20160102, -1",
    "1.0~rc1^git1, 1.0~rc1, 1",
    "1.0^git1~pre, 1.0^git1, -1",
    "1:1.0-1, 2.0-1, 1",
    "1.0-1.el9, 1.0-1.el8, 1",
    "1.0-1.el9, 1.0, 0",
    "3.0.7-27.el9, 3.0.7-6.el9, 1",
  })
  void rpm(String one, String other, int order) {
    assertThat(Integer.signum(Versions.rpm(one, other))).isEqualTo(order);
    assertThat(Integer.signum(Versions.rpm(other, one))).isEqualTo(-order);
  }

  @org.junit.jupiter.api.Test
  void formsThatAreNotKnownHaveNoOrder() {
    assertThat(Versions.compare("apk", "1", "2")).isEmpty();
    assertThat(Versions.compare("apk", "1", "1")).contains(0);
  }
}
