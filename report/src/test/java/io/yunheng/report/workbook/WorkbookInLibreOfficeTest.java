/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets LibreOffice save the workbook anew, as a person's office would, and print it. The prints are
 * left in target/looks.
 */
@Tag("live")
class WorkbookInLibreOfficeTest {
  @TempDir private Path folder;

  @Test
  void nothingIsLostWhenLibreOfficeSavesIt() throws IOException, InterruptedException {
    SampleBook sample = new SampleBook(Language.ZH);
    Path file = folder.resolve("workbook.xlsx");
    new WorkbookWriter().write(sample.view(), file);
    WorkbookEdits before = new WorkbookReader().read(file, sample);
    Path ods = convert(file, "ods");
    Path saved = convert(ods, "xlsx");
    assertThat(Files.readAllBytes(saved)).isNotEqualTo(Files.readAllBytes(file));
    // OpenDocument cannot hold control characters; nobody can type them either
    assertThat(new WorkbookReader().read(saved, sample).toString())
        .isEqualTo(before.toString().replace("\u0001", ""));
    Path looks = Files.createDirectories(Path.of("target", "looks"));
    Files.copy(
        convert(saved, "pdf"),
        looks.resolve("workbook.pdf"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private Path convert(Path file, String to) throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve(to));
    Path log = folder.resolve("log");
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "soffice",
                  "--headless",
                  "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                  "--convert-to",
                  to,
                  "--outdir",
                  out.toString(),
                  file.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new IOException(
          "LibreOffice is not installed; the live tests need it: apt-get install"
              + " libreoffice-calc-nogui",
          e);
    }
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("LibreOffice ends").isTrue();
    Path converted = out.resolve("workbook." + to);
    assertThat(converted).as(Files.readString(log)).exists();
    return converted;
  }
}
