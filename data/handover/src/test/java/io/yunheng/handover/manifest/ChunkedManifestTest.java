/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.bag.BagRules;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.digest.PlainTree;
import io.yunheng.handover.DamageLocation;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Discrepancy;
import io.yunheng.handover.ManifestMaker;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import io.yunheng.run.ProgressMeter;
import io.yunheng.run.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Manifests with chunk trees: what is in them, and where they find damage. */
class ChunkedManifestTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_122);
  private static final int SIZE = ChunkScheme.SMALLEST;
  private static final ChunkScheme BOTH =
      new ChunkScheme(SIZE, EnumSet.of(Algorithm.SM3, Algorithm.SHA_256));

  @TempDir private Path root;
  private Path tree;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, byte[]> files = new TreeMap<>();

  @BeforeEach
  void tree() throws IOException {
    tree = Files.createDirectory(root.resolve("tree"));
    int[] lengths = {
      0, 1, SIZE - 1, SIZE, SIZE + 1, 2 * SIZE - 1, 2 * SIZE, 5 * SIZE + 3, 16 * SIZE, 40 * SIZE + 9
    };
    for (int n = 0; n < 30; n++) {
      int length = n < lengths.length ? lengths[n] : random.nextInt(9 * SIZE);
      put("d" + n % 3 + "/f" + n, bytes(length));
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    files.put(name, bytes);
    Path file = tree.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    Files.write(file, bytes);
  }

  private byte[] bytesOf(String name) {
    return Objects.requireNonNull(files.get(name));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void theLeavesOfAllLongFilesAreListedInTheOrderOfTheirPaths() throws Exception {
    Path whole = make(false, BOTH, true);
    ByteArrayOutputStream sm3 = new ByteArrayOutputStream();
    ByteArrayOutputStream sha256 = new ByteArrayOutputStream();
    Map<String, JsonNode> entries = entries(whole);
    long first = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      JsonNode entry = Objects.requireNonNull(entries.get(file.getKey()));
      byte[] bytes = file.getValue();
      for (Algorithm algorithm : List.of(Algorithm.SM3, Algorithm.SHA_256)) {
        assertThat(entry.path("digests").path(algorithm.code()).asString(""))
            .as("seed %d, %s", SEED, file.getKey())
            .isEqualTo(hex(PlainTree.hash(algorithm, bytes)));
      }
      if (bytes.length <= SIZE) {
        assertThat(entry.has("chunks")).as(file.getKey()).isFalse();
        continue;
      }
      assertThat(entry.path("chunks").path("size").asInt()).isEqualTo(SIZE);
      assertThat(entry.path("chunks").path("first").asLong()).isEqualTo(first);
      for (Algorithm algorithm : List.of(Algorithm.SM3, Algorithm.SHA_256)) {
        byte[] leaves = PlainTree.leaves(algorithm, SIZE, bytes);
        (algorithm == Algorithm.SM3 ? sm3 : sha256).writeBytes(leaves);
        assertThat(entry.path("chunks").path(algorithm.code()).asString(""))
            .as("seed %d, %s", SEED, file.getKey())
            .isEqualTo(hex(PlainTree.root(algorithm, leaves)));
      }
      first += (bytes.length - 1) / SIZE + 1;
    }
    assertThat(whole.resolve("handover/chunks-sm3.bin")).hasBinaryContent(sm3.toByteArray());
    assertThat(whole.resolve("handover/chunks-sha256.bin")).hasBinaryContent(sha256.toByteArray());
    assertThat(whole.resolve("tagmanifest-sha256.txt"))
        .content()
        .contains("handover/chunks-sm3.bin", "handover/chunks-sha256.bin");
    JsonNode chunks =
        JsonMapper.shared()
            .readTree(Files.readAllBytes(whole.resolve("handover/handover.json")))
            .path("chunks");
    assertThat(chunks.path("leaves").asLong()).isEqualTo(first);
  }

  /** The example of docs/formats/handover.md. */
  @Test
  void theExampleOfTheFormatComesOut() throws Exception {
    Path zeros = Files.createDirectory(root.resolve("example"));
    Files.write(zeros.resolve("zeros"), new byte[131_073]);
    Path out = root.resolve("example-lists");
    try (DigestEngine engine = DigestEngine.scalar()) {
      new ManifestMaker(BagRules.shipped(), engine, new ProgressMeter())
          .make(CutOff.chunked(zeros, out, 0));
    }
    JsonNode chunks = Objects.requireNonNull(entries(out).get("zeros")).path("chunks");
    assertThat(chunks.path("sm3").asString(""))
        .isEqualTo("41c57e50a01b3dc2e14a1c47d52c4f242a9574e6b85a759b8f44a44217caa554");
    assertThat(chunks.path("sha256").asString(""))
        .isEqualTo("361da7afbb282ca2079866e0beac66a7d19c20aa35849c95966f15c82b552b6b");
    String zero = "ccc423ff1f20bd8d09cb58275c1781066d043fddc4cb304ecb2eb61118a6d042";
    assertThat(hex(Files.readAllBytes(out.resolve("handover/chunks-sm3.bin"))))
        .isEqualTo(
            zero + zero + "af83a966222057ac761246a7543c580d9111014f4e5e3cb1281db33151160335");
  }

  @Test
  void theSameFilesGiveTheSameBytesHoweverTheyAreRead() throws Exception {
    Path one = make(true, BOTH, false);
    Path plain = root.resolve("plain");
    for (boolean fastest : new boolean[] {true, false}) {
      Path other = make(true, BOTH, fastest);
      for (String name :
          List.of("entries.jsonl", "chunks-sm3.bin", "chunks-sha256.bin", "manifest-sm3.txt")) {
        assertThat(other.resolve("handover").resolve(name))
            .hasSameBinaryContentAs(one.resolve("handover").resolve(name));
      }
    }
    try (DigestEngine engine = DigestEngine.scalar()) {
      new ManifestMaker(BagRules.shipped(), engine, new ProgressMeter())
          .make(CutOff.request(tree, plain, 0));
    }
    assertThat(plain.resolve("manifest-sha256.txt"))
        .as("digests of the whole are the same with chunk trees and without")
        .hasSameBinaryContentAs(one.resolve("manifest-sha256.txt"));
    assertThat(plain.resolve("handover/chunks-sm3.bin")).doesNotExist();
  }

  @Test
  void everyDamagedChunkIsFoundAndNoOther() throws Exception {
    ChunkScheme chunking = new ChunkScheme(SIZE, EnumSet.of(Algorithm.SHA_256));
    Path bag = make(true, chunking, false);
    Handing.file(root.resolve("work/halfway"), "what was kept of other work\n".repeat(9));
    assertThat(verify(bag, false).stand()).isEqualTo(Verification.Stand.SAME);
    assertThat(verify(bag, true).stand()).isEqualTo(Verification.Stand.SAME);
    for (int round = 0; round < 6; round++) {
      Map<String, List<DamageLocation.Range>> expected = new TreeMap<>();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        byte[] bytes = file.getValue().clone();
        BitSet hit = new BitSet();
        for (int n = random.nextInt(4); n > 0 && bytes.length > 0; n--) {
          int at = random.nextInt(bytes.length);
          if (!hit.get(at / SIZE)) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            hit.set(at / SIZE);
          }
        }
        Files.write(bag.resolve("data").resolve(file.getKey()), bytes);
        if (!hit.isEmpty()) {
          expected.put(file.getKey(), ranges(hit, bytes.length));
        }
      }
      for (boolean byChunks : new boolean[] {false, true}) {
        Verification verification = verify(bag, byChunks);
        Map<String, List<DamageLocation.Range>> found = new TreeMap<>();
        for (Discrepancy one : verification.kept()) {
          assertThat(one).isInstanceOf(Discrepancy.Damaged.class);
          Optional<DamageLocation> where = ((Discrepancy.Damaged) one).where();
          if (bytesOf(one.path()).length <= SIZE) {
            assertThat(where).isEmpty();
            found.put(one.path(), expected.getOrDefault(one.path(), List.of()));
          } else {
            DamageLocation.Known known = (DamageLocation.Known) where.orElseThrow();
            assertThat(known.rest()).isEqualTo(DamageLocation.Rest.AS_LISTED);
            found.put(one.path(), known.ranges());
          }
        }
        assertThat(found).as("seed %d, round %d, %s", SEED, round, byChunks).isEqualTo(expected);
      }
    }
  }

  private static List<DamageLocation.Range> ranges(BitSet hit, int length) {
    List<DamageLocation.Range> ranges = new ArrayList<>();
    for (int from = hit.nextSetBit(0); from >= 0; ) {
      int to = hit.nextClearBit(from);
      ranges.add(new DamageLocation.Range((long) from * SIZE, Math.min(length, (long) to * SIZE)));
      from = hit.nextSetBit(to);
    }
    return ranges;
  }

  @Test
  void whatWasCutOrAddedOrMovedIsSaidSo() throws Exception {
    put("cut", bytes(8 * SIZE + 100));
    put("more", bytes(8 * SIZE + 100));
    put("inserted", bytes(8 * SIZE + 100));
    put("removed", bytes(8 * SIZE + 100));
    put("emptied", bytes(3 * SIZE));
    Path lists = make(false, BOTH, false);
    long length = 8L * SIZE + 100;
    byte[] whole = bytesOf("cut");
    Files.write(tree.resolve("cut"), Arrays.copyOf(whole, 5 * SIZE + 7));
    Files.write(tree.resolve("emptied"), new byte[0]);
    Files.write(tree.resolve("more"), Arrays.copyOf(bytesOf("more"), 9 * SIZE));
    ByteArrayOutputStream inserted = new ByteArrayOutputStream();
    inserted.writeBytes(Arrays.copyOf(bytesOf("inserted"), 3 * SIZE + 5));
    inserted.writeBytes(bytes(1_000));
    inserted.writeBytes(Arrays.copyOfRange(bytesOf("inserted"), 3 * SIZE + 5, (int) length));
    Files.write(tree.resolve("inserted"), inserted.toByteArray());
    ByteArrayOutputStream removed = new ByteArrayOutputStream();
    removed.writeBytes(Arrays.copyOf(bytesOf("removed"), 2 * SIZE));
    removed.writeBytes(Arrays.copyOfRange(bytesOf("removed"), 2 * SIZE + 300, (int) length));
    Files.write(tree.resolve("removed"), removed.toByteArray());

    for (boolean byChunks : new boolean[] {false, true}) {
      Map<String, DamageLocation> where = new TreeMap<>();
      verify(lists, byChunks)
          .kept()
          .forEach(one -> where.put(one.path(), ((Discrepancy.Resized) one).where().orElseThrow()));
      assertThat(where)
          .isEqualTo(
              Map.of(
                  "cut",
                  known(new DamageLocation.Range(5L * SIZE, length), 4, DamageLocation.Rest.CUT, 0),
                  "emptied",
                  known(new DamageLocation.Range(0, 3L * SIZE), 3, DamageLocation.Rest.CUT, 0),
                  "more",
                  new DamageLocation.Known(SIZE, List.of(), 0, 0, 0, DamageLocation.Rest.MORE, 0),
                  "inserted",
                  known(
                      new DamageLocation.Range(3L * SIZE, 4L * SIZE),
                      1,
                      DamageLocation.Rest.MOVED,
                      1_000),
                  "removed",
                  known(
                      new DamageLocation.Range(2L * SIZE, 3L * SIZE),
                      1,
                      DamageLocation.Rest.MOVED,
                      -300)));
    }
  }

  private static DamageLocation known(
      DamageLocation.Range range, int chunks, DamageLocation.Rest rest, long moved) {
    return new DamageLocation.Known(
        SIZE, List.of(range), 1, chunks, range.to() - range.from(), rest, moved);
  }

  @Test
  void listsOfLeavesThatDoNotFitAreToldAndNothingIsMadeOfThem() throws Exception {
    put("long", bytes(7 * SIZE + 1));
    ChunkScheme chunking = new ChunkScheme(SIZE, EnumSet.of(Algorithm.SM3));
    Path lists = make(false, chunking, false);
    byte[] damaged = bytesOf("long").clone();
    damaged[3 * SIZE] ^= 1;
    Files.write(tree.resolve("long"), damaged);
    Path list = lists.resolve("handover/chunks-sm3.bin");
    Path entries = lists.resolve("handover/entries.jsonl");
    byte[] leaves = Files.readAllBytes(list);
    String text = Files.readString(entries);

    Files.write(list, Arrays.copyOf(leaves, leaves.length - 1));
    expect(lists, DamageLocation.Cause.LIST_SHORT);
    Files.write(list, new byte[0]);
    expect(lists, DamageLocation.Cause.LIST_SHORT);
    Files.delete(list);
    expect(lists, DamageLocation.Cause.LIST_SHORT);
    byte[] wrong = leaves.clone();
    wrong[wrong.length - 1] ^= 1;
    Files.write(list, wrong);
    expect(lists, DamageLocation.Cause.LIST_WRONG);
    Files.write(list, Arrays.copyOf(leaves, leaves.length + 64));
    assertThat(differs(lists)).isInstanceOf(DamageLocation.Known.class);
    Files.write(list, leaves);
    assertThat(differs(lists)).isInstanceOf(DamageLocation.Known.class);

    String first = "\"first\":" + (leaves.length / 32 - 8);
    assertThat(text).contains(first);
    Files.writeString(entries, text.replace(first, "\"first\":9223372036854775807"));
    expect(lists, DamageLocation.Cause.LIST_SHORT);
    Files.writeString(entries, text.replace(first, "\"first\":0"));
    expect(lists, DamageLocation.Cause.LIST_WRONG);
    Files.writeString(
        entries, text.replace("\"size\":" + (7 * SIZE + 1), "\"size\":9223372036854775807"));
    expect(lists, DamageLocation.Cause.LIST_SHORT);
  }

  private void expect(Path lists, DamageLocation.Cause cause) throws Exception {
    assertThat(differs(lists)).isEqualTo(new DamageLocation.Unknown(cause, ""));
  }

  /** What is said of the damaged file, by a comparison that says that the lists are wrong too. */
  private DamageLocation differs(Path lists) throws Exception {
    Verification verification = verify(lists, false);
    assertThat(verification.stand()).isEqualTo(Verification.Stand.DIFFERENT);
    return verification.kept().stream()
        .filter(one -> one.path().equals("long"))
        .map(
            one ->
                switch (one) {
                  case Discrepancy.Damaged damaged -> damaged.where().orElseThrow();
                  case Discrepancy.Resized resized -> resized.where().orElseThrow();
                  default -> throw new AssertionError(one);
                })
        .findFirst()
        .orElseThrow();
  }

  private Path make(boolean bag, ChunkScheme chunking, boolean fastest) throws Exception {
    Path out = root.resolve("out-" + random.nextLong(Long.MAX_VALUE));
    ManifestRequest request =
        new ManifestRequest(
            List.of(new PayloadSource.Tree("tree", tree)),
            bag,
            out,
            EnumSet.of(Algorithm.SM3, Algorithm.SHA_256),
            Optional.empty(),
            0,
            Descriptions.NONE,
            List.of(),
            0,
            Duration.ofSeconds(5),
            fastest ? 3 : 1,
            Handing.WHEN);
    ProgressMeter meter = new ProgressMeter();
    try (DigestEngine engine = fastest ? DigestEngine.fastest() : DigestEngine.scalar()) {
      new ManifestMaker(BagRules.shipped(), engine, meter).make(request.chunked(chunking));
    }
    assertThat(meter.done(Unit.OCTETS))
        .as("every byte is read once")
        .isEqualTo(files.values().stream().mapToLong(bytes -> bytes.length).sum());
    return out;
  }

  private Verification verify(Path manifest, boolean byChunks) throws Exception {
    return new Handing(root).verify(manifest, new Depth.Whole(byChunks), Map.of(), _ -> {});
  }

  private static Map<String, JsonNode> entries(Path manifest) throws IOException {
    Map<String, JsonNode> entries = new TreeMap<>();
    for (String line : Files.readAllLines(manifest.resolve("handover/entries.jsonl"))) {
      JsonNode entry = JsonMapper.shared().readTree(line);
      entries.put(entry.path("path").asString(""), entry);
    }
    return entries;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
