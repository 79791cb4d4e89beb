/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.EstateReader;
import io.yunheng.estate.Kind;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.finding.Finding;
import io.yunheng.finding.Place;
import io.yunheng.finding.Weight;
import io.yunheng.migration.configuration.ConfigurationCode;
import io.yunheng.migration.configuration.MoveFindings;
import io.yunheng.migration.estates.Cloud;
import io.yunheng.migration.estates.EstateRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstateComparisonTest {
  private static final MigrationRules TEXTS = MigrationRules.shipped();
  private static final EstateRules RULES = EstateRules.shipped();
  private static final String SIZES =
      """
      flavors:
      - {side: before, name: small, cpus: 2, memoryMiB: 4096}
      - {side: before, name: large, cpus: 8, memoryMiB: 16384}
      - {side: after, name: small, cpus: 2, memoryMiB: 4096}
      - {side: after, name: large, cpus: 8, memoryMiB: 16384}
      - {side: after, name: medium, cpus: 4, memoryMiB: 16384}
      """;

  private static List<Finding> compare(Cloud before, Cloud after, String mapping) {
    MoveFindings<ConfigurationCode> findings =
        new MoveFindings<>(ConfigurationRules.shipped().rules());
    EstateComparison.compare(before.estate(), after.estate(), mapping(mapping), RULES, findings);
    ComparedSide side = new ComparedSide("cloud", Optional.empty(), Optional.empty());
    return findings.comparison("estate", side, side).findings().stream()
        .map(MoveFinding::finding)
        .toList();
  }

  private static EstateMapping mapping(String yaml) {
    return EstateMapping.read(yaml.getBytes(StandardCharsets.UTF_8), "mapping.yaml");
  }

  /** Code, weight, place before, place after, column. */
  private static List<String> told(List<Finding> findings) {
    return findings.stream()
        .map(
            one ->
                one.code().code()
                    + " "
                    + one.weight().code()
                    + " | "
                    + sides(one).before().orElse("-")
                    + " | "
                    + sides(one).after().orElse("-")
                    + " | "
                    + one.details().getOrDefault("column", "-"))
        .toList();
  }

  private static Place.Sides sides(Finding finding) {
    return (Place.Sides) finding.place();
  }

  @Test
  void whatIsTheSameUnderOtherIdsIsTheSame() {
    assertThat(told(compare(Cloud.of("old"), Cloud.of("new"), SIZES))).isEmpty();
  }

  @Test
  void everythingPlantedIsFoundAndNothingElse() {
    Cloud after =
        Cloud.of("new")
            .remove("volume", "w")
            .set("instance", "j", "volumes", List.of("@v"))
            .set("rule", "r2", "remote", "0.0.0.0/0")
            .set("bucket", "b", "publicRead", true)
            .remove("backup-job", "k")
            .set("instance", "j", "flavor", "medium")
            .set("network", "n", "name", "application");

    List<Finding> found = compare(Cloud.of("old"), after, SIZES);

    assertThat(told(found))
        .containsExactlyInAnyOrder(
            "missing wrong | volume db-log [old-w] | - | -",
            "rule-wider weaker | security-group web [old-g] | security-group web [new-g] | -",
            "weaker weaker | bucket files [old-b] | bucket files [new-b] | publicRead",
            "backup-missing weaker | backup-job nightly [old-k] | - | -",
            "smaller wrong | instance db-1 [old-j] | instance db-1 [new-j] | flavor",
            "renamed look | network app [old-n] | network application [new-n] | name");
    for (Finding one : found) {
      for (Language language : Language.values()) {
        assertThat(TEXTS.what(one, language)).doesNotContain("?").doesNotContain("{");
        assertThat(TEXTS.cure(one, language).orElseThrow()).isNotBlank().doesNotContain("{");
      }
    }
    Finding backup =
        found.stream()
            .filter(f -> f.code() == ConfigurationCode.BACKUP_MISSING)
            .findFirst()
            .orElseThrow();
    assertThat(TEXTS.what(backup, Language.EN)).contains("database orders [old-d]");
    assertThat(ConfigurationRules.shipped().rules().risk(backup.code()))
        .isEqualTo(MigrationRisk.ROLLBACK);
    assertThat(compare(Cloud.of("old"), after, SIZES)).isEqualTo(found);
  }

  @Test
  void whatFollowsFromSomethingMissingIsNotToldAgain() {
    Cloud after = Cloud.of("new").remove("instance", "i").remove("port", "p");

    assertThat(told(compare(Cloud.of("old"), after, SIZES)))
        .containsExactly("missing wrong | instance web-1 [old-i] | - | -");
  }

  @Test
  void theUnknownIsNeverTheSame() {
    Cloud before = Cloud.of("old").unknown("bucket", "b", "encrypted");
    Cloud after =
        Cloud.of("new")
            .unknown("bucket", "b", "encrypted")
            .denied(Kind.VOLUME)
            .remove("volume", "w")
            .set("instance", "j", "volumes", List.of("@v"));

    List<Finding> found = compare(before, after, SIZES);

    assertThat(told(found))
        .containsExactlyInAnyOrder(
            "not-comparable unverified | bucket encrypted | bucket encrypted | encrypted",
            "not-found-out unverified | - | volume | -");
    assertThat(found.stream().map(one -> one.details().get("need")).toList())
        .containsExactlyInAnyOrder("a permission; a permission", "list volume");
    assertThat(found.stream().map(one -> one.details().get("examples")).toList())
        .contains("volume db-log [old-w]");
  }

  @Test
  void aNameThatCannotBeReadIsNoProofThatSomethingIsMissing() {
    Cloud after = Cloud.of("new").unknown("bucket", "b", "name").unknown("bucket", "b", "bytes");

    assertThat(told(compare(Cloud.of("old"), after, SIZES)))
        .noneMatch(one -> one.startsWith("missing") || one.startsWith("added"))
        .anyMatch(one -> one.startsWith("not-found-out unverified | - | bucket"));
  }

  @Test
  void sizesThatNobodyGaveAreUnknownThoughTheFlavoursAreCalledTheSame() {
    assertThat(told(compare(Cloud.of("old"), Cloud.of("new"), "{}")))
        .containsExactly(
            "not-comparable unverified | instance flavor | instance flavor | flavor",
            "not-comparable unverified | instance flavor | instance flavor | flavor");
  }

  @Test
  void alikeNamesAreToldApartByAddressesOrToldOf() {
    Cloud before =
        Cloud.of("old").set("instance", "i", "name", "node").set("instance", "j", "name", "node");
    Cloud after =
        Cloud.of("new").set("instance", "i", "name", "node").set("instance", "j", "name", "node");
    assertThat(told(compare(before, after, SIZES))).isEmpty();

    for (Cloud cloud : List.of(before, after)) {
      cloud
          .set("instance", "i", "addresses", List.of())
          .set("instance", "j", "addresses", List.of());
    }
    List<Finding> found = compare(before, after, SIZES);
    assertThat(told(found))
        .containsExactly(
            "ambiguous unverified | instance node [old-i], instance node [old-j] | instance node"
                + " [new-i], instance node [new-j] | -");

    String pairs =
        "pairs: [{kind: instance, before: old-i, after: new-i}, {kind: instance, before: old-j,"
            + " after: new-j}]\n";
    assertThat(told(compare(before, after, SIZES + pairs))).isEmpty();
  }

  @Test
  void whatNothingTellsApartIsNeitherMissingNorAdded() {
    Map<String, Object> nameless = Map.of("tenant", "@t", "type", "symmetric", "algorithm", "aes");
    Cloud before = Cloud.of("old").put("key", "q", nameless);

    assertThat(told(compare(before, Cloud.of("new").put("key", "q", nameless), SIZES)))
        .containsExactly("ambiguous unverified | key old-q | key new-q | -");
    assertThat(told(compare(before, Cloud.of("new"), SIZES)))
        .containsExactly("missing wrong | key old-q | - | -");
    assertThat(told(compare(before, Cloud.of("old").put("key", "q", nameless), SIZES))).isEmpty();
  }

  @Test
  void aMappingFileTellsOfOtherNamesAndOfWhatIsLeftOnPurpose() {
    Cloud after =
        Cloud.of("new")
            .set("bucket", "b", "name", "gov-files")
            .set("bucket", "b", "bytes", 699L)
            .set("grant", "u-t", "role", "Operator")
            .remove("volume", "w")
            .set("instance", "j", "volumes", List.of("@v"));
    String yaml =
        SIZES
            + """
            pairs: [{kind: bucket, before: files, after: gov-files}, {kind: bucket, before: nowhere, after: gov-files}]
            values: [{kind: grant, column: role, before: member, after: Operator}]
            left: [{kind: volume, resource: db-log, why: logs are archived}]
            """;

    assertThat(told(compare(Cloud.of("old"), after, yaml)))
        .containsExactlyInAnyOrder(
            "mapping-unclear unverified | bucket nowhere | - | -",
            "left-on-purpose note | volume db-log [old-w] | - | -",
            "renamed look | bucket files [old-b] | bucket gov-files [new-b] | name",
            "data-changed wrong | bucket files [old-b] | bucket gov-files [new-b] | bytes");
    assertThatThrownBy(() -> mapping("pairs: [{kind: thing, before: a}]\nmore: 1"))
        .isInstanceOfSatisfying(FaultException.class, e -> assertThat(e.faults()).hasSize(2));
  }

  @Test
  void onlyTheTenantsThatMovedAreComparedIfTheyAreNamed() {
    Cloud before =
        Cloud.of("old")
            .put("tenant", "o", Map.of("name", "other", "enabled", true))
            .put("volume", "x", Map.of("name", "not-ours", "tenant", "@o", "sizeGiB", 1L));

    assertThat(told(compare(before, Cloud.of("new"), SIZES))).hasSize(2);
    assertThat(
            told(
                compare(
                    before, Cloud.of("new"), SIZES + "tenants: {before: [gov], after: [gov]}\n")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // protocol, first, last, remote, wider, narrower
    "tcp, 22, 22, 10.0.0.0/8, 0, 0",
    "TCP, 22, 22, 10.255.255.255/8, 0, 0",
    "6, 22, 22, 10.0.0.0/8, 0, 0",
    "tcp, 22, 22, 10.0.0.0/9, 0, 1",
    "tcp, 22, 23, 10.0.0.0/8, 1, 0",
    "udp, 22, 22, 10.0.0.0/8, 1, 1",
    "any, 22, 22, 10.0.0.0/8, 1, 0",
    "tcp, 22, 22, 0.0.0.0/0, 1, 0",
    "tcp, 443, 443, 10.0.0.0/8, 0, 1",
  })
  void rulesAreComparedByWhatTheyLetThrough(
      String protocol, long first, long last, String remote, int wider, int narrower) {
    Cloud after =
        Cloud.of("new")
            .set("rule", "r2", "protocol", protocol)
            .set("rule", "r2", "portMin", first)
            .set("rule", "r2", "portMax", last)
            .set("rule", "r2", "remote", remote);

    List<Finding> found = compare(Cloud.of("old"), after, SIZES);

    assertThat(found.stream().filter(f -> f.code() == ConfigurationCode.RULE_WIDER)).hasSize(wider);
    assertThat(found.stream().filter(f -> f.code() == ConfigurationCode.RULE_NARROWER))
        .hasSize(narrower);
    assertThat(found).hasSize(wider + narrower);
  }

  @Test
  void rulesInOtherPiecesAreTheSame() {
    Cloud after =
        Cloud.of("new")
            .set("rule", "r2", "remote", "10.0.0.0/9")
            .put("rule", "r9", Cloud.rule("g", "tcp", 22, "10.128.0.0/9"))
            .put("rule", "r8", Cloud.rule("g", "tcp", 443, "192.0.2.0/24"));

    assertThat(told(compare(Cloud.of("old"), after, SIZES))).isEmpty();
  }

  @Test
  void whatForbidsCountsByItsOrderAndWithoutOneIsUnknown() {
    Cloud before = Cloud.of("old");
    Cloud after = Cloud.of("new");
    for (Cloud cloud : List.of(before, after)) {
      cloud
          .put(
              "firewall",
              "f",
              Map.of("name", "edge", "tenant", "@t", "enabled", true, "defaultAction", "deny"))
          .put(
              "rule",
              "f1",
              Map.of(
                  "policy",
                  "@f",
                  "policyKind",
                  "firewall",
                  "direction",
                  "ingress",
                  "action",
                  "deny",
                  "ethertype",
                  "ipv4",
                  "protocol",
                  "tcp",
                  "portMin",
                  22L,
                  "portMax",
                  22L,
                  "priority",
                  1L))
          .put(
              "rule",
              "f2",
              Map.of(
                  "policy",
                  "@f",
                  "policyKind",
                  "firewall",
                  "direction",
                  "ingress",
                  "action",
                  "allow",
                  "ethertype",
                  "ipv4",
                  "protocol",
                  "tcp",
                  "priority",
                  2L));
    }
    assertThat(told(compare(before, after, SIZES))).isEmpty();

    after.set("rule", "f1", "priority", 3L);
    assertThat(told(compare(before, after, SIZES)))
        .containsExactly("rule-wider weaker | firewall edge [old-f] | firewall edge [new-f] | -");

    after.set("rule", "f1", "priority", 2L);
    assertThat(told(compare(before, after, SIZES)))
        .containsExactly(
            "rules-not-comparable unverified | firewall edge [old-f] | firewall edge [new-f] | -");
  }

  @Test
  void aRuleOfWhichSomethingIsUnknownMakesItsGroupUnknown() {
    Cloud after = Cloud.of("new").unknown("rule", "r1", "remote");

    assertThat(told(compare(Cloud.of("old"), after, SIZES)))
        .containsExactly(
            "rules-not-comparable unverified | security-group web [old-g] | security-group web"
                + " [new-g] | -");
  }

  @Test
  void theRecordedCloudIsTheSameAsItself() throws InterruptedException {
    Path file =
        Path.of(
            Objects.requireNonNull(System.getProperty("yunheng.root")),
            "examples/gov-cloud/estates/before.jsonl");
    EstateReader.Addressed estate = EstateReader.readAddressed(file);

    MoveComparison same = EstateComparison.between(estate, estate, EstateMapping.none());

    assertThat(same.count(Weight.WEAKER) + same.count(Weight.WRONG))
        .as(same.findings().toString())
        .isZero();
    assertThat(same.outcome()).isEqualTo(MoveOutcome.OPEN);
    assertThat(same.before().sha256()).contains(estate.address());
  }

  @Test
  void betweenTwoRecordingsWhatTheExerciseDidIsFound() throws InterruptedException {
    Path folder =
        Path.of(
            Objects.requireNonNull(System.getProperty("yunheng.root")),
            "examples/gov-cloud/estates");
    MoveComparison found =
        EstateComparison.between(
            EstateReader.readAddressed(folder.resolve("before.jsonl")),
            EstateReader.readAddressed(folder.resolve("now.jsonl")),
            EstateMapping.none());

    assertThat(found.outcome()).isEqualTo(MoveOutcome.DIFFERENT);
    assertThat(found.findings())
        .extracting(MoveFinding::finding)
        .anyMatch(
            one ->
                one.code() == ConfigurationCode.MISSING
                    && one.place().text().startsWith("instance"));
  }

  @Test
  void rulesThatLeaveAColumnOutAreRefused() {
    String yaml =
        "kinds: [{kind: tenant, pair: [nothing], same: [name, planet]}]\nleft-out: [cloud]";
    assertThatThrownBy(() -> EstateRules.read(yaml.getBytes(StandardCharsets.UTF_8), "rules.yaml"))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.faults().size()).isGreaterThan(50));
  }
}
