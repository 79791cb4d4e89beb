/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceScan;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.EvidenceUsage;
import io.yunheng.store.SaveResult.Saved;
import io.yunheng.store.SaveResult.Stale;
import io.yunheng.store.disk.EvidenceFiles;
import io.yunheng.store.rows.EvidenceColumns;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Evidence of cases. New evidence comes by {@link UploadTable}. */
public final class EvidenceTable {
  private static final String FROM = "evidence e";

  private final SqlStore store;
  private final EvidenceFiles files;

  EvidenceTable(SqlStore store, EvidenceFiles files) {
    this.store = store;
    this.files = files;
  }

  /** The piece of evidence of an id, if it is in the scope. */
  public Optional<CaseEvidenceFile> find(Scope scope, RandomId id) {
    return store.read(handle -> find(handle, scope, id));
  }

  private static Optional<CaseEvidenceFile> find(Handle handle, Scope scope, RandomId id) {
    return select(scope)
        .where("e.id = :id", "id", id.text())
        .one(handle, EvidenceColumns::evidence);
  }

  /**
   * Evidence of a case that is in the scope, in the order of its paths.
   *
   * @param states which states are wanted; at least one
   * @param text what the path contains; empty for all
   */
  public RowList<CaseEvidenceFile> list(
      Scope scope, RandomId workCase, Set<EvidenceState> states, String text, RowWindow window) {
    return list(scope, workCase, states, Optional.empty(), text, window);
  }

  /**
   * Evidence of a case that is in the scope, in the order of its paths.
   *
   * @param states which states are wanted; at least one
   * @param kind which kind is wanted; empty for all
   * @param text what the path contains; empty for all
   */
  public RowList<CaseEvidenceFile> list(
      Scope scope,
      RandomId workCase,
      Set<EvidenceState> states,
      Optional<EvidenceKind> kind,
      String text,
      RowWindow window) {
    String wanted =
        states.stream().map(state -> "'" + state.code() + "'").collect(Collectors.joining(", "));
    String like = ColumnValue.containing(text.toLowerCase(Locale.ROOT));
    return store.read(
        handle ->
            select(scope)
                .where("e.work_case = :case", "case", workCase.text())
                .where("e.state in (" + wanted + ")")
                .where(
                    "(:kind = '' or e.kind = :kind)",
                    "kind",
                    kind.map(EvidenceKind::code).orElse(""))
                .where("lower(e.path) like :text escape '!'", "text", like)
                .window(handle, "e.path, e.uploaded_at, e.id", window, EvidenceColumns::evidence));
  }

  /**
   * Current evidence of a case that is in the scope and older than its kind may grow, in the order
   * of its paths. Its day is its own, or else that of its upload.
   *
   * @param before the first day of each kind that is not too old; a kind that is not there does not
   *     grow old
   * @param zone in which the days are
   */
  public RowList<CaseEvidenceFile> overdue(
      Scope scope,
      RandomId workCase,
      Map<EvidenceKind, LocalDate> before,
      ZoneId zone,
      RowWindow window) {
    List<String> kinds = new ArrayList<>();
    RowSelect rows =
        select(scope)
            .where("e.work_case = :case", "case", workCase.text())
            .where("e.state = 'current'");
    for (Map.Entry<EvidenceKind, LocalDate> one : new TreeMap<>(before).entrySet()) {
      String code = one.getKey().code();
      kinds.add(
          "(e.kind = '%s' and (e.evidence_date <> '' and e.evidence_date < :day_%s"
                  .formatted(code, code)
              + " or e.evidence_date = '' and e.uploaded_at < :at_%s))".formatted(code));
      rows.bind("day_" + code, one.getValue().toString())
          .bind("at_" + code, one.getValue().atStartOfDay(zone).toInstant().toEpochMilli());
    }
    rows.where(kinds.isEmpty() ? "1 = 0" : "(" + String.join(" or ", kinds) + ")");
    return store.read(
        handle ->
            rows.window(handle, "e.path, e.uploaded_at, e.id", window, EvidenceColumns::evidence));
  }

  /**
   * Makes what a piece of evidence holds current again, as a new version in place of the current
   * one of its name; both stay as they are.
   *
   * @param scope of what the author may change
   * @param id of a version that was replaced
   * @return the new version; empty where there is nothing to be restored in the scope
   */
  public Optional<CaseEvidenceFile> restore(
      Scope scope, RandomId id, RandomId person, ActAuthor author) {
    return store.write(
        transaction -> {
          Optional<CaseEvidenceFile> old =
              find(transaction.handle(), scope, id)
                  .filter(one -> one.state() == EvidenceState.REPLACED);
          if (old.isEmpty()) {
            return Optional.empty();
          }
          CaseEvidenceFile one = old.get();
          Optional<RandomId> current =
              current(
                      transaction.handle(),
                      one.workCase(),
                      one.description().object(),
                      one.description().path())
                  .map(CaseEvidenceFile::id);
          return Optional.of(
              EvidenceEntry.add(
                  transaction,
                  EvidenceEntry.draft(
                      transaction,
                      one.workCase(),
                      one.description(),
                      person,
                      one.content(),
                      current),
                  author));
        });
  }

  /** The current evidence with a name, if there is some and it is in the scope. */
  public Optional<CaseEvidenceFile> current(
      Scope scope, RandomId workCase, String object, String path) {
    return versions(scope, workCase, object, path).stream()
        .filter(one -> one.state() == EvidenceState.CURRENT)
        .findFirst();
  }

  /** All that ever had a name, of any state, as far as it is in the scope; the last one first. */
  public List<CaseEvidenceFile> versions(
      Scope scope, RandomId workCase, String object, String path) {
    return store.read(
        handle ->
            select(scope)
                .where("e.work_case = :case", "case", workCase.text())
                .where("e.object = :object", "object", object)
                .where("e.path = :path", "path", path)
                .all(handle, "e.uploaded_at desc, e.id", EvidenceColumns::evidence));
  }

  static Optional<CaseEvidenceFile> current(
      Handle handle, RandomId workCase, String object, String path) {
    return new RowSelect(EvidenceColumns.NAMES, FROM)
            .where("e.work_case = :case", "case", workCase.text())
            .where("e.object = :object", "object", object)
            .where("e.path = :path", "path", path)
            .where("e.state = :state", "state", EvidenceState.CURRENT.code())
            .all(handle, "e.uploaded_at desc, e.id", EvidenceColumns::evidence)
            .stream()
            .findFirst();
  }

  /** Evidence of a case with the same bytes, as far as it is in the scope and not withdrawn. */
  public List<CaseEvidenceFile> same(Scope scope, RandomId workCase, String sha256) {
    return store.read(
        handle ->
            select(scope)
                .where("e.work_case = :case", "case", workCase.text())
                .where("e.state <> 'withdrawn'")
                .where("e.sha256 = :sha256", "sha256", sha256)
                .all(handle, "e.uploaded_at, e.id", EvidenceColumns::evidence));
  }

  /** How much evidence a case has; empty where the case as a whole is not in the scope. */
  public Optional<EvidenceUsage> usage(Scope scope, RandomId workCase) {
    return store.read(
        handle ->
            new RowSelect("c.id", "work_case c")
                .within(ScopeFilter.whole(scope, "c.id"))
                .where("c.id = :case", "case", workCase.text())
                .one(handle, (row, _) -> row.getString("id"))
                .map(_ -> files.usage(handle, workCase)));
  }

  /**
   * The file with the bytes of a piece of evidence, if that is in the scope.
   *
   * @throws io.yunheng.fault.FaultException with {@code EVIDENCE_DAMAGED} where it is not there
   *     with its size
   */
  public Optional<Path> file(Scope scope, RandomId id) {
    return find(scope, id).map(one -> files.file(one.workCase(), one.content()));
  }

  /**
   * Reads the bytes of a piece of evidence that is in the scope and compares its digests.
   *
   * @return whether they are as they were; empty where it is not in the scope
   */
  public Optional<Boolean> intact(Scope scope, RandomId id) {
    return find(scope, id).map(one -> files.intact(one.workCase(), one.content()));
  }

  private static RowSelect select(Scope scope) {
    return new RowSelect(EvidenceColumns.NAMES, FROM)
        .within(ScopeFilter.parts(scope, "e.work_case", "e.object", "e.id"));
  }

  /**
   * Withdraws a piece of evidence; its bytes stay until its case is deleted.
   *
   * @param scope of what the author may change
   * @param version that was seen
   * @throws java.util.NoSuchElementException if there is no such evidence in the scope
   */
  public SaveResult<CaseEvidenceFile> withdraw(
      Scope scope, RandomId id, long version, ActAuthor author) {
    return store.write(
        transaction -> {
          CaseEvidenceFile was = find(transaction.handle(), scope, id).orElseThrow();
          if (was.version() != version) {
            return new Stale<>(was);
          }
          if (was.state() == EvidenceState.WITHDRAWN) {
            return new Saved<>(was);
          }
          transaction
              .handle()
              .execute(
                  "update evidence set state = 'withdrawn', version = version + 1 where id = ?",
                  id.text());
          transaction.act(
              author,
              ActKind.EVIDENCE_WITHDRAW,
              id,
              Optional.of(was.workCase()),
              version + 1,
              FieldChanges.none()
                  .change("state", was.state().code(), EvidenceState.WITHDRAWN.code()));
          return new Saved<>(row(transaction.handle(), id));
        });
  }

  /** Notes what a scanner for malware said of a piece of evidence. */
  public void scanned(RandomId id, EvidenceScan scan, ActAuthor author) {
    store.write(
        transaction -> {
          CaseEvidenceFile was = row(transaction.handle(), id);
          transaction
              .handle()
              .execute(
                  "update evidence set scan = ?, scanned_at = ?, version = version + 1 where id ="
                      + " ?",
                  scan.answer(),
                  scan.at().toEpochMilli(),
                  id.text());
          transaction.act(
              author,
              ActKind.EVIDENCE_SCAN,
              id,
              Optional.of(was.workCase()),
              was.version() + 1,
              FieldChanges.none().set("scan", scan.answer()));
          return id;
        });
  }

  static CaseEvidenceFile row(Handle handle, RandomId id) {
    return new RowSelect(EvidenceColumns.NAMES, FROM)
        .where("e.id = :id", "id", id.text())
        .one(handle, EvidenceColumns::evidence)
        .orElseThrow();
  }
}
