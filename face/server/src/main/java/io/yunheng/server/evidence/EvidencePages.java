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
import java.util.List;

/** All routes about evidence and registers. */
public final class EvidencePages implements WebRoutes {
  private final List<WebRoutes> all;

  public EvidencePages(
      Store store,
      AccessRules rules,
      StandingAccess access,
      EvidenceCare care,
      PageWordsSource words) {
    CaseDesk desk = new CaseDesk(store, rules, access);
    ContentTypes types = new ContentTypes();
    UploadForms forms = new UploadForms(desk, words);
    this.all =
        List.of(
            new EvidenceRoutes(
                desk, new EvidenceFilesOut(store, access, types), care, forms, words),
            new UploadRoutes(desk, types, new UploadPages(desk)),
            new RegisterRoutes(desk, forms, words));
  }

  @Override
  public List<WebRoute> routes() {
    return all.stream().flatMap(one -> one.routes().stream()).toList();
  }
}
