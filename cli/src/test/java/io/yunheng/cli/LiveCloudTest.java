/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.format.EstateReader;
import io.yunheng.estate.model.Kind;
import io.yunheng.estate.model.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a real OpenStack to verdicts, as a person does it. */
@Tag("live")
class LiveCloudTest {
  private static final List<String> NETWORK_ITEMS =
      List.of(
          "MLPS-L3-network-b",
          "MLPS-L3-boundary-acl-a",
          "MLPS-L3-boundary-acl-b",
          "MLPS-L3-compute-acl-b");

  @TempDir private Path place;
  private TestCloud cloud;

  @BeforeEach
  void connect() throws IOException {
    cloud = TestCloud.running();
    cloud.cloudsFile(place.resolve("clouds.yaml"), "mycloud");
  }

  static Stream<Path> guides() throws IOException {
    return GuideTest.guides();
  }

  @ParameterizedTest
  @MethodSource("guides")
  void whatTheGuideSaysOfACloudWorks(Path guide) throws IOException, InterruptedException {
    Typed.copy(GuideTest.ROOT.resolve("examples"), place.resolve("examples"));
    List<Guide.Step> steps = Guide.read(guide).steps();
    if (steps.stream().anyMatch(Guide.Step::cloud)) {
      for (Guide.Step step : steps) {
        GuideTest.run(place, step);
      }
    }
  }

  @Test
  void whatIsSetBadlyIsFoundAndNamed() throws IOException, InterruptedException {
    typed(0, "case", "init", "case");
    typed(10, "collect", "openstack", "--cloud", "mycloud", "--into", "case");
    typed(12, "assess", "case", "-o", "out");

    JsonNode seed = cloud.seed();
    List<String> violated = violations();
    assertThat(violated)
        .contains("image " + seed.path("images").path("legacy-centos-6").stringValue());
    assertThat(violated.stream().filter(one -> one.startsWith("rule ")))
        .as("rules open to anybody")
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(violated.stream().filter(one -> one.startsWith("port ")))
        .as("ports without port security")
        .isNotEmpty();
    assertThat(violated.stream().filter(one -> one.startsWith("network ")))
        .as("networks offered to others")
        .isNotEmpty();
    assertThat(violated.stream().filter(one -> one.startsWith("endpoint "))).isNotEmpty();
  }

  @Test
  void aStoppedServiceLeavesItsItemsOpen() throws IOException, InterruptedException {
    typed(0, "case", "init", "case");
    cloud.stop("neutron-server");
    try {
      typed(10, "collect", "openstack", "--cloud", "mycloud", "--into", "case");
    } finally {
      cloud.start();
    }
    Typed.in(place, List.of("assess", "case", "-o", "out"));

    Estate estate = EstateReader.read(estate());
    for (Kind kind : List.of(Kind.NETWORK, Kind.PORT, Kind.RULE, Kind.SECURITY_GROUP)) {
      assertThat(estate.coverages(kind))
          .as(kind.code())
          .isNotEmpty()
          .extracting(Coverage::status)
          .containsOnly(Understanding.FAILED);
    }
    JsonNode result = result();
    for (JsonNode item : result.path("items")) {
      if (NETWORK_ITEMS.contains(item.path("id").stringValue())) {
        assertThat(item.path("verdict").stringValue())
            .as(item.path("id").stringValue())
            .isEqualTo("indeterminate");
      }
    }
  }

  @Test
  void aWrongPasswordEndsWithAClearError() throws IOException, InterruptedException {
    Path clouds = place.resolve("clouds.yaml");
    Files.writeString(
        clouds,
        Files.readString(clouds).replaceFirst("password: \\S+", "password: wrong-on-purpose"));
    typed(0, "case", "init", "case");

    Typed refused = typed(77, "collect", "openstack", "--cloud", "mycloud", "--into", "case");

    assertThat(refused.printed())
        .contains("[cloud-login-refused]")
        .doesNotContain("wrong-on-purpose");
    try (Stream<Path> estates = Files.list(place.resolve("case/estates"))) {
      assertThat(estates).isEmpty();
    }
  }

  private Typed typed(int exit, String... arguments) throws IOException, InterruptedException {
    Typed typed = Typed.in(place, List.of(arguments));
    assertThat(typed.exit()).as(typed.printed()).isEqualTo(exit);
    return typed;
  }

  private Path estate() throws IOException {
    try (Stream<Path> estates = Files.list(place.resolve("case/estates"))) {
      return estates.findFirst().orElseThrow();
    }
  }

  private JsonNode result() throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(place.resolve("out/result.json")));
  }

  /** Kind and id of everything that violates a check. */
  private List<String> violations() throws IOException {
    List<String> violations = new ArrayList<>();
    for (JsonNode item : result().path("items")) {
      for (JsonNode object : item.path("objects")) {
        for (JsonNode aspect : object.path("aspects")) {
          for (JsonNode check : aspect.path("checks")) {
            for (JsonNode seen : check.path("observations")) {
              if (seen.path("outcome").stringValue().equals("violated")) {
                violations.add(
                    seen.path("kind").stringValue() + " " + seen.path("id").stringValue());
              }
            }
          }
        }
      }
    }
    return violations.stream().distinct().sorted().toList();
  }
}
