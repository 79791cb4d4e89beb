/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.finding.Finding;
import io.yunheng.finding.Place;
import io.yunheng.finding.Weight;
import io.yunheng.migration.configuration.ConfigurationCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFileTest {
  private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir private Path folder;

  private static ComparisonRun run(RunKind kind) {
    List<MoveFinding> findings = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      findings.add(
          finding(
              "row-differs",
              Weight.WRONG,
              new Place.Both("orders/" + i, "订单/" + i),
              Map.of("column", "a\"b\n", "half", "x\uD800y")));
    }
    findings.add(finding("not-read", Weight.UNVERIFIED, new Place.Before(""), Map.of()));
    findings.add(finding("compared", Weight.NOTE, new Place.All(), Map.of()));
    List<Total> totals =
        List.of(
            new Total(MigrationCode.COMPARED, Weight.NOTE, MigrationRisk.DATA, 1),
            new Total(ForeignCode.of("not-read"), Weight.UNVERIFIED, MigrationRisk.DATA, 1),
            new Total(ForeignCode.of("row-differs"), Weight.WRONG, MigrationRisk.DATA, 5));
    ComparedSide before = new ComparedSide("old", Optional.of(AT), Optional.of("0".repeat(64)));
    ComparedSide after = new ComparedSide("new", Optional.empty(), Optional.empty());
    return new ComparisonRun(
        "rehearsal",
        kind,
        AT,
        List.of(
            new MoveComparison("database", before, after, findings, totals),
            new MoveComparison("tree", before, after, List.of(), List.of())));
  }

  private static MoveFinding finding(
      String code, Weight weight, Place place, Map<String, String> details) {
    return new MoveFinding(
        new Finding(ForeignCode.of(code), weight, place, details), MigrationRisk.DATA);
  }

  private static byte[] bytes(ComparisonRun run) {
    java.io.StringWriter out = new java.io.StringWriter();
    RunFile.write(run, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenIsReadBackByteForByte() throws IOException {
    ComparisonRun run = run(RunKind.PARALLEL_RUN);
    Path file = folder.resolve("run.json");
    RunFile.write(run, file);

    ComparisonRun read = RunFile.read(file);

    assertThat(read).isEqualTo(run);
    RunFile.write(read, folder.resolve("again.json"));
    assertThat(Files.readAllBytes(folder.resolve("again.json")))
        .isEqualTo(Files.readAllBytes(file));
    assertThat(read.comparisons().getFirst().findings()).hasSize(4);
    assertThat(read.comparisons().getFirst().count(Weight.WRONG)).isEqualTo(5);
    assertThat(read.comparisons().get(1).outcome()).isEqualTo(MoveOutcome.SAME);
    assertThat(read.outcome()).isEqualTo(MoveOutcome.DIFFERENT);
  }

  @Test
  void aRehearsalThatLeavesDifferencesBearsTheRiskOfTheWayBackOut() {
    assertThat(run(RunKind.ROLLBACK_REHEARSAL).risks())
        .isEqualTo(Map.of(MigrationRisk.DATA, 6L, MigrationRisk.ROLLBACK, 6L));
    assertThat(run(RunKind.MIGRATION).risks()).isEqualTo(Map.of(MigrationRisk.DATA, 6L));
    assertThat(new ComparisonRun("none", RunKind.MIGRATION, AT, List.of()).outcome())
        .isEqualTo(MoveOutcome.OPEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"yunheng\":\"comparison-run\"|\"yunheng\":\"bag\"|COMPARISON_FOREIGN",
        "\"version\":1|\"version\":2|COMPARISON_FROM_FUTURE",
        "\"outcome\":\"different\"|\"outcome\":\"same\"|DATA_VALUE_INVALID",
        "\"count\":5|\"count\":1|DATA_VALUE_INVALID",
        "\"count\":5|\"count\":-5|DATA_VALUE_INVALID",
        "\"GOV-5.2.1-b\":6|\"GOV-5.2.1-b\":0|DATA_VALUE_INVALID",
        "\"weight\":\"wrong\"|\"weight\":\"fine\"|DATA_VALUE_INVALID",
        "\"weight\":\"wrong\"|\"weight\":\"damaged\"|DATA_VALUE_INVALID",
        "\"form\":\"tree\"|\"form\":\"TREE\"|DATA_VALUE_INVALID",
        "\"sha256\":\"00|\"sha256\":\"zz|DATA_VALUE_INVALID",
        "\"at\":\"2026|\"at\":\"x|DATA_VALUE_INVALID",
        "\"name\":\"new\"|\"name\":\"new\",\"more\":1|DATA_KEY_UNKNOWN",
      })
  void whatWasChangedByHandIsRefused(String is, String becomes, FaultCode code) {
    String text = new String(bytes(run(RunKind.MIGRATION)), StandardCharsets.UTF_8);
    assertThat(text).contains(is);

    assertThatThrownBy(
            () ->
                RunFile.read(
                    text.replace(is, becomes).getBytes(StandardCharsets.UTF_8), "run.json"))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
  }

  @Test
  void placesAndDetailsAreBroughtWithinBounds() {
    MoveFinding one =
        finding(
            "row-differs",
            Weight.WRONG,
            new Place.After("x".repeat(2_001)),
            Map.of("half", "x\uD800y"));
    assertThat(one.sides()).isEqualTo(new Place.After("x".repeat(1_999) + "…"));
    assertThat(one.finding().details()).containsEntry("half", "x\uFFFDy");
    assertThatThrownBy(() -> finding("row-differs", Weight.WRONG, new Place.Member("x"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCodeOfOursIsReadBackAsWhatItIs() {
    for (MigrationCode code : MigrationCode.values()) {
      assertThat(ForeignCode.of(code.code())).isEqualTo(code);
    }
    for (ConfigurationCode code : ConfigurationCode.values()) {
      assertThat(ForeignCode.of(code.code())).isEqualTo(code);
    }
  }

  @Test
  void rulesThatLeaveACodeOutAreRefused() {
    assertThatThrownBy(
            () ->
                ConfigurationRules.read(
                    "findings: [{id: added}]".getBytes(StandardCharsets.UTF_8), "b.yaml"))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.faults().size()).isGreaterThan(50));
  }
}
