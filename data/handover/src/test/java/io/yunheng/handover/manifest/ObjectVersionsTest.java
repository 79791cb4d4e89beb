/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Verdict;
import io.yunheng.handover.ClauseStanding;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.HandoverPoint;
import io.yunheng.handover.HandoverVerdictRules;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.PointHolding;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import io.yunheng.stores.StoreSettings;
import io.yunheng.stores.Versioning;
import io.yunheng.stores.WireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Older versions and delete markers of objects as what is handed over, or left. */
class ObjectVersionsTest {
  @TempDir private Path root;
  private WireServer server;

  @BeforeEach
  void start() throws IOException {
    server = new WireServer();
    server.put("notes.txt", "before versions were kept".getBytes(UTF_8));
    server.keepVersions();
    server.put("notes.txt", "second".getBytes(UTF_8));
    server.put("notes.txt", "the third".getBytes(UTF_8));
    server.put("gone/报告.txt", "was there".getBytes(UTF_8));
    server.delete("gone/报告.txt");
    server.put("single", "one".getBytes(UTF_8));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ObjectStore store(String scheme) throws InterruptedException {
    StoreSettings paged = Handing.paged(2);
    return scheme.equals("s3")
        ? ObjectStore.of(new ObjectAddress.S3("box", ""), server.s3(), paged)
        : ObjectStore.of(new ObjectAddress.Swift("box", ""), server.swift(), paged);
  }

  private Overview make(boolean bag, ObjectStore store, boolean versions)
      throws InterruptedException {
    return make(bag, store, versions, Descriptions.NONE);
  }

  private Overview make(boolean bag, ObjectStore store, boolean versions, Descriptions descriptions)
      throws InterruptedException {
    List<PayloadSource> sources = List.of(new PayloadSource.Objects("box", store, versions));
    return Handing.make(new Handing(root).request(bag, descriptions, sources));
  }

  private List<JsonNode> entries() throws IOException {
    try (Stream<String> lines = Files.lines(root.resolve("out/handover/entries.jsonl"))) {
      return lines.map(JsonMapper.shared()::readTree).toList();
    }
  }

  /** Requests with this in their query are denied. */
  private void refuse(String query) {
    server.trick(
        "",
        exchange -> {
          if (!WireServer.query(exchange).containsKey(query)) {
            return false;
          }
          WireServer.send(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
          return true;
        });
  }

  private JsonNode overview() {
    return Verifier.overview(root.resolve("out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "swift"})
  void aBagHasAllVersionsAndSaysWhatWasDeleted(String scheme) throws Exception {
    Overview overview;
    try (ObjectStore store = store(scheme)) {
      overview = make(true, store, true);
    }
    assertThat(overview.totals().files()).isEqualTo(5);
    assertThat(overview.totals().older()).isEqualTo(3);
    assertThat(overview.totals().markers()).isEqualTo(1);
    assertThat(overview.totals().lost()).isZero();
    Map<String, String> contents = new TreeMap<>();
    for (JsonNode entry : entries()) {
      String path = entry.path("path").asString("");
      JsonNode object = entry.path("object");
      if (entry.path("kind").asString("").equals("delete-marker")) {
        assertThat(path).startsWith("gone/报告.txt=@");
        assertThat(object.path("key").asString("")).isEqualTo("gone/报告.txt");
        assertThat(object.path("version").asString("")).startsWith("v");
        assertThat(entry.path("modified").asString("")).startsWith("2026-11-21T08:00");
        assertThat(root.resolve("out/data").resolve(path)).doesNotExist();
      } else {
        String content = Files.readString(root.resolve("out/data").resolve(path));
        assertThat(object.path("older").asBoolean(false)).isEqualTo(path.contains("=@"));
        assertThat(object.path("md5").asString("")).isEqualTo("checked");
        contents.put(content, object.path("key").asString(""));
        if (path.startsWith("notes")) {
          assertThat(entry.path("format").path("name").asString("")).isEqualTo("agrees");
        }
      }
    }
    assertThat(contents)
        .isEqualTo(
            Map.of(
                "before versions were kept", "notes.txt",
                "second", "notes.txt",
                "the third", "notes.txt",
                "was there", "gone/报告.txt",
                "one", "single"));
    assertThat(root.resolve("out/data/notes.txt")).hasContent("the third");
    assertThat(new Handing(root).verify(root.resolve("out")).stand())
        .isEqualTo(Verification.Stand.SAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "swift"})
  void listsBesideAStoreAreComparedWithAllItsVersions(String scheme) throws Exception {
    try (ObjectStore store = store(scheme)) {
      make(false, store, true);
      Map<String, PayloadSource> there = Map.of("", new PayloadSource.Objects("", store));
      Handing handing = new Handing(root);
      Path out = root.resolve("out");
      assertThat(handing.verify(out, new Depth.Whole(), there, _ -> {}).stand())
          .isEqualTo(Verification.Stand.SAME);
      server.forget("notes.txt");
      server.forget("gone/报告.txt");
      server.put("single", "two".getBytes(UTF_8));
      Map<String, String> found =
          Handing.found(handing.verify(out, new Depth.Whole(), there, _ -> {}));
      assertThat(found.keySet()).containsExactly("added", "damaged", "missing");
      assertThat(found.get("damaged")).isEqualTo("single");
      assertThat(found.get("added"))
          .as("without its marker what was deleted is there again")
          .matches("gone/报告.txt single=@[0-9a-f]{16}");
      assertThat(found.get("missing"))
          .matches("gone/报告.txt=@[0-9a-f]{16} gone/报告.txt=@[0-9a-f]{16} notes.txt=@[0-9a-f]{16}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "swift"})
  void whatIsLeftWithTheStoreIsCounted(String scheme) throws Exception {
    Overview overview;
    try (ObjectStore store = store(scheme)) {
      overview = make(false, store, false);
    }
    assertThat(overview.totals().files()).isEqualTo(2);
    assertThat(overview.sources().getFirst().history())
        .contains(
            new Overview.History(
                false,
                Versioning.Kept.HERE,
                3,
                "before versions were keptsecondwas there".length(),
                1,
                ""));
    ClauseStanding standing = ClauseStanding.of(overview());
    assertThat(standing.of(HandoverPoint.VERSIONS_TAKEN))
        .isEqualTo(new ClauseStanding.Found(PointHolding.OPEN, 1, 1));
    assertThat(HandoverVerdictRules.shipped().decide(standing))
        .filteredOn(one -> one.clause().equals("GOV-9.2.2-c"))
        .extracting(HandoverVerdictRules.Decided::verdict)
        .containsExactly(Verdict.INDETERMINATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "swift"})
  void allVersionsTakenLeaveNothing(String scheme) throws Exception {
    try (ObjectStore store = store(scheme)) {
      make(false, store, true);
    }
    assertThat(ClauseStanding.of(overview()).of(HandoverPoint.VERSIONS_TAKEN))
        .isEqualTo(new ClauseStanding.Found(PointHolding.HOLDS, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "swift"})
  void aStoreThatKeepsNoneHasNothingToLeave(String scheme) throws Exception {
    try (WireServer plain = new WireServer()) {
      plain.put("a", "one".getBytes(UTF_8));
      StoreSettings settings = StoreSettings.DEFAULTS;
      try (ObjectStore store =
          scheme.equals("s3")
              ? ObjectStore.of(new ObjectAddress.S3("box", ""), plain.s3(), settings)
              : ObjectStore.of(new ObjectAddress.Swift("box", ""), plain.swift(), settings)) {
        Overview overview = make(false, store, true);
        assertThat(overview.totals().older()).isZero();
        assertThat(overview.totals().files()).isEqualTo(1);
        assertThat(overview.sources().getFirst().history().map(Overview.History::kept))
            .contains(Versioning.Kept.NOT);
      }
    }
  }

  @Test
  void aStoreThatDoesNotSayIsNotKnown() throws Exception {
    refuse("versioning");
    try (ObjectStore store = store("s3")) {
      Overview.History history =
          make(false, store, false).sources().getFirst().history().orElseThrow();
      assertThat(history.kept()).isEqualTo(Versioning.Kept.UNKNOWN);
      assertThat(history.why()).isEqualTo("HTTP 403");
      assertThat(history.complete()).isFalse();
    }
  }

  @Test
  void versionsThatCannotBeListedAreNotCounted() throws Exception {
    refuse("versions");
    try (ObjectStore store = store("s3")) {
      Overview.History history =
          make(false, store, false).sources().getFirst().history().orElseThrow();
      assertThat(history)
          .isEqualTo(new Overview.History(false, Versioning.Kept.HERE, 0, 0, 0, "store-refused"));
      assertThat(history.complete()).isFalse();
    }
  }

  @Test
  void versionsInAnotherContainerAreToldWithItsName() throws Exception {
    server.trick(
        "",
        exchange -> {
          if (!exchange.getRequestMethod().equals("HEAD")) {
            return false;
          }
          exchange.getResponseHeaders().set("X-History-Location", "%E6%97%A7");
          exchange.sendResponseHeaders(204, -1);
          return true;
        });
    try (ObjectStore store = store("swift")) {
      assertThat(make(false, store, true).sources().getFirst().history())
          .contains(new Overview.History(true, Versioning.Kept.ELSEWHERE, 0, 0, 0, "旧"));
    }
  }

  @Test
  void keysThatCannotLieBesideOlderVersionsAreKeptApart() throws Exception {
    server.put("Place/b", "an old one".getBytes(UTF_8));
    server.delete("Place/b");
    server.put("place", "a file where others have a folder".getBytes(UTF_8));
    try (ObjectStore store = store("s3")) {
      assertThat(make(true, store, true).totals().lost()).isZero();
    }
    assertThat(entries().stream().map(entry -> entry.path("path").asString("")))
        .anyMatch(path -> path.matches("place=~[0-9a-f]{16}"))
        .anyMatch(path -> path.matches("Place/b=@[0-9a-f]{16}"));
    assertThat(new Handing(root).verify(root.resolve("out")).stand())
        .isEqualTo(Verification.Stand.SAME);
  }

  @Test
  void whatIsOneFilesOwnIsNotSaidOfItsOlderVersions() throws Exception {
    Path said =
        Handing.file(
            root.resolve("said.yaml"),
            "entries:\n- paths: [notes.txt]\n  identifier: A-1\n  key: 密钥单\n  plaintext-sha256: "
                + "0".repeat(64)
                + "\n");
    try (ObjectStore store = store("s3")) {
      make(false, store, true, Descriptions.read(said));
    }
    for (JsonNode entry : entries()) {
      String path = entry.path("path").asString("");
      boolean latest = path.equals("notes.txt");
      assertThat(entry.has("plaintextSha256")).as(path).isEqualTo(latest);
      assertThat(entry.path("id").asString("").equals("A-1")).as(path).isEqualTo(latest);
      assertThat(entry.has("key")).as(path).isEqualTo(path.startsWith("notes.txt"));
    }
  }

  @Test
  void whatIsSaidOfAnObjectIsSaidOfItsOlderVersions() throws Exception {
    Path said =
        Handing.file(
            root.resolve("said.yaml"),
            "entries:\n- paths: ['*.txt']\n  description: 文本\n- paths: [single]\n  medium: 硬盘\n");
    try (ObjectStore store = store("s3")) {
      Overview overview = make(false, store, true, Descriptions.read(said));
      assertThat(overview.totals().described())
          .as("five of texts, a marker among them")
          .isEqualTo(5);
      assertThat(overview.totals().withMedium()).isEqualTo(1);
    }
    Optional<JsonNode> marker =
        entries().stream()
            .filter(entry -> entry.path("kind").asString("").equals("delete-marker"))
            .findFirst();
    assertThat(marker.orElseThrow().path("description").asString("")).isEqualTo("文本");
  }
}
