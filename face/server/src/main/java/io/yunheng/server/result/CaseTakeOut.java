/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.access.Operation;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceState;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.evidence.ContentTypes;
import io.yunheng.server.evidence.EvidenceFilesOut;
import io.yunheng.server.job.CaseSnapshot;
import io.yunheng.server.web.FileContent;
import io.yunheng.server.web.FileName;
import io.yunheng.server.web.StandingAccess;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The folder of a case as the job of a run saw it, as a ZIP, with the head of the acts beside:
 * {@code yunheng assess} on it gives the files of the run.
 */
final class CaseTakeOut {
  private static final String FOLDER = "case/";
  private static final String HEAD = "chain.head";

  /** Each entry has the same time, so that the same case is the same bytes but for the head. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private record Part(String place, FileContent content) {}

  private final Store store;
  private final StandingAccess access;
  private final RunFolder folder;
  private final EvidenceFilesOut files;

  CaseTakeOut(Store store, StandingAccess access, RunFolder folder) {
    this.store = store;
    this.access = access;
    this.folder = folder;
    this.files = new EvidenceFilesOut(store, access, new ContentTypes());
  }

  /** Whether it is known what the job of a run saw. */
  boolean known(VisibleRun run) {
    return Files.isRegularFile(folder.of(run.run()).resolve(CaseSnapshot.FILE));
  }

  /**
   * Takes it out; that is an act.
   *
   * @throws FaultException with {@code EVIDENCE_WITHDRAWN}, {@code EVIDENCE_INFECTED} or {@code
   *     EVIDENCE_DAMAGED} where it cannot be made again as it was
   */
  WebAnswer answer(Visit visit, VisibleRun run) {
    CaseSnapshot snapshot =
        CaseSnapshot.in(folder.of(run.run()))
            .filter(_ -> run.whole())
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    Scope scope = access.scope(visit, Operation.CASE_TAKE_OUT);
    List<Part> parts = new ArrayList<>();
    for (CaseSnapshot.Entry entry : snapshot.entries()) {
      parts.add(part(visit, scope, entry));
    }
    for (String place : snapshot.written()) {
      Path file = folder.of(run.run()).resolve(CaseSnapshot.WRITTEN).resolve(place);
      parts.add(new Part(place, out -> Files.copy(file, out)));
    }
    store
        .cases()
        .takeOut(run.workCase().id(), run.run().id(), run.run().caseDigest(), visit.author());
    byte[] head = store.acts().head().bytes();
    return new WebAnswer.Streamed(
        new FileName(run.workCase().description().name() + ".zip"),
        OptionalLong.empty(),
        content(snapshot, parts, head));
  }

  private Part part(Visit visit, Scope scope, CaseSnapshot.Entry entry) {
    CaseEvidenceFile one =
        store
            .evidence()
            .find(scope, entry.evidence())
            .orElseThrow(
                () -> FaultException.of(FaultCode.EVIDENCE_WITHDRAWN, "path", entry.place()));
    if (one.state() == EvidenceState.WITHDRAWN) {
      throw FaultException.of(FaultCode.EVIDENCE_WITHDRAWN, "path", one.description().path());
    }
    return new Part(entry.place(), files.content(visit, one, Operation.CASE_TAKE_OUT));
  }

  private static FileContent content(CaseSnapshot snapshot, List<Part> parts, byte[] head) {
    return out -> {
      ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      entry(zip, "case.yaml", snapshot.yaml().getBytes(StandardCharsets.UTF_8));
      entry(zip, HEAD, head);
      for (Part part : parts) {
        begin(zip, part.place());
        part.content().writeTo(zip);
        zip.closeEntry();
      }
      zip.finish();
    };
  }

  private static void begin(ZipOutputStream zip, String place) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + place);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
  }

  private static void entry(ZipOutputStream zip, String place, byte[] bytes) throws IOException {
    begin(zip, place);
    zip.write(bytes);
    zip.closeEntry();
  }
}
