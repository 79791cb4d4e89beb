/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.store.chain.ChainCheck;
import io.yunheng.store.rows.ActReader;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What was done (docs/formats/acts.md). Acts are appended by the writes themselves. */
public final class ActTable {
  private final SqlStore store;
  private final RandomId installation;

  ActTable(SqlStore store, RandomId installation) {
    this.store = store;
    this.installation = installation;
  }

  /**
   * Acts without their texts, the last one first; for who oversees the installation.
   *
   * @param filter which are wanted
   */
  public RowList<ActRecord> oversee(ActFilter filter, RowWindow window) {
    return store.read(handle -> ActReader.list(handle, filter, ScopeFilter.EVERYTHING, window));
  }

  /** Acts on cases in a scope, the last one first. */
  public RowList<ActRecord> list(Scope scope, ActFilter filter, RowWindow window) {
    return store.read(
        handle -> ActReader.list(handle, filter, ScopeFilter.whole(scope, "work_case"), window));
  }

  /** Who did something in a case that is in the scope. */
  public Set<RandomId> people(Scope scope, RandomId workCase) {
    return store.read(
        handle ->
            new RowSelect("a.person", "act a")
                    .within(ScopeFilter.whole(scope, "a.work_case"))
                    .where("a.work_case = :case", "case", workCase.text())
                    .counts(handle, "a.person")
                    .keySet()
                    .stream()
                    .flatMap(id -> RandomId.parse(id).stream())
                    .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * The texts of an act, for who may read what it was done to.
   *
   * @return empty where there is no such act on a case in the scope
   */
  public Optional<ActContents> contents(Scope scope, long sequence) {
    return store.read(
        handle ->
            ActReader.find(handle, sequence, ScopeFilter.whole(scope, "work_case"))
                .map(_ -> ActReader.contents(handle, sequence)));
  }

  /** The texts of an act that is in no case; empty where there is no such act. */
  public Optional<ActContents> administrationContents(long sequence) {
    return store.read(
        handle ->
            ActReader.find(handle, sequence, ScopeFilter.EVERYTHING)
                .filter(act -> act.workCase().isEmpty())
                .map(_ -> ActReader.contents(handle, sequence)));
  }

  /**
   * Erases the texts of acts, their salts with them; the acts stay. Each erasure is an act, which
   * names the sequence.
   */
  public void eraseTexts(List<Long> sequences, ActAuthor author) {
    store.write(
        transaction -> {
          Handle handle = transaction.handle();
          for (long sequence : sequences) {
            Optional<ActRecord> act = ActReader.find(handle, sequence, ScopeFilter.EVERYTHING);
            if (act.isPresent()
                && handle.execute("delete from act_text where sequence = ?", sequence) > 0) {
              transaction.act(
                  author,
                  ActKind.TEXT_ERASE,
                  act.get().object(),
                  act.get().workCase(),
                  sequence,
                  FieldChanges.none());
            }
          }
          return sequences;
        });
  }

  /** The head of the chain. */
  public ActHead head() {
    return store.read(handle -> ActReader.head(handle, installation));
  }

  /** Verifies the whole chain. */
  public ChainVerdict verify() {
    return store.read(ChainCheck::verify);
  }

  /** Verifies the whole chain, and that it holds the act of a head. */
  public ChainVerdict verify(ActHead head) {
    return store.read(handle -> ChainCheck.verify(handle, installation, head));
  }
}
