/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.responsibility.arrangement.Arrangement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

      Path saved = convert(file, "xlsx");
      Path savedAgain = convert(convert(file, "ods"), "xlsx");

      assertThat(Files.readAllBytes(saved)).isNotEqualTo(Files.readAllBytes(file));
      Worked.same(Worked.read(saved), original, example.toString());
      Worked.same(Worked.read(savedAgain), original, example.toString());
    }
  }

  @Test
  void itCanBePrinted() throws IOException, InterruptedException {
    Path looks = Files.createDirectories(Path.of("target", "looks"));
    Path file = folder.resolve("arrangement.xlsx");
    for (Language language : Language.values()) {
      ArrangementBook.write(
          Optional.of(Worked.example("gov-website.yaml")),
          Worked.ROLES,
          Worked.CATALOG,
          language,
          file);
      Path print = looks.resolve("arrangement-" + language.code() + ".pdf");
      Files.copy(convert(file, "pdf"), print, StandardCopyOption.REPLACE_EXISTING);
      assertThat(Files.size(print)).isGreaterThan(10_000);
    }
  }

  private Path convert(Path file, String to) throws IOException, InterruptedException {
    Path out =
        Files.createDirectories(
            folder.resolve(to + (file.toString().endsWith(".ods") ? "-2" : "")));
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
    Path converted = out.resolve("arrangement." + to);
    assertThat(converted).as(Files.readString(log)).exists();
    return converted;
  }
}
