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
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a cloud has, held against a manifest of what was handed over. */
class ReconcileCommandTest {
  private static final Path ESTATE =
      Path.of("..", "..", "examples", "gov-cloud", "estates", "now.jsonl");
  private static final String SNAPSHOT = "d4ee3e3d-132d-49bb-85a4-eca535d18c5c";

  @TempDir private Path place;
  private Path payload;

  @BeforeEach
  void payload() throws IOException {
    payload = place.resolve("payload");
    file("volumes/gov-db-data.qcow2");
    file("notes/acme-orders.txt");
    file("x/snapshot-" + SNAPSHOT + ".raw");
    file("buckets/web-assets/index.html");
    file("lists/accounts.csv");
    file("strange/7/content");
  }

  private void file(String path) throws IOException {
    Files.createDirectories(payload.resolve(path).getParent());
    Files.writeString(payload.resolve(path), path);
  }

  private JsonNode reconcile(int exit, Object... more) throws IOException {
    Path manifest = place.resolve("manifest");
    if (!Files.exists(manifest)) {
      Ran.of("manifest", "create", payload, "-o", manifest, "--beside", "--fixity-only").exits(0);
    }
    Object[] words = new Object[more.length + 5];
    words[0] = "manifest";
    words[1] = "reconcile";
    words[2] = manifest;
    words[3] = ESTATE;
    words[4] = "--json";
    System.arraycopy(more, 0, words, 5, more.length);
    return Ran.of(words).exits(exit).json();
  }

  private static Map<String, String> outcomes(JsonNode result) {
    Map<String, String> outcomes = new TreeMap<>();
    for (JsonNode one : result.path("resources")) {
      outcomes.put(
          one.path("kind").asString("")
              + " "
              + one.path("name").asString(one.path("id").asString("")),
          one.path("outcome").asString("")
              + " "
              + one.path("means").asString("-")
              + " "
              + one.path("reason").asString("-"));
    }
    return outcomes;
  }

  @Test
  void whatWasHandedOverAndWhatWasNot() throws IOException {
    JsonNode result = reconcile(12);

    assertThat(result.path("outcome").asString()).isEqualTo("different");
    assertThat(outcomes(result))
        .containsEntry("volume gov-db-data", "handed-over name -")
        .containsEntry("volume acme-orders", "ambiguous name-only name-only")
        .containsEntry("snapshot gov-db-data-daily", "handed-over id -")
        .containsEntry("volume gov-web-logs", "not-handed-over - nothing")
        .containsEntry("database *", "not-comparable - kind-not-covered");
    assertThat(outcomes(result).get("bucket web-assets")).contains("name");
    assertThat(outcomes(result).values()).contains("ambiguous list list-not-opened");
  }

  @Test
  void aPersonSaysWhatStandsForWhat() throws IOException {
    Path mapping = place.resolve("mapping.yaml");
    Files.writeString(
        mapping,
        """
        handed-over:
        - {kind: volume, resource: gov-web-logs, paths: ["strange/7/**"]}
        - {kind: volume, resource: no-such, paths: ["**"]}
        staying:
        - {kind: volume, resource: acme-orders, why: of another customer}
        """);

    assertThat(outcomes(reconcile(12, "--mapping", mapping)))
        .containsEntry("volume gov-web-logs", "handed-over mapped -")
        .containsEntry("volume acme-orders", "not-expected - -")
        .containsEntry("volume no-such", "not-comparable - mapping-unclear");
  }

  @Test
  void anOlderVersionStandsForNoObject() throws Exception {
    Path manifest = place.resolve("manifest");
    Ran.of("manifest", "create", payload, "-o", manifest, "--beside", "--fixity-only").exits(0);
    Path estate = place.resolve("estate.jsonl");
    String lines = Files.readString(ESTATE).replace("\"objects\":0,", "\"objects\":1,");
    int end = lines.lastIndexOf("{\"end\"");
    byte[] before = lines.substring(0, end).getBytes(UTF_8);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before));
    Files.writeString(
        estate,
        lines.substring(0, end) + lines.substring(end).replaceFirst("[0-9a-f]{64}", digest));
    Object[] words = {"manifest", "reconcile", manifest, estate, "--json"};
    String bucket = "bucket web-assets";
    assertThat(outcomes(Ran.of(words).exits(12).json()).get(bucket)).startsWith("handed-over");

    Path entries = manifest.resolve("handover/entries.jsonl");
    String path = "\"path\":\"buckets/web-assets/index.html\",";
    String object = "\"object\":{\"key\":\"index.html\",\"version\":\"1\",\"older\":true},";
    Files.writeString(entries, Files.readString(entries).replace(path, path + object));
    assertThat(outcomes(Ran.of(words).exits(12).json()).get(bucket))
        .startsWith("ambiguous")
        .endsWith("fewer-objects");
  }

  @Test
  void onlyATenantsOwn() throws IOException {
    Map<String, String> all = outcomes(reconcile(12));
    Map<String, String> none = outcomes(reconcile(10, "--tenant", "nobody-at-all"));

    assertThat(none).doesNotContainKey("volume gov-web-logs").hasSizeLessThan(all.size());
  }

  @Test
  void saysItInWordsAndInAFile() throws IOException {
    reconcile(12);
    Path out = place.resolve("out");
    Ran ran =
        Ran.of(
                "manifest",
                "reconcile",
                place.resolve("manifest"),
                ESTATE,
                "-o",
                out,
                "--lang",
                "en")
            .exits(12);

    assertThat(ran.out()).startsWith("Incomplete:").contains("gov-web-logs", "→");
    assertThat(out.resolve("reconciliation.json")).content().contains("yunheng-reconciliation/1");
    Ran.of("manifest", "reconcile", place.resolve("manifest"), ESTATE, "-o", out)
        .fails(64, "output-exists");
    Ran.of("manifest", "reconcile", payload, ESTATE).fails(65, "handover-none");
  }
}
