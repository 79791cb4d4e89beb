/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.responsibility.Derivation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The files as files. */
class OscalFolderTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_121L);

  @TempDir private Path place;

  static Stream<Arguments> examples() {
    return OscalSchemaTest.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theSameInputGivesTheSameBytes(Path example, Language language) throws IOException {
    Written once = Written.of(example, language, place.resolve("once"));
    Written again = Written.of(example, language, place.resolve("again"));

    assertThat(once.files()).hasSameSizeAs(again.files());
    for (Path file : once.files()) {
      assertThat(again.folder().resolve(Written.name(file))).hasSameBinaryContentAs(file);
    }
  }

  @Test
  void thingsKeepTheirIdentifiersAcrossLanguagesAndDays() throws IOException {
    String yaml = Files.readString(OscalSchemaTest.gov());
    Written zh = Written.of(Written.derived(yaml), Language.ZH, place.resolve("zh"));
    Written en =
        Written.of(
            Written.derived(yaml.replace("asOf: 2026-11-21", "asOf: 2026-11-22")),
            Language.EN,
            place.resolve("en"));

    String plan = "ssp-gov-cloud.json";
    assertThat(en.json(plan).findValuesAsString("uuid"))
        .isEqualTo(zh.json(plan).findValuesAsString("uuid"));
    assertThat(en.json("oscal-catalog.json").findValuesAsString("uuid"))
        .isNotEqualTo(zh.json("oscal-catalog.json").findValuesAsString("uuid"));
    assertThat(en.json(plan).findPath("last-modified").asString())
        .isEqualTo("2026-11-22T00:00:00Z");
  }

  @Test
  void identifiersAreThoseOfTheStandard() {
    assertThat(OscalId.root().value())
        .hasToString("da263a69-4a01-50d7-bb9d-a05ea8a45c8c")
        .matches(id -> id.version() == 5 && id.variant() == 2);
    assertThat(OscalId.root().of("a", "b")).isEqualTo(OscalId.root().of("a").of("b"));
  }

  @Test
  void fiveHundredOrganisationsDoNotBlowUp() throws IOException {
    System.out.println("-Dyunheng.seed=" + SEED);
    Derivation derivation = Written.derived(Written.generated(500, SEED));
    long began = System.nanoTime();
    Written written = Written.of(derivation, Language.ZH, place);
    System.out.printf("500 organisations: %.1f s%n", (System.nanoTime() - began) / 1e9);
    for (Path file : written.files()) {
      System.out.printf("%s %,d bytes%n", Written.name(file), Files.size(file));
      assertThat(Files.size(file)).isLessThan(150_000_000L);
    }
    assertThat(count(written.plans().getFirst(), "control-id"))
        .isEqualTo(derivation.duties().all().size());
    assertThat(count(place.resolve("oscal-not-carried.json"), "pointer"))
        .isEqualTo(OscalLosses.of(derivation, Written.CATALOG).all().size());
  }

  private static int count(Path file, String name) throws IOException {
    int count = 0;
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME && json.currentName().equals(name)) {
          count++;
        }
      }
    }
    return count;
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException {
    Path file = Files.createFile(place.resolve("file"));

    assertThatThrownBy(() -> Written.of(OscalSchemaTest.gov(), Language.ZH, file.resolve("folder")))
        .isInstanceOf(FaultException.class);
  }
}
