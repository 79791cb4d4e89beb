/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.Algorithm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real Swift, by its own API. */
@Tag("live")
class LiveSwiftTest extends LiveConformance {
  @Override
  ObjectStore open(String prefix, StoreSettings settings) throws InterruptedException {
    return ObjectStore.of(new ObjectAddress.Swift(box().name, prefix), box().cloud(), settings);
  }

  @Override
  ObjectStore openMissing() throws InterruptedException {
    return ObjectStore.of(new ObjectAddress.Swift("nowhere-at-all", ""), box().cloud(), QUICK);
  }

  @Override
  ObjectStore openStranger() throws InterruptedException {
    return ObjectStore.of(
        new ObjectAddress.Swift(box().name, ""), box().cloud("wrong-secret"), QUICK);
  }

  @Test
  void largeObjectsAreReadAsOneAndTheirSegmentsRecorded() throws Exception {
    byte[] one = random(1, 300_000);
    byte[] two = random(2, 200_000);
    byte[] whole = large(one, two);
    try (ObjectStore store = open("", QUICK)) {
      Map<String, ObjectOutcome> outcomes = digests(store, 1);
      ObjectOutcome.Digested fixed = read(outcomes, "static");
      assertThat(fixed.digests()).containsEntry(Algorithm.SM3, sm3(whole));
      assertThat(fixed.md5()).isFalse();
      assertThat(fixed.detail().composed().orElseThrow())
          .isInstanceOfSatisfying(
              Composition.StaticLarge.class,
              it ->
                  assertThat(it.segments())
                      .isEqualTo(
                          List.of(
                              new Composition.Segment(
                                  box().segments + "/part/1",
                                  one.length,
                                  new Etag(WireServer.md5(one))),
                              new Composition.Segment(
                                  box().segments + "/part/2",
                                  two.length,
                                  new Etag(WireServer.md5(two))))));
      ObjectOutcome.Digested dynamic = read(outcomes, "dynamic");
      assertThat(dynamic.digests()).containsEntry(Algorithm.SM3, sm3(whole));
      assertThat(dynamic.object().size()).isZero();
      assertThat(dynamic.detail().size()).isEqualTo(whole.length);
      assertThat(dynamic.detail().composed())
          .contains(new Composition.DynamicLarge(box().segments + "/part/"));
    }
  }

  private static ObjectOutcome.Digested read(Map<String, ObjectOutcome> outcomes, String key) {
    assertThat(outcomes.get(key)).as(key).isInstanceOf(ObjectOutcome.Digested.class);
    return Stream.of(outcomes.get(key))
        .map(ObjectOutcome.Digested.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
