/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseMark;
import io.yunheng.casework.EvidenceContent;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceState;
import io.yunheng.store.rows.EvidenceColumns;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.WriteTransaction;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Writes the row of a new piece of evidence, and its acts, within a transaction. */
final class EvidenceEntry {
  private EvidenceEntry() {}

  /** What becomes evidence now. */
  static CaseEvidenceFile draft(
      WriteTransaction transaction,
      RandomId workCase,
      EvidenceDescription description,
      RandomId by,
      EvidenceContent content,
      Optional<RandomId> replaces) {
    return new CaseEvidenceFile(
        transaction.drawId(),
        workCase,
        description,
        content,
        new CaseMark(Instant.ofEpochMilli(transaction.at()), by),
        replaces,
        EvidenceState.CURRENT,
        Optional.empty(),
        1);
  }

  /** Adds it, in place of what it replaces. */
  static CaseEvidenceFile add(
      WriteTransaction transaction, CaseEvidenceFile one, ActAuthor author) {
    EvidenceContent content = one.content();
    EvidenceColumns.insert(transaction, one);
    transaction.act(
        author,
        ActKind.EVIDENCE_ADD,
        one.id(),
        Optional.of(one.workCase()),
        1,
        FieldChanges.none()
            .set("path", one.description().path())
            .set("object", one.description().object())
            .set("sha256", content.sha256())
            .set("sm3", content.sm3())
            .set("size", Long.toString(content.size())));
    one.replaces()
        .ifPresent(
            old -> {
              int rows =
                  transaction
                      .handle()
                      .execute(
                          """
                          update evidence set state = 'replaced', version = version + 1
                          where id = ? and work_case = ? and state = 'current'
                          """,
                          old.text(),
                          one.workCase().text());
              if (rows == 0) {
                throw new NoSuchElementException("no current evidence " + old);
              }
              CaseEvidenceFile replaced = EvidenceTable.row(transaction.handle(), old);
              transaction.act(
                  author,
                  ActKind.EVIDENCE_REPLACE,
                  old,
                  Optional.of(one.workCase()),
                  replaced.version(),
                  FieldChanges.none().set("by", one.id().text()));
            });
    return one;
  }
}
