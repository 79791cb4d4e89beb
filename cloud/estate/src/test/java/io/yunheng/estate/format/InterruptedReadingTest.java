/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading an estate ends when it is interrupted, on one thread as on several. */
class InterruptedReadingTest {
  private static final long SEED = 20_261_123;

  /** Interrupts whoever reads at a resource. */
  private static final class Interrupting implements EstateSink {
    private final long at;
    private long resources;

    Interrupting(long at) {
      this.at = at;
    }

    @Override
    public void header(EstateHeader header) {}

    @Override
    public void coverage(Coverage coverage) {}

    @Override
    public void resource(Resource resource, Map<String, Origin> origins) {
      if (++resources == at) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void itEndsWithinTheNextBatch(int threads) {
    Estate estate = new RandomEstates(SEED).estate(1_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EstateWriter.write(estate, out);
    assertThat(out.size()).isGreaterThan(4 * Batch.FULL);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int run = 0; run < 4; run++) {
      Interrupting sink = new Interrupting(random.nextLong(1, 500));

      assertThatThrownBy(
              () ->
                  EstateReader.stream(
                      new ByteArrayInputStream(out.toByteArray()), "estate", sink, threads))
          .as("seed %d, interrupted at resource %d", SEED, sink.at)
          .isInstanceOf(InterruptedException.class);

      assertThat(sink.resources).as("seed %d", SEED).isLessThan(estate.size());
      assertThat(Thread.interrupted()).as("it was told by the exception").isFalse();
    }
  }
}
