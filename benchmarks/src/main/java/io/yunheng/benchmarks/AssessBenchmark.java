/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseSettings;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.ResultWriter;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.assessment.Workbook;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.EstateWriter;
import io.yunheng.run.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole assessment, decoding included, beside plain Jackson reading the same file into trees;
 * each in a process of its own, so that neither warms the other up.
 *
 * <p>{@code generate FILE INSTANCES}, {@code jackson FILE}, {@code assess FILE}; {@code compare
 * INSTANCES...} runs all three and prints the ratio. There are ten resources for each instance.
 */
public final class AssessBenchmark {
  private static final long SEED = 20_261_120L;

  private AssessBenchmark() {}

  /**
   * Runs one of the parts.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "generate" ->
          EstateWriter.write(
              BigEstate.of(Integer.parseInt(arguments[2]), SEED), Path.of(arguments[1]));
      case "jackson" -> jackson(Path.of(arguments[1]));
      case "assess" -> assess(Path.of(arguments[1]));
      case "compare" -> {
        for (String instances : List.of(arguments).subList(1, arguments.length)) {
          compare(instances);
        }
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void compare(String instances) throws IOException, InterruptedException {
    Path file = Files.createTempFile("estate", ".jsonl");
    try {
      run("-Xmx8g", "generate", file.toString(), instances);
      System.out.printf(
          Locale.ROOT, "%n%s instances, %.0f MB%n", instances, Files.size(file) / 1e6);
      double jackson = run("-Xmx8g", "jackson", file.toString());
      double assess = run("-Xmx1g", "assess", file.toString());
      System.out.printf(Locale.ROOT, "assess / jackson: %.2f (at most 6)%n", assess / jackson);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Runs a part in a process of its own; the result is its last line as a number, if it is one. */
  private static double run(String heap, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            heap,
            "-XX:+UseParallelGC",
            "-XX:+UseCompactObjectHeaders",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            AssessBenchmark.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    double last = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("seconds ")) {
          last = Double.parseDouble(line.substring("seconds ".length()));
        } else {
          System.out.println(line);
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(arguments[0] + " ended with " + process.exitValue());
    }
    return last;
  }

  private static void jackson(Path file) throws IOException {
    long began = System.nanoTime();
    JsonMapper mapper = JsonMapper.shared();
    List<JsonNode> trees = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        trees.add(mapper.readTree(line));
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(Locale.ROOT, "jackson readTree: %.2f s, %,d lines%n", seconds, trees.size());
    System.out.println("seconds " + seconds);
  }

  private static void assess(Path file) throws InterruptedException {
    long began = System.nanoTime();
    Estate estate = EstateReader.read(file);
    double read = (System.nanoTime() - began) / 1e9;
    MlpsCatalog catalog = MlpsCatalog.level3Cloud();
    List<CheckPack> packs = new Packs(catalog, Analyses.all()).load(List.of());
    Dossier dossier =
        new Dossier(
            new CaseSettings(
                "benchmark",
                SubjectKind.PLATFORM,
                3,
                Optional.empty(),
                CaseSettings.DEFAULT_ZONE,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty()),
            "",
            new Evidence(
                SubjectKind.PLATFORM, estate.header().collectedAt(), estate, Optional.empty()),
            List.of(),
            Workbook.EMPTY);
    Assessment assessment =
        new Assessor(catalog, packs, Runtime.getRuntime().availableProcessors(), "benchmark")
            .assess(dossier, ScaleName.WORKBOOK, Progress.SILENT);
    ResultWriter.write(assessment, OutputStream.nullOutputStream());
    double seconds = (System.nanoTime() - began) / 1e9;
    long evaluations =
        assessment.items().stream()
            .flatMap(item -> item.objects().stream())
            .flatMap(object -> object.aspects().stream())
            .flatMap(aspect -> aspect.checks().stream())
            .mapToLong(check -> check.total())
            .sum();
    int checks = packs.stream().mapToInt(pack -> pack.checks().size()).sum();
    System.out.printf(
        Locale.ROOT,
        "assess: %.2f s (of which decoding %.2f), %,d resources, %,.0f resources/s, %d checks,"
            + " %,d observations, %.1f per resource, %,.0f/s, peak heap %,d MiB%n",
        seconds,
        read,
        estate.size(),
        estate.size() / seconds,
        checks,
        evaluations,
        (double) evaluations / estate.size(),
        evaluations / seconds,
        peakHeap() >> 20);
    System.out.println("seconds " + seconds);
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
