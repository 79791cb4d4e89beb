/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.RecordedRow;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.Workbook;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.assessment.WorkbookFile;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives the death of the process, and a disk that takes no more. */
class WorkbookKilledTest {
  private static final int KILLS = 12;
  private static final long SEED = 20_261_121;
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  @TempDir private Path folder;

  /** Writes ever longer histories and says so after each; {@code args[0]} is the file. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      Path file = Path.of(arguments[0]);
      Workbook workbook = WorkbookFile.read(file);
      while (true) {
        workbook = workbook.plus(List.of(record(workbook.history().size())));
        try {
          WorkbookFile.write(file, workbook);
        } catch (FaultException e) {
          System.out.println(e.fault().code().code());
          return;
        }
        System.out.println("written " + workbook.history().size());
      }
    }
  }

  @Test
  void everyAcknowledgedRecordSurvivesAKill() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(SEED);
    Path file = folder.resolve("records.jsonl");
    int acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = start("exec \"$0\" \"$@\"", file);
      int more = 1 + random.nextInt(40);
      try (BufferedReader said = writer.inputReader()) {
        for (int i = 0; i < more; i++) {
          String line = said.readLine();
          assertThat(line).as("kill %d, seed %d", kill, SEED).startsWith("written ");
          acknowledged = Integer.parseInt(line.substring("written ".length()));
        }
        assertThat(writer.toHandle().destroyForcibly()).isTrue();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          if (line.matches("written \\d+")) {
            acknowledged = Integer.parseInt(line.substring("written ".length()));
          }
        }
      }
      writer.waitFor();
      List<Workbook.Entry> found = WorkbookFile.read(file).history();
      assertThat(found)
          .as("kill %d, seed %d", kill, SEED)
          .hasSizeBetween(acknowledged, acknowledged + 1);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i)).isEqualTo(record(i));
      }
      acknowledged = found.size();
    }
  }

  @Test
  void whatWasThereStaysWhenTheDiskTakesNoMore() throws IOException, InterruptedException {
    Path file = folder.resolve("records.jsonl");
    Process writer = start("ulimit -f 64; exec \"$0\" \"$@\"", file);
    List<String> said = new ArrayList<>(writer.inputReader().lines().toList());
    writer.waitFor();

    assertThat(said.getLast()).isEqualTo("output-failed");
    assertThat(said.get(said.size() - 2)).isEqualTo("written " + (said.size() - 1));
    assertThat(WorkbookFile.read(file).history()).hasSize(said.size() - 1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private static Process start(String shell, Path file) throws IOException {
    return new ProcessBuilder(
            "bash",
            "-c",
            shell,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Workbook.Entry record(int number) {
    return new Workbook.Entry.Written(
        new RecordedRow.Writing(
            new RowKey("MLPS-L3-network-a", "platform"),
            ScaleName.WORKBOOK,
            new WorkbookEntry(
                "记录 " + number, Optional.of(Verdict.COMPLIANT), "E-" + number, "理由 " + number),
            "state-" + number,
            "测评人",
            NOON.plusSeconds(number)));
  }
}
