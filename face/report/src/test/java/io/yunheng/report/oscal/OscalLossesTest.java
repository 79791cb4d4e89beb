/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Nothing that OSCAL has no place for is lost without a word. */
class OscalLossesTest {
  @TempDir private Path place;

  static Stream<Path> examples() {
    return Written.examples().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyWayOfWorkAndEveryoneWhoWatchesIsListed(Path example) throws IOException {
    Derivation derivation = Written.derived(Files.readString(example));
    OscalLosses losses = OscalLosses.of(derivation, Written.CATALOG);
    Set<List<String>> expected = new HashSet<>();
    for (Duty duty : derivation.duties().all()) {
      String clause = duty.clause().id();
      for (Duty.Doing one : duty.doing()) {
        if (!one.organisation().equals(one.of())) {
          expected.add(List.of("work", duty.service(), clause, one.of(), one.organisation()));
        }
        if (!one.by().isEmpty()) {
          expected.add(List.of("chain", duty.service(), clause, one.of(), steps(one.by())));
        }
      }
      for (Duty.Watching one : duty.watching()) {
        expected.add(seen("watching", duty, one));
      }
      for (Duty.Watching one : duty.informed()) {
        expected.add(seen("told", duty, one));
      }
    }

    Set<List<String>> listed = new HashSet<>();
    for (Loss loss : losses.all()) {
      for (String clause : clauses(losses, loss)) {
        String service = loss.service().orElse("");
        List<String> organisations = ids(loss, "organisations");
        switch (loss.kind()) {
          case WORK ->
              organisations.forEach(
                  who ->
                      listed.add(
                          List.of(
                              "work", service, clause, ids(loss, "responsible").getFirst(), who)));
          case CHAIN -> {
            listed.add(
                List.of(
                    "chain",
                    service,
                    clause,
                    organisations.getFirst(),
                    String.join(",", ids(loss, "delegations"))));
            assertThat(loss.layers()).hasValue(organisations.size() - 1);
          }
          case WATCHING, TOLD ->
              listed.add(
                  List.of(
                      loss.kind().code(),
                      service,
                      clause,
                      organisations.getFirst(),
                      ids(loss, "roles") + " " + ids(loss, "delegations")));
          default -> assertThat(loss.ids()).isNotEmpty();
        }
      }
    }
    assertThat(listed).isEqualTo(expected);
  }

  private static String steps(List<Delegation> by) {
    return String.join(",", by.stream().map(Delegation::id).toList());
  }

  private static List<String> seen(String kind, Duty duty, Duty.Watching one) {
    return List.of(
        kind,
        duty.service(),
        duty.clause().id(),
        one.organisation(),
        one.role().stream().map(role -> role.code()).toList()
            + " "
            + one.handed().stream().map(Delegation::id).toList());
  }

  private static List<String> ids(Loss loss, String name) {
    return loss.ids().getOrDefault(name, List.of());
  }

  private static List<String> clauses(OscalLosses losses, Loss loss) {
    return losses.groups().stream()
        .filter(group -> ids(loss, "people").contains(Integer.toString(group.number())))
        .flatMap(group -> group.duties().stream())
        .map(duty -> duty.clause().id())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everythingElseIsListedOnce(Path example) throws IOException {
    Derivation derivation = Written.derived(Files.readString(example));
    Arrangement arrangement = derivation.arrangement();
    Map<Loss.Kind, Integer> counts = OscalLosses.of(derivation, Written.CATALOG).counts();

    assertThat(counts.getOrDefault(Loss.Kind.AGREEMENT, 0))
        .isEqualTo(arrangement.agreements().size());
    assertThat(counts.getOrDefault(Loss.Kind.PASSAGE, 0))
        .isEqualTo(arrangement.agreements().stream().mapToInt(one -> one.terms().size()).sum());
    assertThat(
            counts.getOrDefault(Loss.Kind.FINDING, 0) + counts.getOrDefault(Loss.Kind.OVERLAP, 0))
        .isEqualTo(
            derivation.transfers().size()
                + derivation.duties().findings().size()
                + derivation.roles().uncovered().size());
    assertThat(counts.getOrDefault(Loss.Kind.OVERLAP, 0))
        .isEqualTo(
            (int)
                derivation.duties().findings().stream()
                    .filter(
                        one ->
                            one.rule()
                                .id()
                                .matches("without-split|split-conditional|split-undated"))
                    .count());
    assertThat(counts.getOrDefault(Loss.Kind.QUESTION, 0))
        .isEqualTo(derivation.roles().open().size());
    assertThat(counts.getOrDefault(Loss.Kind.CONTRADICTION, 0))
        .isEqualTo(derivation.roles().contradictions().size());
    assertThat(counts.getOrDefault(Loss.Kind.REASON, 0))
        .isEqualTo(derivation.roles().holdings().size());
    assertThat(counts.getOrDefault(Loss.Kind.EVENT, 0)).isEqualTo(derivation.typical().size());
    assertThat(counts.getOrDefault(Loss.Kind.LOSS, 0))
        .isEqualTo(
            (int) derivation.transfers().stream().filter(one -> one.bears().isPresent()).count()
                + derivation.typical().stream().mapToInt(one -> one.bears().size()).sum());
    assertThat(counts.getOrDefault(Loss.Kind.AUTHORISATION, 0))
        .isEqualTo(arrangement.authorisations().size());
  }

  @Test
  void saysWhatIsLostInBothLanguagesAndForPrograms() throws IOException {
    Written written = Written.of(OscalSchemaTest.gov(), Language.ZH, place);
    OscalLosses losses = OscalLosses.of(written.derivation(), Written.CATALOG);

    assertThat(losses.texts(Language.ZH))
        .hasSameSizeAs(losses.all())
        .contains("云上数据公司 → 运维公司 → 驻场分包公司，共 2 层", "驻场服务协议：分工，第2条")
        .contains("平台运维合同：云上数据公司、运维公司；签署2026-01-20，有效2026-02-01至2027-01-31");
    assertThat(losses.texts(Language.EN))
        .contains("云上数据公司 → 运维公司 → 驻场分包公司, levels: 2")
        .noneMatch(text -> text.isBlank() || text.contains("{"));
    assertThat(losses.summary(Language.EN)).hasSameSizeAs(losses.counts().keySet());
    JsonNode json = written.json("oscal-not-carried.json");
    assertThat(json.path("count").asInt()).isEqualTo(losses.all().size());
    assertThat(json.path("lost").size()).isEqualTo(losses.all().size());
    int counted = 0;
    for (JsonNode kind : json.path("kinds")) {
      counted += kind.path("count").asInt();
    }
    assertThat(counted).isEqualTo(losses.all().size());
    for (JsonNode one : json.path("lost")) {
      assertThat(one.path("zh").asString()).isNotEmpty();
      assertThat(one.at("/where/pointer").asString()).startsWith("/");
      assertThat(one.at("/where/file").asString()).isIn("responsibility.json", "arrangement");
    }
  }
}
