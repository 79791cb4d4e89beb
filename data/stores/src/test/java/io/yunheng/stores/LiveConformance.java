/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Swift has to do, by either API. */
abstract class LiveConformance extends StoreConformance {
  private Optional<LiveBox> box = Optional.empty();

  LiveBox box() {
    return box.orElseThrow();
  }

  @Override
  void put(String key, byte[] content, String type, Map<String, String> metadata) throws Exception {
    Map<String, String> headers = new HashMap<>();
    metadata.forEach((name, value) -> headers.put("X-Object-Meta-" + name, value));
    box().put(key, content, type, headers);
  }

  @Override
  void delete(String key) throws Exception {
    box().delete(key);
  }

  @Override
  void prepare() throws Exception {
    box = Optional.of(new LiveBox());
  }

  @Override
  void clean() throws Exception {
    box().clean();
  }

  /** A static and a dynamic large object of two segments. */
  byte[] large(byte[] one, byte[] two) throws Exception {
    box().putSegment("part/1", one);
    box().putSegment("part/2", two);
    String manifest =
        "[{\"path\": \"/%1$s/part/1\"}, {\"path\": \"/%1$s/part/2\"}]".formatted(box().segments);
    box()
        .send(
            "PUT",
            box().name,
            "/static?multipart-manifest=put",
            manifest.getBytes(StandardCharsets.UTF_8),
            Map.of());
    put("plain", one, "text/plain", Map.of());
    box()
        .put(
            "dynamic",
            new byte[0],
            "text/plain",
            Map.of("X-Object-Manifest", box().segments + "/part/"));
    byte[] whole = new byte[one.length + two.length];
    System.arraycopy(one, 0, whole, 0, one.length);
    System.arraycopy(two, 0, whole, one.length, two.length);
    return whole;
  }

  @Test
  void everyVersionIsListedAndRead() throws Exception {
    box().keepVersions();
    Set<String> contents = new HashSet<>();
    for (String key : List.of("a", "b", "中")) {
      for (int version = 0; version < 4; version++) {
        byte[] content = random(version + 10L * key.hashCode(), 100 + version);
        contents.add(sha256(content));
        put(key, content, "text/plain", Map.of());
      }
    }
    delete("b");
    try (ObjectStore store = open("", QUICK);
        DigestEngine engine = DigestEngine.scalar()) {
      List<ObjectOutcome> outcomes = new ArrayList<>();
      ObjectDigests.of(
          store,
          store.list(true),
          BOTH,
          engine,
          1,
          outcome -> {
            synchronized (outcomes) {
              outcomes.add(outcome);
            }
          });
      Set<String> read = new HashSet<>();
      long latest = 0;
      long deleted = 0;
      for (ObjectOutcome outcome : outcomes) {
        switch (outcome) {
          case ObjectOutcome.Digested it -> {
            read.add(it.digests().getOrDefault(Algorithm.SHA_256, ""));
            latest += it.object().latest() ? 1 : 0;
          }
          case ObjectOutcome.Deleted it -> {
            deleted++;
            assertThat(it.marker().latest()).isTrue();
          }
          default -> throw new AssertionError(outcome);
        }
      }
      assertThat(read).isEqualTo(contents);
      assertThat(latest).isEqualTo(2);
      assertThat(deleted).isEqualTo(1);
      assertThat(digests(store, 1)).containsOnlyKeys("a", "中");
    }
  }

  @Test
  void bothApisShowTheSame(@TempDir Path scratch) throws Exception {
    for (int i = 0; i < 20; i++) {
      put("k" + i, random(i, i * 100), "text/plain", Map.of());
    }
    List<Difference> told = new ArrayList<>();
    try (ObjectStore one = open("", QUICK);
        ObjectStore other =
            ObjectStore.of(new ObjectAddress.Swift(box().name, ""), box().cloud(), QUICK)) {
      ObjectComparison.Summary summary =
          ObjectComparison.of(
              new ObjectSide.Listed(one, false),
              new ObjectSide.Listed(other, false),
              true,
              scratch,
              1 << 20,
              told::add);
      assertThat(told).isEmpty();
      assertThat(summary).isEqualTo(new ObjectComparison.Summary(20, 20, 20, 0, 0, 0));
    }
  }
}
