/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Bags of others are checked by the command for it. */
class BagCheckTest {
  @TempDir private Path place;
  private Path bag;

  @BeforeEach
  void make() throws IOException {
    bag = Files.createDirectories(place.resolve("bag"));
    Files.createDirectories(bag.resolve("data"));
    Files.writeString(
        bag.resolve("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    Files.writeString(bag.resolve("data/one.txt"), "one");
    Files.writeString(bag.resolve("data/two.txt"), "two");
    listed("SHA-256", "manifest-sha256.txt");
  }

  private void listed(String algorithm, String manifest) throws IOException {
    Files.writeString(
        bag.resolve(manifest),
        hex(algorithm, "one") + "  data/one.txt\n" + hex(algorithm, "two") + "  data/two.txt\n");
  }

  private static String hex(String algorithm, String content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(content.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aValidBagIsSaidToBe() {
    Ran ran = Ran.of("bag", "check", bag, "--lang", "en").exits(0);
    assertThat(ran.out().lines())
        .containsExactly(
            "Valid: every file is present and every digest matches", "Payload: 2 files, 6 B");
    assertThat(Ran.of("bag", "check", bag).exits(0).out()).contains("有效");
  }

  @Test
  void whatIsWrongIsListedWithCodeWeightAndPath() throws IOException {
    Files.writeString(bag.resolve("data/one.txt"), "eno");
    Files.delete(bag.resolve("data/two.txt"));
    Files.writeString(bag.resolve("data/three.txt"), "three");

    Ran ran = Ran.of("bag", "check", bag, "--lang", "en").exits(12);

    assertThat(ran.out())
        .contains("[invalid] damaged data/one.txt", "[invalid] missing ", "data/two.txt")
        .contains("[invalid] unlisted data/three.txt");
    JsonNode json = Ran.of("bag", "check", bag, "--json").exits(12).json();
    assertThat(json.path("outcome").asString()).isEqualTo("invalid");
    assertThat(json.path("valid").asBoolean()).isFalse();
    assertThat(json.path("counts").path("damaged").asInt()).isOne();
    assertThat(json.path("weights").path("invalid").asInt()).isEqualTo(3);
    assertThat(json.path("findings").findValuesAsString("code"))
        .containsExactlyInAnyOrder("damaged", "missing", "unlisted");
  }

  @Test
  void damageIsNotSeenWhereNothingIsRead() throws IOException {
    Files.writeString(bag.resolve("data/one.txt"), "eno");

    Ran ran = Ran.of("bag", "check", bag, "--presence-only", "--lang", "en").exits(0);

    assertThat(ran.out()).startsWith("Complete:").doesNotContain("Valid");
    JsonNode json = Ran.of("bag", "check", bag, "--presence-only", "--json").exits(0).json();
    assertThat(json.path("complete").asBoolean()).isTrue();
    assertThat(json.path("valid").asBoolean()).isFalse();
  }

  @Test
  void aDigestNobodyKnowsIsNoPass() throws IOException {
    Files.move(bag.resolve("manifest-sha256.txt"), bag.resolve("manifest-whirl.txt"));

    Ran ran = Ran.of("bag", "check", bag, "--lang", "en").exits(10);

    assertThat(ran.out()).startsWith("Indeterminate:").contains("[unverified] algorithm-unknown");
  }

  @Test
  void whatIsYetToBeFetchedIsNoPass() throws IOException {
    Files.delete(bag.resolve("data/two.txt"));
    Files.writeString(bag.resolve("fetch.txt"), "http://127.0.0.1:1/two 3 data/two.txt\n");

    Ran ran = Ran.of("bag", "check", bag, "--lang", "en").exits(10);

    assertThat(ran.out()).contains("1 files must still be fetched", "[incomplete] to-fetch");
  }

  @Test
  void whatIsNoBagIsSaidToBeNone() throws IOException {
    Files.delete(bag.resolve("bagit.txt"));
    for (String language : new String[] {"zh", "en"}) {
      Ran.of("bag", "check", bag, "--lang", language).fails(65, "bag-none");
    }
    Ran.of("bag", "check", place.resolve("none")).fails(65, "file-missing");
  }

  @Test
  void whoeverIsInterruptedIsTold() {
    Thread.currentThread().interrupt();
    Ran ran = Ran.of("bag", "check", bag);
    assertThat(Thread.interrupted()).isTrue();
    ran.fails(130, "interrupted");
  }
}
