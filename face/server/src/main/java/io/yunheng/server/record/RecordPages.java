/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.AccessRules;
import io.yunheng.server.evidence.CaseDesk;
import io.yunheng.server.result.RunRecords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.StandingAccess;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Store;
import java.util.List;
import java.util.stream.Stream;

/** The routes of result records. */
public final class RecordPages implements WebRoutes {
  private final List<WebRoute> all;

  /**
   * Over a store.
   *
   * @param runs what was found
   */
  public RecordPages(
      Store store,
      AccessRules rules,
      StandingAccess access,
      PageWordsSource words,
      RunRecords runs) {
    RecordDesk desk = new RecordDesk(new CaseDesk(store, rules, access), runs, words);
    this.all =
        Stream.of(new RecordListRoutes(desk), new RecordRoutes(desk))
            .flatMap(one -> one.routes().stream())
            .toList();
  }

  @Override
  public List<WebRoute> routes() {
    return all;
  }
}
