/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.bag.KeyKind;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import io.yunheng.jobs.worker.WorkerLimits;
import io.yunheng.jobs.worker.WorkerSandbox;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.ProgressMeter;
import io.yunheng.run.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs in processes of their own: real ones, ended in real ways. */
class WorkerJobsTest {
  private static final String SECRET = "hunter2-and-more";

  @TempDir private Path place = Path.of("");
  private Path tree = Path.of("");
  private Path job = Path.of("");

  @BeforeEach
  void tree() throws IOException {
    tree = Files.createDirectory(place.resolve("tree"));
    job = place.resolve("job");
    for (int i = 0; i < 20; i++) {
      Files.writeString(tree.resolve("文件" + i), "content ".repeat(i + 1));
    }
  }

  private static WorkerJobs jobs(boolean walls, WorkerLimits limits) {
    Map<JobKind, WorkerLimits> all = new EnumMap<>(JobKind.class);
    for (JobKind kind : JobKind.values()) {
      all.put(kind, limits);
    }
    return new WorkerJobs(
        EngineSettings.FASTEST, 2, walls ? WorkerSandbox.find() : WorkerSandbox.none(), all);
  }

  private static WorkerLimits limits(boolean resumes) {
    return new WorkerLimits(512, Duration.ZERO, Duration.ofMinutes(10), resumes);
  }

  private CreateManifestRequest create(long rate) {
    return new CreateManifestRequest(
        List.of(tree.toString()),
        place.resolve("bag"),
        true,
        Set.of(Algorithm.SM3, Algorithm.SHA_256),
        Optional.empty(),
        false,
        false,
        0,
        Optional.empty(),
        rate,
        2,
        false,
        false,
        new SourceAccess(
            Optional.empty(),
            List.of("PASSWORD"),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty()),
        Language.EN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aResultIsListedWithItsDigestsAndIsThereOnce(boolean walls) throws Exception {
    WorkerJobs jobs = jobs(walls, limits(true));
    ProgressMeter meter = new ProgressMeter();
    WorkerOutcome outcome = jobs.run(create(0), job, Secrets.NONE, meter);
    assertThat(outcome.standing()).isEqualTo(Standing.CLEAN);
    assertThat(outcome.files())
        .extracting(ResultFile::path)
        .contains("bagit.txt", "manifest-sha256.txt", "data/文件7");
    assertThat(Files.readString(outcome.folder().resolve("data/文件1")))
        .isEqualTo("content content ");
    assertThat(Files.readString(outcome.summary())).startsWith("{");
    assertThat(place.resolve("bag")).doesNotExist();
    List<String> before = entries();
    assertThat(jobs.run(create(0), job, Secrets.NONE, Progress.SILENT)).isEqualTo(outcome);
    assertThat(entries()).isEqualTo(before).doesNotContain("worker");
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> all = Files.list(job)) {
      return all.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrongWithTheInputIsToldAsHere() {
    BagCheckRequest request = new BagCheckRequest(tree, false, Language.EN);
    assertThatThrownBy(
            () -> jobs(false, limits(false)).run(request, job, Secrets.NONE, Progress.SILENT))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(FaultCode.BAG_NONE));
  }

  @Test
  void secretsAreNeitherInArgumentsNorInTheEnvironmentNorInFiles() throws Exception {
    Secrets secrets = Secrets.of(Map.of("PASSWORD", SECRET, "OTHER", "never " + SECRET));
    AtomicReference<String> seen = new AtomicReference<>("");
    Progress spy = new Hook(_ -> seen.set(seen.get() + processes()));
    jobs(false, limits(true)).run(create(100_000), job, secrets, spy);
    assertThat(seen.get()).contains("WorkerMain").doesNotContain(SECRET);
    try (Stream<Path> all = Files.walk(job)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(SECRET);
      }
    }
  }

  /** The arguments and environments of all processes that this one started. */
  private static String processes() {
    StringBuilder all = new StringBuilder();
    ProcessHandle.current()
        .descendants()
        .forEach(
            one -> {
              for (String name : List.of("cmdline", "environ")) {
                try {
                  all.append(Files.readString(Path.of("/proc/" + one.pid(), name)));
                } catch (IOException _) {
                  // It has ended.
                }
              }
            });
    return all.toString();
  }

  @Test
  void aKilledWorkerIsAFaultAndTheNextAttemptGoesOn() throws Exception {
    WorkerJobs jobs = jobs(false, limits(true));
    Progress killer =
        new Hook(
            unit -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly));
    assertThatThrownBy(() -> jobs.run(create(500), job, Secrets.NONE, killer))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              assertThat(e.fault().code()).isEqualTo(FaultCode.JOB_CRASHED);
              assertThat(e.fault().details()).containsEntry("reason", "signal 9");
            });
    assertThat(entries()).contains("attempt-1").doesNotContain("done");
    WorkerOutcome outcome = jobs.run(create(0), job, Secrets.NONE, Progress.SILENT);
    assertThat(outcome.files()).extracting(ResultFile::path).contains("data/文件19");
    assertThat(entries()).contains("done").noneMatch(name -> name.startsWith("attempt"));
  }

  @Test
  void exhaustedMemoryIsAFault() throws IOException {
    WorkerLimits little = new WorkerLimits(8, Duration.ZERO, Duration.ofMinutes(10), false);
    assertThatThrownBy(() -> jobs(false, little).run(create(0), job, Secrets.NONE, Progress.SILENT))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.MEMORY_FULL));
  }

  @Test
  void aJobThatTakesTooLongIsStopped() {
    WorkerLimits brief = new WorkerLimits(512, Duration.ofMillis(1), Duration.ofMinutes(10), false);
    assertThatThrownBy(
            () -> jobs(false, brief).run(create(500), job, Secrets.NONE, Progress.SILENT))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.JOB_TIMED_OUT));
    assertThat(workers()).isEmpty();
  }

  private static List<ProcessHandle> workers() {
    return ProcessHandle.current().descendants().filter(WorkerJobsTest::worker).toList();
  }

  /** The platform cuts long command lines off; the system shows them whole. */
  private static boolean worker(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid(), "cmdline")).contains("WorkerMain");
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void cancellingEndsTheProcessAndTheJobCanBeAskedForAgain() throws Exception {
    WorkerJobs jobs = jobs(true, limits(true));
    Thread here = Thread.currentThread();
    Progress canceller = new Hook(_ -> here.interrupt());
    assertThatThrownBy(() -> jobs.run(create(500), job, Secrets.NONE, canceller))
        .isInstanceOf(InterruptedException.class);
    boolean _ = Thread.interrupted();
    assertThat(workers()).isEmpty();
    assertThat(jobs.run(create(0), job, Secrets.NONE, Progress.SILENT).standing())
        .isEqualTo(Standing.CLEAN);
  }

  @Test
  void oneProcessAtATimeWorksOnAJob() throws Exception {
    WorkerJobs jobs = jobs(false, limits(true));
    AtomicReference<FaultCode> second = new AtomicReference<>(FaultCode.DEFECT);
    Progress other =
        new Hook(
            _ -> {
              try {
                jobs.run(create(0), job, Secrets.NONE, Progress.SILENT);
              } catch (FaultException e) {
                second.set(e.fault().code());
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    jobs.run(create(0), job, Secrets.NONE, other);
    assertThat(second.get()).isEqualTo(FaultCode.JOB_BUSY);
  }

  @Test
  void whatAKilledWorkerLeftIsEndedFirst() throws Exception {
    WorkerJobs jobs = jobs(false, limits(true));
    Progress killer = new Hook(_ -> workers().forEach(ProcessHandle::destroyForcibly));
    assertThatThrownBy(() -> jobs.run(create(500), job, Secrets.NONE, killer))
        .isInstanceOf(FaultException.class);
    ProcessBuilder orphan = new ProcessBuilder("sleep", "600");
    orphan.environment().put("YUNHENG_JOB", job.toString());
    Process left = orphan.start();
    assertThat(jobs.run(create(0), job, Secrets.NONE, Progress.SILENT).standing())
        .isEqualTo(Standing.CLEAN);
    assertThat(left.waitFor()).isNotZero();
  }

  @Test
  void aWorkerEndsWhenItsInputEnds() throws Exception {
    Process worker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.yunheng.jobs.worker.WorkerMain")
            .redirectError(place.resolve("log").toFile())
            .start();
    String order =
        "{\"order\":\"run\",\"version\":1,\"job\":"
            + JobJson.write(create(500).into(place.resolve("made")))
            + ",\"digests\":\"scalar\",\"trees\":\"system\",\"threads\":1,\"result\":\""
            + place.resolve("made")
            + "\",\"summary\":\""
            + place.resolve("summary")
            + "\"}\n{\"order\":\"secrets\",\"values\":{}}\n";
    worker.getOutputStream().write(order.getBytes(StandardCharsets.UTF_8));
    worker.getOutputStream().flush();
    try (BufferedReader events = worker.inputReader(StandardCharsets.UTF_8)) {
      assertThat(events.readLine()).contains("started");
      worker.getOutputStream().close();
      assertThat(events.lines().toList().getLast()).contains("cancelled");
    }
    assertThat(worker.waitFor()).isEqualTo(130);
  }

  @Test
  void theFolderIsForItsOwnerAlone() throws Exception {
    KeyRequest request = new KeyRequest(place.resolve("key"), KeyKind.ED25519);
    WorkerOutcome outcome =
        jobs(true, limits(false)).run(request, job, Secrets.NONE, Progress.SILENT);
    assertThat(outcome.files()).extracting(ResultFile::path).containsExactly("key", "key.pub");
    assertThat(Files.getPosixFilePermissions(job))
        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    WorkerJobs.forget(job);
    assertThat(job).doesNotExist();
  }

  /** Does something once, when the first phase begins. */
  private static final class Hook implements Progress {
    private final Consumer<Phase> act;
    private boolean done;

    Hook(Consumer<Phase> act) {
      this.act = act;
    }

    @Override
    public void begin(Phase phase) {
      if (!done) {
        done = true;
        act.accept(phase);
      }
    }

    @Override
    public void count(Unit unit, long more) {}

    @Override
    public void warn(Fault fault) {}
  }
}
