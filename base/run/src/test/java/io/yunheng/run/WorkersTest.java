/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void aJobGetsWhatIsFreeAndOneWhereNothingIs() {
    Workers workers = Workers.of(4);
    try (Workers.Share first = workers.share(3);
        Workers.Share second = workers.share(3);
        Workers.Share third = workers.share(3)) {
      assertThat(first.threads()).isEqualTo(3);
      assertThat(second.threads()).isEqualTo(1);
      assertThat(third.threads()).isEqualTo(1);
    }
  }

  @Test
  void whatIsGivenBackIsFreeOnce() {
    Workers workers = Workers.of(2);
    Workers.Share share = workers.share(2);
    share.close();
    share.close();
    try (Workers.Share all = workers.share(9)) {
      assertThat(all.threads()).isEqualTo(2);
    }
  }

  @Test
  void thereIsAtLeastOneThread() {
    assertThatThrownBy(() -> Workers.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Workers.of(1).share(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
