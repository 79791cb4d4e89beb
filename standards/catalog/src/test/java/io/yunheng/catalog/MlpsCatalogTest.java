/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import static io.yunheng.catalog.AspectValue.ALL;
import static io.yunheng.catalog.AspectValue.NA;
import static io.yunheng.catalog.AspectValue.NONE;
import static io.yunheng.catalog.AspectValue.SOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yunheng.catalog.mlps.MlpsCatalogReader;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlpsCatalogTest {
  private static final String SMALL =
      """
      id: small
      standard: S
      evaluation: E
      level: 3
      title: {zh: 小, en: small}
      layers:
      - {id: network, order: 1, zh: 网, en: network}
      controlPoints:
      - {id: point, clause: 8.1, layer: network, order: 1, zh: 点, en: point}
      items:
      - id: I-1
        clause: 8.1 a)
        unit: L3-X-01
        layer: network
        controlPoint: point
        title: {zh: 题, en: title}
        requirement: {zh: 求, en: requirement}
        interpretation: {zh: 解, en: interpretation}
        method: {zh: 法, en: method}
        expected: {zh: 期, en: expected}
        side: both
        object: tenant
        decidedBy: hybrid
        aspects:
        - {id: one, question: {zh: 问, en: one}, decidedBy: check, whenEmpty: na, sources: [rule], openstack: {zh: 无, en: none}}
        - {id: two, question: {zh: 问, en: two}, decidedBy: workbook, whenEmpty: unknown, openstack: {zh: 无, en: none}}
        scales:
          workbook:
            levels: 2
            compliant: {condition: {zh: 好, en: good}, rule: [{one: all, two: [all, na]}]}
            non-compliant: {condition: {zh: 坏, en: bad}, rule: [{one: none}, {two: none}]}
          gbt28448:
            levels: 3
            compliant: {condition: {zh: 好, en: good}, rule: [{one: all, two: all}]}
            partial: {condition: {zh: 半, en: half}, rule: [{one: [all, some]}, {two: [all, some]}]}
            non-compliant: {condition: {zh: 坏, en: bad}, rule: [{}]}
        gaps:
        - {zh: 缺, en: gap}
        highRisk: [R-1]
      highRiskCases:
      - {id: R-1, title: {zh: 险, en: risk}, scope: both, minLevel: 3, mitigation: none, items: [I-1]}
      """;

  @TempDir Path folder;

  @Test
  void theItemsThatShipAreValid() {
    MlpsCatalog catalog = MlpsCatalog.level3Cloud();
    assertThat(catalog.items()).hasSize(46);
    assertThat(catalog.items())
        .filteredOn(item -> item.scale(ScaleName.WORKBOOK).threeLevels())
        .hasSize(26);
    assertThat(catalog.items())
        .filteredOn(item -> item.scale(ScaleName.GBT28448).threeLevels())
        .hasSize(27);
    assertThat(catalog.highRiskCases()).hasSize(16);
    assertThat(catalog.digest()).hasSize(64);
  }

  @Test
  void levelsAreTriedInOrderAndTheOtherRuleDecidesWhereNoneFits() {
    VerdictTable workbook = read(SMALL).items().getFirst().table(ScaleName.WORKBOOK);
    assertThat(workbook.entry(List.of(ALL, ALL)))
        .isEqualTo(new VerdictTable.Entry(Verdict.COMPLIANT, ScaleName.WORKBOOK));
    assertThat(workbook.entry(List.of(NONE, ALL)))
        .isEqualTo(new VerdictTable.Entry(Verdict.NON_COMPLIANT, ScaleName.WORKBOOK));
    assertThat(workbook.entry(List.of(SOME, ALL)))
        .isEqualTo(new VerdictTable.Entry(Verdict.PARTIAL, ScaleName.GBT28448));
  }

  @Test
  void notApplicableCountsAsAllUnlessTheScaleListsIt() {
    Item item = read(SMALL).items().getFirst();
    assertThat(item.table(ScaleName.WORKBOOK).entry(List.of(NA, ALL)).verdict())
        .isEqualTo(Verdict.COMPLIANT);
    assertThat(item.table(ScaleName.WORKBOOK).entry(List.of(ALL, NA)).verdict())
        .isEqualTo(Verdict.COMPLIANT);
    assertThat(item.table(ScaleName.WORKBOOK).entry(List.of(NA, NA)).verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
    String listed =
        SMALL.replace("two: [all, na]}", "two: all}").replace("{two: none}", "{two: [none, na]}");
    assertThat(
            read(listed)
                .items()
                .getFirst()
                .table(ScaleName.WORKBOOK)
                .entry(List.of(ALL, NA))
                .verdict())
        .isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void allThatIsWrongIsSaidAtOnceWithItsLine() {
    List<Fault> faults =
        faults(
            SMALL
                .replace("side: both", "side: nobody")
                .replace("clause: 8.1 a)", "clausula: 8.1 a)")
                .replace("layer: network\n  controlPoint", "layer: sky\n  controlPoint")
                .replace("{one: none}", "{three: none}")
                .replace("highRisk: [R-1]", "highRisk: [R-2]"));
    assertThat(faults)
        .extracting(
            fault ->
                fault.code() + " " + fault.details().get("line") + " " + fault.details().get("key"))
        .containsExactlyInAnyOrder(
            "DATA_KEY_UNKNOWN 12 items[I-1].clausula",
            "DATA_KEY_MISSING 11 items[I-1].clause",
            "DATA_VALUE_INVALID 21 items[I-1].side",
            "DATA_REFERENCE_UNKNOWN 31 items[I-1].scales.workbook.non-compliant.rule[0].three",
            "DATA_VALUE_INVALID 14 items[I-1].layer",
            "DATA_REFERENCE_UNKNOWN 39 items[I-1].highRisk",
            "DATA_REFERENCE_UNKNOWN 41 highRiskCases[R-1].items");
  }

  @Test
  void aTwoLevelScaleHasNoPartial() {
    assertThat(faults(SMALL.replaceFirst("levels: 3", "levels: 2")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.DATA_KEY_UNKNOWN);
  }

  @Test
  void idsAreGivenOnce() {
    assertThat(faults(SMALL.replace("- {id: two,", "- {id: one,")))
        .extracting(Fault::code)
        .contains(FaultCode.DATA_ID_TWICE);
  }

  @Test
  void theFallbackHasToCoverEverything() {
    assertThat(faults(SMALL.replace("rule: [{}]", "rule: [{one: none, two: none}, {one: some}]")))
        .isEmpty();
    Fault fault =
        faults(
                SMALL
                    .replace(
                        "rule: [{one: [all, some]}, {two: [all, some]}]", "rule: [{one: some}]")
                    .replace("rule: [{}]", "rule: [{one: none}]"))
            .getFirst();
    assertThat(fault.code()).isEqualTo(FaultCode.MLPS_RULE_INCOMPLETE);
    assertThat(fault.details()).containsEntry("place", "one=all two=some");
  }

  @Test
  void holesOfTheWorkbookAreDeclaredAndOnlyThose() {
    assertThat(faults(SMALL.replace("  gaps:\n  - {zh: 缺, en: gap}\n", "")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.MLPS_GAP_UNDECLARED);
    assertThat(faults(SMALL.replace("rule: [{one: none}, {two: none}]", "rule: [{}]")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.MLPS_GAP_NEEDLESS);
  }

  @Test
  void everyAspectIsUsed() {
    String idle =
        SMALL
            .replace("two: [all, na]", "one: all")
            .replace("{one: all, two: all}", "{one: all}")
            .replace(", {two: none}", "")
            .replace(", {two: [all, some]}", "")
            .replace("{one: all, one: all}", "{one: all}");
    assertThat(faults(idle)).extracting(Fault::code).contains(FaultCode.MLPS_ASPECT_IDLE);
  }

  @Test
  void aWorseFactNeverMakesABetterVerdict() {
    String backwards =
        SMALL.replace("rule: [{one: none}, {two: none}]", "rule: [{one: some}, {two: none}]");
    assertThat(faults(backwards)).extracting(Fault::code).contains(FaultCode.MLPS_RULE_BACKWARDS);
    String reversed =
        SMALL
            .replace("rule: [{one: all, two: [all, na]}]", "rule: [{one: none}]")
            .replace("rule: [{one: none}, {two: none}]", "rule: [{one: all}]");
    assertThat(faults(reversed)).extracting(Fault::code).contains(FaultCode.MLPS_RULE_BACKWARDS);
  }

  @Test
  void aliasesOversizeAndForeignBytesAreRefused() throws Exception {
    assertThat(faults("id: &a x\nb: *a\n"))
        .extracting(Fault::code)
        .containsExactly(FaultCode.YAML_ALIAS);
    assertThat(faults("id: [\n")).extracting(Fault::code).containsExactly(FaultCode.YAML_MALFORMED);
    assertThat(faults("[".repeat(100_000)))
        .extracting(Fault::code)
        .containsExactly(FaultCode.YAML_MALFORMED);
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, new byte[] {'i', 'd', ':', ' ', (byte) 0xe9});
    assertThat(
            catchThrowableOfType(FaultException.class, () -> MlpsCatalog.read(latin))
                .fault()
                .code())
        .isEqualTo(FaultCode.FILE_NOT_UTF8);
  }

  private MlpsCatalog read(String yaml) {
    return MlpsCatalogReader.read(yaml.getBytes(StandardCharsets.UTF_8), "small.yaml");
  }

  private List<Fault> faults(String yaml) {
    try {
      read(yaml);
      return List.of();
    } catch (FaultException e) {
      return e.faults();
    }
  }
}
