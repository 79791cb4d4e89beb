/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Role;
import io.yunheng.server.identity.InvitationDesk;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;

/** Where one lands: an administrator at what is left to do, everybody else at his cases. */
public final class HomeRoutes implements WebRoutes {
  private final Store store;
  private final InvitationDesk desk;
  private final PageWordsSource words;

  public HomeRoutes(Store store, InvitationDesk desk, PageWordsSource words) {
    this.store = store;
    this.desk = desk;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(WebRoute.get("/", new RouteNeed.LoggedIn("each sees what is his"), this::page));
  }

  private WebAnswer page(Visit visit) {
    Visitor.Known known = visit.known();
    return known.subject().account().administers()
        ? WebAnswer.page(administration(visit, known))
        : WebAnswer.page(PageBody.wide(visit.text("home.title"), List.of()));
  }

  private PageBody administration(Visit visit, Visitor.Known known) {
    PageWords say = words.of(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.Prose(
            visit.text("home.administrator", say.account(known.subject().account()))));
    boolean names = known.subject().account().holds(Role.SYSTEM_ADMINISTRATOR);
    if (names) {
      List<Role> unnamed = desk.unnamed(visit.today());
      for (Role role : unnamed) {
        parts.add(new PagePart.Remark(Tone.WARN, visit.text("people.unnamed", say.role(role))));
      }
      if (!unnamed.isEmpty()) {
        parts.add(
            new PagePart.LinkRow(
                List.of(
                    new PageCell.Link(visit.text("home.name-them"), "/administration/people"))));
      }
    }
    parts.add(
        new PagePart.FactList(
            List.of(
                fact(
                    visit.text("people.title"),
                    store.people().list("", RowWindow.first(1)).total()),
                fact(
                    visit.text("organisations.title"),
                    store.organisations().list("", RowWindow.first(1)).total()),
                fact(
                    visit.text("home.sessions"), store.sessions().list(RowWindow.first(1)).total()),
                fact(visit.text("invitations.open"), store.invitations().open().size()))));
    return PageBody.wide(visit.text("home.administration"), parts);
  }

  private static PagePart.Fact fact(String name, long number) {
    return new PagePart.Fact(name, new PageCell.Plain(Long.toString(number)));
  }
}
