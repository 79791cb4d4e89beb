/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.manifest;

import io.yunheng.bag.Keys;
import io.yunheng.catalog.Catalog;
import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.database.Password;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.JsonOut;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.DeepRequest;
import io.yunheng.handover.Depth;
import io.yunheng.handover.DiscrepancyFile;
import io.yunheng.handover.KeyRing;
import io.yunheng.handover.ManifestListing;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.jobs.DeepAccess;
import io.yunheng.jobs.SampleRequest;
import io.yunheng.jobs.VerifyManifestRequest;
import io.yunheng.jobs.VerifyResult;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.jobs.work.SourceText;
import io.yunheng.jobs.work.WorkFolder;
import io.yunheng.report.handover.ClauseVerdict;
import io.yunheng.report.handover.VerificationDocument;
import io.yunheng.report.handover.VerificationPage;
import io.yunheng.report.handover.VerificationView;
import io.yunheng.report.handover.VerificationWorkbook;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.run.Phase;
import io.yunheng.run.Unit;
import io.yunheng.run.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Compares a handover manifest with what is there, and writes the reports. */
public final class VerifyJob {
  private static final String ALL = "discrepancies.jsonl";
  private static final String OPENED = "deep.jsonl";
  private static final int MOST_RECORD = 1 << 26;

  private final JobContext context;
  private final VerifyManifestRequest request;

  public VerifyJob(JobContext context, VerifyManifestRequest request) {
    this.context = context;
    this.request = request;
  }

  /**
   * Compares.
   *
   * @throws InterruptedException if it is interrupted; it can be asked for again
   */
  public VerifyResult run() throws InterruptedException {
    Depth depth = depth();
    if (request.deep().isPresent() && request.presenceOnly()) {
      throw FaultException.of(FaultCode.USAGE_INVALID, "problem", "--deep, --presence-only");
    }
    Optional<Path> output = request.output();
    try (WorkFolder work =
        output.isPresent() ? WorkFolder.in(output.get()) : WorkFolder.passing()) {
      Verification verification = verify(depth, work.path());
      work.done();
      JsonNode overview = Verifier.overview(request.manifest());
      List<ClauseVerdict> clauses = ClauseVerdict.of(verification, overview);
      VerifyResult result =
          new VerifyResult(
              verification, clauses, output.isPresent() ? names(output.get()) : List.of());
      if (output.isPresent()) {
        write(result, overview, output.get());
      }
      return result;
    }
  }

  private List<Path> names(Path folder) {
    List<Path> names = new ArrayList<>();
    if (request.deep().isPresent()) {
      names.add(folder.resolve(OPENED));
    }
    for (String name :
        List.of(
            "verification.html",
            "verification.xlsx",
            "verification.docx",
            VerifyManifestRequest.RESULT)) {
      names.add(folder.resolve(name));
    }
    return names;
  }

  /** What people read comes first, the JSON last. */
  private void write(VerifyResult result, JsonNode overview, Path folder)
      throws InterruptedException {
    context.progress().begin(Phase.of("write-documents"));
    if (request.deep().isEmpty()) {
      forget(folder.resolve(OPENED));
    }
    Catalog catalog = context.shipped().catalog();
    VerificationView view =
        VerificationView.of(result.verification(), overview, catalog, request.language());
    new VerificationPage(new PageTemplates()).write(view, folder.resolve("verification.html"));
    written();
    VerificationWorkbook.write(view, folder.resolve("verification.xlsx"));
    written();
    VerificationDocument.write(view, folder.resolve("verification.docx"));
    written();
    JsonOut.file(folder.resolve(VerifyManifestRequest.RESULT), result::write);
  }

  private void written() throws InterruptedException {
    context.progress().count(Unit.DOCUMENTS, 1);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Results of another run do not stay beside those of this one. */
  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  private Verification verify(Depth depth, Path work) throws InterruptedException {
    try (Sources sources = new Sources(request.access(), context.secrets().values());
        Workers.Share share = context.threads(request.threads())) {
      Map<String, PayloadSource> payloads = payloads(sources);
      VerifyRequest asked =
          new VerifyRequest(
              request.manifest(),
              payloads,
              request.trusted().stream().map(Keys::checking).toList(),
              work,
              request.state(),
              depth,
              request.rate(),
              ManifestJobs.CHECKPOINT,
              share.threads(),
              ManifestJobs.now(),
              request.deep().map(this::deep));
      try (DigestEngine engine = context.digests();
          DiscrepancyFile all =
              new DiscrepancyFile(request.output().map(folder -> folder.resolve(ALL)))) {
        Verification verification =
            new Verifier(context.shipped().bags(), engine, context.progress()).verify(asked, all);
        all.commit();
        return verification;
      }
    }
  }

  /**
   * What was said to lie elsewhere; stores, else, are where they were. Databases have to be said:
   * nobody's password is given to whom a manifest names.
   */
  private Map<String, PayloadSource> payloads(Sources sources) throws InterruptedException {
    Map<String, String> where = new TreeMap<>(request.payloads());
    if (!Verifier.overview(request.manifest()).path("payload").asString("").equals("bag")) {
      for (ManifestListing.Origin origin : ManifestListing.open(request.manifest()).origins()) {
        if (origin.kind().equals("objects")) {
          where.putIfAbsent(origin.label(), origin.location());
        }
      }
    }
    Map<String, PayloadSource> found = new TreeMap<>();
    for (Map.Entry<String, String> one : where.entrySet()) {
      String label = one.getKey();
      Optional<String> name = label.isEmpty() ? Optional.empty() : Optional.of(label);
      found.put(label, sources.open(new SourceText(name, one.getValue()), false));
    }
    return found;
  }

  private Depth depth() {
    if (request.presenceOnly()) {
      return new Depth.Presence();
    }
    if (request.sample().isEmpty()) {
      return new Depth.Whole(request.byChunks());
    }
    SampleRequest sample = request.sample().get();
    try {
      return new Depth.Sample(sample.share(), sample.confidence(), sample.seed());
    } catch (IllegalArgumentException _) {
      throw FaultException.of(
          FaultCode.USAGE_VALUE,
          "option",
          "--sample",
          "value",
          sample.share() + "," + sample.confidence(),
          "known",
          "0.001,0.95");
    }
  }

  private DeepRequest deep(DeepAccess access) {
    KeyRing ring =
        access
            .keys()
            .map(file -> KeyRing.read(file, context.secrets().values()))
            .orElse(KeyRing.NONE);
    return DeepRequest.of(ring, request.output().map(folder -> folder.resolve(OPENED)))
        .restoring(logins(access), records(access));
  }

  private static FaultException usage(String problem) {
    return FaultException.of(FaultCode.USAGE_INVALID, "problem", problem);
  }

  private List<DatabaseLogin> logins(DeepAccess access) {
    List<String> servers = access.servers();
    List<Password> passwords = new ArrayList<>();
    access.passwordSecrets().forEach(name -> passwords.add(new Password.OfVariable(name)));
    access.passwordFiles().forEach(file -> passwords.add(new Password.OfFile(file)));
    boolean each = passwords.size() <= 1 || passwords.size() == servers.size();
    boolean both = !access.passwordSecrets().isEmpty() && !access.passwordFiles().isEmpty();
    if (!each || both) {
      throw usage("--restore, --restore-password-env, --restore-password-file");
    }
    List<DatabaseLogin> logins = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      Password password =
          passwords.isEmpty() ? new Password.None() : passwords.get(passwords.size() == 1 ? 0 : i);
      logins.add(
          new DatabaseLogin(
              DatabaseAddress.parse(servers.get(i)),
              password,
              context.secrets().values(),
              Optional.empty(),
              List.of()));
    }
    if (logins.stream().map(login -> login.address().engine()).distinct().count() < logins.size()) {
      throw usage(
          "--restore: "
              + String.join(", ", servers.stream().map(one -> one.split(":", 2)[0]).toList()));
    }
    if (!access.records().isEmpty() && servers.isEmpty()) {
      throw usage("--record: --restore");
    }
    return logins;
  }

  private static List<DeepRequest.Recorded> records(DeepAccess access) {
    List<DeepRequest.Recorded> records = new ArrayList<>();
    for (String text : access.records()) {
      SourceText one = SourceText.record(text);
      records.add(
          new DeepRequest.Recorded(
              one.name().orElse(""),
              DatabaseRecord.read(
                  BoundedFile.bytes(one.path(), one.rest(), MOST_RECORD), one.rest())));
    }
    return records;
  }
}
