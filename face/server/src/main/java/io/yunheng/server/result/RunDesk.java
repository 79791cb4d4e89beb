/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.access.AccessRules;
import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.ChangeNotice;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.util.Optional;
import java.util.Set;

/** Finds runs, and says how much of each a visitor may see; asked anew with every request. */
final class RunDesk {
  private final Store store;
  private final AccessRules rules;
  private final RunShelf shelf;

  RunDesk(Store store, AccessRules rules, RunShelf shelf) {
    this.store = store;
    this.rules = rules;
    this.shelf = shelf;
  }

  /** What of results the visitor may see. */
  Scope scope(Visit visit) {
    return rules.scope(visit.known().subject(), Operation.RESULT_READ, visit.today());
  }

  /** The case that the path names. */
  WorkCase workCase(Visit visit) {
    return store
        .cases()
        .find(scope(visit), visit.id("case"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** The run that the path names. */
  VisibleRun run(Visit visit) {
    return run(visit, workCase(visit), visit.id("run"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** A run of a case; empty if nothing of it may be seen. */
  Optional<VisibleRun> run(Visit visit, WorkCase one, RandomId id) {
    Scope scope = scope(visit);
    return store
        .runs()
        .glimpse(scope, one.id(), id)
        .map(
            run -> {
              boolean whole = store.runs().find(scope, id).isPresent();
              return new VisibleRun(
                  one, run, whole, whole ? Set.of() : store.runs().objects(scope, id), shelf);
            });
  }

  /** The runs of a case of which something may be seen, the last one first. */
  RowList<AssessmentRun> runs(Visit visit, WorkCase one, RowWindow window) {
    return store.runs().glimpses(scope(visit), one.id(), window);
  }

  /** Whether the visitor may do something with the case of a run. */
  boolean may(Visit visit, VisibleRun run, Operation operation) {
    return rules
        .scope(visit.known().subject(), operation, visit.today())
        .covers(run.workCase().id(), run.workCase().organisation());
  }

  /** What was changed in the case after its last run, where this is it. */
  Optional<PagePart> changed(Visit visit, VisibleRun run) {
    WorkCase one = run.workCase();
    boolean last =
        runs(visit, one, RowWindow.first(1)).rows().stream()
            .anyMatch(newest -> newest.id().equals(run.run().id()));
    return last && one.state() == CaseState.OPEN
        ? new ChangeNotice(visit, rules, store)
            .sentence(
                one,
                run.run().job(),
                "change.run",
                "/cases/" + one.id() + "/evidence",
                may(visit, run, Operation.ASSESS)
                    ? Optional.of(
                        new PageCell.Link(
                            visit.text("change.assess"), "/cases/" + one.id() + "/jobs"))
                    : Optional.empty())
        : Optional.empty();
  }

  Store store() {
    return store;
  }
}
