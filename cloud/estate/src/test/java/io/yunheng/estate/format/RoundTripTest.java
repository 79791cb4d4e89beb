/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
  @TempDir Path folder;

  static LongStream seeds() {
    return RandomEstates.seeds(10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsWrittenIsReadAndWrittenAgainAlike(long seed) throws InterruptedException {
    Estate estate = new RandomEstates(seed).estate(12);
    byte[] first = bytes(estate);
    Estate back = EstateReader.read(new ByteArrayInputStream(first), "back");
    assertThat(back).as("seed %d", seed).isEqualTo(estate);
    assertThat(bytes(back)).as("seed %d", seed).isEqualTo(first);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theNumberOfThreadsDoesNotMatter(long seed) throws InterruptedException {
    byte[] bytes = bytes(new RandomEstates(seed).estate(300));
    assertThat(bytes.length).isGreaterThan(2 * Batch.FULL);
    assertThat(pieces(bytes, 1)).as("seed %d", seed).isEqualTo(pieces(bytes, 3));
  }

  @Test
  void aFileIsPrivateWholeAndKnowsItsAddress() throws Exception {
    Path file = folder.resolve("estate.jsonl");
    Estate estate = new RandomEstates(1).estate(3);
    String address = EstateWriter.write(estate, file);
    assertThat(sha256(Files.readAllBytes(file))).isEqualTo(address);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(EstateReader.readAddressed(file))
        .isEqualTo(new EstateReader.Addressed(estate, address));
    assertThat(names(folder)).containsExactly("estate.jsonl");
  }

  @Test
  void aCompressedFileHasTheAddressOfWhatIsInIt() throws Exception {
    Estate estate = new RandomEstates(2).estate(30);
    String plain = EstateWriter.write(estate, folder.resolve("estate.jsonl"));
    Path compressed = folder.resolve("estate.jsonl.gz");
    assertThat(EstateWriter.write(estate, compressed)).isEqualTo(plain);
    assertThat(Files.size(compressed)).isLessThan(Files.size(folder.resolve("estate.jsonl")) / 2);
    assertThat(EstateReader.readAddressed(compressed))
        .isEqualTo(new EstateReader.Addressed(estate, plain));
    Path renamed = Files.move(compressed, folder.resolve("renamed.jsonl"));
    assertThat(EstateReader.read(renamed)).isEqualTo(estate);
  }

  @Test
  void writingPieceByPieceGivesTheSameFile() throws Exception {
    Estate estate = new RandomEstates(3).estate(20);
    Path whole = folder.resolve("whole.jsonl");
    Path pieces = folder.resolve("pieces.jsonl");
    String address = EstateWriter.write(estate, whole);
    try (EstateWriter writer = EstateWriter.open(pieces, estate.header())) {
      estate.coverages().forEach(writer::add);
      for (Kind kind : Kind.values()) {
        estate.all(kind).forEach(resource -> writer.add(resource, estate.origins(resource)));
      }
      assertThat(writer.finish()).isEqualTo(address);
    }
    assertThat(pieces).hasSameBinaryContentAs(whole);
  }

  @Test
  void anUnfinishedFileLeavesNothingAndTheOldOneStays() throws Exception {
    Path file = Files.writeString(folder.resolve("estate.jsonl"), "old");
    try (EstateWriter writer = EstateWriter.open(file, new RandomEstates(4).estate(0).header())) {
      writer.add(new RandomEstates(4).coverage(Kind.HOST));
    }
    assertThat(file).hasContent("old");
    assertThat(names(folder)).containsExactly("estate.jsonl");
  }

  static byte[] bytes(Estate estate) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EstateWriter.write(estate, out);
    return out.toByteArray();
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static List<Object> pieces(byte[] bytes, int threads) throws InterruptedException {
    List<Object> pieces = new ArrayList<>();
    String address =
        EstateReader.stream(
            new ByteArrayInputStream(bytes),
            "pieces",
            new EstateSink() {
              @Override
              public void header(EstateHeader header) {
                pieces.add(header);
              }

              @Override
              public void coverage(Coverage coverage) {
                pieces.add(coverage);
              }

              @Override
              public void resource(Resource resource, Map<String, Origin> origins) {
                pieces.add(resource);
                pieces.add(origins);
              }
            },
            threads);
    pieces.add(address);
    return pieces;
  }
}
