/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.access.ActAuthor;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.Language;
import io.yunheng.jobs.AssessRequest;
import io.yunheng.jobs.AssessResult;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.Jobs;
import io.yunheng.jobs.Secrets;
import io.yunheng.run.Progress;
import io.yunheng.run.Workers;
import io.yunheng.server.job.CaseSnapshot;
import io.yunheng.store.JobClaim;
import io.yunheng.store.NewRun;
import io.yunheng.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of the recorded cloud, put into each case of the walk under names of the case's own. */
final class WalkRun {
  private static final Path EXAMPLE = Path.of("..", "..", "examples", "gov-cloud");

  private final Path folder;
  private final Assessment assessment;
  private final List<ObjectResult> objects;

  private WalkRun(Path folder, Assessment assessment) {
    this.folder = folder;
    this.assessment = assessment;
    this.objects =
        assessment.items().stream()
            .map(ItemResult::objects)
            .filter(all -> all.size() > 1)
            .findFirst()
            .orElseThrow();
  }

  static WalkRun in(Path folder) {
    try {
      AssessResult result =
          new Jobs(Workers.of(1), EngineSettings.FASTEST)
              .run(
                  new AssessRequest(
                      EXAMPLE,
                      folder.resolve("run"),
                      ScaleName.WORKBOOK,
                      Optional.empty(),
                      List.of(),
                      false,
                      Language.ZH),
                  Secrets.NONE,
                  Progress.SILENT);
      return new WalkRun(folder, result.assessment());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The object that is some people's own. */
  String mine() {
    return objects.getFirst().object();
  }

  /** An object that is not theirs. */
  String other() {
    return objects.getLast().object();
  }

  /** An item that was determined on both objects. */
  String item() {
    return assessment.items().stream()
        .filter(one -> one.objects().size() > 1)
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** Keeps it as a run of a case; its id. */
  String keep(Store store, WorkCase one, String name, ActAuthor author) {
    String place = "runs/" + name;
    copy(folder.resolve("data").resolve(place), name);
    store.jobs().ask(one.id(), "assess", "{}", author);
    JobClaim claim = store.queue().claim("ground", Duration.ofMinutes(10)).orElseThrow();
    var run =
        store
            .runs()
            .keep(
                claim,
                new NewRun(
                    assessment.heading().address(),
                    assessment.heading().asOf(),
                    assessment.heading().scale().code(),
                    place,
                    "{}"),
                KeptRuns.items(assessment, object -> called(object, name)).iterator(),
                Collections.emptyIterator(),
                author)
            .orElseThrow();
    store.queue().finish(claim, JobState.DONE, new JobEnd("broken", "", run.id().text()));
    WalkRecords.plant(store, one.id(), item(), name, author);
    return run.id().text();
  }

  private void copy(Path to, String name) {
    try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
      Files.createDirectories(to);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(folder.resolve("run").relativize(file));
        Files.createDirectories(copy.getParent());
        if (file.toString().endsWith(".xlsx")) {
          Files.copy(file, copy);
        } else {
          Files.writeString(copy, named(Files.readString(file), name));
        }
      }
      Files.writeString(
          to.resolve(CaseSnapshot.FILE),
          "{\"case.yaml\":\"" + WalkGround.mark(name + "-yaml") + "\",\"evidence\":[]}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String named(String text, String name) {
    String mine = WalkGround.mark(name + "-run-mine");
    String other = WalkGround.mark(name + "-run-other");
    return text.replace(quoted(objects.getFirst()), quoted(mine))
        .replace(quoted(objects.getLast()), quoted(other))
        .replace(drawn(objects.getFirst().name()), drawn(mine))
        .replace(drawn(objects.getLast().name()), drawn(other));
  }

  private static String drawn(String name) {
    return ">" + name + "</text>";
  }

  private static String quoted(ObjectResult object) {
    return quoted(object.name());
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private String called(ObjectResult object, String name) {
    if (object.object().equals(mine())) {
      return WalkGround.mark(name + "-run-mine");
    }
    return object.object().equals(other()) ? WalkGround.mark(name + "-run-other") : object.name();
  }
}
