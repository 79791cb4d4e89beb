/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseKind;
import io.yunheng.catalog.Fit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Duties, blame and what a change would change. */
class DerivationTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final ResponsibilityRules BOOKS = ResponsibilityRules.shipped();
  private static final Path EXAMPLES = Path.of("..", "..", "examples", "responsibility");
  private static final String SITE = "gov-website.yaml";
  private static final long SEED = 20_261_121;

  @Test
  void everyRuleNamesClausesThatAreThere() {
    Set<String> named = new TreeSet<>(BOOKS.duties().ranges().keySet());
    BOOKS.duties().steads().values().forEach(one -> named.addAll(one.clauses()));
    BOOKS.duties().watches().values().forEach(one -> named.addAll(one.clauses()));
    BOOKS.duties().rules().values().forEach(one -> named.addAll(one.clauses()));
    BOOKS.events().events().forEach(one -> named.addAll(one.clauses()));

    assertThat(named).isNotEmpty().allMatch(id -> CATALOG.clause(id).isPresent());
  }

  @Test
  void whatAnEventStandsOnBindsThoseWhoseResponsibilityItIs() {
    for (Event event : BOOKS.events().events()) {
      assertThat(event.clauses()).as(event.id()).isNotEmpty();
      for (String id : event.clauses()) {
        assertThat(event.roles())
            .as(event.id() + " " + id)
            .anyMatch(CATALOG.clause(id).map(Clause::bound).orElseThrow()::contains);
      }
    }
  }

  @Test
  void everyRequirementThatAppliesHasSomebody() {
    Derivation derivation = derive(SITE);
    Arrangement arrangement = derivation.arrangement();

    Set<String> applies =
        CATALOG.clauses().stream()
            .filter(clause -> clause.kind() != ClauseKind.APPLICABILITY)
            .filter(
                clause ->
                    CATALOG.fit(clause, arrangement.services().getFirst().profile())
                        != Fit.EXCLUDED)
            .map(Clause::id)
            .collect(Collectors.toSet());
    assertThat(derivation.duties().all())
        .extracting(duty -> duty.clause().id())
        .containsExactlyInAnyOrderElementsOf(applies);
    assertThat(derivation.duties().all())
        .filteredOn(duty -> duty.outside().size() < duty.clause().bound().size())
        .allMatch(duty -> !duty.responsible().isEmpty() && !duty.doing().isEmpty());
    assertThat(found(derivation)).doesNotContain("nobody", "undecided", "model-unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "IaaS, cloud-co provider abstraction; city customer virtual-compute",
    "PaaS, cloud-co provider abstraction virtual-compute",
    "SaaS, cloud-co provider abstraction virtual-compute"
  })
  void theServiceModelDividesWhatBothSidesControl(String model, String expected)
      throws IOException {
    Derivation derivation = derived(text(SITE).replace("model: IaaS", "model: " + model));

    String shares =
        duty(derivation, "MLPS-L3-boundary-acl-a").responsible().stream()
            .map(
                share ->
                    share.organisation() + " " + share.role().code() + components(share.basis()))
            .sorted(java.util.Comparator.reverseOrder())
            .collect(Collectors.joining("; "));
    assertThat(shares)
        .isEqualTo(
            Arrays.stream(expected.split("; ", -1))
                .sorted(java.util.Comparator.reverseOrder())
                .collect(Collectors.joining("; ")));
  }

  private static String components(Duty.Basis basis) {
    return basis instanceof Duty.Basis.Ranged ranged
        ? ranged.components().stream().map(one -> " " + one.id()).collect(Collectors.joining())
        : "";
  }

  @Test
  void withoutAServiceModelTheDivisionStaysOpen() throws IOException {
    Derivation derivation = derived(text(SITE).replace("model: IaaS, ", ""));

    assertThat(found(derivation)).contains("model-unknown");
    assertThat(finding(derivation, "applicability-unknown").finding().zh()).contains("model");
  }

  @Test
  void whatNoPartnerDoesTheProviderAnswersFor() {
    Derivation before = derive(SITE);
    Derivation after = changed(before, "drop:soft-co");

    assertThat(responsible(before, "CCIA-8.1.1-b-1")).containsExactly("soft-co partner-software");
    assertThat(responsible(after, "CCIA-8.1.1-b-1")).containsExactly("cloud-co provider");
    assertThat(duty(after, "CCIA-8.1.1-b-1").responsible().getFirst().basis())
        .isInstanceOf(Duty.Basis.Instead.class);
    assertThat(ArrangementComparison.of(before, after).duties())
        .extracting(change -> change.either().clause().id())
        .contains("CCIA-8.1.1-b-1")
        .doesNotContain("CCIA-9.1-a-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {SITE, "annex-a1.yaml", "annex-a2.yaml", "annex-a3-printed.yaml"})
  void nobodyIsResponsibleTwiceInOneRole(String file) {
    Derivation without = file.equals(SITE) ? changed(derive(file), "drop:web-co") : derive(file);

    assertThat(without.duties().all())
        .allSatisfy(
            duty ->
                assertThat(
                        duty.responsible().stream()
                            .map(one -> one.organisation() + " " + one.role())
                            .toList())
                    .doesNotHaveDuplicates());
  }

  @Test
  void withoutACustomerItsDutiesHaveNobody() {
    Derivation after = changed(derive(SITE), "drop:city");

    DutyFinding nobody = finding(after, "nobody");
    assertThat(nobody.clauses()).contains("CCIA-9.1-a-1", "GOV-6.1-1a");
    assertThat(duty(after, "CCIA-9.1-a-1").responsible()).isEmpty();
  }

  @Test
  void aRoleThatIsAskedForLeavesItsDutiesUndecided() throws IOException {
    Derivation derivation =
        derived(
            """
            arrangement: 1
            name: test
            asOf: 2026-11-21
            organisations: [{id: P, name: 甲}, {id: C, name: 乙}]
            services: [{id: s, name: s, model: IaaS}]
            acts:
            - {organisation: P, does: [uses-hardware]}
            - {organisation: C, does: [uses-service]}
            """);

    assertThat(finding(derivation, "undecided").organisations()).containsExactly("P");
    assertThat(finding(derivation, "undecided").finding().en()).contains("甲");
  }

  @Test
  void jointProvidersNeedAnAgreementThatDividesTheWork() throws IOException {
    String shared =
        text("annex-a2.yaml")
            + """
            agreements:
            - {id: AB, parties: [A, B], signed: 2026-01-01, validTo: 2026-11-21, terms: {work-division: 1}}
            """;

    assertThat(sharing(derive("annex-a2.yaml"))).contains(List.of("A", "B"));
    assertThat(sharing(derived(shared))).isNotEmpty().doesNotContain(List.of("A", "B"));
    assertThat(sharing(derived(shared.replace("validTo: 2026-11-21", "validTo: 2026-11-20"))))
        .contains(List.of("A", "B"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"signed: 2026-01-01, ", "validTo: 2027-11-21, "})
  void aDivisionWithoutDatesStaysOpen(String date) throws IOException {
    String shared =
        text("annex-a2.yaml")
            + """
            agreements:
            - {id: AB, parties: [A, B], signed: 2026-01-01, validTo: 2027-11-21, terms: {work-division: 1}}
            """;

    Derivation undated = derived(shared.replace(date, ""));

    assertThat(found(derived(shared))).doesNotContain("split-undated");
    assertThat(finding(undated, "split-undated").organisations()).containsExactly("A", "B");
    assertThat(sharing(undated)).doesNotContain(List.of("A", "B"));
  }

  @Test
  void workGoesDownTheChainAndIsWatchedAtEveryStep() {
    Duty duty = duty(derive(SITE), "CCIA-7.2-b");

    assertThat(duty.responsible()).extracting(Duty.Share::organisation).containsExactly("cloud-co");
    assertThat(duty.doing()).extracting(Duty.Doing::organisation).containsExactly("sub-co");
    assertThat(duty.doing().getFirst().by())
        .extracting(one -> one.id())
        .containsExactly("om", "om-site");
    assertThat(duty.watching())
        .extracting(Duty.Watching::organisation)
        .containsExactlyInAnyOrder("city", "cloud-co", "om-co");
  }

  @Test
  void allOfAnnexBComesOut() throws IOException {
    Derivation derivation = derive("annex-a1.yaml");
    Map<String, Set<String>> expected = new TreeMap<>();
    for (String line : resource("annex-b.tsv").lines().skip(1).toList()) {
      String[] row = line.split("\t", -1);
      expected.put(row[0], Set.of(row[1].split(";", -1)));
    }

    assertThat(derivation.typical()).hasSize(16);
    for (Attribution one : derivation.typical()) {
      Set<String> roles = new HashSet<>();
      one.responsible().forEach(blame -> roles.add(blame.share().role().code()));
      assertThat(roles).as(one.event().id()).isEqualTo(expected.get(one.event().id()));
      assertThat(one.requirements()).as(one.event().id()).isNotEmpty();
      assertThat(one.bears()).as(one.event().id()).isNotEmpty();
      assertThat(one.decided())
          .as(one.event().id() + " " + one.missing())
          .isEqualTo(!one.event().id().equals("EVENT-03"));
    }
  }

  @Test
  void ofJointProvidersTheOneWhosePartItIsIsToBlame() {
    Attribution hardware = event(derive("annex-a2.yaml"), "EVENT-05");
    Attribution software = event(derive("annex-a2.yaml"), "EVENT-10");

    assertThat(hardware.responsible())
        .extracting(one -> one.share().organisation())
        .containsExactly("A", "B");
    assertThat(software.responsible())
        .extracting(one -> one.share().organisation())
        .containsExactly("A", "B");
    assertThat(event(derive("annex-a2.yaml"), "EVENT-12").responsible())
        .extracting(one -> one.share().organisation())
        .containsExactly("A");
    assertThat(event(derive("annex-a3.yaml"), "EVENT-12").missing())
        .anyMatch(need -> need.what().zh().contains("A组织、B组织"));
  }

  @Test
  void aClearAgreementGivesRecourseAndAnUnclearOneDoesNot() throws IOException {
    Attribution clear = notMet(derive(SITE), "CCIA-8.2.1-b-3");
    Attribution unclear =
        notMet(
            derived(text(SITE).replace("{work-division: 第3条, accountability: 第8条,", "{")),
            "CCIA-8.2.1-b-3");
    Attribution expired = notMet(derive(SITE), "CCIA-8.2.1-b-2");

    assertThat(clear.work()).extracting(Attribution.Work::organisation).containsExactly("om-co");
    assertThat(clear.bears())
        .singleElement()
        .satisfies(
            loss -> {
              assertThat(loss.organisation()).isEqualTo("cloud-co");
              assertThat(loss.recourse()).isPresent();
            });
    assertThat(unclear.bears())
        .singleElement()
        .satisfies(
            loss -> {
              assertThat(loss.recourse()).isEmpty();
              assertThat(loss.clauses()).contains("CCIA-5-b-3");
            });
    assertThat(expired.work())
        .flatExtracting(Attribution.Work::steps)
        .filteredOn(step -> step.delegation().id().equals("sec"))
        .singleElement()
        .satisfies(step -> assertThat(step.flaws()).containsExactly(Attribution.Flaw.LAPSED));
  }

  @Test
  void theDayOfTheEventDecidesWhatWasInForce() {
    Attribution then = notMet(derive(SITE), "CCIA-8.2.1-b-2", LocalDate.of(2026, 9, 30));

    assertThat(then.work())
        .flatExtracting(Attribution.Work::steps)
        .filteredOn(step -> step.delegation().id().equals("sec"))
        .allMatch(step -> step.flaws().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {SITE, "annex-a1.yaml", "annex-a2.yaml", "annex-a3.yaml"})
  void otherNamesChangeNothing(String file) throws IOException {
    Derivation before = derive(file);
    String renamed = text(file);
    List<String> ids = before.arrangement().organisations().stream().map(one -> one.id()).toList();
    for (String id : ids) {
      renamed =
          renamed.replaceAll(
              "(?<=[\\[ ,:])" + java.util.regex.Pattern.quote(id) + "(?=[,\\]}\\n])", "x-" + id);
    }
    Derivation after = derived(renamed);

    assertThat(after.duties().all()).hasSameSizeAs(before.duties().all());
    for (int i = 0; i < before.duties().all().size(); i++) {
      assertThat(parties(after.duties().all().get(i)))
          .isEqualTo(
              parties(before.duties().all().get(i)).stream().map(one -> "x-" + one).toList());
    }
    assertThat(found(after)).isEqualTo(found(before));
  }

  private static List<String> parties(Duty duty) {
    List<String> parties = new ArrayList<>();
    duty.responsible().forEach(one -> parties.add(one.organisation()));
    duty.doing().forEach(one -> parties.add(one.organisation()));
    duty.watching().forEach(one -> parties.add(one.organisation()));
    return parties;
  }

  @Test
  void handingWorkOnNeverTakesAwayResponsibility() {
    Derivation before = derive(SITE);
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> ids = before.arrangement().organisations().stream().map(one -> one.id()).toList();
    Derivation after = before;
    for (int n = 0; n < 40; n++) {
      String from = ids.get(random.nextInt(ids.size()));
      String to = ids.get(random.nextInt(ids.size()));
      after = changed(after, "hand:" + from + ">" + to);
      assertThat(shares(after)).as("seed %d, step %d", SEED, n).isEqualTo(shares(before));
    }
  }

  private static List<List<Duty.Share>> shares(Derivation derivation) {
    return derivation.duties().all().stream().map(Duty::responsible).toList();
  }

  @Test
  void anAgreementThatEndsNeverMakesItBetter() {
    Derivation before = derive(SITE);
    for (var agreement : before.arrangement().agreements()) {
      Derivation after = changed(before, "expire:" + agreement.id());
      assertThat(after.transfers().size() + after.duties().findings().size())
          .as(agreement.id())
          .isGreaterThanOrEqualTo(before.transfers().size() + before.duties().findings().size());
      assertThat(ArrangementComparison.of(before, after).dutyFindings().went())
          .as(agreement.id())
          .isEmpty();
    }
  }

  @Test
  void fiveHundredPartiesInAnyTangleComeToAnEnd() {
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder text =
        new StringBuilder("arrangement: 1\nname: tangle\nasOf: 2026-11-21\norganisations:\n");
    IntStream.range(0, 500).forEach(n -> text.append("- {id: o" + n + ", name: 组织" + n + "}\n"));
    text.append(
        "services: [{id: s, name: s, model: IaaS, industry: government, level: 3}]\nacts:\n");
    List<String> behaviours = BOOKS.roles().ids().stream().sorted().toList();
    for (int n = 0; n < 500; n++) {
      text.append("- {organisation: o" + n + ", does: [")
          .append(behaviours.get(random.nextInt(behaviours.size())))
          .append("]}\n");
    }
    text.append("delegations:\n");
    for (int n = 0; n < 2_000; n++) {
      int from = random.nextInt(500);
      int to = (from + 1 + random.nextInt(n % 3 == 0 ? 1 : 498)) % 500;
      text.append("- {id: d" + n + ", from: o" + from + ", to: o" + to + "}\n");
    }

    Derivation derivation = derived(text.toString());

    Set<String> doers = new LinkedHashSet<>();
    derivation
        .duties()
        .all()
        .forEach(duty -> duty.doing().forEach(one -> doers.add(one.organisation())));
    assertThat(doers).as("seed %d", SEED).isNotEmpty();
    assertThat(found(derivation)).contains("without-split");
  }

  private static Attribution event(Derivation derivation, String id) {
    return derivation.typical().stream()
        .filter(one -> one.event().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Attribution notMet(Derivation derivation, String clause) {
    return notMet(derivation, clause, derivation.arrangement().asOf());
  }

  private static Attribution notMet(Derivation derivation, String clause, LocalDate day) {
    return derivation
        .attribute(clause, "gov-cloud", day, Optional.empty(), CATALOG, BOOKS)
        .orElseThrow();
  }

  private static Derivation changed(Derivation before, String change) {
    Arrangement arrangement = before.arrangement();
    return Derivation.of(
        new ChangeReader(arrangement).read(change).made(arrangement),
        Passages.NOT_LOOKED,
        CATALOG,
        BOOKS);
  }

  private static Duty duty(Derivation derivation, String clause) {
    return derivation.duties().all().stream()
        .filter(one -> one.clause().id().equals(clause))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> responsible(Derivation derivation, String clause) {
    return duty(derivation, clause).responsible().stream()
        .map(one -> one.organisation() + " " + one.role().code())
        .toList();
  }

  private static Set<String> found(Derivation derivation) {
    return derivation.duties().findings().stream()
        .map(one -> one.rule().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<List<String>> sharing(Derivation derivation) {
    return derivation.duties().findings().stream()
        .filter(one -> one.rule().id().equals("without-split"))
        .map(DutyFinding::organisations)
        .toList();
  }

  private static DutyFinding finding(Derivation derivation, String rule) {
    return derivation.duties().findings().stream()
        .filter(one -> one.rule().id().equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError(rule + " not in " + found(derivation)));
  }

  private static Derivation derive(String file) {
    return Derivation.of(
        ArrangementReader.read(EXAMPLES.resolve(file), BOOKS.roles().ids()),
        Passages.NOT_LOOKED,
        CATALOG,
        BOOKS);
  }

  private static Derivation derived(String text) {
    return Derivation.of(
        ArrangementReader.read(
            text.getBytes(StandardCharsets.UTF_8), "test.yaml", BOOKS.roles().ids()),
        Passages.NOT_LOOKED,
        CATALOG,
        BOOKS);
  }

  private static String text(String file) throws IOException {
    return Files.readString(EXAMPLES.resolve(file));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        DerivationTest.class.getResourceAsStream("/yunheng/responsibility/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
