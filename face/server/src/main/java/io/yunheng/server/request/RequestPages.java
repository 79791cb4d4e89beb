/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.AccessRules;
import io.yunheng.server.evidence.CaseDesk;
import io.yunheng.server.result.RunNeeds;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.StandingAccess;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Store;
import java.util.List;
import java.util.stream.Stream;

/** All routes of requests. */
public final class RequestPages implements WebRoutes {
  private final List<WebRoute> all;

  /**
   * Over a store.
   *
   * @param needs what is proposed to be asked for
   */
  public RequestPages(
      Store store,
      AccessRules rules,
      StandingAccess access,
      PageWordsSource words,
      RunNeeds needs) {
    RequestDesk desk = new RequestDesk(new CaseDesk(store, rules, access), words);
    this.all =
        Stream.of(
                new RequestListRoutes(desk),
                new RequestMakeRoutes(desk, needs),
                new RequestRoutes(desk))
            .flatMap(one -> one.routes().stream())
            .toList();
  }

  @Override
  public List<WebRoute> routes() {
    return all;
  }
}
