/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import io.yunheng.catalog.ScaleName;
import io.yunheng.estate.EstateWriter;
import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import io.yunheng.jobs.AssessRequest;
import io.yunheng.jobs.BagCheckRequest;
import io.yunheng.jobs.CompareRequest;
import io.yunheng.jobs.CreateManifestRequest;
import io.yunheng.jobs.DatabaseAccess;
import io.yunheng.jobs.InspectRequest;
import io.yunheng.jobs.JobRequest;
import io.yunheng.jobs.Jobs;
import io.yunheng.jobs.ObjectAspects;
import io.yunheng.jobs.ResponsibilityRequest;
import io.yunheng.jobs.Secrets;
import io.yunheng.jobs.SourceAccess;
import io.yunheng.jobs.TreeAspects;
import io.yunheng.jobs.VerifyManifestRequest;
import io.yunheng.jobs.WorkbookExportRequest;
import io.yunheng.responsibility.ResponsibilityRules;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Requests that take a second or longer, and their inputs. */
final class LargeJobs {
  private static final Path ROOT = Path.of(System.getProperty("yunheng.root"));
  private static final long SEED = 20_261_123L;
  private static final int MIB = 1 << 20;

  private final Path input;

  LargeJobs(Path input) {
    this.input = input;
  }

  /** One request of each kind, all into the same folder, which is not there. */
  List<JobRequest<?>> all(Jobs jobs, Path output) throws IOException, InterruptedException {
    Path folder = caseFolder(20_000);
    Path tree = tree(input.resolve("tree"));
    Path copy = tree(input.resolve("copy"));
    Path bag = input.resolve("bag");
    jobs.run(manifest(tree, bag), Secrets.NONE, Progress.SILENT);
    return List.of(
        assess(folder, output),
        new WorkbookExportRequest(
            folder,
            output.resolveSibling("workbook.xlsx"),
            ScaleName.WORKBOOK,
            List.of(),
            true,
            Language.ZH),
        responsibility(arrangement(300), output),
        manifest(tree, output),
        verify(bag, output),
        compare(tree, copy, output),
        new BagCheckRequest(bag, false, Language.ZH),
        new InspectRequest(packed(), Optional.empty(), Optional.of(output), false));
  }

  private static AssessRequest assess(Path folder, Path output) {
    return new AssessRequest(
        folder, output, ScaleName.WORKBOOK, Optional.empty(), List.of(), false, Language.ZH);
  }

  private static ResponsibilityRequest responsibility(Path file, Path output) {
    return new ResponsibilityRequest(
        file,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of(output),
        false,
        false,
        Language.ZH);
  }

  private static CreateManifestRequest manifest(Path tree, Path output) {
    return new CreateManifestRequest(
        List.of(tree.toString()),
        output,
        true,
        Set.of(Algorithm.SM3, Algorithm.SHA_256),
        Optional.empty(),
        false,
        false,
        1 << 20,
        Optional.empty(),
        0,
        2,
        false,
        false,
        SourceAccess.NONE,
        Language.ZH);
  }

  private static VerifyManifestRequest verify(Path bag, Path output) {
    return new VerifyManifestRequest(
        bag,
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
        false,
        SourceAccess.NONE,
        Language.ZH);
  }

  private static CompareRequest compare(Path before, Path after, Path output) {
    return new CompareRequest(
        before.toString(),
        after.toString(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(output),
        Optional.empty(),
        false,
        new TreeAspects(false, false, 2),
        ObjectAspects.LISTED,
        DatabaseAccess.NONE);
  }

  private Path caseFolder(int instances) throws IOException {
    Path from = ROOT.resolve("examples/gov-cloud");
    Path to = input.resolve("case");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    }
    Path now = to.resolve("estates/now.jsonl");
    Files.delete(now);
    EstateWriter.write(BigEstate.of(instances, SEED), now);
    return to;
  }

  private Path arrangement(int organisations) throws IOException {
    return Files.write(
        input.resolve("arrangement.yaml"),
        ResponsibilityBenchmark.generated(organisations, ResponsibilityRules.shipped()));
  }

  /** Many small files, and four of 256 MiB. */
  private static Path tree(Path folder) throws IOException {
    Random random = new Random(SEED);
    byte[] block = new byte[MIB];
    for (int n = 0; n < 20_000; n++) {
      Path inner = folder.resolve("部门" + n / 500);
      if (n % 500 == 0) {
        Files.createDirectories(inner);
      }
      Files.writeString(inner.resolve("文件" + n), "content " + n);
    }
    for (int n = 0; n < 4; n++) {
      try (OutputStream out = Files.newOutputStream(folder.resolve("large" + n))) {
        for (int part = 0; part < 256; part++) {
          random.nextBytes(block);
          out.write(block);
        }
      }
    }
    return folder;
  }

  /** Archives of many small and of few large files, which compress little and much. */
  private Path packed() throws IOException {
    Path folder = Files.createDirectories(input.resolve("packed"));
    Random random = new Random(SEED);
    byte[] block = new byte[MIB];
    for (int archive = 0; archive < 4; archive++) {
      try (ZipOutputStream zip =
          new ZipOutputStream(Files.newOutputStream(folder.resolve(archive + ".zip")))) {
        for (int n = 0; n < 3000; n++) {
          zip.putNextEntry(new ZipEntry("inner/" + n + ".txt"));
          zip.write(("content " + n).getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
        zip.putNextEntry(new ZipEntry("large"));
        for (int part = 0; part < 64; part++) {
          random.nextBytes(block);
          zip.write(block);
        }
        zip.closeEntry();
      }
    }
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("zeros.gz")))) {
      byte[] zeros = new byte[MIB];
      for (int part = 0; part < 500; part++) {
        gzip.write(zeros);
      }
    }
    return folder;
  }
}
