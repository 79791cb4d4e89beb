/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.ChunkTree;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.SideBySideTest;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long messages abreast, in parts, against a plain reading of RFC 6962 and other people's code. */
class LargeFileDigestsTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_122);
  private static final int WINDOW = 1 << 16;
  private static final Set<Algorithm> TREES = Set.of(Algorithm.SM3, Algorithm.SHA_256);

  private final SplittableRandom random = new SplittableRandom(SEED);

  /** The leaves and roots of the test data of Certificate Transparency. */
  @Test
  void theTreeHasTheShapeOfTheRfc() {
    String[] inputs = {
      "",
      "00",
      "10",
      "2021",
      "3031",
      "40414243",
      "5051525354555657",
      "606162636465666768696a6b6c6d6e6f"
    };
    String[] roots = {
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    };
    ChunkTree tree = new ChunkTree(Algorithm.SHA_256);
    assertThat(hex(tree.root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (int i = 0; i < inputs.length; i++) {
      tree.add(PlainTree.hash(Algorithm.SHA_256, new byte[1], HexFormat.of().parseHex(inputs[i])));
      assertThat(hex(tree.root())).as("%d leaves", i + 1).isEqualTo(roots[i]);
      assertThat(tree.leaves()).isEqualTo(i + 1L);
    }
  }

  @ParameterizedTest
  @EnumSource(SideBySideTest.Way.class)
  void wholeDigestsAndTreesComeOutAsElsewhere(SideBySideTest.Way way) throws Exception {
    for (int size : new int[] {ChunkScheme.SMALLEST, 4 * ChunkScheme.SMALLEST, ChunkScheme.USUAL}) {
      ChunkScheme chunking = new ChunkScheme(size, TREES);
      List<byte[]> messages = new ArrayList<>();
      for (int length :
          new int[] {
            0,
            1,
            62,
            63,
            64,
            size - 1,
            size,
            size + 1,
            size + 63,
            2 * size,
            3 * size - 64,
            5 * size + random.nextInt(size)
          }) {
        messages.add(bytes(length));
      }
      for (int threads : new int[] {1, 3}) {
        check(way, EnumSet.allOf(Algorithm.class), Optional.of(chunking), messages, threads);
      }
    }
  }

  @Test
  void manyMoreMessagesThanLanesAreDigestedInAnyCompany() throws Exception {
    ChunkScheme chunking = new ChunkScheme(ChunkScheme.SMALLEST, EnumSet.of(Algorithm.SM3));
    List<byte[]> messages = new ArrayList<>();
    for (int n = 0; n < 90; n++) {
      messages.add(bytes(random.nextInt(6 * ChunkScheme.SMALLEST)));
    }
    Set<Algorithm> both = EnumSet.of(Algorithm.SM3, Algorithm.SHA_256);
    check(SideBySideTest.Way.FASTEST, both, Optional.of(chunking), messages, 2);
    check(SideBySideTest.Way.LIBRARY, both, Optional.empty(), messages, 2);
    check(SideBySideTest.Way.SCALAR, Set.of(), Optional.of(chunking), messages, 2);
  }

  @Test
  void whatWasKeptBetweenChunksGoesOnToTheSameEnd() {
    ChunkScheme chunking = new ChunkScheme(ChunkScheme.SMALLEST, TREES);
    Set<Algorithm> both = EnumSet.of(Algorithm.SM3, Algorithm.SHA_256);
    byte[] bytes = bytes(9 * ChunkScheme.SMALLEST + 77);
    try (DigestEngine engine = DigestEngine.scalar();
        Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(bytes.length, 64);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, data, 0, bytes.length);
      for (int cut = 1; cut < 10; cut++) {
        LargeFileDigests digests = new LargeFileDigests(engine, both, Optional.of(chunking), true);
        LargeFileState first = digests.begin(true);
        int half = cut * ChunkScheme.SMALLEST;
        step(digests, data, new LargeFileDigests.Part(first, 0, half, false));
        assertThat(first.keepable()).isTrue();
        LargeFileState second =
            new LargeFileDigests(engine, both, Optional.of(chunking), true).restore(first.keep());
        assertThat(second.position()).isEqualTo(half);
        step(digests, data, new LargeFileDigests.Part(second, half, bytes.length - half, true));
        assertThat(second.digests()).as("seed %d, %d", SEED, cut).isEqualTo(wholes(both, bytes));
        assertThat(second.roots()).as("seed %d, %d", SEED, cut).isEqualTo(roots(chunking, bytes));
        assertThat(second.first(Algorithm.SM3)).isEqualTo(cut);
      }
      LargeFileState foreign =
          new LargeFileDigests(engine, Set.of(Algorithm.SHA_512), Optional.empty(), true)
              .begin(true);
      assertThat(foreign.keepable()).as("nobody can keep the platform's digests").isFalse();
    }
  }

  private static void step(
      LargeFileDigests digests, MemorySegment data, LargeFileDigests.Part part) {
    LargeFileDigests.Round round = digests.round(data, List.of(part));
    round.tasks().forEach(Runnable::run);
    round.end();
  }

  /** Digests all of them, parts of any sizes at a time, and compares with plain code. */
  private void check(
      SideBySideTest.Way way,
      Set<Algorithm> algorithms,
      Optional<ChunkScheme> chunking,
      List<byte[]> messages,
      int threads)
      throws Exception {
    try (DigestEngine engine = way.engine();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Arena arena = Arena.ofShared()) {
      LargeFileDigests digests =
          new LargeFileDigests(engine, algorithms, chunking, random.nextBoolean());
      MemorySegment data = arena.allocate((long) digests.lanes() * 8 * WINDOW, 64);
      for (int from = 0; from < messages.size(); from += digests.lanes()) {
        int to = Math.min(messages.size(), from + digests.lanes());
        group(digests, data, messages.subList(from, to), chunking, algorithms, pool);
      }
    }
  }

  private void group(
      LargeFileDigests digests,
      MemorySegment data,
      List<byte[]> messages,
      Optional<ChunkScheme> chunking,
      Set<Algorithm> algorithms,
      ExecutorService pool)
      throws Exception {
    Map<LargeFileState, byte[]> left = new LinkedHashMap<>();
    Map<LargeFileState, Map<Algorithm, ByteArrayOutputStream>> leaves = new HashMap<>();
    messages.forEach(bytes -> left.put(digests.begin(messages.size() == 1), bytes));
    while (!left.isEmpty()) {
      List<LargeFileDigests.Part> parts = new ArrayList<>();
      long at = 0;
      for (Map.Entry<LargeFileState, byte[]> each : left.entrySet()) {
        long position = each.getKey().position();
        int rest = (int) (each.getValue().length - position);
        int length = Math.min(rest, WINDOW * random.nextInt(1, 8));
        boolean last = length == rest && (length % WINDOW != 0 || random.nextBoolean());
        MemorySegment.copy(MemorySegment.ofArray(each.getValue()), position, data, at, length);
        parts.add(new LargeFileDigests.Part(each.getKey(), at, length, last));
        at += 8 * WINDOW;
      }
      LargeFileDigests.Round round = digests.round(data, parts);
      List<Future<?>> working = new ArrayList<>();
      round.tasks().forEach(task -> working.add(pool.submit(task)));
      for (Future<?> each : working) {
        each.get();
      }
      round.end();
      for (LargeFileDigests.Part part : parts) {
        LargeFileState message = part.message();
        for (Algorithm algorithm : chunking.map(ChunkScheme::algorithms).orElse(Set.of())) {
          leaves
              .computeIfAbsent(message, _ -> new EnumMap<>(Algorithm.class))
              .computeIfAbsent(algorithm, _ -> new ByteArrayOutputStream())
              .writeBytes(message.fresh(algorithm));
        }
        if (part.last()) {
          byte[] bytes = Objects.requireNonNull(left.remove(message));
          assertThat(message.digests())
              .as("seed %d, %d bytes", SEED, bytes.length)
              .isEqualTo(wholes(algorithms, bytes));
          chunking.ifPresent(
              how -> {
                assertThat(message.roots())
                    .as("seed %d, %d bytes of %s", SEED, bytes.length, how)
                    .isEqualTo(roots(how, bytes));
                for (Algorithm algorithm : how.algorithms()) {
                  assertThat(brought(leaves, message, algorithm))
                      .isEqualTo(PlainTree.leaves(algorithm, how.size(), bytes));
                }
              });
          message.drop();
        }
      }
    }
  }

  private static byte[] brought(
      Map<LargeFileState, Map<Algorithm, ByteArrayOutputStream>> leaves,
      LargeFileState message,
      Algorithm algorithm) {
    return leaves
        .getOrDefault(message, Map.of())
        .getOrDefault(algorithm, new ByteArrayOutputStream())
        .toByteArray();
  }

  private static Map<Algorithm, String> wholes(Set<Algorithm> algorithms, byte[] bytes) {
    Map<Algorithm, String> wholes = new EnumMap<>(Algorithm.class);
    algorithms.forEach(one -> wholes.put(one, hex(PlainTree.hash(one, bytes))));
    return wholes;
  }

  private static Map<Algorithm, String> roots(ChunkScheme chunking, byte[] bytes) {
    Map<Algorithm, String> roots = new EnumMap<>(Algorithm.class);
    for (Algorithm algorithm : chunking.algorithms()) {
      byte[] leaves = PlainTree.leaves(algorithm, chunking.size(), bytes);
      roots.put(algorithm, hex(PlainTree.root(algorithm, leaves)));
    }
    return roots;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
