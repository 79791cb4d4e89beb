/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.AccessRules;
import io.yunheng.access.Operation;
import io.yunheng.access.Scope;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;

/** The head of a case. */
public final class CasePageRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}";
  private static final int ASSESSED_LEVEL = 3;

  private final Store store;
  private final AccessRules rules;
  private final PageWordsSource words;
  private final Permits permits;

  public CasePageRoutes(Store store, AccessRules rules, PageWordsSource words, Permits permits) {
    this.store = store;
    this.rules = rules;
    this.words = words;
    this.permits = permits;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH, RouteNeed.workCase(Operation.CASE_READ), visit -> WebAnswer.page(page(visit))));
  }

  private WorkCase workCase(Visit visit) {
    Scope scope = rules.scope(visit.known().subject(), Operation.CASE_READ, visit.today());
    return store
        .cases()
        .find(scope, visit.id("case"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private PageBody page(Visit visit) {
    WorkCase one = workCase(visit);
    PageWords say = words.of(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(head(visit, say, one));
    if (one.description().grade() != ASSESSED_LEVEL) {
      parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("case.level-note")));
    }
    if (permits.workCase(visit, Operation.CASE_GRANT, one.id(), one.organisation())) {
      parts.add(
          new PagePart.LinkRow(
              List.of(
                  new PageCell.Link(visit.text("case.people"), "/cases/" + one.id() + "/people"))));
    }
    return PageBody.wide(one.description().name(), parts);
  }

  private PagePart head(Visit visit, PageWords say, WorkCase one) {
    return new PagePart.FactList(
        List.of(
            fact(
                visit,
                "cases.owner",
                store
                    .organisations()
                    .find(one.organisation())
                    .map(WorkOrganisation::name)
                    .orElse("")),
            fact(visit, "cases.subject", say.word("subject", one.description().subject())),
            fact(visit, "cases.grade", visit.text("grade." + one.description().grade())),
            fact(visit, "cases.state", say.word("case", one.state())),
            fact(visit, "cases.created", say.moment(one.keeping().created())),
            new PagePart.Fact(visit.text("cases.id"), new PageCell.Mono(one.id().text()))));
  }

  private static PagePart.Fact fact(Visit visit, String key, String value) {
    return new PagePart.Fact(visit.text(key), new PageCell.Plain(value));
  }
}
