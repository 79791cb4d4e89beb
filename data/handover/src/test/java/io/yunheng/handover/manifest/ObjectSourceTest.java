/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.bag.BagRules;
import io.yunheng.fault.FaultException;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.ManifestMaker;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import io.yunheng.run.ProgressMeter;
import io.yunheng.run.Unit;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import io.yunheng.stores.StoreSettings;
import io.yunheng.stores.WireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Objects of stores as what is handed over. */
class ObjectSourceTest {
  @TempDir private Path root;
  private WireServer server;

  @BeforeEach
  void start() throws IOException {
    server = new WireServer();
    server.put("a", "one".getBytes(UTF_8));
    server.put("a/b", "two".getBytes(UTF_8));
    server.put("../../etc/passwd", "root".getBytes(UTF_8));
    server.put("报告/2024.txt", "身份证 11010519491231002X\n".getBytes(UTF_8));
    server.put("case", "lower".getBytes(UTF_8));
    server.put("CASE", "upper".getBytes(UTF_8));
    server.put("empty", new byte[0]);
    server.put("large", new byte[3 << 20]);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ObjectStore store(String scheme) throws InterruptedException {
    StoreSettings settings = StoreSettings.DEFAULTS;
    return scheme.equals("s3")
        ? ObjectStore.of(new ObjectAddress.S3("box", ""), server.s3(), settings)
        : ObjectStore.of(new ObjectAddress.Swift("box", ""), server.swift(), settings);
  }

  private Overview make(boolean bag, ObjectStore store) throws InterruptedException {
    return Handing.make(
        new Handing(root)
            .request(bag, Descriptions.NONE, List.of(new PayloadSource.Objects("box", store))));
  }

  private List<JsonNode> entries() throws IOException {
    try (Stream<String> lines = Files.lines(root.resolve("out/handover/entries.jsonl"))) {
      return lines.map(JsonMapper.shared()::readTree).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "swift"})
  void aBagHasAllObjectsUnderPathsThatStayInIt(String scheme) throws Exception {
    Overview overview;
    try (ObjectStore store = store(scheme)) {
      overview = make(true, store);
    }
    assertThat(overview.totals().files()).isEqualTo(8);
    assertThat(overview.totals().lost()).isZero();
    assertThat(overview.sources().getFirst().kind()).isEqualTo(Overview.Source.Kind.OBJECTS);
    Set<String> keys = new TreeSet<>();
    for (JsonNode entry : entries()) {
      keys.add(entry.path("object").path("key").asString(""));
      assertThat(root.resolve("out/data/" + entry.path("path").asString("")))
          .isRegularFile()
          .hasSize(entry.path("size").asLong(-1));
      assertThat(entry.path("object").path("md5").asString("")).isEqualTo("checked");
    }
    assertThat(keys)
        .containsExactly(
            "../../etc/passwd", "CASE", "a", "a/b", "case", "empty", "large", "报告/2024.txt");
    assertThat(root.resolve("out/data/a/b")).hasContent("two");
    assertThat(root.resolve("out/data/.=2E/.=2E/etc/passwd")).hasContent("root");
    assertThat(overview.natures().orElseThrow().rules()).containsKey("resident-identity-number");
    Verification same = new Handing(root).verify(root.resolve("out"));
    assertThat(same.stand()).isEqualTo(Verification.Stand.SAME);
    Files.writeString(root.resolve("out/data/a/b"), "owt");
    assertThat(Handing.found(new Handing(root).verify(root.resolve("out"))))
        .isEqualTo(Map.of("damaged", "a/b"));
  }

  @Test
  void whatWasReadIsNotAskedForAgain() throws Exception {
    ProgressMeter meter = new ProgressMeter();
    AtomicBoolean refuse = new AtomicBoolean(true);
    server.trick(
        "",
        exchange -> {
          if (!refuse.get() || !WireServer.query(exchange).containsKey("continuation-token")) {
            return false;
          }
          while (meter.done(Unit.FILES) < 5) {
            LockSupport.parkNanos(1_000_000);
          }
          WireServer.send(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
          return true;
        });
    StoreSettings paged = Handing.paged(5);
    try (ObjectStore store = ObjectStore.of(new ObjectAddress.S3("box", ""), server.s3(), paged);
        DigestEngine engine = DigestEngine.scalar()) {
      ManifestRequest request =
          new Handing(root)
              .request(false, Descriptions.NONE, List.of(new PayloadSource.Objects("box", store)));
      ManifestMaker maker = new ManifestMaker(BagRules.shipped(), engine, meter);
      assertThatThrownBy(() -> maker.make(request)).isInstanceOf(FaultException.class);
      refuse.set(false);
      int before = server.requests();
      assertThat(maker.make(request).totals().files()).isEqualTo(8);
      assertThat(meter.done(Unit.REUSED)).isEqualTo(5);
      assertThat(server.requests() - before)
          .as("two pages, three objects, whether versions are kept")
          .isEqualTo(6);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "swift"})
  void listsBesideAStoreAreComparedWithIt(String scheme) throws Exception {
    try (ObjectStore store = store(scheme)) {
      assertThat(make(false, store).totals().files()).isEqualTo(8);
      assertThat(root.resolve("out/data")).doesNotExist();
      Map<String, PayloadSource> there = Map.of("", new PayloadSource.Objects("", store));
      Handing handing = new Handing(root);
      Path out = root.resolve("out");
      assertThat(handing.verify(out, new Depth.Whole(), there, _ -> {}).stand())
          .isEqualTo(Verification.Stand.SAME);
      server.put("large", new byte[(3 << 20) - 1]);
      server.put("case", "LOWER".getBytes(UTF_8));
      server.delete("a");
      server.put("new", new byte[10]);
      Verification differs = handing.verify(out, new Depth.Whole(), there, _ -> {});
      assertThat(Handing.found(differs))
          .isEqualTo(Map.of("shorter", "large", "damaged", "case", "missing", "a", "added", "new"));
      Verification quick = handing.verify(out, new Depth.Presence(), there, _ -> {});
      assertThat(Handing.found(quick))
          .isEqualTo(Map.of("shorter", "large", "missing", "a", "added", "new"));
      assertThat(quick.amounts().read()).isZero();
    }
  }

  @Test
  void withoutAStoreNothingIsSaidOfIt() throws Exception {
    try (ObjectStore store = store("s3")) {
      make(false, store);
    }
    assertThatThrownBy(() -> new Handing(root).verify(root.resolve("out")))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("handover-payload-unsaid");
  }

  @Test
  void whatCannotBeReadIsLostAndSaysWhy() throws Exception {
    server.trick(
        "empty",
        exchange -> {
          WireServer.send(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
          return true;
        });
    server.trick(
        "large",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"other\"");
          WireServer.send(exchange, 200, "changed");
          return true;
        });
    try (ObjectStore store = store("s3")) {
      Overview overview = make(true, store);
      assertThat(overview.totals().files()).isEqualTo(6);
      assertThat(overview.lost())
          .extracting(lost -> lost.place().path() + " " + lost.cause().code())
          .containsExactly("empty file-unread", "large changed-while-read");
      assertThat(root.resolve("out/data/large")).doesNotExist();
    }
  }

  @Test
  void aSingleFileAndAStoreLieInOneBag() throws Exception {
    Path file = Handing.file(root.resolve("image.qcow2"), "QFI and so on");
    try (ObjectStore store = store("s3")) {
      List<PayloadSource> sources =
          List.of(
              new PayloadSource.Tree("image.qcow2", file), new PayloadSource.Objects("box", store));
      Overview overview = Handing.make(new Handing(root).request(true, Descriptions.NONE, sources));
      assertThat(overview.totals().files()).isEqualTo(9);
    }
    assertThat(root.resolve("out/data/image.qcow2")).hasContent("QFI and so on");
    assertThat(root.resolve("out/data/box/a/b")).hasContent("two");
    assertThat(new Handing(root).verify(root.resolve("out")).stand())
        .isEqualTo(Verification.Stand.SAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "a/b", "a\\b", "~", "%41", "a\nb"})
  void labelsThatAreNoNamesAreRefused(String label) {
    assertThatThrownBy(
            () ->
                new Handing(root)
                    .request(true, Descriptions.NONE, List.of(new PayloadSource.Tree(label, root))))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("source-name-invalid");
  }
}
