/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * The LibreOffice of this machine, with a profile of its own.
 *
 * @param folder where it may write
 */
public record LibreOffice(Path folder) {
  /** Saves a file in another form, under the same name in a folder of its own. */
  public Path convert(Path file, String to) throws IOException, InterruptedException {
    Path out = Files.createTempDirectory(folder, to + "-");
    run(
        "soffice",
        "--headless",
        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
        "--convert-to",
        to,
        "--outdir",
        out.toString(),
        file.toString());
    String name = String.valueOf(file.getFileName());
    Path converted = out.resolve(name.substring(0, name.lastIndexOf('.') + 1) + to);
    assertThat(converted).as(Files.readString(log())).exists();
    return converted;
  }

  /** Prints a file; the print is kept in target/looks under a name. */
  public Path print(Path file, String name) throws IOException, InterruptedException {
    Path looks = Files.createDirectories(Path.of("target", "looks"));
    Path print = looks.resolve(name + ".pdf");
    return Files.copy(convert(file, "pdf"), print, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Runs a program, which has to end well. */
  public void run(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log().toFile())
              .start();
    } catch (IOException e) {
      throw new IOException(
          command[0]
              + " is not installed; the live tests need it: apt-get install"
              + " libreoffice-calc-nogui libreoffice-writer-nogui poppler-utils",
          e);
    }
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("%s ends", command[0]).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log())).isZero();
  }

  private Path log() {
    return folder.resolve("log");
  }
}
