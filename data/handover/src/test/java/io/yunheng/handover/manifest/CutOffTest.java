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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Work that is killed, again and again, comes to the same end as work that was left in peace. */
@Execution(ExecutionMode.CONCURRENT)
class CutOffTest {
  private static final String HALFWAY = "halfway";
  private static final long SEED = 20_261_121;

  @TempDir private Path root;
  private Path tree;
  private Kills kills;
  private SplittableRandom random;

  @BeforeEach
  void tree(TestInfo test) throws IOException {
    boolean halfway = test.getTags().contains(HALFWAY);
    kills = Kills.of(test.getDisplayName().replace("()", ""), halfway ? 4 : 6, SEED);
    random = new SplittableRandom(kills.seed());
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
    do {
      Path killed = root.resolve("killed");
      killedUntilDone("create", tree, killed, whole);
      assertThat(contents(killed)).as("%s", kills).isEqualTo(contents(quiet));
      Handing.delete(killed);
    } while (!kills.over());
    assertThat(kills.passed()).as("%s: work goes on where it was", kills).isPositive();
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
    do {
      Path result = root.resolve("result");
      killedUntilDone("verify", bag, result, whole);
      assertThat(result.resolve("discrepancies.jsonl")).as("%s", kills).hasContent(expected);
      Handing.delete(result);
    } while (!kills.over());
    assertThat(kills.passed()).as("%s: work goes on where it was", kills).isPositive();
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
  private void killedUntilDone(String what, Path from, Path to, long whole)
      throws IOException, InterruptedException {
    while (true) {
      Process process = start(what, from, to);
      boolean last = kills.over();
      Path record = to.resolve(what.equals("create") ? ".work/journal" : "work/journal");
      boolean ended =
          last ? process.waitFor(2, TimeUnit.MINUTES) : kills.ended(process, record, whole);
      if (ended) {
        String said = Files.readString(root.resolve("said"));
        assertThat(process.exitValue()).as("%s: %s", kills, said).isZero();
        int number = said.lastIndexOf(CutOff.PASSED);
        if (number >= 0) {
          kills.pass(Long.parseLong(said.substring(number + CutOff.PASSED.length()).strip()));
        }
        return;
      }
      assertThat(last).isFalse();
      process.destroyForcibly().waitFor();
      kills.count();
    }
  }

  @Test
  @Tag(HALFWAY)
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
    assertThat(contents(bag)).as("%s", kills).isEqualTo(contents(quiet));

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
            .as("%s: %s", kills, Files.readString(root.resolve("said")))
            .isTrue();
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.sleep(10);
      }
      process.destroyForcibly().waitFor();
      kills.count();
      known = Files.size(record);
    }
    Process process = start(what, from, to, "0");
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(root.resolve("said"));
    assertThat(process.exitValue()).as("%s: %s", kills, said).isZero();
    long again = what.equals("verify") ? 32 << 20 : 0;
    String octets =
        said.lines()
            .filter(line -> line.startsWith(CutOff.READ))
            .map(line -> line.substring(CutOff.READ.length()))
            .findFirst()
            .orElseThrow();
    long read = Long.parseLong(octets) - again;
    assertThat(read).as("%s: bytes of the last run", kills).isBetween(1L, 25L << 20);
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
