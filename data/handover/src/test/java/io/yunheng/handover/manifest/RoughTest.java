/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.yunheng.bag.BagRules;
import io.yunheng.bag.KeyKind;
import io.yunheng.bag.Keys;
import io.yunheng.bag.Signatures;
import io.yunheng.fault.FaultException;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Discrepancy;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.Overview;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.run.ProgressMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What happens to manifests and payloads while nobody looks. */
@Execution(ExecutionMode.CONCURRENT)
class RoughTest {
  /** Bytes of a file that are tried, all of them if there are no more. */
  private static final int MOST = 100;

  private static final long SEED = 20_261_122;

  @TempDir private Path root;
  private final SplittableRandom random = new SplittableRandom(SEED);

  private Verification verify(Path bag, List<Keys.Checking> trusted, Optional<Path> state)
      throws InterruptedException {
    VerifyRequest request =
        new VerifyRequest(
            bag,
            Map.of(),
            trusted,
            root.resolve("work"),
            state,
            new Depth.Whole(),
            0,
            Duration.ofSeconds(5),
            1,
            Handing.WHEN);
    try (DigestEngine engine = DigestEngine.scalar()) {
      return new Verifier(BagRules.shipped(), engine, new ProgressMeter()).verify(request, _ -> {});
    } finally {
      Handing.delete(root.resolve("work"));
    }
  }

  /** Whether a bag passes; a refusal to read it at all is no pass either. */
  private boolean passes(Path bag, List<Keys.Checking> trusted) throws InterruptedException {
    try {
      return verify(bag, trusted, Optional.empty()).stand() == Verification.Stand.SAME;
    } catch (FaultException _) {
      return false;
    }
  }

  private Path bag() throws Exception {
    Path tree = root.resolve("tree");
    Handing.file(tree.resolve("a"), "one");
    Handing.file(tree.resolve("b/c"), "two");
    Handing handing = new Handing(root);
    ManifestRequest all = handing.request(true, tree);
    Handing.make(
        new ManifestRequest(
            all.sources(),
            true,
            all.output(),
            EnumSet.of(Algorithm.SM3, Algorithm.SHA_256),
            Optional.empty(),
            0,
            Descriptions.NONE,
            List.of(),
            0,
            Duration.ofSeconds(5),
            1,
            Handing.WHEN));
    return all.output();
  }

  private static List<Path> files(Path bag) throws IOException {
    try (Stream<Path> all = Files.walk(bag)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<Keys.Checking> signed(Path bag) {
    Path key = root.resolve("key.pem");
    Keys.generate(KeyKind.SM2, key);
    Signatures.sign(bag, Keys.signing(key), "某局", Handing.WHEN);
    return List.of(Keys.checking(root.resolve("key.pem.pub")));
  }

  @Test
  void everyFlippedBitOfASignedBagIsFound() throws Exception {
    Path bag = bag();
    List<Keys.Checking> trusted = signed(bag);
    assertThat(passes(bag, trusted)).isTrue();
    for (Path file : files(bag)) {
      byte[] whole = Files.readAllBytes(file);
      for (int n = 0; n < Math.min(MOST, whole.length); n++) {
        int at = whole.length <= MOST ? n : random.nextInt(whole.length);
        byte[] flipped = whole.clone();
        int bit = random.nextInt(8);
        flipped[at] ^= (byte) (1 << bit);
        Files.write(file, flipped);
        if (passes(bag, trusted)) {
          fail("seed %d: bit %d of byte %d of %s", SEED, bit, at, bag.relativize(file));
        }
      }
      Files.write(file, whole);
    }
    assertThat(passes(bag, trusted)).isTrue();
  }

  @Test
  void nothingThatIsCutShortOrTakenAwayPasses() throws Exception {
    Path bag = bag();
    List<Keys.Checking> trusted = signed(bag);
    for (Path file : files(bag)) {
      byte[] whole = Files.readAllBytes(file);
      for (int n = 0; n < 12; n++) {
        int length = n == 0 ? 0 : random.nextInt(whole.length);
        Files.write(file, Arrays.copyOf(whole, length));
        assertThat(passes(bag, trusted))
            .as("seed %d: %s cut to %d", SEED, bag.relativize(file), length)
            .isFalse();
      }
      Files.delete(file);
      assertThat(passes(bag, trusted)).as("without %s", bag.relativize(file)).isFalse();
      Files.write(file, whole);
    }
    assertThat(passes(bag, trusted)).isTrue();
  }

  @Test
  void pathsThatClimbOutAreLookedForNowhere() throws Exception {
    Path secret = Handing.file(root.resolve("secret"), "two");
    Path bag = bag();
    for (String path :
        List.of("../../secret", secret.toString(), "b/../../../secret", "\\\\.\\NUL")) {
      Path copy = root.resolve("copy");
      for (Path file : files(bag)) {
        Path to = copy.resolve(bag.relativize(file));
        Files.createDirectories(to.resolve("..").normalize());
        Files.copy(file, to);
      }
      forge(copy, path);
      assertThat(passes(copy, List.of())).as(path).isFalse();
      Handing.delete(copy);
    }
  }

  /** Lists another path instead of {@code b/c}, and sees to it that all lists agree. */
  private static void forge(Path bag, String path) throws Exception {
    String json = path.replace("\\", "\\\\");
    replace(bag.resolve("handover/entries.jsonl"), "\"path\":\"b/c\"", "\"path\":\"" + json + "\"");
    replace(bag.resolve("manifest-sha256.txt"), "data/b/c", "data/" + path);
    replace(bag.resolve("handover/manifest-sm3.txt"), "data/b/c", "data/" + path);
    Path tags = bag.resolve("tagmanifest-sha256.txt");
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(tags)) {
      String name = line.substring(66);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(bag.resolve(name)));
      text.append(HexFormat.of().formatHex(digest)).append("  ").append(name).append('\n');
    }
    Files.writeString(tags, text);
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void aLineOfAMillionCharactersIsRefusedAndAMillionLinesAreCounted() throws Exception {
    Path bag = bag();
    Path list = bag.resolve("manifest-sha256.txt");
    String one = Files.readString(list);
    Files.writeString(list, one + "0".repeat(64) + "  data/" + "x".repeat(1_000_000) + "\n");
    assertThat(passes(bag, List.of())).isFalse();
    StringBuilder many = new StringBuilder(one);
    for (int n = 0; n < 1_000_000; n++) {
      many.append("0".repeat(64)).append("  data/z").append(n).append('\n');
    }
    Files.writeString(list, many);
    assertThat(verify(bag, List.of(), Optional.empty()).disagreeing()).isEqualTo(1_000_000);
  }

  @Test
  void whatDisappearsWhileItIsReadIsNotInTheManifest() throws Exception {
    Path tree = root.resolve("tree");
    for (int n = 0; n < 400; n++) {
      Handing.file(tree.resolve("d" + n % 4 + "/f" + n), "x".repeat(5_000));
    }
    ManifestRequest all = new Handing(root).request(true, tree);
    ManifestRequest slow =
        new ManifestRequest(
            all.sources(),
            true,
            all.output(),
            all.algorithms(),
            Optional.empty(),
            0,
            Descriptions.NONE,
            List.of(),
            2 << 20,
            Duration.ofSeconds(5),
            2,
            Handing.WHEN);
    Thread gone =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int n = 399; n >= 200; n--) {
                    try {
                      Files.deleteIfExists(tree.resolve("d" + n % 4 + "/f" + n));
                    } catch (IOException e) {
                      throw new IllegalStateException(e);
                    }
                  }
                });
    Overview overview = Handing.make(slow);
    gone.join();
    assertThat(overview.totals().files()).isBetween(200L, 400L);
    assertThat(overview.totals().files() + overview.totals().lost()).isLessThanOrEqualTo(400);
    assertThat(new Handing(root).verify(all.output()).counts())
        .doesNotContainKey(Discrepancy.Kind.MISSING);
    try (Stream<Path> copies = Files.walk(all.output().resolve("data"))) {
      assertThat(copies.filter(Files::isRegularFile).count()).isEqualTo(overview.totals().files());
    }
  }

  @Test
  void whatChangedThoughItsTimeAndLengthDidNotIsReadAgain() throws Exception {
    Path tree = root.resolve("tree");
    Path file = Handing.file(tree.resolve("a"), "one");
    Handing.file(tree.resolve("b"), "two");
    Handing.make(new Handing(root).request(false, tree));
    Optional<Path> state = Optional.of(root.resolve("state"));
    Path out = root.resolve("out");
    assertThat(verify(out, List.of(), state).stand()).isEqualTo(Verification.Stand.SAME);
    assertThat(verify(out, List.of(), state).amounts().reused()).isEqualTo(2);
    FileTime time = Files.getLastModifiedTime(file);
    Files.write(file, "eno".getBytes(UTF_8), StandardOpenOption.WRITE);
    Files.setLastModifiedTime(file, time);
    Verification changed = verify(out, List.of(), state);
    assertThat(Handing.found(changed)).isEqualTo(Map.of("damaged", "a"));
    assertThat(changed.amounts().reused()).isEqualTo(1);
    Files.setLastModifiedTime(tree.resolve("b"), FileTime.fromMillis(4_102_444_800_000L));
    assertThat(verify(out, List.of(), state).amounts().reused()).isEqualTo(1);
  }

  @Test
  void anEmptyFolderThatHasSomethingInItNowIsNotMissing() throws Exception {
    Path tree = Files.createDirectory(root.resolve("tree"));
    Files.createDirectories(tree.resolve("a"));
    Files.createDirectories(tree.resolve("a-b"));
    Files.createDirectories(tree.resolve("c"));
    Handing.make(new Handing(root).request(false, tree));
    Handing.file(tree.resolve("a/x"), "more");
    Files.delete(tree.resolve("c"));
    assertThat(Handing.found(verify(root.resolve("out"), List.of(), Optional.empty())))
        .isEqualTo(new TreeMap<>(Map.of("added", "a/x", "missing", "c")));
  }

  @Test
  void anEmptySourceIsAnEntry() throws Exception {
    Path tree = Files.createDirectory(root.resolve("tree"));
    assertThat(Handing.make(new Handing(root).request(false, tree)).totals().folders())
        .isEqualTo(1);
    assertThat(verify(root.resolve("out"), List.of(), Optional.empty()).stand())
        .isEqualTo(Verification.Stand.SAME);
    Handing.file(tree.resolve("a"), "more");
    assertThat(Handing.found(verify(root.resolve("out"), List.of(), Optional.empty())))
        .isEqualTo(new TreeMap<>(Map.of("added", "a")));
  }
}
