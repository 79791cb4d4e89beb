/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.AccessRules;
import io.yunheng.server.evidence.CaseDesk;
import io.yunheng.server.evidence.ContentTypes;
import io.yunheng.server.evidence.ReturnedFiles;
import io.yunheng.server.evidence.UploadForms;
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
  private final ReturnedDesk returned;

  /**
   * Over a store.
   *
   * @param needs what is proposed to be asked for
   * @param wake tells who runs jobs that one was asked for
   */
  public RequestPages(
      Store store,
      AccessRules rules,
      StandingAccess access,
      PageWordsSource words,
      RunNeeds needs,
      Runnable wake) {
    CaseDesk cases = new CaseDesk(store, rules, access);
    RequestDesk desk = new RequestDesk(cases, words);
    this.returned = new ReturnedDesk(desk, new ContentTypes(), wake);
    ReturnedRoutes files = new ReturnedRoutes(returned, new UploadForms(cases, words));
    this.all =
        Stream.of(
                new RequestListRoutes(desk, files),
                new RequestMakeRoutes(desk, needs),
                files,
                new FormRoutes(desk),
                new RequestRoutes(desk, files))
            .flatMap(one -> one.routes().stream())
            .toList();
  }

  /** What becomes of files that come back for requests. */
  public ReturnedFiles returned() {
    return returned;
  }

  @Override
  public List<WebRoute> routes() {
    return all;
  }
}
