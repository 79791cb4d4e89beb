/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.report.LibreOffice;
import io.yunheng.responsibility.Arrangement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets LibreOffice save an arrangement anew, as a person's office would, and print it. The prints
 * are left in target/looks.
 */
@Tag("live")
class ArrangementInLibreOfficeTest {
  @TempDir private Path folder;

  @Test
  void nothingIsLostWhenLibreOfficeSavesIt() throws IOException, InterruptedException {
    for (Path example : Worked.examples()) {
      Arrangement original = Worked.example(String.valueOf(example.getFileName()));
      Path file = Worked.write(original, Language.ZH, folder.resolve("arrangement.xlsx"));

      LibreOffice office = new LibreOffice(folder);
      Path saved = office.convert(file, "xlsx");
      Path savedAgain = office.convert(office.convert(file, "ods"), "xlsx");

      assertThat(Files.readAllBytes(saved)).isNotEqualTo(Files.readAllBytes(file));
      Worked.same(Worked.read(saved), original, example.toString());
      Worked.same(Worked.read(savedAgain), original, example.toString());
    }
  }

  @Test
  void itCanBePrinted() throws IOException, InterruptedException {
    Path file = folder.resolve("arrangement.xlsx");
    for (Language language : Language.values()) {
      ArrangementWorkbook.write(
          Optional.of(Worked.example("gov-website.yaml")),
          Worked.ROLES,
          Worked.CATALOG,
          language,
          file);
      Path print = new LibreOffice(folder).print(file, "arrangement-" + language.code());
      assertThat(Files.size(print)).isGreaterThan(10_000);
    }
  }
}
