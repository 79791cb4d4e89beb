/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests of each kind of longer work, small enough to be run often. */
final class SmallJobs {
  private static final Path ROOT = Path.of(System.getProperty("yunheng.root"));
  private static final FileTime WHEN = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

  private SmallJobs() {}

  static Path tree(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("inner"));
    for (int i = 0; i < 1500; i++) {
      Path file = folder.resolve(i % 2 == 0 ? "文件" + i : "inner/" + i);
      Files.writeString(file, "content " + i);
      Files.setLastModifiedTime(file, WHEN);
    }
    return folder;
  }

  static AssessRequest assess(Path output) {
    return new AssessRequest(
        ROOT.resolve("examples/gov-cloud"),
        output,
        ScaleName.WORKBOOK,
        Optional.empty(),
        List.of(),
        false,
        Language.ZH);
  }

  static ResponsibilityRequest responsibility(Path output) {
    return new ResponsibilityRequest(
        ROOT.resolve("examples/responsibility/gov-website.yaml"),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of(output),
        false,
        true,
        Language.ZH);
  }

  static CreateManifestRequest create(Path tree, Path output) {
    return new CreateManifestRequest(
        List.of(tree.toString()),
        output,
        true,
        Set.of(Algorithm.SM3, Algorithm.SHA_256),
        Optional.empty(),
        false,
        true,
        1 << 20,
        Optional.empty(),
        0,
        2,
        false,
        false,
        SourceAccess.NONE,
        Language.ZH);
  }

  static VerifyManifestRequest verify(Path manifest, Path output) {
    return new VerifyManifestRequest(
        manifest,
        Map.of(),
        List.of(),
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        0,
        2,
        Optional.of(output),
        Optional.empty(),
        true,
        SourceAccess.NONE,
        Language.ZH);
  }

  static CompareRequest compare(Path before, Path after, Path output) {
    return new CompareRequest(
        before.toString(),
        after.toString(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(output),
        Optional.empty(),
        true,
        new TreeAspects(false, false, 2),
        ObjectAspects.LISTED,
        DatabaseAccess.NONE);
  }

  static BagCheckRequest check(Path bag) {
    return new BagCheckRequest(bag, false, Language.ZH);
  }

  static InspectRequest inspect(Path place, Path output) {
    return new InspectRequest(place, Optional.empty(), Optional.of(output), true);
  }

  static WorkbookExportRequest workbook(Path output) {
    return new WorkbookExportRequest(
        ROOT.resolve("examples/gov-cloud"),
        output.resolve("workbook.xlsx"),
        ScaleName.WORKBOOK,
        List.of(),
        true,
        Language.ZH);
  }

  /** Reads the recording of a cloud into a folder. */
  static CollectRequest replay(Path output) {
    return new CollectRequest(
        ROOT.resolve("examples/gov-cloud"),
        Optional.of(output),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ROOT.resolve("cloud/openstack/src/test/resources/io/yunheng/openstack/admin")),
        Optional.empty(),
        100,
        false,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static CaseCheckRequest caseCheck() {
    return new CaseCheckRequest(ROOT.resolve("examples/gov-cloud"));
  }
}
