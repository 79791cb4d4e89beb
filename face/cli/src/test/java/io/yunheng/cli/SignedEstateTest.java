/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An estate that a collector signed is told from one that anybody could have written. */
class SignedEstateTest {
  private static final Path RECORDING =
      GuideTest.ROOT.resolve("cloud/openstack/src/test/resources/io/yunheng/openstack/admin");

  @TempDir private Path place;
  private Path folder;

  @BeforeEach
  void makeCase() {
    folder = place.resolve("case");
    Ran.of("case", "init", folder, "--name", "签名", "--subject", "platform").exits(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "sm2"})
  void aTrustedKeyAnotherKeyAndNoKeyAreTold(String algorithm) throws IOException {
    String fingerprint = key(algorithm);
    collect("--key", place.resolve("key").toString(), "--signer", "某测评机构");

    assertThat(seal().path("state").stringValue()).isEqualTo("unknown-key");
    trust(fingerprint);
    JsonNode trusted = seal();
    assertThat(trusted.path("state").stringValue()).isEqualTo("trusted");
    assertThat(trusted.path("signer").stringValue()).isEqualTo("某测评机构");
    assertThat(fingerprint).startsWith(trusted.path("key").stringValue());
    assertThat(Ran.of("case", "check", folder).out()).contains("可信密钥", "某测评机构");

    Files.delete(signature());
    assertThat(seal().path("state").stringValue()).isEqualTo("unsigned");
    assertThat(Ran.of("case", "check", folder).out()).contains("没有签名");
    assertThat(Files.readString(place.resolve("out/report.html"))).contains("没有全部由案卷列出的采集人密钥签名");
  }

  @Test
  void anEstateWhoseDigestWasRecomputedByHandIsRefused() throws IOException {
    trust(key("sm2"));
    collect("--key", place.resolve("key").toString(), "--signer", "某测评机构");
    Path estate = estate();
    Path other = place.resolve("other");
    Ran.of("case", "init", other, "--name", "另一个", "--subject", "platform").exits(0);
    Path changed = place.resolve("changed");
    Ran.of("collect", "openstack", "--replay", RECORDING.resolveSibling("tenant"), "--into", other);
    Files.copy(only(other.resolve("estates"), ".jsonl"), changed);
    assertThat(Files.mismatch(changed, estate)).as("a sound estate, but another").isNotNegative();
    Files.delete(estate);
    Files.copy(changed, estate);

    Ran.of("case", "check", folder).fails(65, "estate-signature-wrong");
    Ran.of("assess", folder, "-o", place.resolve("out")).fails(65, "estate-signature-wrong");
    assertThat(place.resolve("out")).doesNotExist();
  }

  @Test
  void aSignatureThatCannotBeReadIsRefused() throws IOException {
    trust(key("ed25519"));
    collect("--key", place.resolve("key").toString(), "--signer", "某测评机构");
    Files.writeString(signature(), "{}");
    Ran.of("case", "check", folder).fails(65, "estate-signature-wrong");
  }

  @Test
  void aKeyNeedsASigner() {
    Ran.of("collect", "openstack", "--replay", RECORDING, "--into", folder, "--key", "k")
        .fails(64, "usage-missing");
  }

  private String key(String algorithm) {
    return Ran.of("key", "generate", "-o", place.resolve("key"), "--algorithm", algorithm, "--json")
        .exits(0)
        .json()
        .path("fingerprint")
        .stringValue();
  }

  private void trust(String fingerprint) throws IOException {
    Path yaml = folder.resolve("case.yaml");
    Files.writeString(
        yaml, Files.readString(yaml) + "\ncollectorKeys: [\"" + fingerprint + "\"]\n");
  }

  private void collect(String... more) {
    Object[] all =
        Stream.concat(
                Stream.of("collect", "openstack", "--replay", RECORDING, "--into", folder),
                Stream.of(more))
            .toArray();
    assertThat(Ran.of(all).exit()).isIn(0, 10);
  }

  private JsonNode seal() throws IOException {
    Path out = place.resolve("out");
    assertThat(Ran.of("assess", folder, "-o", out, "--force").exit()).isBetween(10, 12);
    JsonNode seals =
        JsonMapper.shared()
            .readTree(Files.readAllBytes(out.resolve("result.json")))
            .path("heading")
            .path("seals");
    assertThat(seals).hasSize(1);
    return seals.get(0);
  }

  private Path estate() throws IOException {
    return only(folder.resolve("estates"), ".jsonl");
  }

  private Path signature() throws IOException {
    return only(folder.resolve("estates"), ".signature.json");
  }

  private static Path only(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }
}
