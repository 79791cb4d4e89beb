/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of annex A, what no rule settles, and arrangements that contradict themselves. */
class RoleFinderTest {
  private static final RoleRules RULES = RoleRules.shipped();
  private static final Path EXAMPLES = Path.of("..", "..", "examples", "responsibility");
  private static final long SEED = 20_261_121;

  @ParameterizedTest
  @CsvSource({
    "annex-a1.yaml, A.1, corrected",
    "annex-a2.yaml, A.2, corrected",
    "annex-a3.yaml, A.3, corrected",
    "annex-a3-printed.yaml, A.3, printed"
  })
  void theRolesOfAnnexAComeOut(String file, String table, String letters) throws IOException {
    Set<String> expected = new TreeSet<>();
    for (String[] row : annex()) {
      if (row[1].equals(table)) {
        String organisation = letters.equals("printed") ? row[2] : row[3];
        expected.add(organisation + " " + row[4] + (row[5].equals("yes") ? " joint" : ""));
      }
    }

    Roles roles = find(file);

    assertThat(held(roles)).isEqualTo(expected);
    assertThat(roles.open()).isEmpty();
    assertThat(roles.uncovered()).isEmpty();
    assertThat(roles.holdings()).allMatch(holding -> !holding.reasons().isEmpty());
  }

  @Test
  void theWrongLettersOfA3AreSeenAsACarefulReaderWould() {
    assertThat(clashes(find("annex-a3-printed.yaml")))
        .containsExactlyInAnyOrder(
            "NOBODY signs-with-customers A>G [D]",
            "NOBODY uses-telecom-resources A>G []",
            "OTHERS chooses-platform-software A>B [C]",
            "OTHERS decides-security A>B [C]",
            "ITSELF supplies-operations A>A []");
    assertThat(clashes(find("annex-a3.yaml"))).containsExactly("ITSELF supplies-operations A>A []");
    assertThat(find("annex-a1.yaml").contradictions()).isEmpty();
    assertThat(find("annex-a2.yaml").contradictions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "uses-hardware, use-without-decision",
    "owns-hardware, owner-without-use",
    "decides-hardware, decision-without-right",
    "uses-telecom-resources, faces-customers",
    "signs-with-customers, sells-only"
  })
  void whatNoRuleSettlesIsAsked(String behaviour, String question) {
    Roles roles = find(arrangement(List.of(act("X", behaviour))));

    assertThat(roles.of("X", "s")).isEmpty();
    assertThat(roles.open())
        .singleElement()
        .satisfies(open -> assertThat(open.question().id()).isEqualTo(question));
    for (String settling : roles.open().getFirst().question().settles()) {
      Roles settled = find(arrangement(List.of(act("X", behaviour), act("X", settling))));
      assertThat(settled.open()).as(settling).isEmpty();
      assertThat(settled.of("X", "s")).extracting(Roles.Holding::role).contains(Actor.PROVIDER);
    }
  }

  @Test
  void namesDoNotMatter() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 200; round++) {
      List<Act> acts = new ArrayList<>();
      List<Act> renamed = new ArrayList<>();
      List<String> ids = RULES.ids().stream().sorted().toList();
      for (int i = 0; i < 12; i++) {
        int who = random.nextInt(4);
        int whom = random.nextInt(4);
        String does = ids.get(random.nextInt(ids.size()));
        acts.add(new Act("o" + who, "s", does, List.of("o" + whom), "", i));
        renamed.add(new Act("z" + (9 - who), "s", does, List.of("z" + (9 - whom)), "", i));
      }
      Map<String, String> names =
          IntStream.range(0, 4).boxed().collect(Collectors.toMap(n -> "o" + n, n -> "z" + (9 - n)));

      Roles one = find(arrangement(acts));
      Roles other = find(arrangement(renamed));

      Set<String> expected =
          held(one).stream()
              .map(text -> names.get(text.substring(0, 2)) + text.substring(2))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(held(other)).as("seed %d, round %d", SEED, round).isEqualTo(expected);
      assertThat(other.contradictions()).hasSameSizeAs(one.contradictions());
    }
  }

  @Test
  void moreActsNeverTakeARoleAway() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> ids = RULES.ids().stream().sorted().toList();
    for (int round = 0; round < 100; round++) {
      List<Act> acts = new ArrayList<>();
      Set<String> before = Set.of();
      for (int i = 0; i < 10; i++) {
        acts.add(act("o" + random.nextInt(3), ids.get(random.nextInt(ids.size()))));
        Set<String> now =
            held(find(arrangement(acts))).stream()
                .map(text -> text.replace(" joint", ""))
                .collect(Collectors.toSet());
        assertThat(now).as("seed %d, round %d", SEED, round).containsAll(before);
        before = now;
      }
    }
  }

  @Test
  void anEmptyFileIsOneFault() {
    for (String text : new String[] {"", "# nothing yet\n"}) {
      assertThatThrownBy(
              () ->
                  ArrangementReader.read(
                      text.getBytes(StandardCharsets.UTF_8), "a.yaml", RULES.ids()))
          .isInstanceOfSatisfying(
              FaultException.class,
              e ->
                  assertThat(e.faults())
                      .singleElement()
                      .satisfies(
                          fault -> assertThat(fault.code().code()).isEqualTo("arrangement-empty")));
    }
  }

  @Test
  void datesPartiesAndSidesThatCannotBeAreTold() throws IOException {
    String text =
        java.nio.file.Files.readString(EXAMPLES.resolve("annex-a1.yaml"))
            + """
            agreements:
            - {id: X, parties: [A], validFrom: 2026-03-01, validTo: 2026-01-01}
            delegations:
            - {id: d, from: A, to: A}
            """;

    assertThatThrownBy(
            () ->
                ArrangementReader.read(
                    text.getBytes(StandardCharsets.UTF_8), "a.yaml", RULES.ids()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e ->
                assertThat(e.faults())
                    .extracting(fault -> fault.code().code())
                    .containsExactly("data-too-few", "data-dates-reversed", "data-values-same"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "does: [uses-service] | does: [flies] | data-value-invalid | flies",
        "organisation: F, | organisation: Q, | data-reference-unlisted | Q",
        "id: F, | id: E, | data-id-twice | E",
        "asOf: 2026-11-21 | asOf: tomorrow | data-date-invalid | tomorrow",
        "arrangement: 1 | arrangement: 2 | data-value-invalid | 2",
        "deployment: private | deployment: martian | data-value-invalid | martian",
        "asOf: 2026-11-21 | asOf: 2026-02-30 | data-date-invalid | 2026-02-30",
        "organisation: F, | organisation: F组织, | data-reference-unlisted | F (F组织)",
        "{id: F, | {id：F, | data-key-colon | id：F",
        "asOf: | asof: | data-key-unknown | asof",
      })
  void whatIsWrongIsNamedByPlace(String right, String wrong, String code, String named)
      throws IOException {
    String text =
        java.nio.file.Files.readString(EXAMPLES.resolve("annex-a1.yaml"))
            .replaceFirst(
                java.util.regex.Pattern.quote(right.strip()),
                java.util.regex.Matcher.quoteReplacement(wrong.strip()));

    assertThatThrownBy(
            () ->
                ArrangementReader.read(
                    text.getBytes(StandardCharsets.UTF_8), "a.yaml", RULES.ids()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e ->
                assertThat(e.faults())
                    .anySatisfy(
                        fault -> {
                          assertThat(fault.code().code()).isEqualTo(code.strip());
                          assertThat(fault.details().toString())
                              .contains(named.strip())
                              .contains("a.yaml")
                              .contains("line");
                        }));
  }

  private static Roles find(String file) {
    return find(ArrangementReader.read(EXAMPLES.resolve(file), RULES.ids()));
  }

  private static Roles find(Arrangement arrangement) {
    return new RoleFinder(RULES).find(arrangement);
  }

  private static Act act(String organisation, String behaviour) {
    return new Act(organisation, "s", behaviour, List.of(), "", 0);
  }

  private static Arrangement arrangement(List<Act> acts) {
    Set<String> ids =
        acts.stream().map(Act::organisation).collect(Collectors.toCollection(TreeSet::new));
    acts.forEach(act -> ids.addAll(act.toward()));
    return new Arrangement(
        "test",
        java.time.LocalDate.of(2026, 11, 21),
        ids.stream().map(id -> new Organisation(id, id, false)).toList(),
        List.of(new CloudService("s", "s", io.yunheng.catalog.Profile.ANY, 1)),
        acts,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Set<String> held(Roles roles) {
    return roles.holdings().stream()
        .map(
            holding ->
                holding.organisation()
                    + " "
                    + holding.role().code()
                    + (holding.joint() ? " joint" : ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> clashes(Roles roles) {
    return roles.contradictions().stream()
        .map(
            one ->
                one.clash()
                    + " "
                    + one.act().behaviour()
                    + " "
                    + one.act().organisation()
                    + ">"
                    + one.named()
                    + " "
                    + one.others())
        .toList();
  }

  private static List<String[]> annex() throws IOException {
    try (InputStream in =
        RoleFinderTest.class.getResourceAsStream("/yunheng/responsibility/annex-a.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }
}
