/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the guide is compiled as it stands there, and does what the guide says. */
class EmbeddingGuideTest {
  private static final Path ROOT = Path.of(System.getProperty("yunheng.root"));
  private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final int MOST_LINES = 50;

  @TempDir private Path place = Path.of("");

  @Test
  void theProgramDoesWhatTheGuideSays() throws Exception {
    Matcher program = PROGRAM.matcher(Files.readString(ROOT.resolve("docs/guide/embedding.md")));
    assertThat(program.find()).isTrue();
    String text = program.group(1);
    assertThat(text.lines().count()).isLessThan(MOST_LINES);
    Path file = Files.writeString(place.resolve("Embedded.java"), text);
    String classPath = System.getProperty("java.class.path");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  List.of("-proc:none", "-cp", classPath, "-d", place.toString()),
                  null,
                  files.getJavaFileObjects(file))
              .call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                place + File.pathSeparator + classPath,
                "Embedded",
                ROOT.resolve("examples").toString(),
                place.resolve("out").toString())
            .redirectError(place.resolve("err").toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(place.resolve("err"))).isZero();
    assertThat(output.lines().toList())
        .hasSize(3)
        .allMatch(line -> line.matches("(assess|derive|bag) (clean|open|deviating|broken)"));
    assertThat(place.resolve("out/report/report.html")).isNotEmptyFile();
    assertThat(place.resolve("out/duties/responsibility.docx")).isNotEmptyFile();
    assertThat(place.resolve("out/bag/bagit.txt")).isNotEmptyFile();
  }
}
