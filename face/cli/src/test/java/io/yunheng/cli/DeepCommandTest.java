/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens what was handed over as people do, with the files they get. */
class DeepCommandTest {
  /** What is in {@code people.yhe}, an envelope with SM4 in chunks of 4 KiB under right.key. */
  private static final byte[] PLAIN =
      "张三,11010519491231002X\n".repeat(500).getBytes(StandardCharsets.UTF_8);

  @TempDir private Path place;
  private Path site;
  private Path lists;
  private Path keys;

  @BeforeEach
  void tree() throws IOException {
    site = Files.createDirectory(place.resolve("site"));
    lists = place.resolve("lists");
    Path secret = Files.createDirectory(place.resolve("secret"));
    Files.writeString(secret.resolve("right.key"), "0b".repeat(16));
    Files.writeString(secret.resolve("wrong.key"), "0c".repeat(16));
    keys =
        Files.writeString(
            secret.resolve("keys.yaml"),
            "keys: [{key: 交接单 1, method: envelope, files: {raw-key: right.key}}]");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(site.resolve("archive.zip")))) {
      zip.putNextEntry(new ZipEntry("people.csv"));
      zip.write(PLAIN);
    }
    try (InputStream in = DeepCommandTest.class.getResourceAsStream("/envelope/people.yhe")) {
      Files.copy(Objects.requireNonNull(in), site.resolve("people.yhe"));
    }
    Files.writeString(site.resolve("readme.txt"), "说明\n".repeat(40));
    String digest = sha256();
    Files.writeString(
        place.resolve("said.yaml"),
        "entries: [{paths: [people.yhe], decryption: 信封, key: 交接单 1, plaintext-sha256: "
            + digest
            + "}]");
  }

  private static String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PLAIN));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void create() {
    Ran.of(
            "manifest",
            "create",
            site,
            "--beside",
            "--describe",
            place.resolve("said.yaml"),
            "-o",
            lists)
        .exits(0);
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  @Test
  void everythingOpensWithTheKeyHandedOver() throws IOException {
    create();
    Path out = place.resolve("out");

    Ran ran =
        Ran.of("manifest", "verify", lists, "--deep", "--keys", keys, "-o", out, "--lang", "zh")
            .exits(0);

    assertThat(ran.out()).contains("有效性验证：3 个文件，完好 3 个");
    List<String> lines = Files.readAllLines(out.resolve("deep.jsonl"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).contains("\"people.yhe\"", "content-compared");
    JsonNode deep = json(out.resolve("verification.json")).path("deep");
    assertThat(deep.path("outcomes").path("sound").asInt()).isEqualTo(3);
    assertThat(deep.path("encrypted").path("open").asInt()).isZero();
    assertThat(out.resolve("verification.html")).content().contains("有效性验证", "归档与压缩文件");
    for (String file : List.of("deep.jsonl", "verification.json", "verification.html")) {
      assertThat(Files.readString(out.resolve(file)))
          .as(file)
          .doesNotContain("11010519491231002X", "0b0b0b");
    }
    Ran.of("manifest", "verify", lists, "-o", out, "--force").exits(0);
    assertThat(out.resolve("deep.jsonl")).as("of another run").doesNotExist();
  }

  @Test
  void damageAndKeysThatDoNotFitAreNamedWithWhatToDo() throws IOException {
    byte[] zip = Files.readAllBytes(site.resolve("archive.zip"));
    zip[70] ^= 4;
    Files.write(site.resolve("archive.zip"), zip);
    create();
    Files.writeString(keys, Files.readString(keys).replace("right.key", "wrong.key"));

    Ran ran =
        Ran.of("manifest", "verify", lists, "--deep", "--keys", keys, "--lang", "en").exits(12);

    assertThat(ran.out())
        .contains(
            "Checked in depth: 3 files, 1 of them sound", "Content damaged: 1", "archive.zip: ")
        .contains(
            "The key that was handed over does not decrypt: 1",
            "people.yhe: The file was not checked")
        .contains("EXIT-9.3-2b non-compliant", "EXIT-9.3-2a non-compliant")
        .doesNotContain("{0}");

    Ran none = Ran.of("manifest", "verify", lists, "--deep", "--json").exits(12);
    assertThat(none.json().path("deep").path("outcomes").path("key-missing").asInt()).isEqualTo(1);
  }

  @Test
  void whatDoesNotGoTogetherIsSaidBeforeAnythingIsRead() throws IOException {
    create();
    assertThat(Ran.of("manifest", "verify", lists, "--keys", keys, "--lang", "en").exits(64).err())
        .contains("--keys: --deep");
    Ran.of("manifest", "verify", lists, "--deep", "--presence-only").exits(64);
    Ran.of("manifest", "verify", lists, "--deep", "--record", keys).exits(64);
    Ran.of("manifest", "verify", lists, "--deep", "--restore", "postgresql://u:p@h/d").exits(64);
    Files.writeString(keys, "keys: [{key: k, method: age, password: hunter2}]");
    assertThat(
            Ran.of("manifest", "verify", lists, "--deep", "--keys", keys, "--lang", "en")
                .exits(65)
                .err())
        .contains("password")
        .doesNotContain("hunter2");
  }
}
