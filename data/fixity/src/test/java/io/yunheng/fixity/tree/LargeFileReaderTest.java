/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.LargeFileSettings;
import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreeDigests;
import io.yunheng.fixity.TreeEntry;
import io.yunheng.fixity.TreePath;
import io.yunheng.fixity.digest.PlainTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long files, which are read in large parts, come out as short ones do. */
class LargeFileReaderTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_122);
  private static final int SIZE = ChunkScheme.SMALLEST;
  private static final Set<Algorithm> BOTH = EnumSet.of(Algorithm.SM3, Algorithm.SHA_256);

  @TempDir private Path root;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, byte[]> written = new TreeMap<>();

  private void write(String name, int length) throws IOException {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    written.put(name, bytes);
    Path file = root.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    Files.write(file, bytes);
  }

  /** Keeps all that is seen of a file. */
  private static final class Seen implements Attendant.Watch {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<Algorithm, ByteArrayOutputStream> leaves = new EnumMap<>(Algorithm.class);
    private final AtomicLong passed = new AtomicLong();
    private boolean dropped;

    @Override
    public void passed(long octets) {
      passed.addAndGet(octets);
    }

    @Override
    public void bytes(MemorySegment piece) {
      bytes.writeBytes(piece.toArray(ValueLayout.JAVA_BYTE));
    }

    @Override
    public void leaves(Algorithm algorithm, long first, byte[] digests) {
      ByteArrayOutputStream all =
          leaves.computeIfAbsent(algorithm, _ -> new ByteArrayOutputStream());
      assertThat(all.size()).isEqualTo((int) first * 32);
      all.writeBytes(digests);
    }

    @Override
    public void drop() {
      dropped = true;
    }
  }

  private static class All implements Attendant<Seen> {
    private final Map<String, TreeEntry> found = new ConcurrentHashMap<>();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    @Override
    public Optional<Seen> begin(TreePath path, Stat stat) {
      Seen one = new Seen();
      assertThat(seen.put(path.toString(), one)).as("each file is begun once").isNull();
      return Optional.of(one);
    }

    @Override
    public void found(TreeEntry one, Optional<Seen> watch) {
      assertThat(found.put(one.path().toString(), one)).as("each is told once").isNull();
    }
  }

  @Test
  void filesOfAllLengthsComeOutAsElsewhere() throws Exception {
    int[] edges = {
      0, 1, SIZE - 1, SIZE, SIZE + 1, 2 * SIZE, 3 * SIZE - 1, 33 * SIZE, 90 * SIZE + 5
    };
    for (int n = 0; n < 40; n++) {
      write("d" + n % 5 + "/f" + n, n < edges.length ? edges[n] : random.nextInt(7 * SIZE));
    }
    ChunkScheme small = new ChunkScheme(SIZE, BOTH);
    ChunkScheme large = new ChunkScheme(4 * SIZE, EnumSet.of(Algorithm.SM3));
    LargeFileSettings[] ways = {
      LargeFileSettings.trees(small),
      LargeFileSettings.trees(large),
      LargeFileSettings.treesAlone(small),
      LargeFileSettings.treesAlone(large),
      new LargeFileSettings(2L * SIZE, Optional.empty(), true, false),
      new LargeFileSettings(2L * SIZE, Optional.empty(), true, true)
    };
    for (LargeFileSettings how : ways) {
      for (int threads : new int[] {1, 3}) {
        check(how, threads);
      }
    }
  }

  private void check(LargeFileSettings how, int threads) throws Exception {
    All all = new All();
    try (DigestEngine engine = threads == 1 ? DigestEngine.scalar() : DigestEngine.fastest()) {
      TreeDigests.of(root, BOTH, how, engine, threads, all);
    }
    assertThat(all.found.keySet()).isEqualTo(written.keySet());
    written.forEach(
        (name, bytes) -> {
          TreeEntry.Digested one = (TreeEntry.Digested) Objects.requireNonNull(all.found.get(name));
          Seen seen = Objects.requireNonNull(all.seen.get(name));
          String what = "seed %d, %s of %d bytes, %s".formatted(SEED, name, bytes.length, how);
          boolean isLong = how.takes(bytes.length);
          boolean unseen = isLong && !how.wholes();
          assertThat(seen.bytes.toByteArray()).as(what).isEqualTo(unseen ? new byte[0] : bytes);
          assertThat(seen.passed.get()).as(what).isEqualTo(unseen ? bytes.length : 0);
          assertThat(one.digests()).as(what).isEqualTo(unseen ? Map.of() : wholes(bytes));
          Map<Algorithm, String> roots = new EnumMap<>(Algorithm.class);
          if (isLong && how.chunking().isPresent()) {
            ChunkScheme chunking = how.chunking().get();
            for (Algorithm algorithm : chunking.algorithms()) {
              byte[] leaves = PlainTree.leaves(algorithm, chunking.size(), bytes);
              assertThat(Objects.requireNonNull(seen.leaves.get(algorithm)).toByteArray())
                  .as(what)
                  .isEqualTo(leaves);
              roots.put(algorithm, HexFormat.of().formatHex(PlainTree.root(algorithm, leaves)));
            }
          }
          assertThat(one.roots()).as(what).isEqualTo(roots);
        });
  }

  private static Map<Algorithm, String> wholes(byte[] bytes) {
    Map<Algorithm, String> wholes = new EnumMap<>(Algorithm.class);
    BOTH.forEach(one -> wholes.put(one, HexFormat.of().formatHex(PlainTree.hash(one, bytes))));
    return wholes;
  }

  /** Keeps where a file had come to, and breaks down later. */
  private static final class Breaking implements Attendant<Breaking.Watching> {
    private final long breakdown;
    private final long again;
    private final Optional<byte[]> kept;
    private final long position;
    private Optional<byte[]> state = Optional.empty();
    private long reached;
    private final AtomicLong octets = new AtomicLong();
    private Optional<TreeEntry> found = Optional.empty();

    Breaking(long breakdown, long again, Optional<byte[]> kept, long position) {
      this.breakdown = breakdown;
      this.again = again;
      this.kept = kept;
      this.position = position;
    }

    private final class Watching implements Attendant.Watch {
      private long skipped;

      @Override
      public void bytes(MemorySegment piece) {
        passed(piece.byteSize());
      }

      @Override
      public void passed(long some) {
        if (octets.addAndGet(some) > breakdown) {
          throw new IllegalArgumentException("power cut");
        }
      }

      @Override
      public Optional<byte[]> kept() {
        return kept;
      }

      @Override
      public long again() {
        return again;
      }

      @Override
      public void skip(long to) {
        skipped = to;
        assertThat(skipped).isEqualTo(position);
      }

      @Override
      public void halfway(long to, Supplier<byte[]> now) {
        reached = to;
        state = Optional.of(now.get());
      }

      @Override
      public void drop() {}
    }

    @Override
    public Optional<Watching> begin(TreePath path, Stat stat) {
      return Optional.of(new Watching());
    }

    @Override
    public void found(TreeEntry one, Optional<Watching> watch) {
      found = Optional.of(one);
    }
  }

  @Test
  void workGoesOnWhereItHadComeTo() throws Exception {
    int length = (24 << 20) + 77;
    write("image", length);
    for (LargeFileSettings how :
        new LargeFileSettings[] {
          LargeFileSettings.trees(new ChunkScheme(SIZE, EnumSet.of(Algorithm.SM3))),
          LargeFileSettings.treesAlone(new ChunkScheme(SIZE, EnumSet.of(Algorithm.SM3))),
          new LargeFileSettings(SIZE, Optional.empty(), true, true)
        }) {
      Breaking first = new Breaking(20L << 20, 0, Optional.empty(), 0);
      try (DigestEngine engine = DigestEngine.scalar()) {
        assertThatThrownBy(() -> TreeDigests.of(root, BOTH, how, engine, 2, first))
            .hasMessage("power cut");
      }
      assertThat(first.reached).isPositive();
      long again = 3 * SIZE + 1;
      Breaking second = new Breaking(Long.MAX_VALUE, again, first.state, first.reached);
      try (DigestEngine engine = DigestEngine.scalar()) {
        TreeDigests.of(root, BOTH, how, engine, 2, second);
      }
      TreeEntry.Digested one = (TreeEntry.Digested) second.found.orElseThrow();
      byte[] bytes = Objects.requireNonNull(written.get("image"));
      assertThat(one.digests())
          .as("seed %d", SEED)
          .isEqualTo(how.wholes() ? wholes(bytes) : Map.of());
      assertThat(second.octets.get())
          .isEqualTo(length - first.reached + (how.wholes() ? 4 * SIZE : 0));
      if (how.chunking().isPresent()) {
        byte[] leaves = PlainTree.leaves(Algorithm.SM3, SIZE, bytes);
        String root = HexFormat.of().formatHex(PlainTree.root(Algorithm.SM3, leaves));
        assertThat(one.roots()).isEqualTo(Map.of(Algorithm.SM3, root));
      }
    }
  }

  @Test
  void aFileThatChangesWhileItIsReadDoesNotCount() throws Exception {
    changing(LargeFileSettings.trees(new ChunkScheme(SIZE, BOTH)));
    changing(LargeFileSettings.treesAlone(new ChunkScheme(SIZE, BOTH)));
  }

  private void changing(LargeFileSettings how) throws Exception {
    write("grows", 9 << 20);
    write("shrinks", 9 << 20);
    write("stays", 9 << 20);
    All all =
        new All() {
          @Override
          public Optional<Seen> begin(TreePath path, Stat stat) {
            try {
              Path file = root.resolve(path.toString());
              switch (path.toString()) {
                case "grows" -> Files.write(file, new byte[9], StandardOpenOption.APPEND);
                case "shrinks" -> Files.write(file, Arrays.copyOf(new byte[0], 5 << 20));
                default -> {}
              }
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
            return super.begin(path, stat);
          }
        };
    try (DigestEngine engine = DigestEngine.scalar()) {
      TreeDigests.of(root, BOTH, how, engine, 2, all);
    }
    assertThat(all.found.get("grows")).isInstanceOf(TreeEntry.Changed.class);
    assertThat(all.found.get("shrinks")).isInstanceOf(TreeEntry.Changed.class);
    assertThat(all.found.get("stays")).isInstanceOf(TreeEntry.Digested.class);
    assertThat(Objects.requireNonNull(all.seen.get("grows")).dropped).isTrue();
    assertThat(Objects.requireNonNull(all.seen.get("stays")).dropped).isFalse();
  }
}
