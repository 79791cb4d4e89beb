/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.PartialUpload;
import io.yunheng.store.disk.EvidenceFiles;
import io.yunheng.store.rows.EvidenceColumns;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.sql.SqlStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Evidence of all cases, for the server that looks after it; nothing of it is shown to anybody. */
public final class EvidenceUpkeep {
  private final SqlStore store;
  private final EvidenceFiles files;

  EvidenceUpkeep(SqlStore store, EvidenceFiles files) {
    this.store = store;
    this.files = files;
  }

  /** Evidence that no scanner for malware has seen and that was not withdrawn, the first first. */
  public List<CaseEvidenceFile> unscanned(int most) {
    return store.read(
        handle ->
            new RowSelect(EvidenceColumns.NAMES, "evidence e")
                .where("e.scanned_at = 0 and e.state <> :state", "state", "withdrawn")
                .window(
                    handle, "e.uploaded_at, e.id", RowWindow.first(most), EvidenceColumns::evidence)
                .rows());
  }

  /**
   * The file with the bytes of a piece of evidence.
   *
   * @throws io.yunheng.fault.FaultException with {@code EVIDENCE_DAMAGED} where it is not there
   *     with its size
   */
  public Path file(CaseEvidenceFile one) {
    return files.file(one.workCase(), one.content());
  }

  /**
   * Drops the uploads that nobody went on with since a moment.
   *
   * @return how many
   */
  public int dropUploads(Instant since) {
    List<PartialUpload> old =
        store.read(
            handle ->
                handle
                    .createQuery(
                        "select "
                            + EvidenceColumns.UPLOAD_NAMES
                            + " from upload u where u.seen_at < :since order by u.seen_at, u.id")
                    .bind("since", since.toEpochMilli())
                    .map(EvidenceColumns::upload)
                    .list());
    return (int)
        old.stream().filter(one -> UploadTable.drop(store, files, one, ActAuthor.system())).count();
  }
}
