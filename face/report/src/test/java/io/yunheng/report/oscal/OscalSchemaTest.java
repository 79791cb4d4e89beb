/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is written is OSCAL by NIST's own schemas. */
class OscalSchemaTest {
  @TempDir private Path place;

  static Stream<Arguments> examples() {
    List<Arguments> all = new ArrayList<>();
    for (Path example : Written.examples()) {
      for (Language language : Language.values()) {
        all.add(Arguments.of(example, language));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theFilesOfAnExampleAreValid(Path example, Language language) throws IOException {
    Written written = Written.of(example, language, place);

    assertThat(written.plans())
        .hasSameSizeAs(written.derivation().arrangement().services())
        .hasSameSizeAs(written.named("profile-"));
    List<Path> checked = new ArrayList<>(written.named("oscal-catalog"));
    checked.addAll(written.named("profile-"));
    checked.addAll(written.plans());
    assertThat(checked).hasSize(written.files().size() - 1);
    for (Path file : checked) {
      assertThat(Schemas.SHARED.errors(file, Files.readString(file))).as("%s", file).isEmpty();
    }
  }

  @Test
  void oddNamesDoNoHarm() throws IOException {
    String yaml =
        """
        arrangement: 1
        name: "\\u3000odd *name*\\n "
        asOf: 2024-02-29
        organisations:
        - {id: "a b/c", name: "\\u3000甲 <b>*公司*</b>\\n二行\\u2028三\\u3000"}
        - {id: "-", name: "-"}
        services:
        - {id: "政务云", name: "云\\n一"}
        - {id: Same, name: x}
        - {id: same, name: y}
        - {id: "../../up", name: z}
        acts:
        - {organisation: "a b/c", service: same, does: [uses-telecom-resources, confirms-resource-requests]}
        - {organisation: "-", service: same, does: [uses-service], toward: ["a b/c"]}
        """;
    Written written = Written.of(Written.derived(yaml), Language.ZH, place.resolve("odd"));

    assertThat(written.plans().stream().map(Written::name).toList())
        .hasSize(4)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("ssp-[A-Za-z0-9._-]{1,69}\\.json"))
        .noneMatch(name -> name.equals("ssp-Same.json") || name.equals("ssp-same.json"));
    assertThat(written.files()).allMatch(file -> file.startsWith(place.resolve("odd")));
    for (Path file : written.plans()) {
      String text = Files.readString(file);
      assertThat(Schemas.SHARED.errors(file, text)).as("%s", file).isEmpty();
      assertThat(text).contains("\"name\":\"甲 <b>*公司*</b> 二行 三\"");
      assertThat(Written.json(file).at("/system-security-plan/import-profile/href").asString())
          .isEqualTo(Written.name(file).replace("ssp-", "profile-"));
    }
    assertThat(Files.readString(written.plans().get(1))).doesNotContain("\"title\":\"甲");
    assertThat(Files.readString(written.plans().get(2)))
        .contains("\"title\":\"甲 \\\\<b\\\\>\\\\*公司\\\\*\\\\</b\\\\> 二行 三\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          ssp-gov-cloud | "uuid":"[^"]*","description" | "description"
          ssp-gov-cloud | "uuid":"([0-9a-f-]{14})5 | "uuid":"$13
          ssp-gov-cloud | "type":"organization" | "type":"company"
          ssp-gov-cloud | "state":"other" | "state":"running"
          ssp-gov-cloud | T00:00:00Z | T00:00:00
          ssp-gov-cloud | "control-id":"[^"]*" | "control-id":"7.1 a"
          ssp-gov-cloud | "control-id":"[^"]*" | "control-id":"7a"
          ssp-gov-cloud | "role-id":"provider" | "role-id":" "
          ssp-gov-cloud | "name":"某市大数据局" | "name":" 某市大数据局"
          ssp-gov-cloud | "import-profile":.*?, | ""
          ssp-gov-cloud | "implemented-requirements":.* | "implemented-requirements":[]}}}
          ssp-gov-cloud | "by-components": | "by-organisations":
          profile-gov-cloud | "imports": | "imported":
          profile-gov-cloud | "as-is":true | "as-is":"true"
          oscal-catalog | "groups": | "documents":
          oscal-catalog | "class":"duty" | "class":"a duty"
          oscal-catalog | "oscal-version":"1.1.3", | ""
          """)
  void whatIsBrokenIsNotValid(String name, String what, String by) throws IOException {
    Written written = Written.of(gov(), Language.ZH, place);
    Path file = written.named(name).getFirst();
    String text = Files.readString(file);
    assertThat(Schemas.SHARED.errors(file, text)).isEmpty();

    String broken = text.replaceFirst(what, by.equals("\"\"") ? "" : by);

    assertThat(broken).isNotEqualTo(text);
    assertThat(JsonMapper.shared().readTree(broken).isObject()).isTrue();
    assertThat(Schemas.SHARED.errors(file, broken)).isNotEmpty();
  }

  static Path gov() {
    return Written.examples().stream()
        .filter(one -> Written.name(one).equals("gov-website.yaml"))
        .findFirst()
        .orElseThrow();
  }
}
