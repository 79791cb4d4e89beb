/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetcherTest {
  private final AtomicInteger got = new AtomicInteger();

  private Prefetcher<Integer> upTo(int count, Optional<Exception> then) {
    return new Prefetcher<>(
        "test",
        () -> {
          int next = got.getAndIncrement();
          if (next < count) {
            return Optional.of(next);
          }
          if (then.orElse(null) instanceof IOException e) {
            throw e;
          }
          if (then.orElse(null) instanceof RuntimeException e) {
            throw e;
          }
          return Optional.empty();
        });
  }

  private static List<Integer> all(Prefetcher<Integer> ahead) throws Exception {
    List<Integer> all = new ArrayList<>();
    for (Optional<Integer> next = ahead.next(); next.isPresent(); next = ahead.next()) {
      all.add(next.get());
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 5_000})
  void valuesComeInTheirOrderAndThenNothing(int count) throws Exception {
    try (Prefetcher<Integer> ahead = upTo(count, Optional.empty())) {
      assertThat(all(ahead)).isEqualTo(IntStream.range(0, count).boxed().toList());
      assertThat(ahead.next()).isEmpty();
    }
  }

  @Test
  void whatIsThrownComesBehindTheValuesBeforeIt() throws Exception {
    for (Exception thrown : List.of(new IOException("gone"), new IllegalStateException("no"))) {
      got.set(0);
      try (Prefetcher<Integer> ahead = upTo(700, Optional.of(thrown))) {
        for (int i = 0; i < 700; i++) {
          assertThat(ahead.next()).hasValue(i);
        }
        assertThatThrownBy(ahead::next).isSameAs(thrown);
        assertThatThrownBy(ahead::next).isSameAs(thrown);
      }
    }
  }

  @Test
  void nobodyGoesOnWhenItIsClosed() throws Exception {
    try (Prefetcher<Integer> ahead = upTo(Integer.MAX_VALUE, Optional.empty())) {
      assertThat(ahead.next()).hasValue(0);
    }
    int reached = got.get();
    Thread.sleep(50);
    assertThat(got.get()).isEqualTo(reached);
  }
}
