/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import static io.yunheng.bag.BagCode.*;
import static io.yunheng.bag.SmallBag.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fixity.DigestEngine;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bags that were made to harm whoever reads them. */
class HostileBagTest {
  private static final BagLimits SMALL = new BagLimits(4_096, 100, 4, 5, 1 << 16, 20);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoIsInterruptedGetsNoReport(boolean fast) throws IOException {
    Path root = folder.resolve("bag");
    SmallBag.in(root);
    Files.createDirectories(folder.resolve("scratch"));
    try (DigestEngine engine = DigestEngine.scalar()) {
      FileDigests digests =
          fast ? new FastDigests(engine, 2, Progress.SILENT) : new PlainDigests(BagRules.shipped());
      BagValidator validator =
          new BagValidator(
              BagRules.shipped(), digests, BagLimits.STANDARD, folder.resolve("scratch"));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> validator.validate(root)).isInstanceOf(InterruptedException.class);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> validator.complete(root)).isInstanceOf(InterruptedException.class);
    }
    assertThat(Thread.interrupted()).as("it was told by the exception").isFalse();
    assertThat(scratch()).isEmpty();
  }

  @Test
  void aGiganticLineIsNotHeld() throws InterruptedException {
    SmallBag bag = SmallBag.in(folder.resolve("bag"));
    byte[] line = new byte[64 << 20];
    Arrays.fill(line, (byte) 'a');
    byte[] rest = ("\n" + bag.text("manifest-sha256.txt")).getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(line, line.length + rest.length);
    System.arraycopy(rest, 0, both, line.length, rest.length);
    bag.with("manifest-sha256.txt", both);
    BagReport report = bag.validate(SMALL);
    assertThat(report.findings())
        .containsExactly(
            SmallBag.lineFinding(LINE_TOO_LONG, "manifest-sha256.txt", 1, "", Map.of()));
    assertThat(report.valid()).isFalse();
  }

  @Test
  void oneLineAMillionTimesIsCountedAndTold() throws IOException, InterruptedException {
    SmallBag bag = SmallBag.in(folder.resolve("bag"));
    bag.listing(SmallBag.two().repeat(1_000_000));
    BagReport report = bag.validate(new BagLimits(4_096, 100, 4, 5, 1 << 22, 20));
    assertThat(report.counts()).containsExactly(Map.entry(LINE_TWICE, 1_000_000L));
    assertThat(report.findings()).hasSize(20);
    assertThat(report.findings().getLast())
        .isEqualTo(
            SmallBag.lineFinding(
                LINE_TWICE, "manifest-sha256.txt", 22, "data/sub/two.txt", Map.of()));
    assertThat(scratch()).isEmpty();
  }

  @Test
  void listsThatDoNotFitInMemoryAreComparedOnDisk() throws IOException, InterruptedException {
    SmallBag bag = SmallBag.empty(folder.resolve("bag"));
    StringBuilder manifest = new StringBuilder();
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      String content = "content " + i;
      String path = "data/" + i % 10 + "/file " + i;
      if (i % 3 == 0) {
        bag.with(path, i == 12_000 ? "another" : content);
      }
      manifest.append(line(content, path));
      if (i != 15_000) {
        other.append(SmallBag.hex("SHA-1", content)).append("  ").append(path).append('\n');
      }
    }
    bag.with("manifest-sha256.txt", manifest.toString())
        .with("manifest-sha1.txt", other.toString());
    bag.with("data/0/unlisted", "x");
    BagReport report = bag.validate(SMALL);
    assertThat(report.counts())
        .containsOnly(
            Map.entry(MISSING, 20_000L),
            Map.entry(DAMAGED, 2L),
            Map.entry(NOT_IN_EVERY_MANIFEST, 1L),
            Map.entry(UNLISTED, 1L),
            Map.entry(ALGORITHM_WEAK, 1L));
    assertThat(report.findings())
        .contains(
            SmallBag.lineFinding(
                DAMAGED, "manifest-sha256.txt", 12_001, "data/0/file 12000", Map.of()),
            SmallBag.fileFinding(UNLISTED, "data/0/unlisted", Map.of()),
            SmallBag.fileFinding(
                NOT_IN_EVERY_MANIFEST,
                "data/0/file 15000",
                Map.of("manifest", "manifest-sha1.txt")));
    assertThat(report.found().map(Oxum::files)).contains(10_001L);
    assertThat(scratch()).isEmpty();
  }

  @Test
  void devicesAndSocketsAreNotOpened() throws IOException, InterruptedException {
    SmallBag bag = SmallBag.in(folder.resolve("bag"));
    bag.listing(line("", "data/socket"));
    Path socket = bag.root().resolve("data/socket");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      assertThat(bag.codes()).containsExactly(SPECIAL_FILE);
    }
  }

  @Test
  void deepFoldersEnd() throws InterruptedException {
    SmallBag bag = SmallBag.in(folder.resolve("bag")).with("data/a/b/c/d/e/f/g/deep", "x");
    assertThat(bag.validate(SMALL).counts()).containsOnlyKeys(TOO_DEEP);
    assertThat(bag.validate(SMALL).valid()).isFalse();
  }

  @Test
  void moreManifestsThanAreRead() throws InterruptedException {
    SmallBag bag = SmallBag.in(folder.resolve("bag"));
    for (int i = 0; i < 40; i++) {
      bag.with("manifest-x" + i + ".txt", bag.text("manifest-sha256.txt"));
    }
    assertThat(bag.validate(SMALL).counts()).containsKey(TOO_MANY);
  }

  @Test
  void moreMetadataThanIsRead() throws InterruptedException {
    SmallBag bag = SmallBag.in(folder.resolve("bag")).with("bag-info.txt", "A: x\n".repeat(101));
    BagReport report = bag.validate(SMALL);
    assertThat(report.counts()).containsExactly(Map.entry(TOO_MANY, 1L));
    assertThat(report.bag().info().elements()).hasSize(100);
  }

  @Test
  void changedBytesOfTagFilesAreContained() throws InterruptedException {
    long seed = Long.getLong("yunheng.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> files = List.of("bagit.txt", "manifest-sha256.txt", "bag-info.txt", "fetch.txt");
    for (int i = 0; i < 300; i++) {
      SmallBag bag = SmallBag.in(folder.resolve("bag" + i));
      bag.with("bag-info.txt", "Payload-Oxum: 6.2\nA: b\n c\n");
      bag.with("fetch.txt", "http://h/x 3 data/one.txt\n");
      String file = files.get(random.nextInt(files.size()));
      byte[] bytes = bag.text(file).getBytes(StandardCharsets.UTF_8);
      for (int change = 0; change <= random.nextInt(4); change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      bag.with(file, bytes).with("data/one.txt", "eno");
      assertThat(bag.validate(SMALL).valid()).as("seed %s, bag %s", seed, i).isFalse();
    }
  }

  private List<Path> scratch() throws IOException {
    try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
      return left.toList();
    }
  }
}
