/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CloudAccess;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.jobs.AssessRequest;
import io.yunheng.jobs.CaseCheckRequest;
import io.yunheng.jobs.CollectRequest;
import io.yunheng.jobs.DiffRequest;
import io.yunheng.jobs.FormReadRequest;
import io.yunheng.jobs.JobRequest;
import io.yunheng.jobs.RegisterReadRequest;
import io.yunheng.jobs.Secrets;
import io.yunheng.jobs.WorkerJobs;
import io.yunheng.jobs.WorkerOutcome;
import io.yunheng.run.Progress;
import io.yunheng.store.JobClaim;
import io.yunheng.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What each kind of job does, and how what comes of it is kept. */
final class JobWork {
  private static final int ASSESSED_LEVEL = 3;
  private static final int PAGE = 500;
  private static final long LARGEST_RESULT = 1 << 20;
  private static final String ESTATE_TYPE = "application/x-ndjson";

  private final Store store;
  private final Path data;
  private final WorkerJobs workers;
  private final List<String> networks;
  private final CaseView views;
  private final RunKeeper runs;

  /**
   * Work on the cases of a store.
   *
   * @param data the data folder
   * @param networks that collectors may connect to
   */
  JobWork(Store store, Path data, WorkerJobs workers, List<String> networks) {
    this.store = store;
    this.data = data;
    this.workers = workers;
    this.networks = List.copyOf(networks);
    this.views = new CaseView(store, data, workers.walled());
    this.runs = new RunKeeper(store, data, MlpsCatalog.level3Cloud());
  }

  /**
   * Does a job and ends it. Where the claim has no effect any more nothing is kept.
   *
   * @throws FaultException with what kept it from its end
   * @throws InterruptedException if it is interrupted
   */
  void run(JobClaim claim, Progress progress) throws InterruptedException {
    CaseJob job = claim.job();
    WorkCase one = store.cases().find(CaseView.scope(job.workCase()), job.workCase()).orElseThrow();
    switch (CaseOrder.of(job.ask())) {
      case CaseOrder.Assess order -> assess(claim, one, order, progress);
      case CaseOrder.Check() -> check(claim, one, progress);
      case CaseOrder.Collect(RandomId cloud, int images) ->
          collect(claim, one, cloud, images, progress);
      case CaseOrder.Try(RandomId cloud) -> attempt(claim, one, cloud, progress);
      case CaseOrder.RegisterRead(RandomId evidence) -> read(claim, one, evidence, progress);
      case CaseOrder.FormRead(RandomId evidence, var _) -> form(claim, one, evidence, progress);
      case CaseOrder.Compare order -> compare(claim, order, progress);
    }
  }

  /** Removes what an ended job leaves beside its result. */
  void tidy(RandomId job) {
    views.drop(job);
    WorkerJobs.forget(folder(job));
  }

  /** Removes what a job was given; what its worker did stays for the next attempt. */
  void drop(RandomId job) {
    views.drop(job);
  }

  /** Removes what jobs of an earlier server were given. */
  void dropAll() {
    views.dropAll();
  }

  private Path folder(RandomId job) {
    return data.resolve("jobs").resolve(job.text());
  }

  private WorkerOutcome work(
      JobClaim claim, JobRequest<?> request, Secrets secrets, Progress progress)
      throws InterruptedException {
    return workers.run(request, folder(claim.job().id()), secrets, progress);
  }

  private void assess(JobClaim claim, WorkCase one, CaseOrder.Assess order, Progress progress)
      throws InterruptedException {
    int level = one.description().grade();
    if (level != ASSESSED_LEVEL && !one.description().selfCheck()) {
      throw FaultException.of(FaultCode.LEVEL_NOT_CARRIED, "level", Integer.toString(level));
    }
    RandomId job = claim.job().id();
    CaseView.Seen seen = views.make(one, job, Optional.empty());
    Path folder = seen.folder();
    WorkerOutcome outcome =
        work(
            claim,
            new AssessRequest(
                folder,
                folder.resolveSibling("out"),
                order.scale(),
                Optional.empty(),
                List.of(),
                false,
                order.language()),
            Secrets.NONE,
            progress);
    Optional<AssessmentRun> kept = runs.keep(claim, outcome, seen);
    if (kept.isPresent()) {
      ObjectNode result = JsonMapper.shared().createObjectNode();
      result.put("run", kept.get().id().text());
      done(claim, outcome, result.toString());
    }
  }

  private void done(JobClaim claim, WorkerOutcome outcome, String result) {
    store.queue().finish(claim, JobState.DONE, new JobEnd(outcome.standing().code(), "", result));
  }

  private void check(JobClaim claim, WorkCase one, Progress progress) throws InterruptedException {
    Path folder = views.make(one, claim.job().id(), Optional.of(claim.job().ask().at())).folder();
    WorkerOutcome outcome = work(claim, new CaseCheckRequest(folder), Secrets.NONE, progress);
    done(claim, outcome, bounded(outcome));
  }

  private void read(JobClaim claim, WorkCase one, RandomId evidence, Progress progress)
      throws InterruptedException {
    CaseEvidenceFile file =
        store
            .evidence()
            .find(CaseView.scope(one.id()), evidence)
            .filter(found -> found.workCase().equals(one.id()))
            .filter(found -> found.description().kind() == EvidenceKind.REGISTER)
            .orElseThrow(() -> FaultException.of(FaultCode.FILE_MISSING, "file", "*.xlsx"));
    Path place = views.makeFile(one, claim.job().id(), file);
    WorkerOutcome outcome = work(claim, new RegisterReadRequest(place), Secrets.NONE, progress);
    done(claim, outcome, bounded(outcome));
  }

  private void form(JobClaim claim, WorkCase one, RandomId evidence, Progress progress)
      throws InterruptedException {
    CaseEvidenceFile file =
        store
            .evidence()
            .find(CaseView.scope(one.id()), evidence)
            .filter(found -> found.workCase().equals(one.id()))
            .orElseThrow(() -> FaultException.of(FaultCode.FILE_MISSING, "file", "*.xlsx, *.zip"));
    Path place = views.makeFile(one, claim.job().id(), file);
    WorkerOutcome outcome =
        work(
            claim, new FormReadRequest(place, place.resolveSibling("out")), Secrets.NONE, progress);
    String result = bounded(outcome);
    if (parse(result) instanceof ObjectNode root) {
      new HeldAttachments(store, file, author(claim)).hold(root, outcome.folder());
      result = root.toString();
    }
    done(claim, outcome, result);
  }

  /** The result as JSON; of one that is too large only that. */
  private static String bounded(WorkerOutcome outcome) {
    try {
      return Files.size(outcome.summary()) > LARGEST_RESULT
          ? JsonMapper.shared().createObjectNode().put("tooLarge", true).toString()
          : Files.readString(outcome.summary()).strip();
    } catch (IOException e) {
      throw ReplacedFile.failed(outcome.summary(), e);
    }
  }

  private CloudAccess cloud(JobClaim claim, RandomId id) {
    return store
        .clouds()
        .find(CaseView.scope(claim.job().workCase()), id)
        .orElseThrow(
            () -> FaultException.of(FaultCode.CLOUD_UNKNOWN, "cloud", "-", "searched", "-"));
  }

  private WorkerOutcome read(
      JobClaim claim, WorkCase one, CloudAccess cloud, int images, Progress progress)
      throws InterruptedException {
    RandomId job = claim.job().id();
    Path folder = views.makeBare(one, job);
    Path file = CloudFile.make(views.folder(job), cloud);
    String secret =
        store
            .clouds()
            .secret(CaseView.scope(one.id()), cloud.id())
            .map(io.yunheng.http.Secret::reveal)
            .orElse("");
    return work(
        claim,
        new CollectRequest(
            folder,
            Optional.empty(),
            Optional.of(cloud.name()),
            Optional.of(file),
            Optional.empty(),
            Optional.empty(),
            PAGE,
            false,
            images,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(networks)),
        Secrets.of(Map.of(CollectRequest.SECRET, secret)),
        progress);
  }

  private void collect(JobClaim claim, WorkCase one, RandomId id, int images, Progress progress)
      throws InterruptedException {
    CloudAccess cloud = cloud(claim, id);
    WorkerOutcome outcome = read(claim, one, cloud, images, progress);
    JsonNode summary = summary(outcome);
    Path estate = outcome.folder().resolve(outcome.files().getFirst().path());
    EvidenceDescription description =
        new EvidenceDescription(
            "estates/" + fileName(cloud) + ".jsonl",
            "",
            EvidenceKind.ESTATE,
            cloud.name(),
            Optional.of(
                LocalDate.ofInstant(
                    Instant.parse(summary.path("collectedAt").asString("")),
                    one.description().timeZone())),
            "");
    ObjectNode result = JsonMapper.shared().createObjectNode();
    result.put("cloud", cloud.id().text());
    result.set("collectedAt", summary.path("collectedAt"));
    result.set("viewpoint", summary.path("viewpoint"));
    result.set("resources", summary.path("resources"));
    result.set("kinds", summary.path("kinds"));
    result.set("incomplete", summary.path("incomplete"));
    var _ =
        store
            .uploads()
            .collect(
                claim,
                estate,
                description,
                ESTATE_TYPE,
                claim.job().ask().by().orElse(cloud.created().by()),
                new JobEnd(outcome.standing().code(), "", result.toString()));
  }

  /**
   * The cloud's name as a file's, and enough of its id to tell it from another of the same name.
   */
  private static String fileName(CloudAccess cloud) {
    String name = cloud.name().replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._-]", "_");
    return name.replaceFirst("^\\.+", "_") + "-" + cloud.id().text().substring(0, 8);
  }

  private static JsonNode summary(WorkerOutcome outcome) {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(outcome.summary()));
    } catch (IOException e) {
      throw ReplacedFile.failed(outcome.summary(), e);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private void attempt(JobClaim claim, WorkCase one, RandomId id, Progress progress)
      throws InterruptedException {
    CloudAccess cloud = cloud(claim, id);
    ObjectNode result = JsonMapper.shared().createObjectNode();
    try {
      WorkerOutcome outcome = read(claim, one, cloud, 0, progress);
      JsonNode summary = summary(outcome);
      result.put("standing", outcome.standing().code());
      result.set("viewpoint", summary.path("viewpoint"));
      result.set("resources", summary.path("resources"));
      ArrayNode lacking = result.putArray("incomplete");
      summary.path("incomplete").forEach(lacking::add);
      if (store.queue().finish(claim, JobState.DONE, end(result))) {
        store.clouds().tried(cloud, result.toString(), author(claim));
      }
    } catch (FaultException e) {
      if (e.fault().code() == FaultCode.JOB_CRASHED) {
        throw e;
      }
      result.put("standing", "broken");
      result.put("faults", JobFaults.write(e.faults(), data));
      if (store
          .queue()
          .finish(
              claim,
              JobState.FAILED,
              new JobEnd("broken", JobFaults.write(e.faults(), data), ""))) {
        store.clouds().tried(cloud, result.toString(), author(claim));
      }
    }
  }

  private static JobEnd end(ObjectNode result) {
    return new JobEnd(result.path("standing").asString(""), "", result.toString());
  }

  private static ActAuthor author(JobClaim claim) {
    return new ActAuthor(
        claim.job().ask().by(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void compare(JobClaim claim, CaseOrder.Compare order, Progress progress)
      throws InterruptedException {
    Scope scope = CaseView.scope(claim.job().workCase());
    RandomId workCase = claim.job().workCase();
    DiffRequest request =
        order.runs()
            ? new DiffRequest(
                run(scope, workCase, order.before()), run(scope, workCase, order.after()))
            : new DiffRequest(
                estate(scope, workCase, order.before()), estate(scope, workCase, order.after()));
    WorkerOutcome outcome = work(claim, request, Secrets.NONE, progress);
    done(claim, outcome, bounded(outcome));
  }

  private Path run(Scope scope, RandomId workCase, RandomId id) {
    return store
        .runs()
        .find(scope, id)
        .filter(one -> one.workCase().equals(workCase))
        .map(one -> data.resolve(one.folder()).resolve("result.json"))
        .orElseThrow(() -> FaultException.of(FaultCode.FILE_MISSING, "file", "result.json"));
  }

  private Path estate(Scope scope, RandomId workCase, RandomId id) {
    return store
        .evidence()
        .find(scope, id)
        .filter(one -> one.workCase().equals(workCase))
        .filter(one -> one.description().kind() == EvidenceKind.ESTATE)
        .flatMap(one -> store.evidence().file(scope, one.id()))
        .orElseThrow(() -> FaultException.of(FaultCode.FILE_MISSING, "file", "estates/*.jsonl"));
  }
}
