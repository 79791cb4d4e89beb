/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.bag.BagRules;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.ManifestMaker;
import io.yunheng.run.ProgressMeter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is killed, again and again, comes to the same end as work that was left in peace. */
class CutOffTest {
  private static final int KILLS = 100;
  private static final long SEED = 20_261_121;

  @TempDir private Path root;
  private Path tree;
  private long passed;
  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeEach
  void tree() throws IOException {
    tree = Files.createDirectory(root.resolve("tree"));
    for (int n = 0; n < 300; n++) {
      byte[] bytes = new byte[random.nextInt(1, 60_000)];
      random.nextBytes(bytes);
      Path file = tree.resolve("d" + n % 7 + "/e" + n % 3 + "/f" + n);
      Files.createDirectories(file.resolve("..").normalize());
      Files.write(file, bytes);
    }
  }

  @Test
  void aBagIsTheSameHoweverOftenItsMakingWasCutOff() throws Exception {
    Path quiet = root.resolve("quiet");
    try (DigestEngine engine = DigestEngine.scalar()) {
      new ManifestMaker(BagRules.shipped(), engine, new ProgressMeter())
          .make(CutOff.request(tree, quiet, 0));
    }
    long whole = undisturbed("create", tree);
    int kills = 0;
    int rounds = 0;
    while (kills < KILLS) {
      Path killed = root.resolve("killed-" + rounds++);
      kills += killedUntilDone("create", tree, killed, KILLS - kills, whole);
      assertThat(contents(killed)).as("seed %d, round %d", SEED, rounds).isEqualTo(contents(quiet));
    }
    assertThat(passed).as("seed %d: work goes on where it was", SEED).isPositive();
  }

  @Test
  void aComparisonIsTheSameHoweverOftenItWasCutOff() throws Exception {
    Path bag = root.resolve("bag");
    try (DigestEngine engine = DigestEngine.scalar()) {
      new ManifestMaker(BagRules.shipped(), engine, new ProgressMeter())
          .make(CutOff.request(tree, bag, 0));
    }
    Files.delete(bag.resolve("data/d0/e0/f0"));
    Files.writeString(bag.resolve("data/d1/e1/f1"), "other");
    Files.writeString(bag.resolve("data/d1/more"), "more");
    String expected =
        "{\"kind\":\"missing\",\"path\":\"d0/e0/f0\",\"listedSize\":"
            + Files.size(tree.resolve("d0/e0/f0"))
            + "}\n{\"kind\":\"shorter\",\"path\":\"d1/e1/f1\",\"listedSize\":"
            + Files.size(tree.resolve("d1/e1/f1"))
            + ",\"foundSize\":5}\n"
            + "{\"kind\":\"added\",\"path\":\"d1/more\",\"found\":\"file\",\"foundSize\":4}\n";
    long whole = undisturbed("verify", bag);
    int kills = 0;
    int rounds = 0;
    while (kills < KILLS) {
      Path result = root.resolve("result-" + rounds++);
      kills += killedUntilDone("verify", bag, result, KILLS - kills, whole);
      assertThat(result.resolve("discrepancies.jsonl"))
          .as("seed %d, round %d", SEED, rounds)
          .hasContent(expected);
    }
    assertThat(passed).as("seed %d: work goes on where it was", SEED).isPositive();
  }

  /** How long it takes, in milliseconds, when nobody kills it. */
  private long undisturbed(String what, Path from) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process = start(what, from, root.resolve("undisturbed"));
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  /** Starts the work and kills it, until it ends by itself or was killed often enough. */
  private int killedUntilDone(String what, Path from, Path to, int most, long whole)
      throws IOException, InterruptedException {
    int kills = 0;
    while (true) {
      Process process = start(what, from, to);
      boolean last = kills == most;
      long millis = last ? TimeUnit.MINUTES.toMillis(2) : random.nextLong(whole / 8, whole);
      if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        String said = Files.readString(root.resolve("said"));
        assertThat(process.exitValue()).as("seed %d: %s", SEED, said).isZero();
        int number = said.lastIndexOf(CutOff.PASSED);
        passed +=
            number < 0
                ? 0
                : Long.parseLong(said.substring(number + CutOff.PASSED.length()).strip());
        return kills;
      }
      assertThat(last).isFalse();
      process.destroyForcibly().waitFor();
      kills++;
    }
  }

  @Test
  void workOnOneLongFileGoesOnInItsMiddle() throws Exception {
    Path source = Files.createDirectory(root.resolve("long"));
    byte[] bytes = new byte[32 << 20];
    random.nextBytes(bytes);
    Files.write(source.resolve("image"), bytes);
    Files.writeString(source.resolve("note"), "short");
    Path quiet = root.resolve("quiet");
    try (DigestEngine engine = DigestEngine.scalar()) {
      new ManifestMaker(BagRules.shipped(), engine, new ProgressMeter())
          .make(CutOff.chunked(source, quiet, 0));
    }
    Path bag = root.resolve("killed");
    killedHalfway("create", source, bag, bag.resolve(".work/halfway"), 1);
    assertThat(contents(bag)).as("seed %d", SEED).isEqualTo(contents(quiet));

    byte[] damaged = bytes.clone();
    damaged[bytes.length - 1] ^= 1;
    Files.write(bag.resolve("data/image"), damaged);
    Path result = root.resolve("result");
    killedHalfway("verify", bag, result, result.resolve("work/halfway"), 10);
    assertThat(result.resolve("discrepancies.jsonl"))
        .content()
        .contains("\"ranges\":[{\"from\":33488896,\"to\":33554432}]");
  }

  /**
   * Kills work again and again in the middle of the one long file, then lets it come to its end.
   *
   * @param records how often it has to have said how far it came before it is killed
   */
  private void killedHalfway(String what, Path from, Path to, Path record, int records)
      throws Exception {
    long known = 200;
    for (int kill = 0; kill < 2; kill++) {
      Process process = start(what, from, to, "9000000");
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      for (int said = 0; said < records; ) {
        long size = Files.exists(record) ? Files.size(record) : 0;
        if (size >= known + 60) {
          said++;
          known = size;
        }
        assertThat(process.isAlive())
            .as("seed %d: %s", SEED, Files.readString(root.resolve("said")))
            .isTrue();
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.sleep(10);
      }
      process.destroyForcibly().waitFor();
      known = Files.size(record);
    }
    Process process = start(what, from, to, "0");
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(root.resolve("said"));
    assertThat(process.exitValue()).as("seed %d: %s", SEED, said).isZero();
    long again = what.equals("verify") ? 32 << 20 : 0;
    String octets =
        said.lines()
            .filter(line -> line.startsWith(CutOff.READ))
            .map(line -> line.substring(CutOff.READ.length()))
            .findFirst()
            .orElseThrow();
    long read = Long.parseLong(octets) - again;
    assertThat(read).as("seed %d: bytes of the last run", SEED).isBetween(1L, 25L << 20);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CutOff.class.getName()));
    command.addAll(List.of(arguments));
    File said = root.resolve("said").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
  }

  private Process start(String what, Path from, Path to, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(what, from.toString(), to.toString()));
    arguments.addAll(List.of(more));
    return start(arguments.toArray(String[]::new));
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            java.util.HexFormat.of().formatHex(sha256(Files.readAllBytes(file))));
      }
    }
    return contents;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
