/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.casework.IndependenceDeclaration;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever assesses a case declares here that he is independent of those whom it is about. What he
 * declared is kept in the words that he saw, with what he added; it stands and is not changed.
 */
public final class IndependenceRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/independence";
  private static final List<String> SENTENCES =
      List.of("independence.employed", "independence.interest", "independence.work");

  private final Store store;
  private final PageWordsSource words;
  private final CaseReads reads;

  /** Pages over a store. */
  public IndependenceRoutes(Store store, PageWordsSource words) {
    this.store = store;
    this.words = words;
    this.reads = new CaseReads(store, words);
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.workCase(Operation.INDEPENDENCE_DECLARE);
    return List.of(
        WebRoute.get(PATH, need, visit -> WebAnswer.page(page(visit, Map.of()))),
        WebRoute.post(PATH, need, this::declare));
  }

  private PageBody page(Visit visit, Map<String, String> problems) {
    WorkCase one = reads.workCase(visit);
    String path = "/cases/" + one.id();
    List<PagePart> parts = new ArrayList<>();
    Optional<IndependenceDeclaration> own = own(visit, one);
    if (own.isPresent()) {
      parts.add(
          new PagePart.Remark(
              Tone.GOOD,
              visit.text("independence.declared", words.of(visit).moment(own.get().declared()))));
      own.get().statement().lines().forEach(line -> parts.add(new PagePart.Prose(line)));
      return PageBody.narrow(visit.text("independence.title"), parts);
    }
    parts.add(new PagePart.Prose(visit.text("independence.why")));
    sentences(visit, one).forEach(line -> parts.add(new PagePart.Prose(line)));
    parts.add(
        new PagePart.EntryForm(
            path + "/independence",
            "",
            List.of(
                new FormField.Area(
                    "note", visit.text("independence.note"), visit.form("note"), "", false),
                new FormField.Tick("agreed", visit.text("independence.agreed"), false)),
            visit.text("independence.submit"),
            Tone.PLAIN,
            problems,
            true));
    return PageBody.narrow(visit.text("independence.title"), parts);
  }

  private List<String> sentences(Visit visit, WorkCase one) {
    return SENTENCES.stream().map(key -> visit.text(key, one.description().name())).toList();
  }

  private Optional<IndependenceDeclaration> own(Visit visit, WorkCase one) {
    return store
        .cases()
        .declaration(
            reads.scope(visit, Operation.CASE_READ), one.id(), visit.known().person().id());
  }

  private WebAnswer declare(Visit visit) {
    WorkCase one = reads.openCase(visit);
    if (visit.form("agreed").isEmpty()) {
      return WebAnswer.again(page(visit, Map.of("agreed", visit.text("independence.not-agreed"))));
    }
    List<String> statement = new ArrayList<>(sentences(visit, one));
    if (!visit.form("note").isEmpty()) {
      statement.add(visit.form("note"));
    }
    store
        .cases()
        .declare(
            one.id(), visit.known().person().id(), String.join("\n", statement), visit.author());
    return WebAnswer.to("/cases/" + one.id());
  }
}
