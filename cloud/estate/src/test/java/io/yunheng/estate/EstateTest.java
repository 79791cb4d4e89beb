/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.Origin.Manner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstateTest {
  private static final Instant TIME = Instant.parse("2026-05-01T00:00:00Z");
  private static final Origin ORIGIN = new Origin("c", "call", TIME, Manner.LIVE);
  private static final Origin OTHER = new Origin("r", "row 1", TIME, Manner.TYPED);

  @Test
  void resourcesAreSortedAndFoundById() {
    Estate.Builder builder = Estate.builder(header("e"));
    IntStream.range(0, 100)
        .map(i -> (i * 37) % 100)
        .mapToObj(EstateTest::region)
        .forEach(builder::add);
    Estate estate = builder.build();
    assertThat(estate.size()).isEqualTo(100);
    assertThat(estate.all(Region.SHAPE)).extracting(Region::id).isSorted();
    for (int i = 0; i < 100; i++) {
      assertThat(estate.find(Region.SHAPE, "r" + i)).contains(region(i));
    }
    assertThat(estate.find(Region.SHAPE, "r")).isEmpty();
    assertThat(estate.find(Region.SHAPE, "r999")).isEmpty();
    assertThat(estate.find(Site.SHAPE, "r1")).isEmpty();
    assertThat(estate.all(Kind.SITE)).isEmpty();
  }

  @Test
  void anIdIsThereOnce() {
    Estate.Builder builder = Estate.builder(header("e")).add(region(1)).add(region(1));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("r1");
  }

  @Test
  void aKindHoldsItsOwnOnly() {
    Estate.Builder builder = Estate.builder(header("e")).addAll(Kind.SITE, List.of(region(1)));
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEstateDoesNotChangeWhenItsBuilderGoesOn() {
    Estate.Builder builder = Estate.builder(header("e")).add(region(1));
    builder.origin(Kind.REGION, "r1", "name", OTHER);
    Estate estate = builder.build();
    builder.add(region(2)).origin(Kind.REGION, "r1", "site", OTHER).add(coverage("*", true));
    assertThat(estate.size()).isEqualTo(1);
    assertThat(estate.coverages()).isEmpty();
    assertThat(estate.origins(region(1))).isEqualTo(Map.of("name", OTHER));
  }

  @Test
  void aDatumHasItsOwnOriginOrItsRecords() {
    Estate estate =
        Estate.builder(header("e"))
            .add(region(1))
            .origin(Kind.REGION, "r1", "name", OTHER)
            .origin(Kind.REGION, "r1", "site", ORIGIN)
            .origin(Kind.REGION, "not there", "site", OTHER)
            .build();
    assertThat(estate.origin(region(1), "name")).isEqualTo(OTHER);
    assertThat(estate.origin(region(1), "site")).isEqualTo(ORIGIN);
    assertThat(estate.origins(region(1))).containsOnlyKeys("name");
    assertThat(estate.origins(region(2))).isEmpty();
  }

  @Test
  void anOriginIsOfAColumnThatExists() {
    Estate.Builder builder = Estate.builder(header("e")).add(region(1));
    builder.origin(Kind.REGION, "r1", "colour", OTHER);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void estatesAreEqualByWhatIsInThem() {
    Estate one = Estate.builder(header("e")).add(region(1)).add(region(2)).build();
    Estate same = Estate.builder(header("e")).add(region(2)).add(region(1)).build();
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(one).isNotEqualTo(Estate.builder(header("e")).add(region(1)).build());
    assertThat(one).isNotEqualTo(Estate.builder(header("f")).add(region(1)).add(region(2)).build());
    assertThat(one)
        .isNotEqualTo(
            Estate.builder(header("e"))
                .add(region(1))
                .add(region(2))
                .origin(Kind.REGION, "r1", "name", OTHER)
                .build());
  }

  @Test
  void aKindIsCompleteOnlyIfEveryCoverageOfTheScopeIs() {
    assertThat(covered().complete(Kind.REGION)).isFalse();
    assertThat(covered(coverage("*", true)).complete(Kind.REGION)).isTrue();
    assertThat(covered(coverage("*", true)).complete(Kind.REGION, "t1")).isTrue();
    assertThat(covered(coverage("*", true)).complete(Kind.SITE)).isFalse();
    assertThat(covered(coverage("t1", true)).complete(Kind.REGION)).isFalse();
    assertThat(covered(coverage("t1", true)).complete(Kind.REGION, "t1")).isTrue();
    assertThat(covered(coverage("t1", true)).complete(Kind.REGION, "t2")).isFalse();
    assertThat(covered(coverage("*", true), coverage("*", false)).complete(Kind.REGION)).isFalse();
    assertThat(covered(coverage("*", false), coverage("t1", true)).complete(Kind.REGION, "t1"))
        .isTrue();
    assertThat(covered(coverage("*", false), coverage("t1", true)).complete(Kind.REGION, "t2"))
        .isFalse();
    assertThat(covered(coverage("*", true), coverage("t1", false)).complete(Kind.REGION, "t1"))
        .isFalse();
    assertThat(covered(coverage("*", true), coverage("t1", false)).complete(Kind.REGION, "t2"))
        .isTrue();
  }

  @Test
  void thereAreTwoViewpoints() {
    assertThatThrownBy(() -> new EstateHeader("e", "c", TIME, "neighbour", List.of(), "test"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Estate covered(Coverage... coverages) {
    Estate.Builder builder = Estate.builder(header("e"));
    for (Coverage coverage : coverages) {
      builder.add(coverage);
    }
    return builder.build();
  }

  private static Coverage coverage(String scope, boolean complete) {
    return new Coverage(
        Kind.REGION,
        scope,
        complete ? Understanding.COMPLETE : Understanding.DENIED,
        "",
        "",
        0,
        ORIGIN);
  }

  private static EstateHeader header(String name) {
    return new EstateHeader(name, "cloud", TIME, EstateHeader.PLATFORM, List.of(), "test");
  }

  private static Region region(int i) {
    return Region.SHAPE.build(
        Region.SHAPE
            .row("r" + i, ORIGIN, Gap.notRecorded(ORIGIN))
            .set(0, Fact.known("region " + i)));
  }
}
