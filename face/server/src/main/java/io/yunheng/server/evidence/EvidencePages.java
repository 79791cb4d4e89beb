/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.AccessRules;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.StandingAccess;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Store;
import java.nio.file.Path;
import java.util.List;

/** All routes about evidence and registers. */
public final class EvidencePages implements WebRoutes {
  private final List<WebRoutes> all;

  /**
   * Pages over a store.
   *
   * @param data the data folder, in which runs tell what they used
   * @param wake tells who runs jobs that one was asked for
   * @param returned what becomes of files that come back for requests
   */
  public EvidencePages(
      Store store,
      AccessRules rules,
      StandingAccess access,
      EvidencePreviews previews,
      EvidenceCare care,
      PageWordsSource words,
      Path data,
      Runnable wake,
      ReturnedFiles returned) {
    CaseDesk desk = new CaseDesk(store, rules, access);
    ContentTypes types = new ContentTypes();
    UploadForms forms = new UploadForms(desk, words);
    CheckOrders checks = new CheckOrders(store, wake);
    this.all =
        List.of(
            new EvidenceRoutes(
                desk, new EvidenceFilesOut(store, access, types), previews, care, forms, words),
            new UploadRoutes(desk, types, new UploadPages(desk), checks, returned),
            new EvidenceChangeRoutes(desk, previews, checks, words, data),
            new RegisterRoutes(desk, forms, words, checks));
  }

  @Override
  public List<WebRoute> routes() {
    return all.stream().flatMap(one -> one.routes().stream()).toList();
  }
}
