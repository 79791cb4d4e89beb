/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.access.AccessRules;
import io.yunheng.server.evidence.CaseDesk;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.StandingAccess;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Store;
import java.util.List;

/** All routes of registers that are filled in. */
public final class RegisterPages implements WebRoutes {
  private final List<WebRoutes> all;

  /**
   * Over a store.
   *
   * @param wake wakes who runs jobs
   */
  public RegisterPages(
      Store store, AccessRules rules, StandingAccess access, PageWordsSource words, Runnable wake) {
    GridDesk desk = new GridDesk(new CaseDesk(store, rules, access), words);
    GridWords texts = new GridWords();
    GridRoutes grid = new GridRoutes(desk, texts);
    this.all =
        List.of(
            grid,
            new CellRoutes(desk, texts),
            new BlockRoutes(desk, texts, grid),
            new ExcelRoutes(desk, texts),
            new ImportRoutes(desk, texts, wake));
  }

  @Override
  public List<WebRoute> routes() {
    return all.stream().flatMap(one -> one.routes().stream()).toList();
  }
}
