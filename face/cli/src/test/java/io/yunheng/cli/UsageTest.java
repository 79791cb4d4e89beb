/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that are wrong. */
class UsageTest {
  @TempDir private Path place;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asess x | usage-unknown | assess",
        "case inti x | usage-unknown | init",
        "assess x -o y --colour red | usage-unknown | --help",
        "assess | usage-missing | CASE",
        "assess x -o y --scale none | usage-value | workbook, gbt28448",
        "assess x -o y --subject cloud | usage-value | platform, tenant, private",
        "catalog list --lang fr | usage-value | zh, en",
        "catalog search | usage-missing | WORD",
        "collect openstack --into x | usage-missing | --cloud",
        "case init x --subject tenant | usage-missing | --tenant",
        "collect openstack --cloud c --into x --page-size 0 | usage-value | --page-size",
        "collect openstack --cloud c --into x --page-size many | usage-invalid | many",
      })
  void aWrongCommandLineSaysWhatIsWrongAndWhatIsRight(String line, String code, String near) {
    for (String language : new String[] {"zh", "en"}) {
      Object[] words = (line.strip() + " --lang " + language).split(" ", -1);
      if (line.contains("--lang")) {
        words = line.strip().split(" ", -1);
      }
      Ran ran = Ran.of(words).fails(64, code.strip());
      assertThat(ran.err()).contains(near.strip());
      assertThat(ran.out()).isEmpty();
    }
  }

  @Test
  void aCaseWithoutAnEstateSaysHowToGoOn() {
    Path folder = place.resolve("case");
    Ran.of("case", "init", folder).exits(0);

    assertThat(Ran.of("case", "check", folder).fails(65, "case-moment-missing").err())
        .contains("collect")
        .contains("asOf");
  }
}
