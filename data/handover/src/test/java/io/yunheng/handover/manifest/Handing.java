/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.bag.BagRules;
import io.yunheng.content.Categories;
import io.yunheng.content.Formats;
import io.yunheng.content.Sensitivity;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.TreeAccess;
import io.yunheng.handover.ContentInspector;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Discrepancy;
import io.yunheng.handover.ManifestMaker;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.run.ProgressMeter;
import io.yunheng.stores.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes and compares manifests as tests want them. */
record Handing(Path root) {
  static final Instant WHEN = Instant.parse("2026-11-21T08:00:00Z");

  ManifestRequest request(boolean bag, Path... sources) {
    return request(bag, Descriptions.NONE, sources);
  }

  ManifestRequest request(boolean bag, Descriptions descriptions, Path... sources) {
    return request(
        bag,
        descriptions,
        Stream.of(sources)
            .<PayloadSource>map(
                source -> new PayloadSource.Tree(source.getFileName().toString(), source))
            .toList());
  }

  ManifestRequest request(boolean bag, Descriptions descriptions, List<PayloadSource> sources) {
    ContentInspector looking =
        new ContentInspector(
            Formats.shipped(), Sensitivity.shipped(), Categories.shipped(), Long.MAX_VALUE);
    return new ManifestRequest(
        sources,
        bag,
        root.resolve("out"),
        EnumSet.of(Algorithm.SM3, Algorithm.SHA_256),
        Optional.of(looking),
        Long.MAX_VALUE,
        descriptions,
        List.of(),
        0,
        Duration.ofSeconds(5),
        2,
        WHEN);
  }

  static Overview make(ManifestRequest request) throws InterruptedException {
    return make(request, TreeAccess.SYSTEM);
  }

  static Overview make(ManifestRequest request, TreeAccess access) throws InterruptedException {
    try (DigestEngine engine = DigestEngine.scalar().reading(access)) {
      return new ManifestMaker(BagRules.shipped(), engine, new ProgressMeter()).make(request);
    }
  }

  Verification verify(Path manifest) throws InterruptedException {
    return verify(manifest, new Depth.Whole(), Map.of(), _ -> {});
  }

  Verification verify(
      Path manifest, Depth depth, Map<String, PayloadSource> payloads, Discrepancies all)
      throws InterruptedException {
    return verify(manifest, depth, payloads, all, TreeAccess.SYSTEM);
  }

  Verification verify(
      Path manifest,
      Depth depth,
      Map<String, PayloadSource> payloads,
      Discrepancies all,
      TreeAccess access)
      throws InterruptedException {
    VerifyRequest request =
        new VerifyRequest(
            manifest,
            payloads,
            List.of(),
            root.resolve("work"),
            Optional.empty(),
            depth,
            0,
            Duration.ofSeconds(5),
            2,
            WHEN);
    try (DigestEngine engine = DigestEngine.scalar().reading(access)) {
      return new Verifier(BagRules.shipped(), engine, new ProgressMeter()).verify(request, all);
    } finally {
      delete(root.resolve("work"));
    }
  }

  /** Where the differences are, by kind. */
  static Map<String, String> found(Verification verification) {
    Map<String, String> found = new TreeMap<>();
    for (Discrepancy one : verification.kept()) {
      found.merge(one.kind().code(), one.path(), (a, b) -> a + " " + b);
    }
    return found;
  }

  /** The usual settings with so many objects on a page of a listing. */
  static StoreSettings paged(int page) {
    StoreSettings usual = StoreSettings.DEFAULTS;
    return new StoreSettings(
        usual.connectTimeout(),
        usual.timeout(),
        usual.stall(),
        usual.retries(),
        usual.longestWait(),
        page,
        usual.connections(),
        usual.md5());
  }

  static void delete(Path folder) {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : new ArrayList<>(all.toList()).reversed()) {
          Files.delete(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A file with this text, in folders that are made for it. */
  static Path file(Path path, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    return Files.writeString(path, text);
  }
}
