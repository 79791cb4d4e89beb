/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobState;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Asks for checks of registers, one at a time for each case.
 *
 * @param wake tells who runs jobs that one was asked for
 */
record CheckOrders(Store store, Runnable wake) {
  /** Asks for a check of a case as it is now, unless one waits that will see it so. */
  void ask(RandomId workCase, ActAuthor author) {
    askUnless(job -> job.state() == JobState.WAITING, workCase, author);
  }

  /** Asks for a check of a case in which nothing changed, unless one waits or runs. */
  void askAgain(RandomId workCase, ActAuthor author) {
    askUnless(_ -> true, workCase, author);
  }

  private void askUnless(Predicate<CaseJob> enough, RandomId workCase, ActAuthor author) {
    Scope scope = new Scope(Set.of(), Set.of(workCase), Map.of(), Set.of());
    boolean asked =
        store.jobs().open(scope, RowWindow.first(RowWindow.MOST)).rows().stream()
            .filter(job -> job.ask().kind().equals(RegisterCheck.JOB))
            .anyMatch(enough);
    if (!asked) {
      store.jobs().ask(workCase, RegisterCheck.JOB, "{}", author);
      wake.run();
    }
  }
}
