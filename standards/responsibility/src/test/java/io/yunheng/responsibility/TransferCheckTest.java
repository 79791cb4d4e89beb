/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.FaultException;
import io.yunheng.responsibility.transfer.TransferRules;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of handing on work, respected and not. */
class TransferCheckTest {
  private static final RoleRules ROLES = RoleRules.shipped();
  private static final TransferRules RULES = TransferRules.shipped();
  private static final Catalog CATALOG = Catalog.shipped();
  private static final long SEED = 20_261_121;
  private static final String GOOD =
      """
      arrangement: 1
      name: test
      asOf: 2026-11-21
      organisations:
      - {id: P, name: 平台公司, institution: market-core, seat: CN, operations: [CN]}
      - {id: M, name: 运维公司, operations: [CN]}
      - {id: S, name: 分包公司, operations: [CN]}
      - {id: C, name: 客户, institution: securities}
      services: [{id: cloud, name: 云, model: IaaS, deployment: community, industry: securities, level: 3, systems: 3, facts: {multiCloud: true}}]
      acts:
      - {organisation: P, does: [manages-operations], toward: [M]}
      - {organisation: M, does: [supplies-operations], toward: [P]}
      - {organisation: C, does: [uses-service]}
      agreements:
      - id: pm
        parties: [P, M]
        signed: 2026-01-05
        validFrom: 2026-01-10
        validTo: 2026-12-31
        terms: {work-division: 3, accountability: 7, supervision: 8, consent: 9, confidentiality: 11}
        contents: {handling: 12, operations: 13}
      - id: ms
        parties: [M, S]
        signed: 2026-02-01
        validTo: 2026-12-31
        terms: {work-division: 2, accountability: 4, supervision: 5, confidentiality: 6}
      - {id: use, parties: [C, P], signed: 2026-01-01, validTo: 2026-12-31, terms: {work-division: 1, consent: 2, confidentiality: 3}, contents: {purpose: 4, security-boundary: 5, platform-standard: 6, ownership: 7, control: 8, protection: 9, no-disclosure: 10, inspection: 11, exit-support: 12, termination: 13, compensation: 14, dispute: 15, service-level: 16, service-indicators: 17, platform-grade: 18, continuity: 19, incident-notice: 20, drills: 21, change-notice: 22, data-return: 23, confidentiality-period: 24}}
      authorisations:
      - {id: a1, from: P, to: M, layers: [platform], validFrom: 2026-01-10, validTo: 2026-12-31}
      norms: [{id: n1, name: 多云规范, services: [cloud], months: 6}]
      supervisions:
      - {id: s1, norm: n1, by: C, over: P, on: 2026-10-01, found: 符合}
      delegations:
      - {id: d1, from: P, to: M, layers: [platform], agreement: pm, since: 2026-01-10}
      - {id: d2, from: M, to: S, layers: [platform], stages: [operation], agreement: ms, since: 2026-02-10}
      """;

  @Test
  void nothingIsWrongWithAGoodArrangement() {
    assertThat(found(GOOD)).isEmpty();
  }

  @Test
  void everyRuleNamesClausesThatAreThere() {
    assertThat(
            Stream.concat(
                RULES.rules().values().stream().flatMap(rule -> rule.clauses().stream()),
                Stream.concat(
                    ROLES.behaviours().stream().flatMap(one -> one.clauses().stream()),
                    ROLES.rules().stream().flatMap(one -> one.clauses().stream()))))
        .isNotEmpty()
        .allSatisfy(clause -> assertThat(CATALOG.clause(clause)).as(clause).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", agreement: pm, since: 2026-01-10 | '' | OPEN agreement-untold d1; OPEN signed-late d1",
        ", agreement: pm, since | , since | OPEN agreement-untold d1",
        "agreement: ms | agreement: pm | BREACH agreement-of-others d2 P",
        "signed: 2026-01-05 | signed: 2026-03-01 | BREACH signed-late d1 P",
        "signed: 2026-01-05 | document: x | OPEN signed-late d1",
        ", since: 2026-01-10 | '' | OPEN signed-late d1",
        "validTo: 2026-12-31 | validTo: 2026-06-30 | BREACH not-in-force d1 P;"
            + " BREACH authorisation-longer a1",
        "accountability: 7, | '' | BREACH term-missing d1 P",
        "consent: 9, | '' | BREACH consent-missing d2",
        "d1, from: P, to: M, layers: [platform] | d1, from: P, to: M | DEVIATION all-work-moved d1",
        "layers: [platform], agreement: pm | layers: [data], agreement: pm | BREACH"
            + " nothing-to-hand-on d2; BREACH authorisation-wider a1; OPEN authorisation-narrower"
            + " a1",
        "layers: [platform], validFrom | layers: [platform], stages: [build], validFrom | OPEN"
            + " authorisation-narrower a1",
        "parties: [C, P] | parties: [C, M] | BREACH service-agreement-missing cloud",
        "parties: [C, P], signed: 2026-01-01, validTo: 2026-12-31 | parties: [C, P], signed:"
            + " 2026-01-01, validTo: 2026-11-20 | BREACH service-agreement-lapsed cloud",
        "parties: [C, P], signed: 2026-01-01, validTo: 2026-12-31 | parties: [C, P], signed:"
            + " 2026-01-01 | OPEN service-agreement-lapsed cloud",
        "1, consent: 2, | 1, | BREACH service-consent-missing cloud",
        "consent: 2, confidentiality: 3 | consent: 2 | BREACH service-confidentiality-missing"
            + " cloud",
        "a1, from: P, to: M | a1, from: P, to: S | BREACH authorisation-without-work a1",
        "M, layers: [platform], validFrom | M, layers: [platform, data], validFrom | BREACH"
            + " authorisation-wider a1",
        "M, layers: [platform], validFrom | M, validFrom | BREACH authorisation-wider a1",
        "01-10, validTo: 2026-12-31} | 01-10, validTo: 2027-12-31} | BREACH authorisation-longer"
            + " a1",
        "validFrom: 2026-01-10, validTo | validFrom: 2025-01-10, validTo | BREACH"
            + " authorisation-early a1",
        "validFrom: 2026-01-10, validTo: 2026-12-31} | validFrom: 2026-01-10} | OPEN"
            + " authorisation-longer a1",
        "market-core, seat: CN, | market-core, seat: SG, | BREACH provider-abroad cloud",
        "market-core, seat: CN, | market-core, | OPEN provider-seat-untold cloud",
        "institution: market-core, | institution: other, | BREACH not-an-industry-cloud cloud",
        "institution: market-core, | '' | OPEN institution-untold cloud",
        "客户, institution: securities | 客户 | OPEN institution-untold cloud",
        "分包公司, operations: [CN] | 分包公司, operations: [CN, US] | BREACH operations-abroad cloud",
        "运维公司, operations: [CN] | 运维公司 | OPEN operations-untold cloud",
        "systems: 3 | systems: 4 | BREACH level-below-systems cloud",
        "systems: 3, | '' | OPEN level-below-systems cloud",
        "level: 3, systems: 3 | level: 2, systems: 2 | BREACH level-below-floor cloud",
        "validTo: 2026-12-31, terms: {work-division: 1 | validTo: 2026-12-31, services: [cloud],"
            + " supplier: C, terms: {work-division: 1 | BREACH service-agreement-missing cloud",
        "ownership: 7, | '' | BREACH contents-missing use",
        "contents: {handling: 12, operations: 13} | '' | OPEN contents-untold pm",
        "signed: 2026-01-01, validTo: 2026-12-31, terms | signed: 2024-01-01, validTo: 2026-12-31,"
            + " terms | BREACH provider-not-assessed cloud",
        "on: 2026-10-01 | on: 2026-01-01 | BREACH supervision-overdue n1",
        "on: 2026-10-01 | on: 2026-12-01 | BREACH supervision-missing n1",
        "over: P | over: M | BREACH supervision-missing n1",
        "layers: [platform], agreement: pm | justification: 董事会决定, agreement: pm | JUSTIFIED"
            + " all-work-moved d1",
      })
  void whatIsBrokenIsFound(String right, String wrong, String expected) {
    String text = GOOD.replaceFirst(java.util.regex.Pattern.quote(right.strip()), wrong.strip());

    assertThat(found(text)).containsExactlyInAnyOrder(expected.strip().split("; ", -1));
  }

  @Test
  void aPartnerNeedsAnAgreementWhetherOrNotWorkWasHandedOn() {
    String supplied =
        GOOD.replace("- {id: S, name", "- {id: Y, name: 软件公司}\n- {id: S, name")
            .replace(
                "- {organisation: C, does: [uses-service]}",
                """
                - {organisation: P, does: [chooses-platform-software], toward: [Y]}
                - {organisation: Y, does: [supplies-software], toward: [P]}
                - {organisation: C, does: [uses-service]}\
                """);
    String agreed =
        supplied.replace(
            "authorisations:",
            "- {id: py, parties: [P, Y], contents: {handling: 1, software-service: 2}, signed:"
                + " 2026-01-01, validTo: 2026-12-31}\n"
                + "authorisations:");

    assertThat(found(supplied)).containsExactly("BREACH partner-agreement-missing cloud P");
    assertThat(findings(supplied).getFirst().finding().zh()).contains("软件公司向平台公司供给（云）");
    assertThat(found(agreed)).isEmpty();
    assertThat(
            found(
                agreed.replace(
                    "signed: 2026-01-01, validTo: 2026-12-31}\nauth",
                    "validTo: 2026-06-30}\nauth")))
        .containsExactly("BREACH partner-agreement-lapsed cloud P");
  }

  @Test
  void beforeWorkBeginsNothingIsBroken() {
    assertThat(
            found(
                GOOD.replace("asOf: 2026-11-21", "asOf: 2026-01-06")
                    .replace("on: 2026-10-01", "on: 2026-01-06")))
        .isEmpty();
  }

  @Test
  void aContractThatIsSignedLaterDoesNotHoldYet() {
    assertThat(
            found(
                GOOD.replace(
                    "parties: [C, P], signed: 2026-01-01", "parties: [C, P], signed: 2026-12-01")))
        .contains("BREACH service-agreement-lapsed cloud");
  }

  @Test
  void thatAnAgreementLapsesHidesNoMissingConsent() {
    String lapsed =
        GOOD.replace("{work-division: 1, consent: 2, confidentiality: 3}", "{work-division: 1}")
            .replace(
                "parties: [C, P], signed: 2026-01-01, validTo: 2026-12-31",
                "parties: [C, P], signed: 2026-01-01, validTo: 2026-06-30");

    assertThat(found(lapsed))
        .contains("BREACH service-agreement-lapsed cloud", "BREACH service-consent-missing cloud");
  }

  @Test
  void aNameThatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> found(GOOD.replace("name: 分包公司", "name: 运维公司")))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().details()).containsEntry("value", "运维公司"));
  }

  @Test
  void aRuleStandsOnlyOnClausesThatApply() {
    String bare =
        GOOD.replace(", consent: 9, confidentiality: 11}", "}")
            .replace(", consent: 2, confidentiality: 3}", "}");

    assertThat(findings(bare))
        .filteredOn(one -> one.rule().id().equals("consent-missing"))
        .singleElement()
        .satisfies(one -> assertThat(one.clauses()).containsExactly("SEC-7.3-p5"));
    String government =
        bare.replace(
            "deployment: community, industry: securities",
            "deployment: public, industry: government");
    assertThat(found(government))
        .containsExactlyInAnyOrder(
            "BREACH confidentiality-missing d1", "BREACH service-confidentiality-missing cloud");
    assertThat(findings(government).getFirst().clauses()).containsExactly("GOV-6.6.3-1");
    assertThat(
            found(
                bare.replace(
                        "deployment: community, industry: securities, level: 3, systems: 3",
                        "deployment: private, industry: futures, level: 2, systems: 2")
                    .replace("organisation: C, does: [uses", "organisation: P, does: [uses")))
        .isEmpty();
  }

  @Test
  void whereItIsNotKnownWhetherTheyApplyItIsOpen() {
    String bare =
        GOOD.replace(", consent: 9, confidentiality: 11}", "}")
            .replace("industry: securities, level: 3, ", "");

    assertThat(found(bare))
        .containsExactlyInAnyOrder("OPEN consent-missing d2", "OPEN level-below-systems cloud");
    assertThat(findings(bare).getFirst().finding().zh())
        .contains("上一层协议没有写明同意")
        .contains("是否适用未知，缺：行业（industry）")
        .contains("SEC-7.3-p5");
  }

  @Test
  void severalCloudsNeedANorm() {
    String text = GOOD.replaceFirst("norms: .*", "norms: []").replaceFirst("- \\{id: s1.*", "");

    assertThat(found(text.replace("supervisions:", "supervisions: []")))
        .containsExactly("BREACH norm-missing cloud");
    assertThat(
            found(
                text.replace("supervisions:", "supervisions: []")
                    .replace("multiCloud: true", "multiCloud: false")))
        .isEmpty();
  }

  @Test
  void aThirdLayerIsADeviationAndSaysWhoBears() {
    String text =
        GOOD.replace("- {id: C, name", "- {id: T, name: 三包公司, operations: [CN]}\n- {id: C, name")
            + "- {id: d3, from: S, to: T, layers: [platform]}\n";

    assertThat(found(text))
        .containsExactlyInAnyOrder(
            "DEVIATION too-many-layers d3",
            "BREACH consent-missing d3",
            "BREACH agreement-missing d3 P");
    assertThat(findings(text))
        .filteredOn(one -> one.rule().id().equals("too-many-layers"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.finding().zh()).contains("三包公司").contains("3").contains("2"));
  }

  @Test
  void anAgreementCountsForTheWorkAndTheSideThatItIsAbout() {
    assertThat(found(GOOD.replace("parties: [P, M]", "parties: [P, M]\n  layers: [data]")))
        .containsExactly("BREACH out-of-scope d1 P");
    assertThat(found(GOOD.replace("parties: [P, M]", "parties: [P, M]\n  supplier: P")))
        .containsExactly("BREACH out-of-scope d1 P");
    assertThat(found(GOOD.replace("parties: [P, M]", "parties: [P, M]\n  supplier: M"))).isEmpty();
  }

  @Test
  void theSameWorkGivenToTwoIsAskedAbout() {
    String two = GOOD + "- {id: d3, from: P, to: S, layers: [platform], since: 2026-03-01}\n";

    assertThat(findings(two))
        .filteredOn(one -> one.rule().id().equals("overlap-undivided"))
        .singleElement()
        .satisfies(one -> assertThat(one.finding().zh()).contains("运维公司").contains("分包公司"));
    assertThat(found(two.replace("since: 2026-03-01}", "agreement: use, since: 2026-03-01}")))
        .contains("OPEN overlap d3");
  }

  @Test
  void aPartnerDoesNotChooseItself() {
    assertThat(
            found(
                GOOD.replace(
                    "to: M, layers: [platform], agreement",
                    "to: M, clauses: [CCIA-6.6-b-3, CCIA-8.2.2-a-1], agreement")))
        .contains("DEVIATION chooses-itself d1");
  }

  @Test
  void aCycleIsNamedOnce() {
    String text = GOOD + "- {id: d3, from: S, to: M, layers: [platform], agreement: ms}\n";

    assertThat(findings(text))
        .filteredOn(one -> one.rule().id().equals("cycle"))
        .singleElement()
        .satisfies(one -> assertThat(one.finding().zh()).contains("运维公司").contains("分包公司"));
  }

  @Test
  void behindACycleLayersAndConsentStillCount() {
    String text =
        GOOD.replace("- {id: C, name", "- {id: T, name: 三包公司, operations: [CN]}\n- {id: C, name")
            + """
            - {id: d3, from: S, to: T, layers: [platform], agreement: ms}
            - {id: d4, from: T, to: S, layers: [platform], agreement: ms}
            """;

    assertThat(found(text))
        .contains(
            "BREACH cycle d3",
            "DEVIATION too-many-layers d3",
            "BREACH consent-missing d3",
            "DEVIATION too-many-layers d4",
            "BREACH agreement-of-others d3 P");
  }

  @Test
  void anAgreementThatEndsNeverMakesItBetter() {
    for (String from : new String[] {"2026-12-31", "2026-11-21"}) {
      List<String> before = found(GOOD.replace("2026-12-31", from));
      List<String> after = found(GOOD.replace("2026-12-31", "2026-11-20"));
      assertThat(after).hasSizeGreaterThanOrEqualTo(before.size()).isNotEmpty();
    }
  }

  @Test
  void fiveHundredOrganisationsInAnyTangleComeToAnEnd() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Organisation> organisations =
        IntStream.range(0, 500).mapToObj(n -> new Organisation("o" + n, "o" + n, false)).toList();
    List<Delegation> delegations = new ArrayList<>();
    for (int n = 0; n < 2_000; n++) {
      int from = random.nextInt(500);
      int to = n % 3 == 0 ? (from + 1) % 500 : random.nextInt(500);
      if (from != to) {
        delegations.add(
            new Delegation(
                "d" + n,
                "cloud",
                "o" + from,
                "o" + to,
                WorkScope.EVERYTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                n));
      }
    }
    Arrangement base = arrangement(GOOD);
    Arrangement tangle =
        new Arrangement(
            "tangle",
            LocalDate.of(2026, 11, 21),
            organisations,
            base.services(),
            List.of(new Act("o0", "cloud", "manages-operations", List.of(), "", 1)),
            List.<ServiceAgreement>of(),
            delegations,
            List.of(),
            List.of(),
            List.of());

    List<TransferFinding> findings =
        new TransferCheck(RULES, CATALOG)
            .check(tangle, new RoleFinder(ROLES).find(tangle), Passages.NOT_LOOKED);

    assertThat(findings).as("seed %d", SEED).hasSizeGreaterThan(delegations.size());
    assertThat(findings).anyMatch(one -> one.rule().id().equals("cycle"));
  }

  private static List<TransferFinding> findings(String text) {
    Arrangement arrangement = arrangement(text);
    return new TransferCheck(RULES, CATALOG)
        .check(arrangement, new RoleFinder(ROLES).find(arrangement), Passages.NOT_LOOKED);
  }

  private static List<String> found(String text) {
    return findings(text).stream()
        .map(
            one ->
                one.state()
                    + " "
                    + one.rule().id()
                    + " "
                    + one.about().id()
                    + one.bears().map(who -> " " + who).orElse(""))
        .toList();
  }

  private static Arrangement arrangement(String text) {
    return ArrangementReader.read(text.getBytes(StandardCharsets.UTF_8), "a.yaml", ROLES.ids());
  }
}
