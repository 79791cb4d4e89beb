/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrangements as Excel files and YAML, on the command line. */
class ArrangementCommandsTest {
  @TempDir private Path place;

  @BeforeEach
  void copy() throws IOException {
    Typed.copy(GuideTest.ROOT.resolve("examples/responsibility"), place.resolve("site"));
  }

  @Test
  void anExcelFileSaysWhatItsYamlSays() throws IOException {
    Path yaml = place.resolve("site/gov-website.yaml");
    Path excel = place.resolve("site/gov.xlsx");
    Path unnamed = place.resolve("site/gov");

    assertThat(Ran.of("arrangement", "convert", yaml, excel).exits(0).out()).contains("gov.xlsx");
    Files.copy(excel, unnamed);

    assertThat(withoutPlaces(Ran.of("responsibility", excel, "--json").exits(12)))
        .isEqualTo(withoutPlaces(Ran.of("responsibility", yaml, "--json").exits(12)));
    assertThat(Ran.of("responsibility", unnamed).exits(12).out())
        .isEqualTo(Ran.of("responsibility", excel).exits(12).out());
  }

  @Test
  void thereAndBackIsTheSameText() throws IOException {
    Path first = place.resolve("first.yml");
    Path excel = place.resolve("book.xlsx");
    Path second = place.resolve("second.yaml");

    Ran.of("arrangement", "convert", place.resolve("site/annex-a3.yaml"), first).exits(0);
    Ran.of("arrangement", "convert", first, excel, "--lang", "en").exits(0);
    Ran.of("arrangement", "convert", excel, second).exits(0);

    assertThat(Files.readString(first)).startsWith("arrangement: 1\nname: ");
    assertThat(second).hasSameTextualContentAs(first);
  }

  @Test
  void nothingIsReplacedUnasked() throws IOException {
    Path yaml = place.resolve("site/annex-a1.yaml");
    Path template = place.resolve("t.xlsx");

    Ran.of("arrangement", "template", "-o", template).exits(0);
    Ran.of("arrangement", "template", "-o", template).fails(64, "output-exists");
    Ran.of("arrangement", "convert", yaml, template).fails(64, "output-exists");
    Ran.of("arrangement", "template", "-o", template, "--force", "--lang", "en").exits(0);
    Ran.of("arrangement", "convert", yaml, template, "--force").exits(0);
    Ran.of("responsibility", template).exits(12);
  }

  @Test
  void whatCannotBeReadOrWrittenIsTold() {
    Path yaml = place.resolve("site/annex-a1.yaml");
    Path template = place.resolve("t.xlsx");

    Ran.of("arrangement", "template", "-o", place.resolve("t.csv")).fails(64, "usage-value");
    Ran.of("arrangement", "convert", yaml, place.resolve("t.csv")).fails(64, "usage-value");
    Ran.of("arrangement", "convert", place.resolve("none.xlsx"), place.resolve("x.yaml"))
        .fails(65, "file-missing");
    Ran.of("arrangement", "template", "-o", template).exits(0);
    assertThat(Ran.of("responsibility", template).fails(65, "data-key-missing").err())
        .contains("t.xlsx / 安排 第 3 行：缺少“B 截至日期 asOf”");
    assertThat(place.resolve("x.yaml")).doesNotExist();
  }

  private static String withoutPlaces(Ran ran) {
    return ran.out().replaceAll("\"line\":[0-9]+", "").replaceFirst("\"sheets\":\\{[^}]*\\},", "");
  }
}
