/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OSCAL files that are written beside what else was derived. */
class OscalFilesTest {
  private static final Path SITE =
      GuideTest.ROOT.resolve("examples/responsibility/gov-website.yaml");

  @TempDir private Path place;

  @Test
  void theyStandInAFolderOfTheirOwnAndAreTold() {
    Path out = place.resolve("out");

    String said = Ran.of("responsibility", SITE, "-o", out).exits(12).out();

    for (String name :
        new String[] {
          "oscal-catalog.json",
          "profile-gov-cloud.json",
          "ssp-gov-cloud.json",
          "oscal-not-carried.json"
        }) {
      Path file = out.resolve("oscal").resolve(name);
      assertThat(file).isNotEmptyFile();
      assertThat(said).contains(file.toString());
    }
  }

  @Test
  void whatIsNotCarriedIsWhereItIsSaidToBe() throws IOException {
    Path out = place.resolve("out");
    Ran.of("responsibility", SITE, "-o", out).exits(12);
    JsonNode result = read(out.resolve("responsibility.json"));
    JsonNode arrangement = new YAMLMapper().readTree(Files.readString(SITE));
    int seen = 0;
    for (JsonNode lost : read(out.resolve("oscal/oscal-not-carried.json")).path("lost")) {
      String pointer = lost.at("/where/pointer").asString();
      boolean derived = lost.at("/where/file").asString().equals("responsibility.json");
      JsonNode found = (derived ? result : arrangement).at(pointer);
      assertThat(found.isMissingNode()).as(pointer).isFalse();
      switch (lost.path("kind").asString()) {
        case "question" ->
            assertThat(found.path("organisation")).isEqualTo(lost.at("/ids/organisations/0"));
        case "finding", "overlap" -> {
          if (!pointer.startsWith("/uncovered/")) {
            assertThat(found.path("rule")).isEqualTo(lost.at("/ids/rules/0"));
          }
        }
        case "event" -> assertThat(found.path("event")).isEqualTo(lost.at("/ids/events/0"));
        case "agreement" -> assertThat(found.path("id")).isEqualTo(lost.at("/ids/agreements/0"));
        case "authorisation" ->
            assertThat(found.path("id")).isEqualTo(lost.at("/ids/authorisations/0"));
        default -> assertThat(found.isNull()).isFalse();
      }
      seen++;
    }
    assertThat(seen).isGreaterThan(60);
  }

  private static JsonNode read(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }
}
