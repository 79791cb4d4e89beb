/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.files.ReplacedFile;
import io.yunheng.jobs.ResultFile;
import io.yunheng.jobs.WorkerOutcome;
import io.yunheng.store.JobClaim;
import io.yunheng.store.NewRun;
import io.yunheng.store.Store;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the result of an assessment: its files in the folder of the run, and their index. */
final class RunKeeper {
  private static final String RUNS = "runs";

  private final Store store;
  private final Path data;
  private final MlpsCatalog catalog;

  RunKeeper(Store store, Path data, MlpsCatalog catalog) {
    this.store = store;
    this.data = data;
    this.catalog = catalog;
  }

  /**
   * Keeps a result, once however often the job is begun.
   *
   * @param seen the folder that was assessed
   * @return the run; empty where the claim has no effect any more
   */
  Optional<AssessmentRun> keep(JobClaim claim, WorkerOutcome outcome, CaseView.Seen seen) {
    RandomId job = claim.job().id();
    Path folder = data.resolve(RUNS).resolve(job.text());
    try {
      files(outcome, seen, folder);
      JsonNode summary = JsonMapper.shared().readTree(Files.readAllBytes(outcome.summary()));
      RunIndex index = RunIndex.of(folder.resolve("result.json"), catalog);
      try (RunIndex.Observations observations =
          index.observations(folder.resolve("observations.jsonl"))) {
        Optional<AssessmentRun> kept =
            store
                .runs()
                .keep(
                    claim,
                    new NewRun(
                        summary.path("address").asString(""),
                        Instant.parse(summary.path("asOf").asString("")),
                        summary.path("scale").asString(""),
                        RUNS + "/" + job,
                        said(summary, outcome)),
                    index.items(),
                    observations,
                    ActAuthor.system());
        return kept.or(() -> store.runs().ofJob(CaseView.scope(claim.job().workCase()), job));
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }

  private static String said(JsonNode summary, WorkerOutcome outcome) {
    ObjectNode said = JsonMapper.shared().createObjectNode();
    said.put("standing", outcome.standing().code());
    said.set("totals", summary.path("totals"));
    said.set("highRisks", summary.path("highRisks"));
    return said.toString();
  }

  /** The files of the result in their folder, all or none, and on the disk. */
  private void files(WorkerOutcome outcome, CaseView.Seen seen, Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path part = folder.resolveSibling("." + folder.getFileName() + ".part");
    FolderRemoval.remove(part);
    Files.createDirectories(part);
    for (ResultFile file : outcome.files()) {
      Path target = part.resolve(file.path()).normalize();
      if (target.startsWith(part)) {
        Files.createDirectories(target.resolveSibling("."));
        CaseView.take(outcome.folder().resolve(file.path()), target, true);
        force(target);
      }
    }
    for (String place : seen.snapshot().written()) {
      Path target = part.resolve(CaseSnapshot.WRITTEN).resolve(place);
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(seen.written().resolve(place), target);
      force(target);
    }
    Files.write(part.resolve(CaseSnapshot.FILE), seen.snapshot().bytes());
    force(part.resolve(CaseSnapshot.FILE));
    force(part);
    Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    force(folder.resolveSibling("."));
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
