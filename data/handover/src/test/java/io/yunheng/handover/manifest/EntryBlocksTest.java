/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that several threads take apart come as one thread would read them. */
class EntryBlocksTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_122);
  private static final int LINES = 12_000;

  @TempDir private Path root;
  private final SplittableRandom random = new SplittableRandom(SEED);

  private static String entry(int number, int nameLength) {
    return "{\"id\":\"%d\",\"path\":\"f%07d\",\"kind\":\"file\",\"size\":%d,\"name\":\"%s\"}"
        .formatted(number, number, number * 3L, "页".repeat(nameLength));
  }

  /** Lines of chance lengths, some longer than a block. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int n = 1; n <= LINES; n++) {
      lines.add(entry(n, n % 4_001 == 7 ? 200_000 : random.nextInt(90)));
    }
    return lines;
  }

  private Path written(List<String> lines, boolean closed) throws IOException {
    Path file = root.resolve("entries.jsonl");
    Files.writeString(file, String.join("\n", lines) + (closed ? "\n" : ""));
    return file;
  }

  /** What was read before it was at an end, and how that end came. */
  private record Read(List<ListedEntry> entries, String end) {}

  private interface Next {
    Optional<ListedEntry> next() throws IOException, InterruptedException;
  }

  private static Read all(Next source) throws Exception {
    List<ListedEntry> entries = new ArrayList<>();
    try {
      for (Optional<ListedEntry> next = source.next(); next.isPresent(); next = source.next()) {
        entries.add(next.get());
      }
      return new Read(entries, "");
    } catch (FaultException e) {
      return new Read(entries, e.fault().code() + " " + e.fault().details());
    }
  }

  private static Read alone(Path file) throws Exception {
    try (EntryReader reader = new EntryReader(file)) {
      return all(reader::next);
    }
  }

  private static Read beside(Path file, int threads) throws Exception {
    try (EntryBlocks blocks = new EntryBlocks(file, threads)) {
      return all(blocks::next);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  void allComeInTheirOrder(int threads) throws Exception {
    for (boolean closed : new boolean[] {true, false}) {
      Path file = written(lines(), closed);
      Read alone = alone(file);
      assertThat(alone.entries()).as("seed %d", SEED).hasSize(LINES);
      assertThat(beside(file, threads)).as("seed %d", SEED).isEqualTo(alone);
    }
  }

  @Test
  void aFileWithoutEntriesHasNone() throws Exception {
    assertThat(beside(written(List.of(), false), 2)).isEqualTo(new Read(List.of(), ""));
    assertThat(beside(written(List.of("", ""), true), 2)).isEqualTo(new Read(List.of(), ""));
  }

  @Test
  void whatIsWrongIsToldBehindTheEntriesBeforeIt() throws Exception {
    for (String wrong :
        List.of(
            "{\"id\":\"1\"", "[]", "{\"path\":\"z\",\"kind\":\"ghost\"}", "\u0000", entry(5, 3))) {
      List<String> lines = lines();
      lines.set(random.nextInt(100, LINES), wrong);
      Path file = written(lines, true);
      Read alone = alone(file);
      assertThat(alone.end()).startsWith("HANDOVER_ENTRY_INVALID");
      assertThat(beside(file, 2).entries()).as("%d, %s", SEED, wrong).isEqualTo(alone.entries());
      if (!wrong.endsWith("\"1\"")) {
        assertThat(beside(file, 2)).as("%d, %s", SEED, wrong).isEqualTo(alone);
      }
    }
  }

  /** The order is that of all lines, not only of those of a block. */
  @Test
  void aPathTwiceIsFoundWhereverBlocksEnd() throws Exception {
    for (int line = 1; line < LINES; line += 611) {
      List<String> lines = lines();
      lines.set(line, lines.get(line - 1));
      Path file = written(lines, true);
      assertThat(beside(file, 2)).as("%d, line %d", SEED, line).isEqualTo(alone(file));
    }
  }

  @Test
  void aLineWithoutEndIsRefused() throws Exception {
    Path file = root.resolve("endless");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(entry(1, 1) + "\n{\"path\":\"z\"");
      String more = ",\"more\":0".repeat(1 << 17);
      for (int n = 0; n < 70; n++) {
        out.write(more);
      }
    }
    try (EntryBlocks blocks = new EntryBlocks(file, 2)) {
      assertThat(blocks.next()).isPresent();
      assertThatThrownBy(blocks::next)
          .isInstanceOfSatisfying(
              FaultException.class,
              e -> {
                assertThat(e.fault().code()).isEqualTo(FaultCode.HANDOVER_ENTRY_INVALID);
                assertThat(e.fault().details()).containsEntry("line", "2");
              });
    }
  }
}
