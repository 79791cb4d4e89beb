/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.TreeAccess;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Overview;
import io.yunheng.handover.Verification;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Manifests of the same files are the same, whichever way the files are reached. */
class PortableManifestTest {
  private static final long SEED = 20_261_123;
  private static final ChunkScheme CHUNKING =
      new ChunkScheme(ChunkScheme.SMALLEST, EnumSet.of(Algorithm.SM3, Algorithm.SHA_256));

  @TempDir private Path root;
  private Path site;

  @BeforeEach
  void tree() throws IOException {
    site = Files.createDirectory(root.resolve("site"));
    SplittableRandom random = new SplittableRandom(SEED);
    for (int n = 0; n < 200; n++) {
      byte[] bytes = new byte[random.nextInt(20_000)];
      random.nextBytes(bytes);
      Path file = site.resolve("d" + n % 9 + "/名 " + n % 4 + "/f" + n + (n % 3 == 0 ? ".txt" : ""));
      Files.createDirectories(file.resolve("..").normalize());
      Files.write(file, bytes);
    }
    try (RandomAccessFile large = new RandomAccessFile(site.resolve("large").toFile(), "rw")) {
      large.setLength(5L << 20);
      large.seek(4L << 20);
      large.write(1);
    }
    Files.createDirectory(site.resolve("empty"));
    Files.createSymbolicLink(site.resolve("home"), Path.of("large"));
    Files.createSymbolicLink(site.resolve("up"), Path.of("../.."));
    Files.createLink(site.resolve("again"), site.resolve("d0/名 0/f0.txt"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theListsAreTheSame(boolean bag) throws Exception {
    Handing one = new Handing(Files.createDirectory(root.resolve("one")));
    Handing other = new Handing(Files.createDirectory(root.resolve("other")));
    Overview system = Handing.make(one.request(bag, site).chunked(CHUNKING), TreeAccess.SYSTEM);
    Overview portable =
        Handing.make(other.request(bag, site).chunked(CHUNKING), TreeAccess.PORTABLE);

    Path first = one.root().resolve("out");
    Path second = other.root().resolve("out");
    for (String list : List.of("manifest-sha256.txt", "handover/manifest-sm3.txt")) {
      assertThat(second.resolve(list)).hasSameBinaryContentAs(first.resolve(list));
    }
    assertThat(portable.totals().files()).isEqualTo(system.totals().files());
    assertThat(portable.totals().links()).isEqualTo(2);
    assertThat(portable.lost()).isEmpty();
    for (TreeAccess access : TreeAccess.values()) {
      for (Path manifest : List.of(first, second)) {
        assertThat(one.verify(manifest, new Depth.Whole(), Map.of(), _ -> {}, access).stand())
            .as("%s of %s", access, manifest)
            .isEqualTo(Verification.Stand.SAME);
      }
    }
  }

  @Test
  void whatCouldNotBeSeenIsToldInTheManifest() throws Exception {
    Handing handing = new Handing(root);
    Handing.make(handing.request(false, site), TreeAccess.PORTABLE);

    JsonNode source =
        JsonMapper.shared()
            .readTree(Files.readAllBytes(root.resolve("out/handover/handover.json")))
            .path("sources")
            .path(0);
    assertThat(source.path("unseen").valueStream().map(JsonNode::stringValue))
        .containsExactly(
            "odd-names",
            "attributes",
            "owners",
            "several-names",
            "sparse",
            "special-types",
            "change-times");
    Handing usual = new Handing(Files.createDirectory(root.resolve("usual")));
    Handing.make(usual.request(false, site), TreeAccess.SYSTEM);
    assertThat(usual.root().resolve("out/handover/handover.json"))
        .content()
        .doesNotContain("unseen");
  }

  @Test
  void namesThatAreNoTextLeaveTheirFolderOpen() throws Exception {
    Process process =
        new ProcessBuilder("bash", "-c", "printf x > $'d0/caf\\xe9'")
            .directory(site.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    Handing usual = new Handing(Files.createDirectory(root.resolve("usual")));
    Handing.make(usual.request(false, site), TreeAccess.SYSTEM);

    Handing handing = new Handing(root);
    Overview portable = Handing.make(handing.request(false, site), TreeAccess.PORTABLE);
    assertThat(portable.lost())
        .singleElement()
        .satisfies(lost -> assertThat(lost.place().path()).isEqualTo("d0"));

    Verification verified =
        handing.verify(
            usual.root().resolve("out"), new Depth.Whole(), Map.of(), _ -> {}, TreeAccess.PORTABLE);
    assertThat(Handing.found(verified)).containsOnlyKeys("unread");
    assertThat(verified.stand()).isEqualTo(Verification.Stand.OPEN);
  }

  @Test
  void damageIsFoundAndPlaced() throws Exception {
    Handing handing = new Handing(root);
    Handing.make(handing.request(false, site).chunked(CHUNKING), TreeAccess.PORTABLE);
    try (RandomAccessFile large = new RandomAccessFile(site.resolve("large").toFile(), "rw")) {
      large.seek(3L << 20);
      large.write(1);
    }
    Files.delete(site.resolve("home"));

    Verification verified =
        handing.verify(
            root.resolve("out"), new Depth.Whole(true), Map.of(), _ -> {}, TreeAccess.PORTABLE);

    assertThat(Handing.found(verified))
        .containsOnly(Map.entry("damaged", "large"), Map.entry("missing", "home"));
  }
}
