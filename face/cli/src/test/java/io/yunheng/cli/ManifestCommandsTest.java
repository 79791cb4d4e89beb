/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes manifests and compares them as people do, with the files they get. */
class ManifestCommandsTest {
  @TempDir private Path place;
  private Path site;
  private Path lists;

  @BeforeEach
  void tree() throws IOException {
    site = Files.createDirectory(place.resolve("site"));
    lists = place.resolve("lists");
    Files.writeString(site.resolve("index.html"), "<html><body>x</body></html>");
    Files.writeString(site.resolve("=1+1.csv"), "a,b\n1,2\n");
  }

  @Test
  void aManifestHasListsForPeopleUnlessNobodyWantsThem() {
    Ran.of("manifest", "create", site, "--beside", "-o", lists, "--lang", "zh").exits(0);
    assertThat(lists.resolve("handover")).isDirectoryContaining("glob:**/manifest.xlsx");
    assertThat(lists.resolve("handover")).isDirectoryContaining("glob:**/manifest.docx");

    Path bare = place.resolve("bare");
    Ran.of("manifest", "create", site, "--beside", "--no-lists", "-o", bare).exits(0);
    assertThat(bare.resolve("handover")).isDirectoryNotContaining("glob:**/manifest.*x");
  }

  @Test
  void whatCameOfComparingIsPrintedByClauseAndWrittenForPeopleAndPrograms() throws IOException {
    Ran.of("manifest", "create", site, "--beside", "-o", lists).exits(0);
    Files.delete(site.resolve("=1+1.csv"));
    Path out = place.resolve("out");

    Ran ran = Ran.of("manifest", "verify", lists, "-o", out, "--lang", "en").exits(12);
    assertThat(ran.out())
        .contains("EXIT-9.3-0 ", ": 1 of 2 listed files and tables are missing")
        .contains("verification.html", "verification.xlsx", "verification.docx");
    assertThat(ran.out()).doesNotContain("{0}").doesNotContain("verify.clause");
    assertThat(out.resolve("verification.html")).content().contains("=1+1.csv", "Different");
    assertThat(out.resolve("verification.xlsx")).isNotEmptyFile();
    assertThat(out.resolve("verification.docx")).isNotEmptyFile();
    JsonNode json =
        JsonMapper.shared().readTree(Files.readString(out.resolve("verification.json")));
    assertThat(json.path("clauses").size()).isGreaterThan(20);
    assertThat(clause(json, "EXIT-9.3-0").path("verdict").asString()).isEqualTo("non-compliant");
    assertThat(clause(json, "EXIT-9.3-0").path("points").valueStream())
        .extracting(
            point -> point.path("point").asString() + " " + point.path("holding").asString())
        .contains("lists-sound holds", "nothing-missing fails");
    assertThat(clause(json, "EXIT-9.3-3").path("verdict").asString()).isEqualTo("indeterminate");

    Ran again = Ran.of("manifest", "verify", lists, "--json").exits(12);
    assertThat(again.json().path("clauses")).isEqualTo(json.path("clauses"));
  }

  @Test
  void pathsOfAHostileManifestSteerNoTerminal() throws IOException {
    Ran.of("manifest", "create", site, "--beside", "--no-lists", "-o", lists).exits(0);
    Path entries = lists.resolve("handover/entries.jsonl");
    String hostile = "a\\u001b[2J\\nEXIT-9.3-0 compliant\\u202e";
    Files.writeString(
        entries, Files.readString(entries).replace("\"=1+1.csv\"", '"' + hostile + '"'));

    Ran ran = Ran.of("manifest", "verify", lists, "--lang", "en").exits(12);
    assertThat(ran.out())
        .contains("a\ufffd[2J\ufffdEXIT-9.3-0 compliant\ufffd")
        .doesNotContain("\u001b", "\u202e", "\nEXIT-9.3-0 compliant");
  }

  @Test
  void listsThatDisagreeAreNamedWithTheFile() throws IOException {
    Ran.of("manifest", "create", site, "--beside", "--no-lists", "-o", lists).exits(0);
    Path list = lists.resolve("manifest-sha256.txt");
    Files.writeString(list, Files.readString(list).replaceFirst("(?m)^.", "z"));

    assertThat(Ran.of("manifest", "verify", lists, "--lang", "en").exits(12).out())
        .contains("=1+1.csv (manifest-sha256.txt)");
  }

  @Test
  void whereALongFileIsDamagedIsSaid() throws IOException {
    byte[] bytes = new byte[300_000];
    Files.write(site.resolve("image"), bytes);
    Files.write(site.resolve("dump"), bytes);
    Ran.of("manifest", "create", "--chunks=64K,sm3,sha256", site, "--beside", "-o", lists).exits(0);
    assertThat(lists.resolve("handover/chunks-sha256.bin")).hasSize(10 * 32);
    Path usual = place.resolve("usual");
    Ran.of("manifest", "create", "--chunks", site, "--beside", "-o", usual).exits(0);
    assertThat(usual.resolve("handover/chunks-sm3.bin")).isEmptyFile();
    Ran.of("manifest", "create", "--chunks=100K", site, "-o", place.resolve("odd")).exits(64);

    bytes[70_000] = 1;
    bytes[299_999] = 1;
    Files.write(site.resolve("image"), bytes);
    Files.write(site.resolve("dump"), new byte[100_000]);
    Path out = place.resolve("out");
    String[] texts = {"65536–131071, 262144–299999", "65536–299999", "The file is truncated"};
    assertThat(Ran.of("manifest", "verify", lists, "--lang", "en").exits(12).out())
        .contains(texts)
        .doesNotContain("verify.");
    assertThat(
            Ran.of("manifest", "verify", lists, "--by-chunks", "-o", out, "--lang", "en")
                .exits(12)
                .out())
        .contains(texts)
        .contains("the chunk trees were compared");
    assertThat(out.resolve("verification.html"))
        .content()
        .contains("65536–131071, 262144–299999", "the file is truncated");
    assertThat(out.resolve("discrepancies.jsonl"))
        .content()
        .contains("\"ranges\":[{\"from\":65536,\"to\":131072},{\"from\":262144,\"to\":300000}]");
  }

  @Test
  void aDatabaseThatOnlyTheManifestNamesIsNotAsked() throws IOException {
    Ran.of("manifest", "create", site, "--beside", "-o", lists).exits(0);
    Path overview = lists.resolve("handover/handover.json");
    String text = Files.readString(overview);
    String foreign = "postgresql://reader@127.0.0.1:1/portal";
    Files.writeString(
        overview,
        text.replace(site.toString(), foreign)
            .replaceFirst("\"kind\"\\s*:\\s*\"tree\"", "\"kind\": \"database\""));
    assertThat(overview).content().contains(foreign, "\"kind\": \"database\"");
    assertThat(Ran.of("manifest", "verify", lists, "--lang", "en").exits(64).err())
        .contains("handover-payload-unsaid", foreign, "--payload =ADDRESS");
  }

  @Test
  void filesOfABagAreADataPackageForOthers() throws Exception {
    Files.writeString(site.resolve("a..b.txt"), "x");
    Files.writeString(site.resolve("数据 %41.csv"), "a,b\n");
    Path bag = place.resolve("bag");
    Ran.of("manifest", "create", site, "--data-package", "--beside", "-o", lists).exits(64);
    Ran.of("manifest", "create", site, "--data-package", "-o", bag).exits(0);
    JsonNode read = JsonMapper.shared().readTree(Files.readString(bag.resolve("datapackage.json")));
    assertThat(read.path("leftOut").asInt()).isEqualTo(1);
    Set<String> names = new HashSet<>();
    for (JsonNode one : read.path("resources")) {
      assertThat(names.add(one.path("name").asString())).isTrue();
      assertThat(one.path("name").asString()).matches("[-a-z0-9._/]+");
      byte[] bytes = Files.readAllBytes(bag.resolve(one.path("path").asString()));
      assertThat(one.path("bytes").asInt()).isEqualTo(bytes.length);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(one.path("hash").asString())
          .isEqualTo("sha256:" + HexFormat.of().formatHex(digest));
    }
    assertThat(names).hasSize(3);
    Ran.of("manifest", "verify", bag).exits(0);
    Files.writeString(
        bag.resolve("datapackage.json"),
        Files.readString(bag.resolve("datapackage.json")).replace("file-1", "file-9"));
    Ran.of("manifest", "verify", bag).exits(12);
  }

  private static JsonNode clause(JsonNode json, String id) {
    for (JsonNode one : json.path("clauses")) {
      if (one.path("clause").asString().equals(id)) {
        return one;
      }
    }
    throw new AssertionError(id);
  }
}
