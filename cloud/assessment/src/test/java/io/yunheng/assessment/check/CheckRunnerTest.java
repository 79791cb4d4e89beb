/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.Placeholders;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRunnerTest {
  private static final Instant AS_OF = Instant.parse("2026-11-20T00:00:00Z");
  private static final Origin ORIGIN =
      new Origin("test", "GET /rules", AS_OF, Origin.Manner.EXAMPLE);
  private static final Gap DENIED =
      new Gap(Understanding.DENIED, "http-403", "get_security_group_rules", ORIGIN);
  private static final String PACK =
      """
      pack: {id: p, version: "1", title: {zh: 包, en: pack}}
      checks:
      - id: open
        title: {zh: 规则, en: rules}
        serves: [{item: MLPS-L3-boundary-acl-a, aspect: least}]
        over: rule
        select: "rule.direction == 'ingress'"
        satisfied: "!anywhere(rule.remote)"
        finding: {zh: "{rule.remote}", en: "{rule.remote} of {id}"}
        remedy: {zh: 改, en: mend}
        fixtures:
        - {name: a, expect: satisfied, resources: [{kind: rule, id: r, direction: ingress, remote: 10.0.0.0/8}]}
        - {name: b, expect: violated, resources: [{kind: rule, id: r, direction: ingress, remote: 0.0.0.0/0}]}
      """;

  @TempDir static Path folder;
  private static Check check;

  @BeforeAll
  static void loadThePack() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("p.yaml"), PACK);
    check =
        new Packs(MlpsCatalog.level3Cloud(), List.of())
            .folder(folder)
            .getFirst()
            .checks()
            .getFirst();
  }

  @Test
  void observationsBelongToTheirTenants() throws InterruptedException {
    CheckRun run =
        run(
            EvidenceLimits.DEFAULT,
            1,
            estate()
                .add(rule("1", "a", "ingress", known("0.0.0.0/0")))
                .add(rule("2", "b", "ingress", known("10.0.0.0/8")))
                .add(rule("3", "b", "egress", known("0.0.0.0/0")))
                .add(rule("4", "b", "ingress", Fact.unknown(DENIED))));
    assertThat(run.tallies()).extracting(ObjectTally::object).containsExactly("a", "b");
    ObjectTally a = run.tally("a").orElseThrow();
    assertThat(a.violated()).isEqualTo(1);
    ObjectTally b = run.tally("b").orElseThrow();
    assertThat(b.satisfied()).isEqualTo(1);
    assertThat(b.unknown()).isEqualTo(1);
    assertThat(b.gaps()).containsExactly(new GapCount(DENIED, 1));
    assertThat(b.total()).isEqualTo(2);
    assertThat(b.observations()).extracting(Observation::id).containsExactly("4", "2");
  }

  @Test
  void anObservationShowsWhatItStandsOn() throws InterruptedException {
    Observation observation =
        run(EvidenceLimits.DEFAULT, 1, estate().add(rule("1", "a", "ingress", known("0.0.0.0/0"))))
            .tallies()
            .getFirst()
            .observations()
            .getFirst();
    assertThat(observation.outcome()).isEqualTo(ObservationOutcome.VIOLATED);
    assertThat(observation.tenant()).isEqualTo("a");
    assertThat(observation.data())
        .extracting(datum -> datum.column() + "=" + datum.value())
        .containsExactly("direction=ingress", "remote=0.0.0.0/0");
    assertThat(observation.data().getFirst().origin()).isEqualTo(ORIGIN);
    assertThat(Placeholders.fill(check.finding(), observation.details()).en())
        .isEqualTo("0.0.0.0/0 of 1");
  }

  @Test
  void whereTheTenantIsUnknownItMayBeAnyones() throws InterruptedException {
    Row row = row("1", "ingress", known("0.0.0.0/0"));
    row.set(index("tenant"), Fact.unknown(DENIED));
    CheckRun run = run(EvidenceLimits.DEFAULT, 1, estate().add(Kind.RULE.shape().build(row)));
    assertThat(run.tallies()).isEmpty();
    ObjectTally any = run.unattributed().orElseThrow();
    assertThat(any.violated()).isEqualTo(1);
    assertThat(any.gaps()).containsExactly(new GapCount(DENIED, 1));
  }

  @Test
  void whatMayNotBeLookedAtAtAllIsDoubtful() throws InterruptedException {
    Row row = row("1", "ingress", known("0.0.0.0/0"));
    row.set(index("direction"), Fact.unknown(DENIED));
    row.set(index("tenant"), known("a"));
    ObjectTally tally =
        run(EvidenceLimits.DEFAULT, 1, estate().add(Kind.RULE.shape().build(row)))
            .tally("a")
            .orElseThrow();
    assertThat(tally.unknown()).isEqualTo(1);
    assertThat(tally.doubtful()).isEqualTo(1);
  }

  @Test
  void evidenceIsBoundedAndCountsAreExactOnAnyNumberOfThreads() throws InterruptedException {
    Estate.Builder estate = estate();
    for (int i = 0; i < 3 * ExpressionEvaluation.PART; i++) {
      String remote = i % 3 == 0 ? "0.0.0.0/0" : "10.0.0.0/8";
      estate.add(rule("%06d".formatted(i), "t" + i % 7, "ingress", known(remote)));
    }
    Estate built = estate.build();
    EvidenceLimits limits = new EvidenceLimits(50, 210, 2, 6);
    CheckRun one = run(limits, 1, built);
    CheckRun four = run(limits, 4, built);
    assertThat(four).isEqualTo(one);
    assertThat(one.tallies().stream().mapToLong(ObjectTally::total).sum())
        .isEqualTo(3L * ExpressionEvaluation.PART);
    assertThat(one.tallies().stream().mapToLong(ObjectTally::violated).sum())
        .isEqualTo(ExpressionEvaluation.PART);
    assertThat(one.tallies())
        .allSatisfy(
            tally ->
                assertThat(tally.observations())
                    .filteredOn(observation -> observation.outcome() == ObservationOutcome.VIOLATED)
                    .hasSize(30)
                    .extracting(Observation::id)
                    .isSorted());
    assertThat(
            one.tallies().stream()
                .flatMap(tally -> tally.observations().stream())
                .filter(observation -> observation.outcome() == ObservationOutcome.SATISFIED))
        .hasSize(6);
  }

  @Test
  void theMomentOfReadingIsNothingOfTheCloud() throws IOException, InterruptedException {
    Path own = Files.createDirectory(folder.resolve("probed"));
    Files.writeString(
        own.resolve("p.yaml"),
        """
        pack: {id: q, version: "1", title: {zh: 包, en: pack}}
        checks:
        - id: probed
          title: {zh: 入口, en: endpoints}
          serves: [{item: MLPS-L3-boundary-acl-a, aspect: least}]
          over: endpoint
          satisfied: "endpoint.tls == true"
          data: ["url", "tls", "probedAt"]
          finding: {zh: "{endpoint.probedAt}", en: "{endpoint.url} at {endpoint.probedAt}"}
          remedy: {zh: 改, en: mend}
          attribute: platform
          fixtures:
          - {name: a, expect: satisfied, resources: [{kind: endpoint, id: e, tls: true}]}
          - {name: b, expect: violated, resources: [{kind: endpoint, id: e, tls: false}]}
        """);
    Check probed =
        new Packs(MlpsCatalog.level3Cloud(), List.of()).folder(own).getFirst().checks().getFirst();
    ObjectTally first = endpoint(probed, "https://a", AS_OF);
    ObjectTally later = endpoint(probed, "https://a", AS_OF.plusSeconds(60));
    assertThat(later.observations()).isNotEqualTo(first.observations());
    assertThat(later.digest()).isEqualTo(first.digest());
    assertThat(endpoint(probed, "https://b", AS_OF).digest()).isNotEqualTo(first.digest());
  }

  private static ObjectTally endpoint(Check probed, String url, Instant at)
      throws InterruptedException {
    Shape<?> shape = Kind.ENDPOINT.shape();
    Row row = shape.row("e", ORIGIN, Gap.notRecorded(ORIGIN));
    row.set(shape.index("url").orElseThrow(), known(url));
    row.set(shape.index("tls").orElseThrow(), Fact.known(true));
    row.set(shape.index("probedAt").orElseThrow(), Fact.known(at));
    return new CheckRunner(EvidenceLimits.DEFAULT, 1, Progress.SILENT)
        .run(
            List.of(probed),
            new Evidence(
                SubjectKind.PLATFORM,
                AS_OF,
                estate().add(shape.build(row)).build(),
                Optional.empty()))
        .getFirst()
        .tally("")
        .orElseThrow();
  }

  @Test
  void theDigestOfATallyIsThatOfItsObservations() throws InterruptedException {
    Estate.Builder estate = estate();
    for (int i = 0; i < 40; i++) {
      Fact<String> remote = i % 3 == 0 ? Fact.unknown(DENIED) : known("10.0.0.0/" + i % 9);
      estate.add(rule("r" + i, "a", "ingress", remote));
    }
    ObjectTally tally =
        run(new EvidenceLimits(100, 100, 100, 100), 1, estate).tally("a").orElseThrow();
    assertThat(tally.observations()).hasSize(40);
    ObservationDigest digest = new ObservationDigest(check.id());
    DigestSum sum =
        tally.observations().reversed().stream()
            .map(one -> digest.of(one, one.name(), Optional.empty()))
            .reduce(DigestSum.ZERO, DigestSum::plus);
    assertThat(tally.digest()).isEqualTo(sum);
  }

  @Test
  void aPopulationIsKnownOnlyWhereAllOfItWasRead() {
    Estate estate =
        estate()
            .add(new Coverage(Kind.RULE, "a", Understanding.COMPLETE, "", "", 1, ORIGIN))
            .add(
                new Coverage(
                    Kind.PORT,
                    Coverage.WHOLE,
                    Understanding.DENIED,
                    "http-403",
                    "ports",
                    0,
                    ORIGIN))
            .add(new Coverage(Kind.HOST, Coverage.WHOLE, Understanding.COMPLETE, "", "", 0, ORIGIN))
            .build();
    Population population = new Population(estate);
    assertThat(population.gaps(List.of(Kind.RULE), "a")).isEmpty();
    assertThat(population.gaps(List.of(Kind.RULE), "b"))
        .extracting(Gap::reason)
        .containsExactly(Population.NOT_COLLECTED);
    assertThat(population.gaps(List.of(Kind.RULE), Coverage.WHOLE)).hasSize(1);
    assertThat(population.gaps(List.of(Kind.HOST), "a")).isEmpty();
    assertThat(population.gaps(List.of(Kind.PORT, Kind.HOST), "a"))
        .containsExactly(new Gap(Understanding.DENIED, "http-403", "ports", ORIGIN));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void exhaustedMemoryIsToldAsItIs(int threads) {
    OutOfMemoryError exhausted = new OutOfMemoryError("Java heap space");
    assertThatThrownBy(() -> run(threads, failing(exhausted))).isSameAs(exhausted);
    IllegalArgumentException defect = new IllegalArgumentException("defect");
    assertThatThrownBy(() -> run(threads, failing(defect))).isSameAs(defect);
  }

  private static void run(int threads, Analysis analysis) throws InterruptedException {
    Check analysed =
        new Check(
            check.id(),
            check.title(),
            check.pack(),
            check.serves(),
            check.subjects(),
            new CheckMethod.Analysed(analysis, Map.of()),
            false,
            false,
            check.needs(),
            check.whereOffered(),
            check.attribution(),
            check.data(),
            check.finding(),
            check.remedy(),
            check.fixtures());
    Evidence evidence =
        new Evidence(SubjectKind.PLATFORM, AS_OF, estate().build(), Optional.empty());
    new CheckRunner(EvidenceLimits.DEFAULT, threads, Progress.SILENT)
        .run(List.of(analysed), evidence);
  }

  private static Analysis failing(Throwable thrown) {
    return new Analysis() {
      @Override
      public String name() {
        return "failing";
      }

      @Override
      public void observe(
          Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
        switch (thrown) {
          case RuntimeException wrong -> throw wrong;
          case Error error -> throw error;
          default -> throw new IllegalStateException(thrown);
        }
      }
    };
  }

  private static CheckRun run(EvidenceLimits limits, int threads, Estate.Builder estate)
      throws InterruptedException {
    return run(limits, threads, estate.build());
  }

  private static CheckRun run(EvidenceLimits limits, int threads, Estate estate)
      throws InterruptedException {
    Evidence evidence = new Evidence(SubjectKind.PLATFORM, AS_OF, estate, Optional.empty());
    return new CheckRunner(limits, threads, Progress.SILENT)
        .run(List.of(check), evidence)
        .getFirst();
  }

  private static Estate.Builder estate() {
    return Estate.builder(
        new EstateHeader("e", "c", AS_OF, EstateHeader.PLATFORM, List.of(), "test"));
  }

  private static Resource rule(String id, String tenant, String direction, Fact<String> remote) {
    Row row = row(id, direction, remote);
    row.set(index("tenant"), known(tenant));
    return Kind.RULE.shape().build(row);
  }

  private static Row row(String id, String direction, Fact<String> remote) {
    Shape<?> shape = Kind.RULE.shape();
    Row row = shape.row(id, ORIGIN, new Gap(Understanding.PARTIAL, "not-recorded", "", ORIGIN));
    row.set(index("direction"), known(direction));
    row.set(index("remote"), remote);
    return row;
  }

  private static int index(String column) {
    return Kind.RULE.shape().index(column).orElseThrow();
  }

  private static Fact<String> known(String value) {
    return Fact.known(value);
  }
}
