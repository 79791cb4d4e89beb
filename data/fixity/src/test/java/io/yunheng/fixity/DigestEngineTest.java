/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.assembly.CodeMemory;
import io.yunheng.fixity.assembly.ExecutableMemory;
import io.yunheng.fixity.assembly.LinuxMemoryCalls;
import io.yunheng.fixity.assembly.MemoryCalls;
import io.yunheng.fixity.digest.Bytes;
import io.yunheng.fixity.digest.Processor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DigestEngineTest {
  private static final long SEED = 20_261_123;

  /** The calls of Linux, of which one is refused, and how much memory was not given back. */
  private static final class RefusedCalls implements MemoryCalls {
    private final LinuxMemoryCalls calls = new LinuxMemoryCalls();
    private final AtomicLong mapped = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final boolean atOnce;

    RefusedCalls(boolean atOnce) {
      this.atOnce = atOnce;
    }

    @Override
    public OptionalLong map(long bytes) {
      if (atOnce) {
        refused.incrementAndGet();
        return OptionalLong.empty();
      }
      mapped.addAndGet(bytes);
      return calls.map(bytes);
    }

    @Override
    public boolean makeExecutable(long address, long bytes) {
      refused.incrementAndGet();
      return false;
    }

    @Override
    public void unmap(long address, long bytes) {
      mapped.addAndGet(-bytes);
      calls.unmap(address, bytes);
    }
  }

  @Test
  void whereExecutableMemoryIsRefusedTheNextPathGivesTheSameDigests() {
    DigestPath next = nextPath();
    for (boolean atOnce : new boolean[] {true, false}) {
      RefusedCalls calls = new RefusedCalls(atOnce);
      try (DigestEngine refused =
              DigestEngine.upTo(DigestPath.MACHINE, new ExecutableMemory(calls));
          DigestEngine fastest = DigestEngine.fastest()) {
        assertThat(refused.path()).isEqualTo(next);
        assertThat(calls.refused.get() > 0).isEqualTo(!Processor.widths().isEmpty());
        assertThat(calls.mapped.get()).as("bytes not given back").isZero();
        assertThat(digests(refused)).as("seed %d", SEED).isEqualTo(digests(fastest));
      }
    }
  }

  @Test
  void codeThatFailsItsSelfTestIsNotUsedAndTheNextPathGivesTheSameDigests() {
    byte[] onlyReturns = {(byte) 0xc3};
    CodeMemory system = new ExecutableMemory(new LinuxMemoryCalls());
    CodeMemory wrong = (code, lifetime) -> system.place(onlyReturns, lifetime);
    try (DigestEngine engine = DigestEngine.upTo(DigestPath.MACHINE, wrong);
        DigestEngine scalar = DigestEngine.scalar()) {
      assertThat(engine.path()).isEqualTo(nextPath());
      assertThat(digests(engine)).as("seed %d", SEED).isEqualTo(digests(scalar));
    }
  }

  @Test
  void everyPathThatIsAskedForGivesTheSameDigests() {
    try (DigestEngine scalar = DigestEngine.scalar()) {
      assertThat(scalar.path()).isEqualTo(DigestPath.SCALAR);
      for (DigestPath path : DigestPath.values()) {
        try (DigestEngine engine = DigestEngine.upTo(path)) {
          assertThat(engine.path()).isGreaterThanOrEqualTo(path);
          assertThat(digests(engine)).as("%s, seed %d", path, SEED).isEqualTo(digests(scalar));
        }
      }
    }
  }

  @Test
  void machineCodeRunsWhereTheProcessorHasTheVectors() {
    try (DigestEngine engine = DigestEngine.fastest()) {
      assertThat(engine.path() == DigestPath.MACHINE).isEqualTo(!Processor.widths().isEmpty());
    }
  }

  private static DigestPath nextPath() {
    try (DigestEngine library = DigestEngine.upTo(DigestPath.LIBRARY)) {
      return library.path();
    }
  }

  private static Map<Integer, Map<Algorithm, String>> digests(DigestEngine engine) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Bytes> messages = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      byte[] bytes = new byte[random.nextInt(300_000)];
      random.nextBytes(bytes);
      messages.add(Bytes.of(number, bytes));
    }
    Map<Integer, Map<Algorithm, String>> out = new HashMap<>();
    Iterator<Bytes> left = messages.iterator();
    try (MultiBufferDigests<Bytes> work =
        new MultiBufferDigests<>(
            engine,
            EnumSet.allOf(Algorithm.class),
            outcome -> {
              if (outcome instanceof DigestOutcome.Digested<Bytes> digested) {
                out.put(digested.message().number(), digested.digests());
              }
            })) {
      work.run(() -> left.hasNext() ? Optional.of(left.next()) : Optional.empty());
    }
    assertThat(out).hasSameSizeAs(messages);
    return out;
  }
}
