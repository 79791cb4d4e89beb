/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.AccessRules;
import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseChanges;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.store.ChangeScopes;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells where a case was changed after a job saw it, so that what the job found is not taken for
 * how the case stands; each visitor is told of what he may see.
 */
public final class ChangeNotice {
  private final Visit visit;
  private final AccessRules rules;
  private final Store store;
  private final Map<RandomId, CaseChanges> asked = new HashMap<>();

  /** A notice for the pages of one visit; what was changed after a job is asked once. */
  public ChangeNotice(Visit visit, AccessRules rules, Store store) {
    this.visit = visit;
    this.rules = rules;
    this.store = store;
  }

  private Scope scope(Operation operation) {
    return rules.scope(visit.known().subject(), operation, visit.today());
  }

  /** What was changed after a job of a case was begun. */
  public CaseChanges since(RandomId workCase, RandomId job) {
    return asked.computeIfAbsent(
        job,
        _ ->
            store
                .jobs()
                .changes(
                    new ChangeScopes(
                        scope(Operation.CASE_READ),
                        scope(Operation.REGISTER_READ),
                        scope(Operation.RECORD_READ),
                        scope(Operation.EVIDENCE_READ)),
                    workCase,
                    job));
  }

  /**
   * How many changes there are of each sort; where the visitor may read acts, they lead there.
   *
   * @param otherwise where they lead else
   */
  public PageCell.Link counts(WorkCase one, CaseChanges changes, String otherwise) {
    List<String> told = new ArrayList<>();
    tell(told, "described", changes.described());
    tell(told, "registers", changes.registers());
    tell(told, "records", changes.records());
    tell(told, "collected", changes.collected());
    tell(told, "added", changes.added());
    tell(told, "replaced", changes.replaced());
    tell(told, "withdrawn", changes.withdrawn());
    boolean acts = scope(Operation.CASE_ACTS).covers(one.id(), one.organisation());
    return new PageCell.Link(
        String.join(visit.text("list.comma"), told),
        acts ? "/cases/" + one.id() + "/acts?after=" + changes.seen() : otherwise);
  }

  private void tell(List<String> told, String sort, long count) {
    if (count > 0) {
      told.add(visit.text("change." + sort, Long.toString(count)));
    }
  }

  /**
   * A sentence for a page that shows what a job found.
   *
   * @param key what is out of date, in words
   * @param otherwise where the counts lead those who may not read acts
   * @param way where the job is done again; empty where the page itself has it, or he may not
   * @return empty where nothing was changed
   */
  public Optional<PagePart> sentence(
      WorkCase one, RandomId job, String key, String otherwise, Optional<PageCell.Link> way) {
    CaseChanges changes = since(one.id(), job);
    if (!changes.any()) {
      return Optional.empty();
    }
    List<PageCell> words = new ArrayList<>();
    words.add(new PageCell.Mark(visit.text("change.mark"), Tone.WARN));
    words.add(new PageCell.Plain(" " + visit.text(key) + " "));
    words.add(counts(one, changes, otherwise));
    way.ifPresent(
        link -> {
          words.add(new PageCell.Plain(visit.text("list.semicolon")));
          words.add(link);
        });
    return Optional.of(new PagePart.Sentence(words));
  }
}
