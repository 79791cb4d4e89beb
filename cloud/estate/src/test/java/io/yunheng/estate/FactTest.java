/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.Origin.Manner;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FactTest {
  private static final Origin ORIGIN = new Origin("c", "call", Instant.EPOCH, Manner.LIVE);
  private static final Gap GAP = new Gap(Understanding.DENIED, "http-403", "role", ORIGIN);

  private final Fact<String> known = Fact.known("a");
  private final Fact<String> none = Fact.none();
  private final Fact<String> unknown = Fact.unknown(GAP);

  @Test
  void onlyAKnownValueIsThere() {
    assertThat(known.optional()).contains("a");
    assertThat(none.optional()).isEmpty();
    assertThat(unknown.optional()).isEmpty();
  }

  @Test
  void onlyTheUnknownHasAGap() {
    assertThat(known.why()).isEmpty();
    assertThat(none.why()).isEmpty();
    assertThat(unknown.why()).contains(GAP);
    assertThat(known.isUnknown()).isFalse();
    assertThat(none.isUnknown()).isFalse();
    assertThat(unknown.isUnknown()).isTrue();
  }

  @Test
  void nothingIsWhatIsNotKnown() {
    assertThat(known.is("a")).isTrue();
    assertThat(known.is("b")).isFalse();
    assertThat(none.is("a")).isFalse();
    assertThat(unknown.is("a")).isFalse();
  }

  @Test
  void absentAndUnknownAreNotTheSame() {
    assertThat(none).isNotEqualTo(unknown).isNotEqualTo(known).isEqualTo(Fact.none());
    assertThat(unknown).isEqualTo(Fact.unknown(GAP));
    assertThat(known).isEqualTo(Fact.known("a"));
  }

  @Test
  void aChangeTouchesKnownValuesOnly() {
    assertThat(known.map(String::length).is(1)).isTrue();
    assertThat(none.map(String::length)).isEqualTo(Fact.none());
    assertThat(unknown.map(String::length).why()).contains(GAP);
  }

  @Test
  void aGapIsNeverComplete() {
    assertThatThrownBy(() -> new Gap(Understanding.COMPLETE, "", "", ORIGIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRowIsUnknownWhereNothingWasSet() {
    Region region =
        Region.SHAPE.build(Region.SHAPE.row("r", ORIGIN, GAP).set(0, Fact.known("name")));
    assertThat(region.name().is("name")).isTrue();
    assertThat(region.site().why()).contains(GAP);
  }

  @Test
  void everyShapeIsReachedThroughItsKind() {
    for (Kind kind : Kind.values()) {
      assertThat(kind.shape().kind()).isEqualTo(kind);
      assertThat(Kind.of(kind.code())).contains(kind);
      assertThat(kind.shape().type().getRecordComponents())
          .extracting(component -> component.getName())
          .startsWith("id", "origin")
          .endsWith(kind.shape().columns().stream().map(Column::name).toArray(String[]::new))
          .hasSize(2 + kind.shape().columns().size());
    }
  }

  @Test
  void everyColumnIsBuiltFromAndReadFromTheSamePlace() {
    for (Kind kind : Kind.values()) {
      Shape<? extends Resource> shape = kind.shape();
      for (int i = 0; i < shape.columns().size(); i++) {
        Row row = shape.row("id", ORIGIN, GAP).set(i, Fact.none());
        Resource resource = shape.build(row);
        for (int j = 0; j < shape.columns().size(); j++) {
          assertThat(shape.fact(resource, j).isUnknown())
              .as("%s column %d set, column %d read", kind.code(), i, j)
              .isEqualTo(i != j);
        }
      }
    }
  }
}
