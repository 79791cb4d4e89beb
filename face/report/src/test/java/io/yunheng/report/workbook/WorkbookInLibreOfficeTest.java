/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.report.LibreOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    LibreOffice office = new LibreOffice(folder);
    Path saved = office.convert(office.convert(file, "ods"), "xlsx");
    assertThat(Files.readAllBytes(saved)).isNotEqualTo(Files.readAllBytes(file));
    // OpenDocument cannot hold control characters; nobody can type them either
    assertThat(new WorkbookReader().read(saved, sample).toString())
        .isEqualTo(before.toString().replace("\u0001", ""));
    assertThat(office.print(saved, "workbook")).isNotEmptyFile();
  }
}
