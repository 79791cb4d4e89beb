/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.yunheng.estate.EstateDiff.Change;
import io.yunheng.estate.EstateDiff.Incomparable;
import io.yunheng.estate.Origin.Manner;
import io.yunheng.estate.format.RandomEstates;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EstateDiffTest {
  private static final Instant TIME = Instant.parse("2026-05-01T00:00:00Z");
  private static final Origin ORIGIN = new Origin("openstack", "GET /servers", TIME, Manner.LIVE);
  private static final Origin LATER =
      new Origin("openstack", "GET /servers", TIME.plusSeconds(60), Manner.LIVE);
  private static final Gap DENIED = new Gap(Understanding.DENIED, "http-403", "role", ORIGIN);

  /** Facts of an instance of which every column is known. */
  private static final Map<String, Object> KNOWN =
      Map.of("tenant", "t1", "host", "h1", "state", "active", "tags", List.of("a", "b"));

  @Test
  void whatIsKnownToDifferIsAddedRemovedOrChanged() {
    Estate before = estate(complete(), instance("a", KNOWN), instance("b", KNOWN));
    Estate after =
        estate(complete(), instance("b", with("state", "stopped")), instance("c", KNOWN));
    EstateDiff diff = EstateDiff.between(before, after);
    assertThat(diff.added()).containsExactlyElementsOf(after.all(Instance.SHAPE).subList(1, 2));
    assertThat(diff.removed()).containsExactlyElementsOf(before.all(Instance.SHAPE).subList(0, 1));
    assertThat(diff.changed())
        .containsExactly(
            new Change(Kind.INSTANCE, "b", "state", Fact.known("active"), Fact.known("stopped")));
    assertThat(diff.incomparable()).isEmpty();
    assertThat(diff.nothingChanged()).isFalse();
  }

  @Test
  void whereDataCameFromAndTheOrderOfListsAreNoDifference() {
    Estate before = estate(complete(), instance("a", KNOWN));
    Estate after = estate(complete(), instance("a", LATER, with("tags", List.of("b", "a"))));
    assertThat(EstateDiff.between(before, after).nothingChanged()).isTrue();
  }

  @Test
  void whatIsUnknownOnEitherSideCannotBeCompared() {
    Fact<?> unknown = Fact.unknown(DENIED);
    Estate before =
        estate(
            complete(),
            instance("a", with("host", unknown)),
            instance("b", KNOWN),
            instance("c", with("host", unknown)),
            instance("d", with("host", unknown)));
    Estate after =
        estate(
            complete(),
            instance("a", KNOWN),
            instance("b", with("host", unknown)),
            instance("c", with("host", unknown)),
            instance("d", KNOWN));
    EstateDiff diff = EstateDiff.between(before, after);
    assertThat(diff.nothingChanged()).isTrue();
    Optional<Gap> why = Optional.of(DENIED);
    Optional<Gap> known = Optional.empty();
    assertThat(diff.incomparable())
        .containsExactly(
            new Incomparable(Kind.INSTANCE, Optional.of("host"), why, known, List.of("a", "d")),
            new Incomparable(Kind.INSTANCE, Optional.of("host"), known, why, List.of("b")),
            new Incomparable(Kind.INSTANCE, Optional.of("host"), why, why, List.of("c")));
  }

  @Test
  void aResourceIsRemovedOnlyIfItWouldHaveBeenSeen() {
    Estate before = estate(complete(), instance("a", KNOWN));
    Coverage denied =
        new Coverage(Kind.INSTANCE, "*", Understanding.DENIED, "http-403", "role", 0, ORIGIN);
    EstateDiff diff = EstateDiff.between(before, estate(denied));
    assertThat(diff.removed()).isEmpty();
    assertThat(diff.incomparable())
        .containsExactly(
            new Incomparable(
                Kind.INSTANCE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(DENIED),
                List.of("a")));
    EstateDiff uncovered = EstateDiff.between(before, Estate.builder(header("none")).build());
    assertThat(uncovered.removed()).isEmpty();
    assertThat(uncovered.incomparable().getFirst().after().orElseThrow().reason())
        .isEqualTo(EstateDiff.NOT_COVERED);
  }

  @Test
  void aKindThatOneSideDidNotReadIsToldOfThoughNothingOfItIsKnown() {
    Coverage denied =
        new Coverage(Kind.INSTANCE, "*", Understanding.DENIED, "http-403", "role", 0, ORIGIN);
    Coverage other = new Coverage(Kind.VOLUME, "*", Understanding.COMPLETE, "", "", 0, ORIGIN);
    Estate before = Estate.builder(header("e")).add(denied).add(other).build();
    EstateDiff diff = EstateDiff.between(before, estate(complete()));
    assertThat(diff.incomparable())
        .extracting(Incomparable::kind, one -> one.before().map(Gap::reason), Incomparable::ids)
        .containsExactly(
            tuple(Kind.INSTANCE, Optional.of("http-403"), List.of()),
            tuple(Kind.VOLUME, Optional.empty(), List.of()));
    assertThat(diff.incomparable().getLast().after().orElseThrow().reason())
        .isEqualTo(EstateDiff.NOT_COVERED);
  }

  @Test
  void theCoverageOfATenantCountsForItsResources() {
    Coverage mine = new Coverage(Kind.INSTANCE, "t1", Understanding.COMPLETE, "", "", 1, ORIGIN);
    Estate before = estate(complete(), instance("a", KNOWN), instance("b", with("tenant", "t2")));
    EstateDiff diff = EstateDiff.between(before, estate(mine));
    assertThat(diff.removed()).extracting(resource -> resource.id()).containsExactly("a");
    assertThat(diff.incomparable()).flatExtracting(Incomparable::ids).containsExactly("b");
  }

  @Test
  void theJsonIsCanonical() {
    Estate before =
        estate(complete(), instance("a", KNOWN), instance("b", KNOWN), instance("c", KNOWN));
    Estate after =
        estate(
            complete(),
            instance("b", with("tags", List.of("\"云\""))),
            instance("c", with("host", Fact.unknown(DENIED))),
            instance("d", with("name", "new")));
    EstateDiff diff = EstateDiff.between(before, after);
    assertThat(EstateDiffWriter.text(diff, EstateNames.of(diff, before, after)))
        .isEqualTo(
            """
            {"yunheng":"estate-diff","version":2,\
            "before":{"name":"e","cloud":"cloud","collectedAt":"2026-05-01T00:00:00Z"},\
            "after":{"name":"e","cloud":"cloud","collectedAt":"2026-05-01T00:00:00Z"},\
            "added":[{"kind":"instance","id":"d","name":"new"}],\
            "removed":[{"kind":"instance","id":"a"}],\
            "changed":[{"kind":"instance","id":"b","column":"tags","before":["a","b"],\
            "after":["\\"云\\""]}],\
            "incomparable":[{"kind":"instance","column":"host",\
            "after":{"status":"denied","reason":"http-403","need":"role"},\
            "count":1,"ids":["c"]}],\
            "names":[]}
            """);
  }

  @Test
  void whatItTellsOfHasItsLastKnownName() {
    Estate before =
        estate(
            complete(),
            instance("b", with("name", "old")),
            instance("c", with("name", "kept")),
            instance("d", with("name", "gone")));
    Estate after =
        estate(
            complete(),
            instance("b", with("name", "new")),
            instance("c", Map.of("name", Fact.unknown(DENIED), "tenant", "t1")));
    EstateDiff diff = EstateDiff.between(before, after);
    EstateNames names = EstateNames.of(diff, before, after);
    assertThat(names.of()).isEqualTo(Map.of(Kind.INSTANCE, Map.of("b", "new", "c", "kept")));
    assertThat(EstateNames.own(diff.removed().getFirst())).contains("gone");
    assertThat(EstateDiffWriter.text(diff, names))
        .contains(
            "\"names\":[{\"kind\":\"instance\",\"id\":\"b\",\"name\":\"new\"},"
                + "{\"kind\":\"instance\",\"id\":\"c\",\"name\":\"kept\"}]");
  }

  static LongStream seeds() {
    return RandomEstates.seeds(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anEstateDoesNotDifferFromItself(long seed) {
    Estate estate = new RandomEstates(seed).estate(5);
    EstateDiff diff = EstateDiff.between(estate, estate);
    assertThat(diff.nothingChanged()).as("seed %d", seed).isTrue();
    long unknown = 0;
    for (Kind kind : Kind.values()) {
      for (var resource : estate.all(kind)) {
        for (int i = 0; i < kind.shape().columns().size(); i++) {
          unknown += kind.shape().fact(resource, i).isUnknown() ? 1 : 0;
        }
      }
    }
    assertThat(diff.incomparable().stream().mapToLong(i -> i.ids().size()).sum())
        .as("seed %d", seed)
        .isEqualTo(unknown);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOtherWayRoundIsTheReverse(long seed) {
    RandomEstates random = new RandomEstates(seed);
    Estate before = random.estate(8);
    Estate after = random.changed(before);
    EstateDiff forth = EstateDiff.between(before, after);
    assertThat(EstateDiff.between(after, before)).as("seed %d", seed).isEqualTo(forth.reversed());
    assertThat(forth.reversed().reversed()).as("seed %d", seed).isEqualTo(forth);
  }

  private static EstateHeader header(String name) {
    return new EstateHeader(name, "cloud", TIME, EstateHeader.PLATFORM, List.of(), "test");
  }

  private static Coverage complete() {
    return new Coverage(Kind.INSTANCE, "*", Understanding.COMPLETE, "", "", 1, ORIGIN);
  }

  private static Estate estate(Coverage coverage, Instance... instances) {
    Estate.Builder builder = Estate.builder(header("e")).add(coverage);
    Arrays.stream(instances).forEach(builder::add);
    return builder.build();
  }

  private static Map<String, Object> with(String column, Object value) {
    Map<String, Object> facts = new java.util.HashMap<>(KNOWN);
    facts.put(column, value);
    return facts;
  }

  private static Instance instance(String id, Map<String, Object> facts) {
    return instance(id, ORIGIN, facts);
  }

  private static Instance instance(String id, Origin origin, Map<String, Object> facts) {
    Row row = Instance.SHAPE.row(id, origin, DENIED);
    for (int i = 0; i < Instance.SHAPE.columns().size(); i++) {
      Object value = facts.get(Instance.SHAPE.columns().get(i).name());
      row.set(
          i,
          value == null ? Fact.none() : value instanceof Fact<?> fact ? fact : Fact.known(value));
    }
    return Instance.SHAPE.build(row);
  }
}
