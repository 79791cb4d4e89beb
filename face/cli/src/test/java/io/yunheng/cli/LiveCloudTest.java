/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Principal;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.Row;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
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

  /** What {@code testbed/README.md} calls bad and one of the 46 items asks about. */
  @Test
  void whatIsSetBadlyIsFoundAndNamed() throws IOException, InterruptedException {
    typed(0, "case", "init", "case");
    typed(10, "collect", "openstack", "--cloud", "mycloud", "--into", "case");
    nobodyElseWasAuthorised();
    typed(12, "assess", "case", "-o", "out");

    assertThat(violators("network-own")).containsOnly("gov-app", "common-services");
    assertThat(violators("port-filtered")).containsExactly("acme-unfiltered");
    assertThat(violators("boundary-mechanism")).containsExactly("acme-unfiltered");
    assertThat(violators("boundary-least-inside"))
        .containsExactlyInAnyOrder(
            "gov-legacy tcp 22",
            "gov-legacy tcp 3389",
            "acme-open * 0-65535",
            "acme-open tcp 0-65535");
    assertThat(violators("boundary-least-forward"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .matches("tcp 2222 -> [0-9.]+:22");
    assertThat(violators("image-access"))
        .containsExactlyInAnyOrder("legacy-centos-6", "acme-golden");
    assertThat(violators("snapshot-encrypted"))
        .containsExactlyInAnyOrder("gov-web-logs-daily", "acme-orders-old");
    assertThat(violators("data-rights"))
        .contains("contractor", "admin", "web-assets", "exchange")
        .doesNotContain("gov-operator", "gov-auditor", "acme-dev", "backups", "orders");
    assertThat(violators("endpoint-server"))
        .contains("keystone public", "nova public", "neutron admin", "swift internal");
  }

  @Test
  void anApplicationCredentialReadsWhatItsProjectMay() throws IOException, InterruptedException {
    cloud.cloudsFileOfCredential(place.resolve("clouds.yaml"), "mycloud");
    typed(0, "case", "init", "case");
    typed(10, "collect", "openstack", "--cloud", "mycloud", "--into", "case");

    Estate estate = EstateReader.read(estate());
    assertThat(estate.header().viewpoint()).isEqualTo(EstateHeader.PLATFORM);
    assertThat(estate.all(Kind.INSTANCE)).hasSizeGreaterThanOrEqualTo(5);
    String tenant = cloud.seed().path("projects").path("gov-web").stringValue();
    assertThat(estate.coverages(Kind.BUCKET))
        .filteredOn(coverage -> coverage.scope().equals(tenant))
        .singleElement()
        .extracting(Coverage::status)
        .isEqualTo(Understanding.DENIED);
  }

  @Test
  void aTenantsAccountDecidesNothingOfThePlatform() throws IOException, InterruptedException {
    cloud.cloudsFileOf(place.resolve("clouds.yaml"), "mycloud", "gov-auditor");
    typed(0, "case", "init", "case");
    typed(10, "collect", "openstack", "--cloud", "mycloud", "--into", "case");
    Typed.in(place, List.of("assess", "case", "-o", "out"));

    assertThat(EstateReader.read(estate()).header().viewpoint()).isEqualTo(EstateHeader.TENANT);
    List<String> decided = new ArrayList<>();
    for (JsonNode item : result().path("items")) {
      if (List.of("compliant", "not-applicable").contains(item.path("verdict").stringValue())) {
        decided.add(item.path("id").stringValue());
      }
    }
    assertThat(decided).as("not even what the platform's extensions promise").isEmpty();
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

  /** A register that says that there are no approvals, and whose people two of them are. */
  private void nobodyElseWasAuthorised() throws IOException, InterruptedException {
    Estate collected = EstateReader.read(estate());
    Origin origin =
        new Origin("test", "register", collected.header().collectedAt(), Origin.Manner.TYPED);
    Estate.Builder said = Estate.builder(collected.header());
    said.add(
        new Coverage(Kind.APPROVAL, Coverage.WHOLE, Understanding.COMPLETE, "", "", 0, origin));
    Map<String, String> sides = Map.of("contractor", "third-party", "admin", "provider");
    for (Principal principal : collected.all(Principal.SHAPE)) {
      Optional<String> side = principal.name().optional().map(sides::get);
      if (side.isPresent()) {
        Row row = Principal.SHAPE.row(principal.id(), origin, Gap.notRecorded(origin));
        row.set(Principal.SHAPE.index("side").orElseThrow(), Fact.known(side.get()));
        said.add(Principal.SHAPE.build(row));
      }
    }
    RegisterTemplate.write(
        place.resolve("case/registers/people.xlsx"),
        List.of(Kind.PRINCIPAL, Kind.APPROVAL),
        said.build(),
        Language.ZH);
  }

  /** The names of what violates a check. */
  private List<String> violators(String checkId) throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode item : result().path("items")) {
      for (JsonNode object : item.path("objects")) {
        for (JsonNode aspect : object.path("aspects")) {
          for (JsonNode check : aspect.path("checks")) {
            for (JsonNode seen : check.path("observations")) {
              if (check.path("id").stringValue().equals(checkId)
                  && seen.path("outcome").stringValue().equals("violated")) {
                names.add(seen.path("name").stringValue());
              }
            }
          }
        }
      }
    }
    return names;
  }
}
