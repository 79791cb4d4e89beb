/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import io.yunheng.stores.LiveBox;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectStore;
import io.yunheng.stores.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Images of a real cloud as what is handed over. */
@Tag("live")
class LiveImageSourceTest {
  @TempDir private Path root;

  private static ObjectStore images(String name) throws Exception {
    return ObjectStore.of(
        new ObjectAddress.Images(name), new LiveBox().cloud(), StoreSettings.DEFAULTS);
  }

  private Overview make(boolean bag, ObjectStore store) throws InterruptedException {
    return Handing.make(
        new Handing(root)
            .request(bag, Descriptions.NONE, List.of(new PayloadSource.Objects("images", store))));
  }

  private List<JsonNode> entries() throws Exception {
    try (Stream<String> lines = Files.lines(root.resolve("out/handover/entries.jsonl"))) {
      return lines.map(JsonMapper.shared()::readTree).toList();
    }
  }

  @Test
  void imagesOfAProjectAreInTheBagByNameAndId() throws Exception {
    try (ObjectStore store = images("")) {
      Overview overview = make(true, store);
      assertThat(overview.totals().lost()).isZero();
      assertThat(overview.totals().files()).isPositive();
    }
    for (JsonNode entry : entries()) {
      JsonNode metadata = entry.path("object").path("metadata");
      assertThat(entry.path("path").asString(""))
          .startsWith(metadata.path("name").asString("?"))
          .contains(metadata.path("id").asString("?"));
      assertThat(entry.path("object").path("md5").asString("")).isEqualTo("checked");
      assertThat(metadata.path("os_hash_value").asString("")).hasSize(128);
      assertThat(root.resolve("out/data/" + entry.path("path").asString("")))
          .hasSize(entry.path("size").asLong(-1));
    }
    assertThat(new Handing(root).verify(root.resolve("out")).stand())
        .isEqualTo(Verification.Stand.SAME);
  }

  @Test
  void oneImageIsComparedWhereItIs() throws Exception {
    String name;
    try (ObjectStore store = images("")) {
      make(false, store);
      name = entries().getFirst().path("object").path("metadata").path("name").asString("");
      Handing.delete(root.resolve("out"));
    }
    try (ObjectStore store = images(name)) {
      assertThat(make(false, store).totals().files()).isEqualTo(1);
      Verification same =
          new Handing(root)
              .verify(
                  root.resolve("out"),
                  new Depth.Whole(),
                  Map.of("", new PayloadSource.Objects("", store)),
                  _ -> {});
      assertThat(same.stand()).isEqualTo(Verification.Stand.SAME);
    }
  }
}
