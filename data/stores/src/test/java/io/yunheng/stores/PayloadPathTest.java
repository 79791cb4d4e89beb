/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.bag.BagPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadPathTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_122L);

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          a/b.txt > a/b.txt
          ../../etc/passwd > .=2E/.=2E/etc/passwd
          /a//b/ > =-/a/=-/b/=-
          . > =2E
          a=b%41 > a=3Db=2541
          ~/x > =7E/x
          c:\\x > c=3A=5Cx
          con/NUL.txt/com1/LPT9.a.b > =63on/=4EUL.txt/=63om1/=4CPT9.a.b
          console > console
          中文.pdf > 中文.pdf
          """)
  void keysHaveTheirPaths(String key, String path) {
    assertThat(PayloadPath.of(new ObjectKey(key))).contains(path);
    assertThat(PayloadPath.key(path)).contains(new ObjectKey(key));
  }

  @Test
  void everyPathLeadsBackAndIsSafe() {
    SplittableRandom random = new SplittableRandom(SEED);
    String alphabet = "aA./\\~ =%:*?\"<>|\n\t\u0001\u007fé中\ud83d\ude00CONnul1-_+";
    int[] points = alphabet.codePoints().toArray();
    Map<String, String> seen = new HashMap<>();
    for (int n = 0; n < 20_000; n++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(n % 50 == 0 ? 900 : 12);
      for (int i = 0; i < length; i++) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      ObjectKey key = new ObjectKey(text.toString());
      for (Optional<String> found :
          List.of(
              PayloadPath.of(key),
              PayloadPath.apart(key),
              PayloadPath.version(key, "null"),
              PayloadPath.version(key, "v" + n))) {
        if (found.isEmpty()) {
          assertThat(key.bytes().length).isGreaterThan(1000);
          continue;
        }
        String path = found.get();
        String told = "seed " + SEED + ": " + key.text();
        assertThat(PayloadPath.key(path)).as(told).contains(key);
        assertThat(BagPath.problem(path)).as(told).isEmpty();
        assertThat(BagPath.encode(path)).as(told).isEqualTo(path);
        for (String name : path.split("/", -1)) {
          assertThat(name.getBytes(StandardCharsets.UTF_8).length).as(told).isBetween(1, 255);
          assertThat(name).as(told).doesNotEndWith(".").doesNotEndWith(" ").doesNotStartWith(" ");
          assertThat(name).as(told).doesNotContainPattern("[\\x00-\\x1f\\x7f<>:\"|?*\\\\%]");
        }
        assertThat(seen.getOrDefault(path, key.text())).as(told).isEqualTo(key.text());
        seen.put(path, key.text());
      }
    }
  }

  @Test
  void pathsThatNoKeyHasAreRefused() {
    for (String path :
        List.of(
            "a=",
            "a=zz",
            "a=41",
            "../x",
            "a=~00",
            "a=@00",
            "a=@0123456789ABCDEF",
            "a=@0123456789abcdef/b",
            "=FF",
            "",
            "a:b",
            "a=+")) {
      assertThat(PayloadPath.key(path)).as(path).isEmpty();
    }
  }

  @Test
  void clashesAreFoundInBoundedMemory(@TempDir Path scratch)
      throws IOException, InterruptedException {
    List<String> keys =
        List.of(
            "Readme", "README", "a", "a!", "a-b", "a/b", "alone", "é", "e\u0301", "x/Y", "X/y",
            "deep/er", "deep");
    Iterator<ListedObject> entries =
        Stream.concat(keys.stream(), Stream.iterate(0, n -> n + 1).limit(5000).map(n -> "n" + n))
            .map(PayloadPathTest::listed)
            .iterator();
    List<String> found = new ArrayList<>();
    KeyClashes.find(
        () -> entries.hasNext() ? Optional.of(entries.next()) : Optional.empty(),
        scratch,
        20_000,
        clash -> found.add(clash.key().text() + " " + clash.why()));
    assertThat(found)
        .containsExactlyInAnyOrder(
            "Readme CASE",
            "README CASE",
            "a FOLDER",
            "deep FOLDER",
            "é CASE",
            "e\u0301 CASE",
            "x/Y CASE",
            "X/y CASE");
    assertThat(scratch).isEmptyDirectory();
  }

  private static ListedObject listed(String key) {
    return new ListedObject.Present(object(key));
  }

  static StoredObject object(String key) {
    return new StoredObject(
        new ObjectKey(key),
        1,
        Optional.empty(),
        Optional.of(Instant.EPOCH),
        Optional.empty(),
        true,
        "",
        Optional.empty());
  }
}
