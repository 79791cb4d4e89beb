/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProducerTest {
  @Test
  void theBuildWritesItsVersion() {
    Producer producer = Producer.load();
    assertThat(producer.name()).isEqualTo("yunheng");
    assertThat(producer.text()).isEqualTo("yunheng " + producer.version());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.2.0", "1.2.0-SNAPSHOT", "1.3.0-rc.1"})
  void aVersionHasNumbersAndPerhapsAQualifier(String version) {
    assertThat(new Producer("yunheng", version).text()).isEqualTo("yunheng " + version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "${project.version}", "v1", "1.", "1.2-", "1.2 3"})
  void whatTheBuildLeftOpenIsNoVersion(String version) {
    assertThatThrownBy(() -> new Producer("yunheng", version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(version);
  }
}
