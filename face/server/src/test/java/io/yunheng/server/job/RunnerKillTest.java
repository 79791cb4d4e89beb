/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.JobState;
import io.yunheng.casework.RunItem;
import io.yunheng.casework.RunObservation;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.Language;
import io.yunheng.server.RecordedCloud;
import io.yunheng.store.ActFilter;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server and its workers are killed at any moment; no job is lost, and none has two effects. */
@Timeout(900)
class RunnerKillTest {
  private static final RowWindow ALL = RowWindow.first(100);

  @TempDir private Path folder = Path.of("");
  private final long seed = Long.getLong("yunheng.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void theServerIsKilled() throws Exception {
    System.out.println("RunnerKillTest seed " + seed);
    try (RecordedCloud cloud = new RecordedCloud()) {
      for (int kill = 1; kill < io.yunheng.store.JobQueue.MOST_ATTEMPTS; kill++) {
        killed(kill == 1 ? cloud.authUrl() : "");
      }
      try (Store store = KilledRunner.open(data());
          JobRunner runner = KilledRunner.runner(store, data())) {
        runner.start();
        ended(store);
        verify(store);
      }
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** Lets a server run for a while, and kills it. */
  private void killed(String authUrl) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRunner.class.getName(),
                data().toString()));
    if (!authUrl.isEmpty()) {
      command.add(authUrl);
    }
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out = child.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.equals("ready")) {
        line = out.readLine();
      }
      assertThat(line).isEqualTo("ready");
      Thread.sleep(random.nextInt(20_000));
      child.toHandle().destroyForcibly();
      assertThat(child.waitFor()).isEqualTo(137);
    }
  }

  @Test
  void aWorkerIsKilled() throws Exception {
    System.out.println("RunnerKillTest seed " + seed);
    try (RecordedCloud cloud = new RecordedCloud();
        Store store = KilledRunner.open(data())) {
      KilledRunner.ask(store, cloud.authUrl());
      try (JobRunner runner = KilledRunner.runner(store, data())) {
        runner.start();
        for (int kill = 1; kill < io.yunheng.store.JobQueue.MOST_ATTEMPTS; kill++) {
          Thread.sleep(1_000 + random.nextInt(8_000));
          ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        }
        ended(store);
        verify(store);
      }
    }
  }

  @Test
  void aJobIsHandedBackWhenTheServerStopsAndFinishedByTheNext() throws Exception {
    try (RecordedCloud cloud = new RecordedCloud();
        Store store = KilledRunner.open(data())) {
      KilledRunner.ask(store, cloud.authUrl());
      cloud.pausing(50);
      JobRunner first = KilledRunner.runner(store, data());
      first.start();
      while (jobs(store).stream().noneMatch(job -> job.state() == JobState.RUNNING)) {
        Thread.sleep(50);
      }
      Thread.sleep(random.nextInt(3_000));
      first.close();
      assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(jobs(store))
          .allSatisfy(
              job -> {
                assertThat(job.state()).isEqualTo(JobState.WAITING);
                assertThat(job.course().attempts()).isZero();
              });
      cloud.pausing(0);
      try (JobRunner second = KilledRunner.runner(store, data())) {
        second.start();
        ended(store);
        verify(store);
      }
    }
  }

  /** Whoever takes a claim over ends it; what the first one does about it has no effect. */
  @Test
  void anotherRunnerTakesOverWhatWasNotRenewed() throws Exception {
    try (Store store = KilledRunner.open(data())) {
      WorkCase one = KilledRunner.make(store);
      var order = new CaseOrder.Assess(ScaleName.WORKBOOK, Language.ZH);
      store.jobs().ask(one.id(), order.kind().code(), order.request(), ActAuthor.system());
      var lost = store.queue().claim("gone", java.time.Duration.ZERO).orElseThrow();
      Thread.sleep(5);
      var taken = store.queue().claim("here", java.time.Duration.ofMinutes(2)).orElseThrow();
      assertThat(taken.job().id()).isEqualTo(lost.job().id());
      assertThat(store.queue().finish(lost, JobState.DONE, io.yunheng.casework.JobEnd.NONE))
          .isFalse();
      assertThat(store.queue().crashed(lost, io.yunheng.casework.JobEnd.NONE)).isFalse();
      Path file = Files.writeString(folder.resolve("estate"), "{}");
      assertThat(
              store
                  .uploads()
                  .collect(
                      lost,
                      file,
                      new io.yunheng.casework.EvidenceDescription(
                          "estates/x.jsonl",
                          "",
                          io.yunheng.casework.EvidenceKind.ESTATE,
                          "x",
                          java.util.Optional.empty(),
                          ""),
                      "application/x-ndjson",
                      one.owner().orElseThrow(),
                      io.yunheng.casework.JobEnd.NONE))
          .isEmpty();
      assertThat(
              store
                  .evidence()
                  .list(scope(store), one.id(), EnumSet.allOf(EvidenceState.class), "", ALL)
                  .total())
          .isZero();
    }
  }

  private static Scope scope(Store store) {
    RandomId organisation =
        store.organisations().list("", RowWindow.first(1)).rows().getFirst().id();
    return new Scope(Set.of(organisation), Set.of(), java.util.Map.of(), Set.of());
  }

  private static WorkCase workCase(Store store) {
    return store.cases().list(scope(store), "", RowWindow.first(1)).rows().getFirst();
  }

  private static List<CaseJob> jobs(Store store) {
    return store.jobs().list(scope(store), workCase(store).id(), ALL).rows();
  }

  private static void ended(Store store) throws InterruptedException {
    while (store.jobs().open(scope(store), ALL).total() > 0) {
      Thread.sleep(200);
    }
  }

  /** Each job ended, and has one effect. */
  private void verify(Store store) throws IOException {
    List<CaseJob> jobs = jobs(store);
    assertThat(jobs).hasSize(3).allMatch(job -> job.state() == JobState.DONE);
    Scope scope = scope(store);
    WorkCase one = workCase(store);
    List<CaseEvidenceFile> evidence =
        store.evidence().list(scope, one.id(), EnumSet.allOf(EvidenceState.class), "", ALL).rows();
    assertThat(evidence)
        .extracting(CaseEvidenceFile::state)
        .containsExactlyInAnyOrder(EvidenceState.CURRENT, EvidenceState.REPLACED);
    assertThat(evidence)
        .allSatisfy(file -> assertThat(store.evidence().intact(scope, file.id())).contains(true));
    var runs = store.runs().list(scope, one.id(), ALL).rows();
    assertThat(runs).hasSize(1);
    indexed(store, scope, runs.getFirst());
    assertThat(data().resolve(runs.getFirst().folder()).resolve("report.html")).isNotEmptyFile();
    assertThat(store.acts().verify()).isInstanceOf(ChainVerdict.Sound.class);
    assertThat(
            store.acts().list(scope, ActFilter.ALL, ALL).rows().stream()
                .map(act -> act.kind().code())
                .filter(kind -> kind.equals("job.finish")))
        .hasSize(3);
    assertThat(left("jobs")).isEmpty();
    assertThat(left("views")).isEmpty();
  }

  /** The index has each item on its objects, and its places are those of the files. */
  private void indexed(Store store, Scope scope, AssessmentRun run) throws IOException {
    Path files = data().resolve(run.folder());
    byte[] result = Files.readAllBytes(files.resolve("result.json"));
    byte[] lines = Files.readAllBytes(files.resolve("observations.jsonl"));
    List<String> expected = new ArrayList<>();
    for (JsonNode item : JsonMapper.shared().readTree(result).path("items")) {
      for (JsonNode object : item.path("objects")) {
        expected.add(item.path("id").asString() + " " + object.path("object").asString());
      }
      if (item.path("objects").isEmpty()) {
        expected.add(item.path("id").asString() + " ");
      }
    }
    List<RunItem> items = store.runs().items(scope, run.id(), ALL).rows();
    assertThat(items)
        .extracting(one -> one.item() + " " + one.object())
        .containsExactlyInAnyOrderElementsOf(expected);
    List<RunObservation> observations = new ArrayList<>();
    for (RunItem item : items) {
      JsonNode there = at(result, item.place());
      assertThat(there.path("object").asString("")).isEqualTo(item.object());
      assertThat(there.path("verdict").asString()).isEqualTo(item.verdict());
      assertThat(there.has(item.object().isEmpty() ? "objects" : "aspects")).isTrue();
      assertThat(item.layer()).isNotEmpty();
      observations.addAll(
          store.runs().observations(scope, run.id(), item.item(), item.object(), ALL).rows());
    }
    assertThat(observations).isNotEmpty();
    for (RunObservation one : observations) {
      JsonNode line = at(lines, one.place());
      assertThat(line.path("check").asString()).isEqualTo(one.check());
      assertThat(line.path("object").asString()).isEqualTo(one.object());
      String[] resource = one.resource().split("/", 2);
      assertThat(line.path(one.outcome()).path(resource[0]).toString()).contains(resource[1]);
    }
  }

  private static JsonNode at(byte[] file, long place) {
    return JsonMapper.shared()
        .readerFor(JsonNode.class)
        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readValue(file, (int) place, file.length - (int) place);
  }

  private List<String> left(String name) throws IOException {
    Path left = data().resolve(name);
    if (!Files.exists(left)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(left)) {
      return all.map(Path::toString).toList();
    }
  }
}
