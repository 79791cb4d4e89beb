/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary files of a workbook where others have prepared the place the library would take. */
class StreamedWorkbookTest {
  @TempDir private Path root;
  private Path place;
  private Path victim;

  /** Writes a workbook as a program does that embeds this one, and sets nothing up. */
  static final class Embedding {
    private Embedding() {}

    /** Arguments: the file. */
    public static void main(String[] arguments) {
      new WorkbookWriter().write(new SampleBook(Language.ZH).view(), Path.of(arguments[0]));
    }
  }

  @BeforeEach
  void prepare() throws IOException {
    place = Files.createDirectory(root.resolve("tmp"));
    victim = Files.createDirectory(root.resolve("victim"));
  }

  private List<String> write() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + place,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Embedding.class.getName(),
                root.resolve("book.xlsx").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(root.resolve("book.xlsx")).isNotEmptyFile();
    try (Stream<Path> left = Files.list(place)) {
      return left.map(path -> String.valueOf(path.getFileName())).toList();
    }
  }

  @Test
  void aLinkThatWasLaidOutIsNotFollowed() throws Exception {
    Files.createSymbolicLink(place.resolve("poifiles"), victim);
    var before = Files.getLastModifiedTime(victim);
    assertThat(write()).containsExactly("poifiles");
    assertThat(victim).isEmptyDirectory();
    assertThat(Files.getLastModifiedTime(victim)).isEqualTo(before);
  }

  @Test
  void aFolderOfSomebodyElseIsNotUsed() throws Exception {
    Path laid = Files.createDirectory(place.resolve("poifiles"));
    var before = Files.getLastModifiedTime(laid);
    assertThat(write()).containsExactly("poifiles");
    assertThat(Files.getLastModifiedTime(laid)).isEqualTo(before);
  }

  @Test
  void aFileInTheWayDoesNotMatter() throws Exception {
    Files.writeString(place.resolve("poifiles"), "");
    assertThat(write()).containsExactly("poifiles");
  }
}
