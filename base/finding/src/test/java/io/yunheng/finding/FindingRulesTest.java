/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingRulesTest {
  private static final Set<Weight> WEIGHTS = EnumSet.of(Weight.INVALID, Weight.NOTE);
  private static final String RULES =
      """
      findings:
      - id: hole
        weight: invalid
        finding: {zh: "{place} 有洞 {width}", en: "{place} has a hole {width} wide"}
        cure: {zh: "补 {path}", en: "Mend {path}"}
      - id: scratch
        weight: note
        finding: {zh: "划痕", en: "A scratch"}
        cure: {zh: "无需处理", en: "Leave it"}
      """;

  private enum Wear implements FindingCode {
    HOLE,
    SCRATCH;

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static FindingRules<Wear> read(String text, String... further) {
    Problems problems = new Problems();
    Fields root =
        Fields.of(
            "wear.yaml",
            YamlDocument.parse(text.getBytes(StandardCharsets.UTF_8), "wear.yaml"),
            problems);
    FindingRules<Wear> rules = FindingRules.read(root, Wear.class, WEIGHTS, further);
    problems.throwIfAny();
    return rules;
  }

  @Test
  void textsNameThePlaceAndTheDetails() {
    FindingRules<Wear> rules = read(RULES);
    Finding hole =
        new Finding(
            Wear.HOLE, Weight.INVALID, new Place.Line("list", 7, "a$b"), Map.of("width", "3 mm"));
    assertThat(rules.what(hole, Language.EN)).isEqualTo("list:7 has a hole 3 mm wide");
    assertThat(rules.what(hole, Language.ZH)).isEqualTo("list:7 有洞 3 mm");
    assertThat(rules.cure(hole, Language.EN)).isEqualTo("Mend a$b");
    Finding whole = new Finding(Wear.HOLE, Weight.INVALID, new Place.Part("."), Map.of());
    assertThat(rules.what(whole, Language.EN)).isEqualTo(". has a hole ? wide");
    assertThat(rules.cure(whole, Language.EN)).isEqualTo("Mend ?");
  }

  @ParameterizedTest
  @CsvSource({
    "id: hole,id: hull,DATA_VALUE_INVALID,2",
    "id: hole,id: scratch,DATA_ID_TWICE,6",
    "weight: note,weight: unverified,DATA_VALUE_INVALID,7",
    "weight: note,heaviness: note,DATA_KEY_UNKNOWN,7",
    "'en: \"A scratch\"','de: \"Kratzer\"',DATA_KEY_UNKNOWN,8",
    "'zh: \"无需处理\", ','',DATA_KEY_MISSING,9"
  })
  void whatIsWrongIsReportedWithItsLine(String right, String wrong, FaultCode code, String line) {
    assertThat(RULES).contains(right);
    assertProblem(RULES.replaceFirst(Pattern.quote(right), wrong), code, line);
  }

  private static void assertProblem(String text, FaultCode code, String line, String... further) {
    assertThatThrownBy(() -> read(text, further))
        .isInstanceOfSatisfying(
            FaultException.class,
            e ->
                assertThat(e.faults())
                    .anySatisfy(
                        (Fault fault) -> {
                          assertThat(fault.code()).isEqualTo(code);
                          assertThat(fault.details()).containsEntry("line", line);
                        }));
  }

  @Test
  void everyCodeIsRequired() {
    assertThatThrownBy(() -> read(RULES.substring(0, RULES.indexOf("- id: scratch"))))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              assertThat(e.fault().code()).isEqualTo(FaultCode.DATA_KEY_MISSING);
              assertThat(e.fault().details()).containsEntry("key", "findings.scratch");
            });
  }

  @Test
  void furtherTextsAreRequiredWhereTheRoomHasThem() {
    assertProblem(RULES, FaultCode.DATA_KEY_MISSING, "2", "section");
  }

  @Test
  void aCureThatNamesWhatIsNotKnownGivesWay() {
    FindingRules<Wear> rules =
        read(
            RULES.replace(
                "  cure: {zh: \"补 {path}\"",
                "  cure-unknown: {zh: \"先找 {place}\", en: \"Find {place} first\"}\n"
                    + "  cure: {zh: \"补 {path}\""));
    Finding unknown = rules.finding(Wear.HOLE, new Place.Member("-"), Map.of());
    assertThat(rules.cure(unknown, Language.EN)).isEqualTo("Find - first");
    assertThat(rules.cure(unknown, Language.ZH)).isEqualTo("先找 -");
    Finding known = rules.finding(Wear.HOLE, new Place.Member("a"), Map.of());
    assertThat(rules.cure(known, Language.EN)).isEqualTo("Mend a");
    assertThat(rules.cure(known, Language.EN, Map.of("path", "it"))).isEqualTo("Mend it");
  }

  @Test
  void entriesMayHaveAKeyOfTheRoomBeside() {
    Map<Wear, String> colours = new EnumMap<>(Wear.class);
    String text = RULES.replace("  weight:", "  colour: red\n  weight:");
    Problems problems = new Problems();
    Fields root =
        Fields.of(
            "wear.yaml",
            YamlDocument.parse(text.getBytes(StandardCharsets.UTF_8), "wear.yaml"),
            problems);
    FindingRules<Wear> rules =
        FindingRules.read(
            root,
            Wear.class,
            WEIGHTS,
            "colour",
            (code, fields) -> colours.put(code, fields.text("colour")));
    problems.throwIfAny();
    assertThat(colours).isEqualTo(Map.of(Wear.HOLE, "red", Wear.SCRATCH, "red"));
    assertThat(rules.weights()).containsExactly(Weight.INVALID, Weight.NOTE);
  }

  @Test
  void aPlaceOfAComparisonIsOnOneSideOrBoth() {
    Optional<String> none = Optional.empty();
    Place.Sides before = Place.Sides.of(Optional.of("a"), none);
    Place.Sides after = Place.Sides.of(none, Optional.of("b"));
    Place.Sides both = Place.Sides.of(Optional.of("a"), Optional.of("b"));
    Place.Sides all = Place.Sides.of(none, none);
    assertThat(List.of(before, after, both, all))
        .containsExactly(
            new Place.Before("a"), new Place.After("b"), new Place.Both("a", "b"), new Place.All())
        .extracting(Place::text)
        .containsExactly("a", "b", "b", "");
    assertThat(before.values())
        .isEqualTo(Map.of("place", "a", "placeBefore", "a", "placeAfter", "-"));
    assertThat(both.values())
        .isEqualTo(Map.of("place", "b", "placeBefore", "a", "placeAfter", "b"));
  }

  @Test
  void aFindingThatIsAddedOnceIsCountedOnce() {
    Findings<Wear> findings = new Findings<>(read(RULES), 2);
    for (String path : List.of("a", "a", "b", "c", "a", "c")) {
      findings.addOnce(Wear.SCRATCH, new Place.Member(path), Map.of());
    }
    assertThat(findings.kept()).extracting(one -> one.place().text()).containsExactly("a", "b");
    assertThat(findings.counts()).isEqualTo(Map.of(Wear.SCRATCH, 4L));
  }

  @Test
  void allAreCountedAndTheFirstAreKept() {
    Findings<Wear> findings = new Findings<>(read(RULES), 2);
    for (int i = 1; i <= 3; i++) {
      String path = "f" + i;
      findings.add(Wear.SCRATCH, () -> new Place.Member(path));
    }
    findings.add(Wear.HOLE, new Place.Part("."), Map.of("width", "1"));
    assertThat(findings.kept())
        .containsExactly(
            new Finding(Wear.SCRATCH, Weight.NOTE, new Place.Member("f1"), Map.of()),
            new Finding(Wear.SCRATCH, Weight.NOTE, new Place.Member("f2"), Map.of()),
            new Finding(Wear.HOLE, Weight.INVALID, new Place.Part("."), Map.of("width", "1")));
    assertThat(findings.counts()).isEqualTo(Map.of(Wear.SCRATCH, 3L, Wear.HOLE, 1L));
    assertThat(findings.weights()).isEqualTo(Map.of(Weight.NOTE, 3L, Weight.INVALID, 1L));
  }
}
