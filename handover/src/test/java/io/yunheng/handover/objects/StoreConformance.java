/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.handover.digest.Algorithm;
import io.yunheng.handover.digest.DigestEngine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do, whatever it speaks, in this process or a real one. */
abstract class StoreConformance {
  static final StoreSettings QUICK =
      new StoreSettings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          3,
          Duration.ofMillis(400),
          7,
          5,
          true);
  static final EnumSet<Algorithm> BOTH = EnumSet.of(Algorithm.SM3, Algorithm.SHA_256);

  private static final List<String> ODD_KEYS =
      List.of(
          "../../etc/passwd",
          "..",
          "/leading",
          "a//b",
          "a/./b/../c",
          "a/",
          "blank and + and %41 and %2F",
          "tab\tand\nline",
          "control\u0001\u001f",
          "\"quoted\" & <tag>",
          "back\\slash",
          "中文/文件 名",
          "emoji \ud83d\ude00",
          "high \uffee",
          "~",
          "k".repeat(900),
          "q?x=1#f&y=2;z");

  /** Stores something. */
  abstract void put(String key, byte[] content, String type, Map<String, String> metadata)
      throws Exception;

  abstract void delete(String key) throws Exception;

  abstract ObjectStore open(String prefix, StoreSettings settings) throws InterruptedException;

  abstract ObjectStore openMissing() throws InterruptedException;

  /** One with a wrong password or key. */
  abstract ObjectStore openStranger() throws InterruptedException;

  abstract void prepare() throws Exception;

  abstract void clean() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    prepare();
  }

  @AfterEach
  void end() throws Exception {
    clean();
  }

  static List<Listed> listed(ObjectStore store, boolean versions) throws InterruptedException {
    List<Listed> all = new ArrayList<>();
    Listing listing = store.list(versions);
    for (Optional<Listed> next = listing.next(); next.isPresent(); next = listing.next()) {
      all.add(next.get());
    }
    return all;
  }

  static StoredObject find(ObjectStore store, String key) throws InterruptedException {
    for (Listed each : listed(store, false)) {
      if (each instanceof Listed.Present(StoredObject object) && object.key().text().equals(key)) {
        return object;
      }
    }
    throw new AssertionError(key);
  }

  static Map<String, ObjectOutcome> digests(ObjectStore store, int threads)
      throws InterruptedException {
    Map<String, ObjectOutcome> outcomes = new ConcurrentHashMap<>();
    try (DigestEngine engine = DigestEngine.scalar()) {
      ObjectDigests.of(
          store,
          BOTH,
          engine,
          threads,
          outcome -> assertThat(outcomes.put(key(outcome), outcome)).isNull());
    }
    return outcomes;
  }

  static String key(ObjectOutcome outcome) {
    return switch (outcome) {
      case ObjectOutcome.Digested it -> it.object().key().text();
      case ObjectOutcome.Changed it -> it.object().key().text();
      case ObjectOutcome.Archived it -> it.object().key().text();
      case ObjectOutcome.Unread it -> it.object().key().text();
      case ObjectOutcome.Deleted it -> it.marker().key().text() + it.marker().version();
      case ObjectOutcome.Unusable it -> it.entry().shown();
    };
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sm3(byte[] content) {
    SM3Digest digest = new SM3Digest();
    digest.update(content, 0, content.length);
    byte[] bytes = new byte[32];
    digest.doFinal(bytes, 0);
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void everyObjectIsReadOnceWhateverItsKey() throws Exception {
    Map<String, byte[]> stored = new ConcurrentHashMap<>();
    for (int i = 0; i < ODD_KEYS.size(); i++) {
      stored.put(ODD_KEYS.get(i), random(i, i * 10_007));
    }
    for (int i = 0; i < 12; i++) {
      stored.put("many/" + i, random(100 + i, 1 + i));
    }
    for (Map.Entry<String, byte[]> each : stored.entrySet()) {
      put(each.getKey(), each.getValue(), "text/plain", Map.of());
    }
    try (ObjectStore store = open("", QUICK)) {
      Map<String, ObjectOutcome> outcomes = digests(store, 2);
      assertThat(outcomes.keySet()).containsExactlyInAnyOrderElementsOf(stored.keySet());
      outcomes.forEach(
          (key, outcome) -> {
            assertThat(outcome).as(key).isInstanceOf(ObjectOutcome.Digested.class);
            ObjectOutcome.Digested read = (ObjectOutcome.Digested) outcome;
            byte[] content = stored.getOrDefault(key, new byte[0]);
            assertThat(read.digests())
                .as(key)
                .containsEntry(Algorithm.SHA_256, sha256(content))
                .containsEntry(Algorithm.SM3, sm3(content));
            assertThat(read.md5()).as(key).isTrue();
            assertThat(read.detail().size()).as(key).isEqualTo(content.length);
          });
    }
  }

  @Test
  void listingsComeInTheOrderOfTheirBytesPageByPage() throws Exception {
    List<String> keys =
        List.of("b", "a", "\ud83d\ude00", "\uffee", "a/b", "a!", "a0", "é", "z", "A", "中", "aa");
    for (String key : keys) {
      put("in/" + key, key.getBytes(StandardCharsets.UTF_8), "text/plain", Map.of());
    }
    put("out", new byte[1], "text/plain", Map.of());
    try (ObjectStore store = open("in/", QUICK)) {
      List<ObjectKey> found = new ArrayList<>();
      for (Listed each : listed(store, false)) {
        found.add(((Listed.Present) each).object().key());
      }
      assertThat(found).hasSize(keys.size()).isSorted();
    }
  }

  @Test
  void whatIsSaidOfAnObjectIsKept() throws Exception {
    put("one", "content".getBytes(StandardCharsets.UTF_8), "text/csv", Map.of("owner", "gov"));
    try (ObjectStore store = open("", QUICK)) {
      StoredObject object = find(store, "one");
      assertThat(object.size()).isEqualTo(7);
      assertThat(object.etag().orElseThrow().form()).isEqualTo(Etag.Form.MD5);
      assertThat(object.modified()).isPresent();
      assertThat(store.look(object)).isInstanceOf(ObjectStore.Seen.class);
      ObjectDetail detail = ((ObjectStore.Seen) store.look(object)).detail();
      assertThat(detail.contentType()).isEqualTo("text/csv");
      assertThat(detail.metadata()).containsEntry("owner", "gov");
      assertThat(detail.size()).isEqualTo(7);
      try (ObjectReading reading = new ObjectReading(store, object)) {
        byte[] read = new byte[8];
        int length = 0;
        for (int more = 0; more >= 0; more = reading.read(read, length, read.length - length)) {
          length += more;
        }
        assertThat(new String(read, 0, length, StandardCharsets.UTF_8)).isEqualTo("content");
        assertThat(reading.end().contentType()).isEqualTo("text/csv");
      }
    }
  }

  @Test
  void whatChangedOrWentSinceItWasListedCountsAsNotRead() throws Exception {
    put("changed", new byte[10], "text/plain", Map.of());
    put("gone", new byte[10], "text/plain", Map.of());
    try (ObjectStore store = open("", QUICK)) {
      StoredObject changed = find(store, "changed");
      StoredObject gone = find(store, "gone");
      Thread.sleep(1100);
      put("changed", new byte[11], "text/plain", Map.of());
      delete("gone");
      assertThat(notRead(store, changed)).isInstanceOf(ObjectOutcome.Changed.class);
      assertThat(notRead(store, gone)).isEqualTo(new ObjectOutcome.Changed(gone, Optional.empty()));
      assertThat(store.look(gone)).isInstanceOf(ObjectStore.Unseen.class);
    }
  }

  /** What becomes of an object that cannot be read as it was listed. */
  private static ObjectOutcome notRead(ObjectStore store, StoredObject object) throws Exception {
    try (ObjectReading reading = new ObjectReading(store, object)) {
      reading.end();
      throw new AssertionError("it can be read");
    } catch (ReadFailure e) {
      return e.outcome(object);
    }
  }

  @Test
  void whoIsInterruptedListsAndReadsNothing() throws Exception {
    put("one", new byte[10], "text/plain", Map.of());
    try (ObjectStore store = open("", QUICK)) {
      StoredObject object = find(store, "one");
      Listing listing = store.list(false);
      Thread.currentThread().interrupt();
      assertThatThrownBy(listing::next).isInstanceOf(InterruptedException.class);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> store.look(object)).isInstanceOf(InterruptedException.class);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> digests(store, 2)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).as("it was told by the exception").isFalse();
    }
  }

  @Test
  void aStoreThatRefusesStopsEverythingAndNamesNoSecret() throws InterruptedException {
    try (ObjectStore store = openMissing()) {
      assertThatThrownBy(() -> digests(store, 1))
          .isInstanceOfSatisfying(
              FaultException.class,
              e -> assertThat(e.fault().code()).isEqualTo(FaultCode.STORE_REFUSED));
    }
    assertThatThrownBy(
            () -> {
              try (ObjectStore store = openStranger()) {
                listed(store, false);
              }
            })
        .isInstanceOf(FaultException.class)
        .hasMessageNotContaining("wrong-secret");
  }
}
