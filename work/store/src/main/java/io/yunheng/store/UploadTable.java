/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceContent;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceUsage;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.casework.PartialUpload;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.disk.EvidenceFiles;
import io.yunheng.store.disk.EvidenceFiles.Digests;
import io.yunheng.store.rows.EvidenceColumns;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Uploads of evidence in parts, which go on where they were cut off. What was acknowledged is on
 * the disk.
 */
public final class UploadTable {
  /** In bytes: the largest part. */
  public static final int LARGEST_PART = 8 << 20;

  /** In bytes: the largest upload. */
  public static final long LARGEST = 50L << 30;

  private static final String FROM = "upload u";

  private final SqlStore store;
  private final EvidenceFiles files;

  UploadTable(SqlStore store, EvidenceFiles files) {
    this.store = store;
    this.files = files;
  }

  /** The upload of an id, if it is in the scope. */
  public Optional<PartialUpload> find(Scope scope, RandomId id) {
    return store.read(
        handle ->
            select(scope)
                .where("u.id = :id", "id", id.text())
                .one(handle, EvidenceColumns::upload));
  }

  /** The uploads of a person into a case that are in the scope, the first one first. */
  public List<PartialUpload> ofPerson(Scope scope, RandomId workCase, RandomId person) {
    return store.read(
        handle ->
            select(scope)
                .where("u.work_case = :case", "case", workCase.text())
                .where("u.person = :person", "person", person.text())
                .all(handle, "u.began_at, u.id", EvidenceColumns::upload));
  }

  private static RowSelect select(Scope scope) {
    return new RowSelect(EvidenceColumns.UPLOAD_NAMES, FROM)
        .within(ScopeFilter.parts(scope, "u.work_case", "u.object", "u.id"));
  }

  /**
   * Begins one.
   *
   * @param size in bytes, of the whole
   * @throws FaultException with {@code EVIDENCE_QUOTA_FULL}, {@code EVIDENCE_DISK_SHORT} or {@code
   *     UPLOAD_PART_INVALID}
   */
  public PartialUpload begin(
      RandomId workCase,
      RandomId person,
      EvidenceDescription description,
      long size,
      ActAuthor author) {
    if (size < 0 || size > LARGEST) {
      throw partInvalid(size, LARGEST);
    }
    files.refuseWhereShort(size);
    return store.write(
        transaction -> {
          EvidenceUsage usage = files.usage(transaction.handle(), workCase);
          if (usage.bytes() + size > usage.quota()) {
            throw quotaFull(usage);
          }
          PartialUpload one =
              new PartialUpload(
                  transaction.drawId(),
                  workCase,
                  person,
                  description,
                  size,
                  0,
                  Instant.ofEpochMilli(transaction.at()));
          EvidenceColumns.insert(transaction, one);
          transaction.act(
              author,
              ActKind.UPLOAD_BEGIN,
              one.id(),
              Optional.of(workCase),
              0,
              FieldChanges.none().set("path", description.path()).set("size", Long.toString(size)));
          return one;
        });
  }

  /**
   * Takes the next part; when this returns it is on the disk.
   *
   * @param offset where it begins; has to be what was received
   * @return the upload with this part; empty where it is not in the scope
   * @throws FaultException with {@code UPLOAD_PART_INVALID}, {@code UPLOAD_OFFSET_WRONG} or {@code
   *     EVIDENCE_DISK_SHORT}; nothing was taken
   */
  public Optional<PartialUpload> part(Scope scope, RandomId id, long offset, byte[] part) {
    return part(() -> scope, id, offset, new ByteArrayInputStream(part));
  }

  /**
   * Takes the next part from a source, however slowly it comes; others write meanwhile. When this
   * returns it is on the disk.
   *
   * @param scope asked before anything is read, and again when all was
   * @param offset where it begins; has to be what was received
   * @return the upload with this part; empty where it is not in the scope, or not any more
   * @throws FaultException with {@code UPLOAD_PART_INVALID}, {@code UPLOAD_OFFSET_WRONG} or {@code
   *     EVIDENCE_DISK_SHORT}; nothing was taken
   * @throws java.io.UncheckedIOException if the source fails; nothing was taken
   */
  public Optional<PartialUpload> part(
      Supplier<Scope> scope, RandomId id, long offset, InputStream source) {
    Optional<PartialUpload> found = find(scope.get(), id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    PartialUpload one = found.get();
    refuseOffset(one.received(), offset);
    long limit = Math.min(LARGEST_PART, one.size() - one.received());
    files.refuseWhereShort(limit);
    try (EvidenceFiles.Piece piece = files.receive(id, source, limit)) {
      if (piece.size() == 0 || piece.size() > limit) {
        throw partInvalid(piece.size(), limit);
      }
      return files.alone(id, () -> append(scope.get(), id, offset, piece));
    }
  }

  private Optional<PartialUpload> append(
      Scope scope, RandomId id, long offset, EvidenceFiles.Piece piece) {
    Optional<PartialUpload> now = find(scope, id);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    refuseOffset(now.get().received(), offset);
    files.append(id, offset, piece);
    return Optional.of(
        store.write(
            transaction -> {
              transaction
                  .handle()
                  .execute(
                      """
                      update upload set received = ?, seen_at = ?, sha256 = '', sm3 = ''
                      where id = ?
                      """,
                      offset + piece.size(),
                      transaction.at(),
                      id.text());
              return row(transaction.handle(), id).orElseThrow(() -> gone(id));
            }));
  }

  /** The first bytes that were received; empty where the upload is not in the scope. */
  public Optional<byte[]> head(Scope scope, RandomId id, int most) {
    return find(scope, id).map(one -> files.head(one.id(), most));
  }

  /**
   * Gives one the name and the date of another description.
   *
   * @return empty where it is not in the scope
   */
  public Optional<PartialUpload> describe(Scope scope, RandomId id, EvidenceDescription wanted) {
    return find(scope, id)
        .map(
            _ ->
                store.write(
                    transaction -> {
                      transaction
                          .handle()
                          .execute(
                              """
                              update upload set path = ?, evidence_date = ?, seen_at = ?
                              where id = ?
                              """,
                              wanted.path(),
                              ColumnValue.ofDay(wanted.date()),
                              transaction.at(),
                              id.text());
                      return row(transaction.handle(), id).orElseThrow(() -> gone(id));
                    }));
  }

  private static void refuseOffset(long expected, long found) {
    if (expected != found) {
      throw FaultException.of(
          FaultCode.UPLOAD_OFFSET_WRONG,
          "expected",
          Long.toString(expected),
          "found",
          Long.toString(found));
    }
  }

  private static FaultException partInvalid(long size, long limit) {
    return FaultException.of(
        FaultCode.UPLOAD_PART_INVALID, "size", Long.toString(size), "limit", Long.toString(limit));
  }

  private static NoSuchElementException gone(RandomId id) {
    return new NoSuchElementException("upload " + id);
  }

  /**
   * Ends one: digests it, and makes it evidence of its case. Where this was cut off it is done
   * again.
   *
   * @param type the media type that the content itself shows
   * @param replaces the version that it takes the place of
   * @param twice whether it is wanted though the case has the same bytes already
   * @return empty where it is not in the scope
   * @throws FaultException with {@code UPLOAD_INCOMPLETE}, or {@code EVIDENCE_PATH_TAKEN} where its
   *     name is that of other evidence about the same object
   */
  public Optional<FinishedUpload> finish(
      Scope scope,
      RandomId id,
      String type,
      Optional<RandomId> replaces,
      boolean twice,
      ActAuthor author) {
    Optional<PartialUpload> found = find(scope, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    PartialUpload one = found.get();
    if (!one.whole()) {
      throw FaultException.of(
          FaultCode.UPLOAD_INCOMPLETE,
          "received",
          Long.toString(one.received()),
          "size",
          Long.toString(one.size()));
    }
    Digests digests = digests(id);
    return files.alone(id, () -> finish(scope, one, digests, type, replaces, twice, author));
  }

  private Optional<FinishedUpload> finish(
      Scope scope,
      PartialUpload one,
      Digests digests,
      String type,
      Optional<RandomId> replaces,
      boolean twice,
      ActAuthor author) {
    RandomId id = one.id();
    if (find(scope, id).isEmpty()) {
      return Optional.empty();
    }
    Optional<CaseEvidenceFile> same =
        store.read(handle -> same(handle, scope, one.workCase(), digests.sha256()));
    if (same.isPresent() && !twice) {
      return Optional.of(new FinishedUpload.Duplicate(same.get()));
    }
    store.read(handle -> refuseTaken(handle, one, replaces));
    files.settle(id, one.workCase(), digests.sha256());
    EvidenceContent content =
        new EvidenceContent(digests.sha256(), digests.sm3(), one.size(), type);
    return Optional.of(
        new FinishedUpload.Added(
            store.write(
                transaction -> {
                  int rows =
                      transaction.handle().execute("delete from upload where id = ?", id.text());
                  if (rows == 0) {
                    throw gone(id);
                  }
                  refuseTaken(transaction.handle(), one, replaces);
                  return EvidenceEntry.add(
                      transaction,
                      EvidenceEntry.draft(
                          transaction,
                          one.workCase(),
                          one.description(),
                          one.person(),
                          content,
                          replaces),
                      author);
                })));
  }

  /**
   * Makes a file that a job collected evidence of its case, in place of the current evidence of the
   * same path, and ends the job with it: both or neither, and once however often the job is begun.
   *
   * @param file whose bytes are taken; it stays
   * @param type the media type that the content itself shows
   * @param by whose evidence it is
   * @param end what the job ends with
   * @return empty where the claim has no effect any more, and nothing is shown
   * @throws FaultException with {@code EVIDENCE_QUOTA_FULL} or {@code EVIDENCE_DISK_SHORT}
   */
  public Optional<CaseEvidenceFile> collect(
      JobClaim claim,
      Path file,
      EvidenceDescription description,
      String type,
      RandomId by,
      JobEnd end) {
    RandomId workCase = claim.job().workCase();
    EvidenceContent content = files.take(workCase, file, claim.job().id(), type);
    return store.write(
        transaction -> {
          Handle handle = transaction.handle();
          if (!JobQueue.holds(handle, claim)) {
            return Optional.empty();
          }
          EvidenceUsage usage = files.usage(handle, workCase);
          if (usage.bytes() + content.size() > usage.quota()) {
            throw quotaFull(usage);
          }
          Optional<RandomId> replaces =
              new RowSelect(EvidenceColumns.NAMES, "evidence e")
                      .where("e.work_case = :case", "case", workCase.text())
                      .where("e.path = :path", "path", description.path())
                      .where("e.state = 'current'")
                      .all(handle, "e.uploaded_at desc, e.id", EvidenceColumns::evidence)
                      .stream()
                      .map(CaseEvidenceFile::id)
                      .findFirst();
          ActAuthor author = ActAuthor.system();
          CaseEvidenceFile one =
              EvidenceEntry.add(
                  transaction,
                  EvidenceEntry.draft(transaction, workCase, description, by, content, replaces),
                  author);
          JobQueue.finish(transaction, claim, JobState.DONE, end);
          return Optional.of(one);
        });
  }

  private static FaultException quotaFull(EvidenceUsage usage) {
    return FaultException.of(
        FaultCode.EVIDENCE_QUOTA_FULL,
        "used",
        Long.toString(usage.bytes()),
        "quota",
        Long.toString(usage.quota()));
  }

  /** Two pieces of evidence about one object never have one name at the same time. */
  private static boolean refuseTaken(
      Handle handle, PartialUpload upload, Optional<RandomId> replaces) {
    Optional<CaseEvidenceFile> there =
        EvidenceTable.current(
            handle, upload.workCase(), upload.description().object(), upload.description().path());
    if (there
        .map(CaseEvidenceFile::id)
        .filter(one -> !replaces.equals(Optional.of(one)))
        .isPresent()) {
      throw FaultException.of(FaultCode.EVIDENCE_PATH_TAKEN, "path", upload.description().path());
    }
    return there.isPresent();
  }

  /**
   * The digests, kept before the file is moved so that ending can be done again; what was kept
   * first stays.
   */
  private Digests digests(RandomId id) {
    Optional<Digests> kept = kept(id);
    if (kept.isPresent()) {
      return kept.get();
    }
    Digests digests = files.digests(id);
    store.write(
        transaction ->
            transaction
                .handle()
                .execute(
                    "update upload set sha256 = ?, sm3 = ? where id = ? and sha256 = ''",
                    digests.sha256(),
                    digests.sm3(),
                    id.text()));
    return kept(id).orElse(digests);
  }

  private Optional<Digests> kept(RandomId id) {
    return store.read(
        handle ->
            handle
                .createQuery("select sha256, sm3 from upload where id = :id and sha256 <> ''")
                .bind("id", id.text())
                .map((row, _) -> new Digests(row.getString("sha256"), row.getString("sm3")))
                .findOne());
  }

  /**
   * Drops one.
   *
   * @return false where it is not in the scope
   */
  public boolean drop(Scope scope, RandomId id, ActAuthor author) {
    Optional<PartialUpload> found = find(scope, id);
    found.ifPresent(one -> drop(store, files, one, author));
    return found.isPresent();
  }

  static boolean drop(SqlStore store, EvidenceFiles files, PartialUpload one, ActAuthor author) {
    return files.alone(
        one.id(),
        () -> {
          boolean dropped =
              store.write(
                  transaction -> {
                    int rows =
                        transaction
                            .handle()
                            .execute("delete from upload where id = ?", one.id().text());
                    if (rows > 0) {
                      transaction.act(
                          author,
                          ActKind.UPLOAD_DROP,
                          one.id(),
                          Optional.of(one.workCase()),
                          0,
                          FieldChanges.none());
                    }
                    return rows > 0;
                  });
          files.drop(one.id());
          return dropped;
        });
  }

  /** The ids of all, for tidying up. */
  static Set<String> ids(Handle handle) {
    return new HashSet<>(handle.createQuery("select id from upload").mapTo(String.class).list());
  }

  private static Optional<PartialUpload> row(Handle handle, RandomId id) {
    return new RowSelect(EvidenceColumns.UPLOAD_NAMES, FROM)
        .where("u.id = :id", "id", id.text())
        .one(handle, EvidenceColumns::upload);
  }

  private static Optional<CaseEvidenceFile> same(
      Handle handle, Scope scope, RandomId workCase, String sha256) {
    return new RowSelect(EvidenceColumns.NAMES, "evidence e")
            .within(ScopeFilter.parts(scope, "e.work_case", "e.object", "e.id"))
            .where("e.work_case = :case", "case", workCase.text())
            .where("e.sha256 = :sha256", "sha256", sha256)
            .where("e.state <> 'withdrawn'")
            .all(handle, "e.uploaded_at, e.id", EvidenceColumns::evidence)
            .stream()
            .findFirst();
  }
}
