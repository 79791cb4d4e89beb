/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.PartialUpload;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.store.Store;
import io.yunheng.store.UploadTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attachments of a form that came back, until somebody takes them in: uploads of whoever asked
 * that are whole and not finished. What nobody takes in is dropped as other uploads are.
 *
 * @param form the file that they came with
 */
record HeldAttachments(Store store, CaseEvidenceFile form, ActAuthor author) {
  /** The folder of attachments of a request among the evidence of its case. */
  static String folder(CaseRequest request) {
    return "requests/" + request.number() + "/attachments/";
  }

  /**
   * Holds them, where the form is of a request of the same case, and notes in the result under
   * which ids.
   *
   * @param result of the worker
   * @param folder that its files lie in
   */
  void hold(ObjectNode result, Path folder) {
    Optional<CaseRequest> request =
        RandomId.parse(result.path("id").asString(""))
            .flatMap(id -> store.requests().find(CaseView.scope(form.workCase()), id));
    if (request.isEmpty()) {
      return;
    }
    for (JsonNode one : result.path("attachments")) {
      if (one instanceof ObjectNode attachment) {
        Path file = folder.resolve(one.path("file").asString("")).normalize();
        if (!file.startsWith(folder)) {
          throw FaultException.of(FaultCode.JOB_PROTOCOL, "reason", "attachments");
        }
        hold(attachment, request.get(), file);
      }
    }
  }

  private void hold(ObjectNode attachment, CaseRequest request, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      attachment.put("size", size);
      if (size == 0) {
        return;
      }
      PartialUpload upload =
          store
              .uploads()
              .begin(
                  form.workCase(),
                  author.person().orElseThrow(),
                  new EvidenceDescription(
                      folder(request) + attachment.path("name").asString(""),
                      request.description().object(),
                      EvidenceKind.DOCUMENT,
                      form.description().origin(),
                      form.description().date(),
                      ""),
                  size,
                  author);
      for (byte[] part = in.readNBytes(UploadTable.LARGEST_PART);
          part.length > 0;
          part = in.readNBytes(UploadTable.LARGEST_PART)) {
        upload = add(upload, part);
      }
      attachment.put("upload", upload.id().text());
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  private PartialUpload add(PartialUpload upload, byte[] part) {
    return store
        .uploads()
        .part(
            () -> CaseView.scope(form.workCase()),
            upload.id(),
            upload.received(),
            new ByteArrayInputStream(part))
        .orElseThrow();
  }
}
