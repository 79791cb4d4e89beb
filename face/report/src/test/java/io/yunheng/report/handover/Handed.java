/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.bag.BagRules;
import io.yunheng.catalog.Catalog;
import io.yunheng.content.Categories;
import io.yunheng.content.Formats;
import io.yunheng.content.Sensitivity;
import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.Attachment;
import io.yunheng.handover.ContentInspector;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.ManifestMaker;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.run.ProgressMeter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A tree with names that nobody would choose, handed over beside its lists.
 *
 * @param root a folder for all of it
 */
public record Handed(Path root) {
  static final Instant WHEN = Instant.parse("2026-11-21T08:00:00Z");
  static final String FORMULA = "=cmd|'calc'!A0.csv";
  static final String MARKUP = "<img src=x onerror=alert(1)>&amp;.txt";
  static final String TURNED = "\u202etxt.exe";
  static final String CONTROL = "bell\u0007.txt";
  static final String LONG = "长".repeat(80) + ".txt";
  static final Catalog CATALOG = Catalog.shipped();

  private static final String SAID =
      """
      title: "=HYPERLINK(\\"http://x\\",\\"移交\\")"
      from: 某云服务商 <b>
      to: 某局
      service: 某云政务区
      agreement: 2023-017
      entries:
      - paths: ["*.csv"]
        name: "+1+1"
        description: "@SUM(A1)"
        sensitivity: sensitive
        medium: 移动硬盘 3 号
        valid-from: 2026-01-01
        key: 密钥交接单第 3 号
      - paths: ["long.bin"]
        description: "%s"
      """
          .formatted("很长".repeat(30_000));

  public Path source() {
    return root.resolve("site");
  }

  public Path manifest() {
    return root.resolve("out");
  }

  /** The tree. */
  public Handed filled() throws IOException {
    file("index.html", "<html><body>公开</body></html>\n");
    file("logs/access-2026-01.log", "2026-01-03 GET /\n");
    file("logs/access-2026-03.log", "2026-03-01 GET /\n");
    file("people.csv", "name,id\n张三,11010519491231002X\n");
    file("long.bin", "\u0000\u0001");
    file("empty.dat", "");
    file(FORMULA, "a,b\n1,2\n");
    file(MARKUP, "x");
    file(TURNED, "y");
    file(CONTROL, "z");
    file(LONG, "l");
    Files.createSymbolicLink(source().resolve("home"), Path.of("index.html"));
    Files.createDirectory(source().resolve("nothing"));
    return this;
  }

  public void file(String name, String text) throws IOException {
    Path path = source().resolve(name);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  /** Makes the manifest with further files. */
  Overview make(List<Attachment> attachments) throws InterruptedException {
    return make(Descriptions.read(SAID.getBytes(StandardCharsets.UTF_8), "said.yaml"), attachments);
  }

  Overview make(Descriptions said, List<Attachment> attachments) throws InterruptedException {
    ManifestRequest request =
        new ManifestRequest(
            List.of(new PayloadSource.Tree("site", source())),
            false,
            manifest(),
            EnumSet.of(Algorithm.SM3, Algorithm.SHA_256),
            Optional.of(
                new ContentInspector(
                    Formats.shipped(), Sensitivity.shipped(), Categories.shipped(), 1 << 20)),
            1 << 20,
            said,
            attachments,
            0,
            Duration.ofSeconds(5),
            1,
            WHEN);
    try (DigestEngine engine = DigestEngine.scalar()) {
      return new ManifestMaker(BagRules.shipped(), engine, new ProgressMeter()).make(request);
    }
  }

  /** Makes the manifest with nothing further. */
  public void made() throws InterruptedException {
    make(List.of());
  }

  /** What came of comparing. */
  public VerificationView verified(Depth depth, Language language) throws InterruptedException {
    return VerificationView.of(
        verification(depth), Verifier.overview(manifest()), CATALOG, language);
  }

  Verification verification(Depth depth) throws InterruptedException {
    Path work = root.resolve("work-" + depth.getClass().getSimpleName());
    VerifyRequest request =
        new VerifyRequest(
            manifest(),
            Map.of(),
            List.of(),
            work,
            Optional.empty(),
            depth,
            0,
            Duration.ofSeconds(5),
            1,
            WHEN);
    try (DigestEngine engine = DigestEngine.scalar()) {
      return new Verifier(BagRules.shipped(), engine, new ProgressMeter()).verify(request, _ -> {});
    }
  }

  /** Breaks it in every way that a person could. */
  public Handed broken() throws IOException, InterruptedException {
    filled().make(List.of());
    Files.delete(source().resolve("logs/access-2026-01.log"));
    file("new <script>alert(2)</script".replace("/", "") + ".txt", "new");
    file("index.html", "<html><body>公闭</body></html>\n");
    file("people.csv", "name,id\n");
    file("empty.dat", "more");
    Files.delete(source().resolve("home"));
    Files.createSymbolicLink(source().resolve("home"), Path.of("new.txt"));
    Files.delete(source().resolve(MARKUP));
    Files.createDirectory(source().resolve(MARKUP));
    Files.move(source().resolve("logs/access-2026-03.log"), source().resolve("logs/old.log"));
    Files.writeString(
        manifest().resolve("manifest-sha256.txt"),
        Files.readString(manifest().resolve("manifest-sha256.txt")) + "no line at all\n");
    return this;
  }
}
