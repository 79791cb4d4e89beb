/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.files.PackedSorter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortingTest {
  @TempDir Path folder;
  private final long seed = Long.getLong("yunheng.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private static void cell(Cells cells, String text) {
    cells.beginCell();
    cells.utf8(text);
    cells.endCell();
  }

  private static byte[] key(RowPacker packing, String... texts) {
    Cells cells = new Cells();
    cells.clear();
    for (String text : texts) {
      cell(cells, text);
    }
    packing.pack(cells);
    return Arrays.copyOf(packing.bytes(), packing.bodyStart());
  }

  @Test
  void keysOfNumbersHaveTheOrderOfNumbers() {
    RowPacker packing = new RowPacker(new int[] {0}, List.of(ValueFamily.INTEGER), true);
    for (int i = 0; i < 20_000; i++) {
      long one = random.nextLong() >> random.nextInt(64);
      long other =
          random.nextBoolean()
              ? one + random.nextInt(-2, 3)
              : random.nextLong() >> random.nextInt(64);
      int order =
          Arrays.compareUnsigned(
              key(packing, Long.toString(one)), key(packing, Long.toString(other)));
      assertThat(Integer.signum(order))
          .as("%s %s seed %s", one, other, seed)
          .isEqualTo(Long.compare(one, other));
    }
  }

  @Test
  void keysOfSeveralTextsCannotBeTakenForEachOther() {
    RowPacker packing =
        new RowPacker(new int[] {0, 1}, List.of(ValueFamily.TEXT, ValueFamily.TEXT), true);
    List<String> texts = List.of("", "\0", "\0\0", "a", "a\0", "a\0b", "b", "ab", "汉");
    for (String a : texts) {
      for (String b : texts) {
        for (String c : texts) {
          for (String d : texts) {
            int order = Arrays.compareUnsigned(key(packing, a, b), key(packing, c, d));
            int expected = a.equals(c) ? bytes(b, d) : bytes(a, c);
            assertThat(Integer.signum(order)).isEqualTo(Integer.signum(expected));
          }
        }
      }
    }
  }

  private static int bytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void rowsAreSortedInMemoryAndOnDisk() throws IOException {
    for (int memory : new int[] {1 << 30, 1 << 16, 1 << 12}) {
      RowPacker packing = new RowPacker(new int[] {0}, List.of(ValueFamily.TEXT), true);
      List<String> keys = new ArrayList<>();
      Cells cells = new Cells();
      try (PackedSorter sorter = new PackedSorter(folder, memory)) {
        for (int i = 0; i < 10_000; i++) {
          String key = "common" + random.nextInt(5_000);
          keys.add(key);
          cells.clear();
          cell(cells, key);
          cell(cells, "x".repeat(random.nextInt(1_000)));
          packing.pack(cells);
          sorter.add(packing.bytes(), 0, packing.bodyStart(), packing.size());
        }
        sorter.sort();
        Collections.sort(keys);
        for (String key : keys) {
          assertThat(sorter.advance()).isTrue();
          int length = Cells.getInt(sorter.data(), sorter.body());
          assertThat(new String(sorter.data(), sorter.body() + 4, length, StandardCharsets.UTF_8))
              .as("seed %s", seed)
              .isEqualTo(key);
        }
        assertThat(sorter.advance()).isFalse();
      }
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void theOrderOfRowsDoesNotMatterToTheirDigestAndNothingElseEscapesIt() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(Integer.toString(random.nextInt(300)));
    }
    String digest = digest(rows);
    Collections.shuffle(rows, random);
    assertThat(digest(rows)).as("seed %s", seed).isEqualTo(digest).hasSize(64);
    rows.set(7, "other");
    assertThat(digest(rows)).isNotEqualTo(digest);
    assertThat(digest(List.of("1", "1"))).isNotEqualTo(digest(List.of("2", "2")));
    assertThat(digest(List.of())).isEqualTo("0".repeat(64));
    assertThat(digest(List.of("a")))
        .isEqualTo(sha256("\0\0\0\1a".getBytes(StandardCharsets.UTF_8)));
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(RowPacker.sha256().digest(bytes));
  }

  private static String digest(List<String> rows) {
    RowSetDigest digest = new RowSetDigest();
    Cells cells = new Cells();
    for (String row : rows) {
      cells.clear();
      cell(cells, row);
      digest.row(cells);
    }
    return digest.value();
  }

  @Test
  void csvComesBackAsItWas() throws IOException {
    List<RecordedColumn> columns =
        List.of(
            new RecordedColumn("a,b", "t", ValueFamily.TEXT, -1, -1, false, true, "", false),
            new RecordedColumn("汉", "t", ValueFamily.TEXT, -1, -1, false, true, "", false));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvWriter writer = new CsvWriter(out, columns);
    String letters = "a\"\r\n,汉 ";
    List<byte[]> rows = new ArrayList<>();
    Cells cells = new Cells();
    for (int i = 0; i < 2_000; i++) {
      cells.clear();
      for (int j = 0; j < 2; j++) {
        if (random.nextInt(5) == 0) {
          cells.nullCell();
        } else {
          StringBuilder text = new StringBuilder();
          for (int k = random.nextInt(6); k > 0; k--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
          }
          cell(cells, text.toString());
        }
      }
      rows.add(Arrays.copyOf(cells.data(), cells.length()));
      writer.row(cells);
    }
    writer.finish();
    CsvReader reader = new CsvReader(new ByteArrayInputStream(out.toByteArray()), 100);
    assertThat(reader.line(2, cells)).isTrue();
    for (byte[] row : rows) {
      assertThat(reader.line(2, cells)).isTrue();
      assertThat(Arrays.copyOf(cells.data(), cells.length())).as("seed %s", seed).isEqualTo(row);
    }
    assertThat(reader.line(2, cells)).isFalse();
  }
}
