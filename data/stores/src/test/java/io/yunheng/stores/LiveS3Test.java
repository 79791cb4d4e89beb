/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.Algorithm;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real Swift, by its S3 API. */
@Tag("live")
class LiveS3Test extends LiveConformance {
  @Override
  ObjectStore open(String prefix, StoreSettings settings) {
    return ObjectStore.of(new ObjectAddress.S3(box().name, prefix), box().s3(), settings);
  }

  @Override
  ObjectStore openMissing() {
    return ObjectStore.of(new ObjectAddress.S3("nowhere-at-all", ""), box().s3(), QUICK);
  }

  @Override
  ObjectStore openStranger() {
    return ObjectStore.of(new ObjectAddress.S3(box().name, ""), box().s3("wrong-secret"), QUICK);
  }

  @Test
  void largeObjectsAreReadOrSaidNotToBe() throws Exception {
    byte[] whole = large(random(1, 300_000), random(2, 200_000));
    try (ObjectStore store = open("", QUICK)) {
      Map<String, ObjectOutcome> outcomes = digests(store, 1);
      assertThat(outcomes.get("static"))
          .isInstanceOfSatisfying(
              ObjectOutcome.Digested.class,
              it -> {
                assertThat(it.digests()).containsEntry(Algorithm.SM3, sm3(whole));
                assertThat(it.md5()).isFalse();
              });
      assertThat(outcomes.get("dynamic"))
          .as("the S3 API lists it as empty")
          .isInstanceOfSatisfying(
              ObjectOutcome.Unread.class,
              it -> assertThat(it.reason()).isEqualTo(UnreadReason.LENGTH_DIFFERS));
    }
  }
}
