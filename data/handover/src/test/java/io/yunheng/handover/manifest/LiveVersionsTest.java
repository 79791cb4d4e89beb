/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import io.yunheng.stores.LiveBox;
import io.yunheng.stores.ObjectStore;
import io.yunheng.stores.Versioning;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions that a real Swift keeps, seen through its own API and through S3's. */
@Tag("live")
class LiveVersionsTest {
  @TempDir private Path root;
  private LiveBox box;

  @BeforeEach
  void start() throws Exception {
    box = new LiveBox();
    box.put("never-changed", "one".getBytes(UTF_8), "text/plain", Map.of());
  }

  @AfterEach
  void stop() throws Exception {
    box.clean();
  }

  private Overview.History history(boolean bag, ObjectStore store, boolean versions)
      throws Exception {
    List<PayloadSource> sources = List.of(new PayloadSource.Objects("box", store, versions));
    Overview made = Handing.make(new Handing(root).request(bag, Descriptions.NONE, sources));
    assertThat(made.totals().lost()).isZero();
    return made.sources().getFirst().history().orElseThrow();
  }

  private void change() throws Exception {
    box.keepVersions();
    for (int i = 0; i < 3; i++) {
      box.put("page.txt", ("page " + i).getBytes(UTF_8), "text/plain", Map.of());
    }
    box.put("旧/gone", "gone".getBytes(UTF_8), "text/plain", Map.of());
    box.delete("旧/gone");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void allVersionsAreInTheBag(boolean s3) throws Exception {
    change();
    try (ObjectStore store = box.store(s3)) {
      assertThat(history(true, store, true))
          .isEqualTo(new Overview.History(true, Versioning.Kept.HERE, 0, 0, 0, ""));
    }
    Verification same = new Handing(root).verify(root.resolve("out"));
    assertThat(same.stand()).isEqualTo(Verification.Stand.SAME);
    assertThat(same.amounts().listed()).isEqualTo(5);
    assertThat(root.resolve("out/data/page.txt")).hasContent("page 2");
    assertThat(root.resolve("out/data/旧"))
        .isDirectoryContaining(path -> path.getFileName().toString().startsWith("gone=@"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listsBesideAreComparedWithAllVersions(boolean s3) throws Exception {
    change();
    try (ObjectStore store = box.store(s3)) {
      assertThat(history(false, store, true).complete()).isTrue();
      Map<String, PayloadSource> there = Map.of("", new PayloadSource.Objects("", store));
      Path out = root.resolve("out");
      assertThat(new Handing(root).verify(out, new Depth.Whole(), there, _ -> {}).stand())
          .isEqualTo(Verification.Stand.SAME);
      box.put("page.txt", "page 3".getBytes(UTF_8), "text/plain", Map.of());
      Map<String, String> found =
          Handing.found(new Handing(root).verify(out, new Depth.Whole(), there, _ -> {}));
      assertThat(found.keySet()).containsExactly("added", "damaged");
      assertThat(found.get("damaged")).isEqualTo("page.txt");
      assertThat(found.get("added")).startsWith("page.txt=@");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsLeftIsCounted(boolean s3) throws Exception {
    try (ObjectStore store = box.store(s3)) {
      assertThat(history(false, store, false).kept()).isEqualTo(Versioning.Kept.NOT);
      Handing.delete(root.resolve("out"));
      change();
      assertThat(history(false, store, false))
          .isEqualTo(new Overview.History(false, Versioning.Kept.HERE, 3, 16, 1, ""));
    }
  }
}
