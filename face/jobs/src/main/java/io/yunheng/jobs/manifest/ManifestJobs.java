/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.manifest;

import io.yunheng.bag.BagCode;
import io.yunheng.bag.BagLimits;
import io.yunheng.bag.BagReport;
import io.yunheng.bag.BagRules;
import io.yunheng.bag.BagValidator;
import io.yunheng.bag.FastDigests;
import io.yunheng.bag.Keys;
import io.yunheng.bag.Signatures;
import io.yunheng.content.Categories;
import io.yunheng.content.Formats;
import io.yunheng.content.Sensitivity;
import io.yunheng.estate.EstateReader;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.JsonOut;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.Attachment;
import io.yunheng.handover.ContentInspector;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.ManifestMaker;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.Overview;
import io.yunheng.handover.ReconcileMapping;
import io.yunheng.handover.ReconcileRules;
import io.yunheng.handover.Reconciler;
import io.yunheng.handover.Reconciliation;
import io.yunheng.jobs.BagCheckRequest;
import io.yunheng.jobs.BagCheckResult;
import io.yunheng.jobs.CreateManifestRequest;
import io.yunheng.jobs.KeyRequest;
import io.yunheng.jobs.KeyResult;
import io.yunheng.jobs.ManifestResult;
import io.yunheng.jobs.ReconcileRequest;
import io.yunheng.jobs.ReconcileResult;
import io.yunheng.jobs.SignManifestRequest;
import io.yunheng.jobs.WrittenResult;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.jobs.work.SourceText;
import io.yunheng.jobs.work.WorkFolder;
import io.yunheng.report.handover.DataPackage;
import io.yunheng.report.handover.ManifestList;
import io.yunheng.run.Phase;
import io.yunheng.run.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jobs about manifests and bags; comparing a manifest is {@link VerifyJob}. */
public final class ManifestJobs {
  /** After which, at the latest, work that was done is safe from being cut off. */
  static final Duration CHECKPOINT = Duration.ofSeconds(5);

  private static final int LARGEST_MAPPING = 1 << 22;

  private final JobContext context;

  public ManifestJobs(JobContext context) {
    this.context = context;
  }

  static Instant now() {
    return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Makes a manifest. */
  public ManifestResult create(CreateManifestRequest request) throws InterruptedException {
    if (request.dataPackage() && !request.bag()) {
      throw FaultException.of(FaultCode.USAGE_INVALID, "problem", "--data-package, --beside");
    }
    try (Sources sources = new Sources(request.access(), context.secrets().values());
        Workers.Share share = context.threads(request.threads())) {
      for (String source : request.sources()) {
        sources.open(SourceText.of(source), request.versions());
      }
      sources.requireNames();
      try (DigestEngine engine = context.digests()) {
        ManifestMaker maker =
            new ManifestMaker(context.shipped().bags(), engine, context.progress());
        Overview overview = maker.make(asked(request, sources, share.threads()));
        return new ManifestResult(overview, request.output());
      }
    }
  }

  private static ManifestRequest asked(
      CreateManifestRequest request, Sources sources, int threads) {
    Optional<ContentInspector> inspector =
        request.content()
            ? Optional.of(
                new ContentInspector(
                    Formats.shipped(),
                    Sensitivity.shipped(),
                    Categories.shipped(),
                    request.scanLimit()))
            : Optional.empty();
    ManifestRequest asked =
        new ManifestRequest(
            sources.all(),
            request.bag(),
            request.output(),
            request.digests(),
            inspector,
            request.scanLimit(),
            request.described().map(Descriptions::read).orElse(Descriptions.NONE),
            attachments(request),
            request.rate(),
            CHECKPOINT,
            threads,
            now());
    return request.chunks().map(asked::chunked).orElse(asked);
  }

  private static List<Attachment> attachments(CreateManifestRequest request) {
    Language language = request.language();
    List<Attachment> all = new ArrayList<>();
    if (request.lists()) {
      all.add(ManifestList.excel(language));
      all.add(ManifestList.word(language));
    }
    if (request.dataPackage()) {
      all.add(new DataPackage());
    }
    return all;
  }

  /** Signs a manifest. */
  public WrittenResult sign(SignManifestRequest request) {
    return WrittenResult.of(
        Signatures.sign(request.manifest(), Keys.signing(request.key()), request.signer(), now()));
  }

  /** Makes a key. */
  public KeyResult key(KeyRequest request) {
    Keys.Checking key = Keys.generate(request.algorithm(), request.output());
    return new KeyResult(request.output(), key.id(), key.fingerprint());
  }

  /** Says what a provider still has. */
  public ReconcileResult reconcile(ReconcileRequest request) throws InterruptedException {
    Optional<Path> file = request.output().map(folder -> folder.resolve(ReconcileRequest.RESULT));
    ReconcileMapping mapping =
        request.mapping().map(ManifestJobs::mapping).orElseGet(ReconcileMapping::none);
    ReconcileRules rules = ReconcileRules.shipped();
    List<EstateReader.Addressed> read = new ArrayList<>();
    for (Path estate : request.estates()) {
      read.add(EstateReader.readAddressed(estate));
    }
    Reconciliation reconciliation =
        Reconciler.of(request.manifest(), read, mapping, request.tenants(), rules, now());
    request.output().ifPresent(ManifestJobs::create);
    file.ifPresent(place -> JsonOut.file(place, reconciliation::write));
    return new ReconcileResult(reconciliation, rules, file.stream().toList());
  }

  private static ReconcileMapping mapping(Path path) {
    return ReconcileMapping.read(
        BoundedFile.bytes(path, path.toString(), LARGEST_MAPPING), path.toString());
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }

  /** Checks a bag of anybody. */
  public BagCheckResult check(BagCheckRequest request) throws InterruptedException {
    BagRules rules = context.shipped().bags();
    BagReport report = report(request, rules);
    if (report.counts().containsKey(BagCode.DECLARATION_MISSING)) {
      throw FaultException.of(FaultCode.BAG_NONE, "folder", request.folder().toString());
    }
    return new BagCheckResult(report, rules, request.language());
  }

  private BagReport report(BagCheckRequest request, BagRules rules) throws InterruptedException {
    try (WorkFolder work = WorkFolder.passing();
        Workers.Share share = context.threads(0);
        DigestEngine engine = context.digests()) {
      context.progress().begin(Phase.of("read-files"));
      BagValidator validator =
          new BagValidator(
              rules,
              new FastDigests(engine, share.threads(), context.progress()),
              BagLimits.STANDARD,
              work.path());
      return request.presenceOnly()
          ? validator.complete(request.folder())
          : validator.validate(request.folder());
    }
  }
}
