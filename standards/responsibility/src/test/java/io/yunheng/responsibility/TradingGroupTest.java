/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A futures firm and a trading firm on a joint, a public and a private cloud, as a second stranger
 * to the program wrote it: agreements are renewed, and suppliers do more than they were given.
 */
class TradingGroupTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final ResponsibilityRules RULES = ResponsibilityRules.shipped();
  private static final String TEXT = text();
  private static final Derivation GROUP = derived(TEXT);

  /** The renewal of the on-site agreement, signed before the earlier one ended. */
  private static final String IN_TIME =
      once(
          once(TEXT, "signed: 2026-09-01", "signed: 2026-07-20"),
          "validFrom: 2026-09-01",
          "validFrom: 2026-08-01");

  @Test
  void aRenewalInTimeIsNoBreach() {
    List<String> whole = List.of("signed-late", "not-in-force", "not-yet-in-force");
    for (String text : List.of(IN_TIME, IN_TIME.replace("agreement: XB2", "agreement: XB"))) {
      assertThat(about(derived(text), "d-xb"))
          .doesNotContainAnyElementsOf(whole)
          .doesNotContain("agreement-interrupted");
    }
  }

  @Test
  void aGapBeforeARenewalIsABreachForItsDaysOnly() {
    for (String text : List.of(TEXT, TEXT.replace("agreement: XB2", "agreement: XB"))) {
      Derivation derived = derived(text);

      assertThat(about(derived, "d-xb"))
          .contains("agreement-interrupted")
          .doesNotContain("signed-late", "not-in-force", "not-yet-in-force");
      assertThat(derived.transfers())
          .filteredOn(one -> one.rule().id().equals("agreement-interrupted"))
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.finding().zh())
                    .contains("《驻场协议》到期后、《驻场续签协议》签订生效之前没有协议（2026-08-01至2026-08-31）");
                assertThat(one.clauses()).containsExactly("CCIA-5-b-2a");
                assertThat(one.bears()).contains("pu");
              });
    }
  }

  @Test
  void workInTwoPartsBeforeAndAfterARenewalIsNotLapsed() {
    String line =
        "- {id: d-xb, service: nc, from: yw, to: xb, layers: [platform], stages: [operation],"
            + " agreement: XB2, since: 2026-02-01}\n";
    String two =
        line.replace("XB2", "XB")
            + line.replace("id: d-xb", "id: d-xb2").replace("2026-02-01", "2026-09-01");

    Derivation derived = derived(once(TEXT, line, two));

    assertThat(about(derived, "d-xb")).doesNotContain("not-in-force", "signed-late");
    assertThat(about(derived, "d-xb2")).doesNotContain("not-in-force", "signed-late");
  }

  @Test
  void anAgreementWithoutARenewalLapses() {
    assertThat(about(derived(once(TEXT, "validTo: 2027-02-28", "validTo: 2026-10-31")), "d-jf"))
        .contains("not-in-force");
    String other = TEXT.replace("agreement: XB2", "agreement: XB");
    assertThat(
            about(
                derived(
                    once(
                        other,
                        "parties: [yw, xb], services: [nc], supplier: xb, signed: " + "2026-09-01",
                        "parties: [yw, xb], services: [gd], supplier: xb, signed: "
                            + "2026-09-01")),
                "d-xb"))
        .contains("not-in-force");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-07-15 | XB | ",
        "2026-08-15 | XB | LAPSED",
        "2026-10-15 | XB2 | ",
      })
  void anEventStandsOnTheAgreementOfItsDay(String day, String agreement, Attribution.Flaw flaw) {
    Attribution event = attributed("CCIA-8.2.1-b-2", day, "xb");

    assertThat(event.responsible())
        .extracting(one -> one.share().organisation())
        .containsExactly("pu");
    assertThat(event.work())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.steps().getLast().agreement().orElseThrow().id()).isEqualTo(agreement);
              assertThat(one.steps().getLast().flaws())
                  .isEqualTo(Optional.ofNullable(flaw).map(List::of).orElse(List.of()));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "CCIA-7.1.2-b-1a, fw",
    "CCIA-6.6-b-2a, fw",
    "CCIA-7.1.2-b-4a, fw",
    "CCIA-7.1.2-b-2, fw",
    "CCIA-8.1.1-a, fw",
    "MLPS-L3-supply-a, fw",
  })
  void whoTestsWhatItSuppliesChoosesItself(String clause, String vendor) {
    Derivation derived =
        derived(TEXT.replace("clauses: [CCIA-7.1.2-b-1a]", "clauses: [" + clause + "]"));

    assertThat(derived.transfers())
        .filteredOn(one -> one.rule().id().equals("chooses-itself"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.about().parties()).containsExactly("ji", vendor);
              assertThat(one.finding().zh()).contains("磐盾服务器公司等于选择、监督自己");
            });
  }

  @Test
  void whoTestsWhatOthersSupplyDoesNotChooseItself() {
    String others = "to: rj, clauses: [CCIA-7.1.2-b-1a], agreement: RJ";

    assertThat(
            rules(derived(once(TEXT, "to: fw, clauses: [CCIA-7.1.2-b-1a], agreement: FW", others))))
        .doesNotContain("chooses-itself");
  }

  @ParameterizedTest
  @CsvSource({
    "CCIA-8.2.1-b-2, 2026-10-15, fw",
    "CCIA-8.2.3-b-2b, 2026-10-15, rj",
    "CCIA-8.2.2-a-1, 2025-12-20, rj",
    "CCIA-8.2.1-b-2, 2026-10-15, hc",
  })
  void nobodyIsPartOfAnEventThatIsNotItsWork(String clause, String day, String actor) {
    Attribution event = attributed(clause, day, actor);

    assertThat(event.decided()).isFalse();
    assertThat(event.missing()).anyMatch(one -> one.what().zh().contains("怎么会做这项工作"));
    assertThat(event.responsible())
        .extracting(one -> one.share().organisation())
        .contains("pu")
        .doesNotContain(actor);
    assertThat(event.work()).noneMatch(one -> one.organisation().equals(actor));
    assertThat(event.bears()).noneMatch(one -> one.organisation().equals(actor));
  }

  @Test
  void aPartnerAnswersForItsOwnRequirements() {
    assertThat(attributed("CCIA-6.6-c-3", "2026-10-15", "rj").responsible())
        .extracting(one -> one.share().organisation())
        .containsExactly("rj");
  }

  @Test
  void aDenialOfSeveralCloudsIsAskedAbout() {
    String denied = TEXT.replace("multiCloud: true", "multiCloud: false");

    assertThat(derived(denied).transfers())
        .filteredOn(one -> one.rule().id().equals("several-clouds-denied"))
        .hasSize(2)
        .allSatisfy(
            one -> {
              assertThat(one.state()).isEqualTo(TransferFinding.State.OPEN);
              assertThat(one.finding().zh())
                  .contains("浦汇技术有限公司")
                  .contains("南仓行业云")
                  .contains("广达公共云");
              assertThat(one.clauses()).containsExactly("CCIA-5-e1");
            });
    assertThat(rules(GROUP)).doesNotContain("several-clouds-denied");
  }

  @Test
  void aCustomerThatIsNoInstitutionHasNoDutiesOfOne() {
    List<Duty> sector =
        GROUP.duties().all().stream()
            .filter(one -> one.service().equals("gd") && one.clause().id().startsWith("SEC-"))
            .toList();

    assertThat(sector)
        .flatExtracting(Duty::responsible)
        .extracting(Duty.Share::organisation)
        .contains("hc", "pu")
        .doesNotContain("qx");
    assertThat(sector).allSatisfy(one -> assertThat(one.responsible()).isNotEmpty());
    assertThat(GROUP.duties().all())
        .filteredOn(one -> one.service().equals("gd") && one.clause().id().startsWith("CCIA-"))
        .flatExtracting(Duty::responsible)
        .extracting(Duty.Share::organisation)
        .contains("qx");
  }

  /** Clauses 6.3 are for industry clouds, 6.4 for public ones; either number may be asked for. */
  @ParameterizedTest
  @CsvSource({
    "SEC-6.4.3-5, gd, SEC-6.4.3-5",
    "SEC-6.3.3-5, gd, SEC-6.4.3-5",
    "SEC-6.3.3-5, nc, SEC-6.3.3-5",
    "SEC-6.4.3-5, nc, SEC-6.3.3-5",
    "SEC-6.4.3-5, zy, SEC-6.3.3-5",
    "SEC-6.3.1-p2a, gd, SEC-6.4.1-p2a",
  })
  void anEventCitesTheParagraphOfTheDeployment(String asked, String service, String cited) {
    Attribution event =
        GROUP
            .attribute(asked, service, GROUP.arrangement().asOf(), Optional.empty(), CATALOG, RULES)
            .orElseThrow();

    assertThat(event.event().id()).isEqualTo(cited);
    assertThat(event.requirements()).extracting(Duty::cited).containsExactly(cited);
    assertThat(event.responsible())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.clauses()).containsExactly(cited));
  }

  @Test
  void workThatNamesNoAgreementIsAskedAboutAndLookedAtUnderTheOneOfItsParties() {
    Derivation derived = derived(TEXT.replace(", agreement: XB2", ""));

    assertThat(about(derived, "d-xb"))
        .contains("agreement-untold", "agreement-interrupted")
        .doesNotContain("agreement-missing", "signed-late", "not-in-force");
    assertThat(rules(derived)).doesNotContain("overlap-undivided");
    assertThat(about(derived, "d-dg")).doesNotContain("consent-missing");
    assertThat(derived.transfers())
        .filteredOn(one -> one.rule().id().equals("agreement-untold"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(TransferFinding.State.OPEN);
              assertThat(one.clauses()).containsExactly("CCIA-5-b-2a");
              assertThat(one.finding().zh()).contains("《驻场协议》、《驻场续签协议》", "以下按《驻场续签协议》检查");
            });
    Attribution event =
        derived
            .attribute(
                "CCIA-8.2.1-b-2",
                "nc",
                LocalDate.parse("2026-07-15"),
                Optional.of("xb"),
                CATALOG,
                RULES)
            .orElseThrow();
    assertThat(event.decided()).isFalse();
    assertThat(event.missing()).anyMatch(one -> one.what().zh().contains("以上按《驻场协议》"));
    assertThat(event.work().getFirst().steps().getLast().flaws()).isEmpty();
  }

  @Test
  void workThatNoAgreementOfItsPartiesIsAboutHasNone() {
    String other = "parties: [yw, xb], services: [gd]";
    Derivation derived =
        derived(
            TEXT.replace(", agreement: XB2", "")
                .replace("parties: [yw, xb], services: [nc]", other));

    assertThat(about(derived, "d-xb")).contains("agreement-missing");
    assertThat(rules(derived)).doesNotContain("agreement-untold");
  }

  @Test
  void anAuthorisationThatIsTooWideIsToldByRequirement() {
    Derivation derived =
        derived(
            once(
                TEXT,
                "to: ax, clauses: [CCIA-8.2.2-a-1], agreement: AX",
                "to: ax, clauses: [CCIA-8.2.3-b-3a], agreement: AX"));

    assertThat(finding(derived, "authorisation-wider"))
        .contains("（a-ax）超出所转移工作的范围", "（CCIA-8.2.2-a-1）")
        .doesNotContain("基础设施层", "平台层", "规划");
    assertThat(finding(derived, "authorisation-narrower"))
        .contains("没有授权的是", "（CCIA-8.2.3-b-3a）")
        .doesNotContain("平台层");
  }

  @Test
  void anAuthorisationForALayerOfWhichSomeWorkWasHandedOnIsToldByTheOtherRequirements() {
    Derivation derived =
        derived(
            once(
                TEXT,
                "clauses: [CCIA-8.2.2-a-1], validFrom",
                "clauses: [CCIA-8.2.2-a-1, CCIA-8.2.1-b-2], validFrom"));

    assertThat(finding(derived, "authorisation-wider"))
        .contains("（CCIA-8.2.1-b-2）")
        .doesNotContain("CCIA-8.2.2-a-1", "平台层");
    assertThat(rules(derived)).doesNotContain("authorisation-narrower");
    assertThat(rules(GROUP)).doesNotContain("authorisation-wider", "authorisation-narrower");
  }

  @Test
  void consentGoesAsFarAsTheAgreementThatStatesIt() {
    Derivation derived =
        derived(
            once(
                TEXT,
                "parties: [hc, pu], services: [nc], supplier: pu",
                "parties: [hc, pu], services: [nc], supplier: pu, clauses: [CCIA-8.2.1-b-2]"));

    assertThat(finding(derived, "service-consent-narrower"))
        .contains("衡川期货有限公司的同意只到协议的范围", "恒维运维公司", "（CCIA-", "… (")
        .doesNotContain("（CCIA-8.2.1-b-2）", "客户保护自己的平台登录凭证");
    assertThat(rules(GROUP)).doesNotContain("service-consent-narrower");
  }

  @Test
  void whatAnAgreementLeavesOutOfTheWorkIsTold() {
    assertThat(GROUP.transfers())
        .filteredOn(one -> one.rule().id().equals("out-of-scope"))
        .anySatisfy(
            one -> {
              assertThat(one.about().id()).isEqualTo("d-ywg");
              assertThat(one.finding().zh()).endsWith("（广达公共云），缺的是：平台层");
            });
  }

  /** What would be choosing itself is no part of work that does not name it. */
  @Test
  void choosingPartnersAndTestingWhatTheySupplyStaysWithTheProvider() {
    assertThat(RULES.duties().kept()).containsAll(RULES.transfers().choices().keySet());
    Derivation derived =
        derived(
            once(TEXT, "to: fw, clauses: [CCIA-7.1.2-b-1a]", "to: fw, layers: [infrastructure]"));

    assertThat(derived.duties().all())
        .filteredOn(
            one -> one.service().equals("nc") && one.clause().id().equals("CCIA-7.1.2-b-1a"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.doing())
                    .extracting(Duty.Doing::organisation)
                    .doesNotContain("fw")
                    .contains("ji"));
  }

  private static String finding(Derivation derivation, String rule) {
    return derivation.transfers().stream()
        .filter(one -> one.rule().id().equals(rule))
        .map(one -> one.finding().zh())
        .reduce("", (one, other) -> one + other + "\n");
  }

  private static Attribution attributed(String event, String day, String actor) {
    return GROUP
        .attribute(event, "nc", LocalDate.parse(day), Optional.of(actor), CATALOG, RULES)
        .orElseThrow();
  }

  private static List<String> about(Derivation derivation, String delegation) {
    return derivation.transfers().stream()
        .filter(one -> one.about().id().equals(delegation))
        .map(one -> one.rule().id())
        .toList();
  }

  private static List<String> rules(Derivation derivation) {
    return derivation.transfers().stream().map(one -> one.rule().id()).toList();
  }

  /** A text with another for the first place of a third. */
  private static String once(String text, String part, String other) {
    assertThat(text).contains(part);
    int at = text.indexOf(part);
    return text.substring(0, at) + other + text.substring(at + part.length());
  }

  private static Derivation derived(String text) {
    return Derivation.of(
        ArrangementReader.read(text.getBytes(UTF_8), "group.yaml", RULES.roles().ids()),
        Passages.NOT_LOOKED,
        CATALOG,
        RULES);
  }

  private static String text() {
    try (InputStream in =
        Optional.ofNullable(
                TradingGroupTest.class.getResourceAsStream(
                    "/yunheng/responsibility/trading-group.yaml"))
            .orElseThrow()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
