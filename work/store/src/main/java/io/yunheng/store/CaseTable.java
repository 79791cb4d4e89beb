/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.CaseKeeping;
import io.yunheng.casework.CaseRelease;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.IndependenceDeclaration;
import io.yunheng.casework.WorkCase;
import io.yunheng.store.rows.CaseColumns;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Cases. */
public final class CaseTable {
  private static final String FROM = "work_case c";

  private final SqlStore store;

  CaseTable(SqlStore store) {
    this.store = store;
  }

  /** The case of an id, if at least something of it is in the scope. */
  public Optional<WorkCase> find(Scope scope, RandomId id) {
    return store.read(
        handle ->
            select(scope).where("c.id = :id", "id", id.text()).one(handle, CaseColumns::workCase));
  }

  /**
   * Cases of which at least something is in the scope, the newest first.
   *
   * @param text what the name contains; empty for all
   */
  public RowList<WorkCase> list(Scope scope, String text, RowWindow window) {
    String like = ColumnValue.containing(text.toLowerCase(Locale.ROOT));
    return store.read(
        handle ->
            select(scope)
                .where("c.state <> 'deleted'")
                .where("lower(c.name) like :text escape '!'", "text", like)
                .window(handle, "c.created_at desc, c.id", window, CaseColumns::workCase));
  }

  private static RowSelect select(Scope scope) {
    return new RowSelect(CaseColumns.NAMES, FROM).within(ScopeFilter.heads(scope, "c.id"));
  }

  /**
   * Makes a case of an organisation.
   *
   * @param quota in bytes, of its evidence
   */
  public WorkCase create(
      RandomId organisation,
      CaseDescription description,
      Optional<RandomId> owner,
      long quota,
      boolean example,
      ActAuthor author) {
    return store.write(
        transaction -> {
          WorkCase one =
              new WorkCase(
                  transaction.drawId(),
                  organisation,
                  owner,
                  CaseState.OPEN,
                  description,
                  new CaseKeeping(
                      quota, "", Optional.empty(), Instant.ofEpochMilli(transaction.at())),
                  example,
                  1);
          CaseColumns.insert(transaction, one, author);
          FieldChanges changes = FieldChanges.none().set("organisation", organisation.text());
          CaseColumns.fields(one).forEach(changes::set);
          transaction.act(author, ActKind.CASE_CREATE, one.id(), Optional.of(one.id()), 1, changes);
          return one;
        });
  }

  /**
   * Saves description, owner, quota, hold and retention of a case.
   *
   * @param scope of what the author may change
   * @param wanted with the version that was seen
   * @throws java.util.NoSuchElementException if there is no such case in the scope
   */
  public SaveResult<WorkCase> change(Scope scope, WorkCase wanted, ActAuthor author) {
    return store.write(
        transaction -> {
          WorkCase was =
              select(scope)
                  .where("c.id = :id", "id", wanted.id().text())
                  .one(transaction.handle(), CaseColumns::workCase)
                  .orElseThrow();
          FieldChanges changes = FieldChanges.none();
          var before = CaseColumns.fields(was);
          CaseColumns.fields(wanted)
              .forEach((name, value) -> changes.change(name, before.getOrDefault(name, ""), value));
          return transaction.save(
              was,
              wanted,
              WorkCase::version,
              changes,
              version -> {
                CaseColumns.update(transaction, wanted, version);
                transaction.act(
                    author,
                    ActKind.CASE_CHANGE,
                    wanted.id(),
                    Optional.of(wanted.id()),
                    version,
                    changes);
                return find(transaction.handle(), wanted.id());
              });
        });
  }

  private static WorkCase find(Handle handle, RandomId id) {
    return new RowSelect(CaseColumns.NAMES, FROM)
        .where("c.id = :id", "id", id.text())
        .one(handle, CaseColumns::workCase)
        .orElseThrow();
  }

  /** Who declared to be independent in a case. */
  public List<IndependenceDeclaration> declarations(Scope scope, RandomId workCase) {
    return store.read(
        handle ->
            declared(ScopeFilter.whole(scope, "d.work_case"), workCase)
                .all(handle, "d.declared_at, d.person", CaseTable::declaration));
  }

  /** What a person declared in a case; who sees only a part of it may ask for his own. */
  public Optional<IndependenceDeclaration> declaration(
      Scope scope, RandomId workCase, RandomId person) {
    return store.read(
        handle ->
            declared(ScopeFilter.heads(scope, "d.work_case"), workCase)
                .where("d.person = :person", "person", person.text())
                .one(handle, CaseTable::declaration));
  }

  private static RowSelect declared(ScopeFilter within, RandomId workCase) {
    return new RowSelect("d.work_case, d.person, d.declared_at, d.statement", "independence d")
        .within(within)
        .where("d.work_case = :case", "case", workCase.text());
  }

  private static IndependenceDeclaration declaration(ResultSet row, StatementContext context)
      throws SQLException {
    return new IndependenceDeclaration(
        new RandomId(row.getString("work_case")),
        new RandomId(row.getString("person")),
        Instant.ofEpochMilli(row.getLong("declared_at")),
        row.getString("statement"));
  }

  /** Declares a person's independence in a case; the first declaration stands. */
  public void declare(RandomId workCase, RandomId person, String statement, ActAuthor author) {
    store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .execute(
                      """
                      insert into independence (work_case, person, declared_at, statement)
                      values (?, ?, ?, ?) on conflict (work_case, person) do nothing
                      """,
                      workCase.text(),
                      person.text(),
                      transaction.at(),
                      statement);
          if (rows > 0) {
            transaction.act(
                author,
                ActKind.INDEPENDENCE_DECLARE,
                person,
                Optional.of(workCase),
                0,
                FieldChanges.none().set("statement", statement));
          }
          return rows;
        });
  }

  /** What was released from a case and not withdrawn. */
  public List<CaseRelease> releases(Scope scope, RandomId workCase) {
    return store.read(
        handle ->
            new RowSelect("r.id, r.object, r.released_at, r.released_by", "case_release r")
                .within(ScopeFilter.whole(scope, "r.work_case"))
                .where("r.work_case = :case", "case", workCase.text())
                .where("r.ended_at = 0")
                .all(
                    handle,
                    "r.released_at, r.id",
                    (row, _) ->
                        new CaseRelease(
                            new RandomId(row.getString("id")),
                            workCase,
                            row.getString("object"),
                            Instant.ofEpochMilli(row.getLong("released_at")),
                            new RandomId(row.getString("released_by")))));
  }

  /**
   * Notes that the folder of a case was taken out.
   *
   * @param run whose job saw the folder
   * @param digest of the folder
   */
  public void takeOut(RandomId workCase, RandomId run, String digest, ActAuthor author) {
    store.write(
        transaction -> {
          transaction.act(
              author,
              ActKind.CASE_TAKE_OUT,
              workCase,
              Optional.of(workCase),
              0,
              FieldChanges.none().set("run", run.text()).set("digest", digest));
          return workCase;
        });
  }

  /**
   * Releases something of a case to those whose grant is over what was released.
   *
   * @param object an assessment object, or the id of a piece of evidence or of a run
   */
  public RandomId release(RandomId workCase, String object, RandomId by, ActAuthor author) {
    return store.write(
        transaction -> {
          RandomId id = transaction.drawId();
          transaction
              .handle()
              .execute(
                  """
                  insert into case_release (id, work_case, object, released_at, released_by, ended_at)
                  values (?, ?, ?, ?, ?, 0)
                  """,
                  id.text(),
                  workCase.text(),
                  object,
                  transaction.at(),
                  by.text());
          transaction.act(
              author,
              ActKind.CASE_RELEASE,
              id,
              Optional.of(workCase),
              0,
              FieldChanges.none().set("object", object));
          return id;
        });
  }

  /**
   * Withdraws a release of a case.
   *
   * @return false where there is none that stands
   */
  public boolean withdraw(RandomId workCase, RandomId release, ActAuthor author) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .execute(
                      """
                      update case_release set ended_at = ?
                      where id = ? and work_case = ? and ended_at = 0
                      """,
                      transaction.at(),
                      release.text(),
                      workCase.text());
          if (rows > 0) {
            transaction.act(
                author,
                ActKind.CASE_WITHDRAW,
                release,
                Optional.of(workCase),
                0,
                FieldChanges.none());
          }
          return rows > 0;
        });
  }
}
