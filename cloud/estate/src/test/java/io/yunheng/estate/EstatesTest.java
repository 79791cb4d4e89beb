/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.Conflict.Claim;
import io.yunheng.estate.Estates.Merged;
import io.yunheng.estate.Origin.Manner;
import io.yunheng.estate.format.RandomEstates;
import io.yunheng.estate.format.Sameness;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EstatesTest {
  private static final Instant TIME = Instant.parse("2026-05-01T00:00:00Z");
  private static final Origin CLOUD = new Origin("openstack", "GET /hosts", TIME, Manner.LIVE);
  private static final Origin SHEET =
      new Origin("register", "hosts.xlsx, row 4", TIME, Manner.TYPED);
  private static final Origin OTHER =
      new Origin("register", "other.xlsx, row 9", TIME, Manner.TYPED);
  private static final Gap DENIED = new Gap(Understanding.DENIED, "http-403", "role", CLOUD);
  private static final EstateHeader HEADER =
      new EstateHeader("merged", "cloud", TIME, EstateHeader.PLATFORM, List.of(), "test");

  @Test
  void whatOneSourceDoesNotKnowAnotherFillsAndItsOriginIsKept() {
    Estate cloud = estate(host("h", CLOUD, Map.of("name", "n1", "site", Fact.unknown(DENIED))));
    Estate sheet = estate(host("h", SHEET, Map.of("site", "s1", "zone", Fact.none())));
    Merged merged = Estates.merge(HEADER, List.of(cloud, sheet));
    Host host = merged.estate().all(Host.SHAPE).getFirst();
    assertThat(merged.conflicts()).isEmpty();
    assertThat(host.name().is("n1")).isTrue();
    assertThat(host.site().is("s1")).isTrue();
    assertThat(host.zone()).isEqualTo(Fact.none());
    assertThat(host.origin()).isEqualTo(CLOUD);
    assertThat(merged.estate().origins(host)).isEqualTo(Map.of("site", SHEET, "zone", SHEET));
    assertThat(merged.estate().origin(host, "name")).isEqualTo(CLOUD);
  }

  @Test
  void theGapThatSaysMoreStays() {
    Estate cloud = estate(host("h", CLOUD, Map.of()));
    Estate sheet = estate(host("h", SHEET, Map.of("site", Fact.unknown(DENIED))));
    for (List<Estate> sources : List.of(List.of(cloud, sheet), List.of(sheet, cloud))) {
      Host host = Estates.merge(HEADER, sources).estate().all(Host.SHAPE).getFirst();
      assertThat(host.site().why()).contains(DENIED);
      assertThat(host.zone().why().orElseThrow().reason()).isEqualTo(Gap.NOT_RECORDED);
    }
  }

  @Test
  void sourcesThatDisagreeLeaveADatumUnknownAndSaySo() {
    Estate cloud = estate(host("h", CLOUD, Map.of("site", "s1", "cpuTotal", 8L)));
    Estate sheet = estate(host("h", SHEET, Map.of("site", "s2", "cpuTotal", 8L)));
    Merged merged = Estates.merge(HEADER, List.of(cloud, sheet));
    Host host = merged.estate().all(Host.SHAPE).getFirst();
    assertThat(host.cpuTotal().is(8L)).isTrue();
    assertThat(host.site().why())
        .contains(
            new Gap(
                Understanding.PARTIAL,
                "sources-disagree",
                "s1 (openstack GET /hosts) <> s2 (register hosts.xlsx, row 4)",
                CLOUD));
    assertThat(merged.conflicts())
        .containsExactly(
            new Conflict(
                Kind.HOST,
                "h",
                "site",
                List.of(new Claim(Fact.known("s1"), CLOUD), new Claim(Fact.known("s2"), SHEET))));
  }

  @Test
  void thatThereIsNoneDisagreesWithAValue() {
    Estate cloud = estate(host("h", CLOUD, Map.of("site", Fact.none())));
    Estate sheet = estate(host("h", SHEET, Map.of("site", "s2")));
    Merged merged = Estates.merge(HEADER, List.of(cloud, sheet));
    assertThat(merged.conflicts()).hasSize(1);
    assertThat(merged.estate().all(Host.SHAPE).getFirst().site().isUnknown()).isTrue();
  }

  @Test
  void aThirdSourceDoesNotSettleADisagreement() {
    Estate one = estate(host("h", CLOUD, Map.of("site", "s1")));
    Estate two = estate(host("h", SHEET, Map.of("site", "s2")));
    Estate three = estate(host("h", OTHER, Map.of("site", "s2")));
    Merged atOnce = Estates.merge(HEADER, List.of(one, two, three));
    Merged stepwise =
        Estates.merge(HEADER, List.of(Estates.merge(HEADER, List.of(one, two)).estate(), three));
    for (Merged merged : List.of(atOnce, stepwise)) {
      Host host = merged.estate().all(Host.SHAPE).getFirst();
      assertThat(host.site().why().orElseThrow().reason()).isEqualTo(Estates.DISAGREE);
    }
    assertThat(atOnce.conflicts().getFirst().claims()).hasSize(3);
  }

  @Test
  void listsAgreeInAnyOrder() {
    Estate one = estate(instance("i", CLOUD, List.of("a", "b")));
    Estate two = estate(instance("i", SHEET, List.of("b", "a")));
    Merged merged = Estates.merge(HEADER, List.of(one, two));
    assertThat(merged.conflicts()).isEmpty();
    assertThat(merged.estate().all(Instance.SHAPE).getFirst().tags().is(List.of("a", "b")))
        .isTrue();
  }

  @Test
  void resourcesOfOneSourceOnlyAreNotCopied() {
    Host untouched = host("a", CLOUD, Map.of("name", "a"));
    Estate cloud = estate(untouched, host("h", CLOUD, Map.of("name", "h")));
    Estate sheet = estate(host("h", SHEET, Map.of("name", "h")), host("z", SHEET, Map.of()));
    Estate merged = Estates.merge(HEADER, List.of(cloud, sheet)).estate();
    assertThat(merged.all(Host.SHAPE)).extracting(Host::id).containsExactly("a", "h", "z");
    assertThat(merged.all(Host.SHAPE).getFirst()).isSameAs(untouched);
  }

  @Test
  void originsThatWereThereAlreadyAreKept() {
    Host host = host("h", CLOUD, Map.of("site", "s1"));
    Estate cloud = Estate.builder(HEADER).add(host).origin(Kind.HOST, "h", "site", OTHER).build();
    Estate alone = Estates.merge(HEADER, List.of(cloud)).estate();
    assertThat(alone.origin(host, "site")).isEqualTo(OTHER);
    Estate sheet = estate(host("h", SHEET, Map.of("site", "s1")));
    Estate merged = Estates.merge(HEADER, List.of(sheet, cloud)).estate();
    assertThat(merged.origin(merged.all(Host.SHAPE).getFirst(), "site")).isEqualTo(SHEET);
    merged = Estates.merge(HEADER, List.of(cloud, sheet)).estate();
    assertThat(merged.origin(merged.all(Host.SHAPE).getFirst(), "site")).isEqualTo(OTHER);
  }

  static LongStream seeds() {
    return RandomEstates.seeds(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mergingOneEstateWithItselfChangesNothing(long seed) {
    Estate estate = new RandomEstates(seed).estate(5);
    Merged alone = Estates.merge(estate.header(), List.of(estate));
    assertThat(alone.estate()).as("seed %d", seed).isEqualTo(estate);
    Merged twice = Estates.merge(estate.header(), List.of(estate, estate));
    assertThat(twice.conflicts()).as("seed %d", seed).isEmpty();
    for (Kind kind : Kind.values()) {
      assertThat(twice.estate().all(kind)).as("seed %d", seed).isEqualTo(estate.all(kind));
    }
    assertThat(twice.estate().coverages()).hasSize(estate.coverages().size() * 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfSourcesDecidesNothingThatIsKnown(long seed) {
    RandomEstates random = new RandomEstates(seed);
    Estate one = random.estate(6);
    Estate two = random.changed(one);
    Estate three = random.changed(one);
    Merged forth = Estates.merge(HEADER, List.of(one, two, three));
    Merged back = Estates.merge(HEADER, List.of(three, two, one));
    assertThat(places(forth)).as("seed %d", seed).isEqualTo(places(back));
    for (Kind kind : Kind.values()) {
      Shape<? extends Resource> shape = kind.shape();
      List<Resource> first = forth.estate().all(kind);
      List<Resource> second = back.estate().all(kind);
      assertThat(first).as("seed %d", seed).hasSameSizeAs(second);
      for (int i = 0; i < first.size(); i++) {
        for (int c = 0; c < shape.columns().size(); c++) {
          Fact<?> left = shape.fact(first.get(i), c);
          Fact<?> right = shape.fact(second.get(i), c);
          boolean alike =
              left.isUnknown()
                  ? right.isUnknown()
                  : Sameness.same(shape.columns().get(c).type(), left, right);
          assertThat(alike).as("seed %d: %s and %s", seed, left, right).isTrue();
        }
      }
    }
  }

  private static List<String> places(Merged merged) {
    return merged.conflicts().stream()
        .map(conflict -> conflict.kind() + conflict.id() + "." + conflict.column())
        .toList();
  }

  private static Estate estate(Resource... resources) {
    Estate.Builder builder = Estate.builder(HEADER);
    Arrays.stream(resources).forEach(builder::add);
    return builder
        .add(new Coverage(Kind.HOST, Coverage.WHOLE, Understanding.COMPLETE, "", "", 1, CLOUD))
        .build();
  }

  private static Host host(String id, Origin origin, Map<String, Object> facts) {
    Row row = Host.SHAPE.row(id, origin, Gap.notRecorded(origin));
    facts.forEach(
        (column, value) ->
            row.set(
                Host.SHAPE.index(column).orElseThrow(),
                value instanceof Fact<?> fact ? fact : Fact.known(value)));
    return Host.SHAPE.build(row);
  }

  private static Instance instance(String id, Origin origin, List<String> tags) {
    Row row = Instance.SHAPE.row(id, origin, Gap.notRecorded(origin));
    row.set(Instance.SHAPE.index("tags").orElseThrow(), Fact.known(tags));
    return Instance.SHAPE.build(row);
  }
}
