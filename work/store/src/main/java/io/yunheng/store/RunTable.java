/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.RunItem;
import io.yunheng.casework.RunObservation;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.RunColumns;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Assessments that were kept, with an index of their items and observations. */
public final class RunTable {
  /** How many rows of an index are written in one transaction at most. */
  public static final int BATCH = 2000;

  private static final String FIRST_OBJECT =
      "i.object = (select min(o.object) from run_item o where o.run = i.run and o.item = i.item)";

  private final SqlStore store;

  RunTable(SqlStore store) {
    this.store = store;
  }

  /** The run of an id, if it is in the scope. */
  public Optional<AssessmentRun> find(Scope scope, RandomId id) {
    return store.read(
        handle -> select(scope).where("r.id = :id", "id", id.text()).one(handle, RunColumns::run));
  }

  /** The runs of a case that are in the scope, the last one first. */
  public RowList<AssessmentRun> list(Scope scope, RandomId workCase, RowWindow window) {
    return store.read(
        handle ->
            select(scope)
                .where("r.work_case = :case", "case", workCase.text())
                .window(handle, "r.ended_at desc, r.id", window, RunColumns::run));
  }

  /** The run that a job has kept, if it is in the scope. */
  public Optional<AssessmentRun> ofJob(Scope scope, RandomId job) {
    return store.read(
        handle ->
            select(scope).where("r.job = :job", "job", job.text()).one(handle, RunColumns::run));
  }

  /**
   * The run of a case, if it is in the scope or at least one of its items is.
   *
   * @param workCase the case that it has to be of
   */
  public Optional<AssessmentRun> glimpse(Scope scope, RandomId workCase, RandomId id) {
    return store.read(
        handle ->
            glimpses(scope, workCase)
                .where("r.id = :id", "id", id.text())
                .one(handle, RunColumns::run));
  }

  /** The runs of a case of which at least one item is in the scope, the last one first. */
  public RowList<AssessmentRun> glimpses(Scope scope, RandomId workCase, RowWindow window) {
    return store.read(
        handle ->
            glimpses(scope, workCase)
                .window(handle, "r.ended_at desc, r.id", window, RunColumns::run));
  }

  private static RowSelect glimpses(Scope scope, RandomId workCase) {
    ScopeFilter parts = ScopeFilter.parts(scope, "r.work_case", "i.object", "r.id");
    return new RowSelect(RunColumns.NAMES, "run r")
        .within(
            parts.around(
                inner ->
                    ScopeFilter.parts(scope, "r.work_case", "r.id", "r.id").condition()
                        + " or exists (select 1 from run_item i where i.run = r.id and "
                        + inner
                        + ")"))
        .where("r.work_case = :case", "case", workCase.text())
        .where("r.indexed = true");
  }

  private static RowSelect select(Scope scope) {
    return new RowSelect(RunColumns.NAMES, "run r")
        .within(ScopeFilter.parts(scope, "r.work_case", "r.id", "r.id"))
        .where("r.indexed = true");
  }

  /** The items of a run that are in the scope, in the order of items and objects. */
  public RowList<RunItem> items(Scope scope, RandomId run, RowWindow window) {
    return store.read(
        handle ->
            parts(scope, run, RunColumns.ITEM_NAMES, "run_item i")
                .window(handle, "i.item, i.object", window, RunColumns::item));
  }

  /**
   * How many items of a run have each verdict. Where the scope holds some objects of the run only,
   * the verdicts on these objects are counted, since that of the item tells of the others.
   */
  public Map<String, Long> verdicts(Scope scope, RandomId run) {
    return store.read(
        handle -> {
          boolean whole = select(scope).where("r.id = :id", "id", run.text()).count(handle) > 0;
          String verdict = whole ? "i.item_verdict" : "i.verdict";
          RowSelect rows = parts(scope, run, verdict, "run_item i");
          return new TreeMap<>((whole ? rows.where(FIRST_OBJECT) : rows).counts(handle, verdict));
        });
  }

  /** The observations of an item on an object of a run, if they are in the scope. */
  public RowList<RunObservation> observations(
      Scope scope, RandomId run, String item, String object, RowWindow window) {
    return store.read(
        handle ->
            parts(scope, run, RunColumns.OBSERVATION_NAMES, "observation i")
                .where("i.item = :item", "item", item)
                .where("i.object = :object", "object", object)
                .window(handle, "i.number", window, RunColumns::observation));
  }

  /**
   * The same of one check only, those that are violated first, then those that are unknown.
   *
   * @param outcome a code; empty for all
   */
  public RowList<RunObservation> observations(
      Scope scope,
      RandomId run,
      String item,
      String object,
      String check,
      String outcome,
      RowWindow window) {
    return store.read(
        handle -> {
          RowSelect select =
              parts(scope, run, RunColumns.OBSERVATION_NAMES, "observation i")
                  .where("i.item = :item", "item", item)
                  .where("i.object = :object", "object", object)
                  .where("i.check_id = :check", "check", check);
          return (outcome.isEmpty()
                  ? select
                  : select.where("i.outcome = :outcome", "outcome", outcome))
              .window(
                  handle,
                  "case i.outcome when 'violated' then 0 when 'unknown' then 1 else 2 end,"
                      + " i.number",
                  window,
                  RunColumns::observation);
        });
  }

  /** The objects of a run of which items are in the scope. */
  public Set<String> objects(Scope scope, RandomId run) {
    return store.read(
        handle ->
            Set.copyOf(
                parts(scope, run, "i.object", "run_item i").counts(handle, "i.object").keySet()));
  }

  private static RowSelect parts(Scope scope, RandomId run, String columns, String table) {
    return new RowSelect(columns, table + " join run r on r.id = i.run")
        .within(ScopeFilter.parts(scope, "r.work_case", "i.object", "r.id"))
        .where("r.indexed = true")
        .where("i.run = :run", "run", run.text());
  }

  /**
   * Keeps the result of a job: first the index, in transactions of at most {@link #BATCH} rows;
   * when all of it is there the run is shown. A job keeps one run, however often it is begun.
   *
   * @return empty where the claim has no effect any more, and nothing is shown
   */
  public Optional<AssessmentRun> keep(
      JobClaim claim,
      NewRun draft,
      Iterator<RunItem> items,
      Iterator<RunObservation> observations,
      ActAuthor author) {
    Optional<RandomId> begun =
        store.write(
            transaction -> {
              Handle handle = transaction.handle();
              if (!JobQueue.holds(handle, claim) || RunColumns.kept(handle, claim.job().id())) {
                return Optional.empty();
              }
              RunColumns.forget(handle, claim.job().id());
              return Optional.of(RunColumns.insert(transaction, claim.job(), draft));
            });
    if (begun.isEmpty()
        || !batches(claim, items, (handle, rows) -> RunColumns.items(handle, begun.get(), rows))
        || !batches(
            claim,
            observations,
            (handle, rows) -> RunColumns.observations(handle, begun.get(), rows))) {
      return Optional.empty();
    }
    return store.write(
        transaction -> {
          Handle handle = transaction.handle();
          if (!JobQueue.holds(handle, claim)) {
            return Optional.empty();
          }
          handle.execute("update run set indexed = true where id = ?", begun.get().text());
          transaction.act(
              author,
              ActKind.RUN_KEEP,
              begun.get(),
              Optional.of(claim.job().workCase()),
              0,
              FieldChanges.none()
                  .set("job", claim.job().id().text())
                  .set("caseDigest", draft.caseDigest()));
          return RunColumns.find(handle, begun.get());
        });
  }

  private <T> boolean batches(JobClaim claim, Iterator<T> rows, BiConsumer<Handle, List<T>> write) {
    while (rows.hasNext()) {
      List<T> batch = new ArrayList<>(BATCH);
      while (rows.hasNext() && batch.size() < BATCH) {
        batch.add(rows.next());
      }
      boolean held =
          store.write(
              transaction -> {
                if (!JobQueue.holds(transaction.handle(), claim)) {
                  return false;
                }
                write.accept(transaction.handle(), batch);
                return true;
              });
      if (!held) {
        return false;
      }
    }
    return true;
  }
}
