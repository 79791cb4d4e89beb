/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Store;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes cases. */
public final class CaseRoutes implements WebRoutes {
  private static final String PATH = "/organisations/{organisation}/cases";
  private static final int LEVELS = 4;
  private static final int USUAL_LEVEL = 3;
  private static final int LONGEST_NAME = 200;
  private static final long QUOTA = 50L << 30;

  private final Store store;
  private final PageWordsSource words;

  public CaseRoutes(Store store, PageWordsSource words) {
    this.store = store;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH + "/new",
            RouteNeed.organisation(Operation.CASE_CREATE),
            visit -> WebAnswer.page(form(visit, Map.of()))),
        WebRoute.post(PATH, RouteNeed.organisation(Operation.CASE_CREATE), this::create));
  }

  private PageBody form(Visit visit, Map<String, String> problems) {
    RandomId id = visit.id("organisation");
    WorkOrganisation organisation =
        store.organisations().find(id).orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    FieldMaker make = new FieldMaker(visit);
    List<FormField.Option> grades =
        IntStream.rangeClosed(1, LEVELS)
            .mapToObj(Integer::toString)
            .map(one -> new FormField.Option(one, visit.text("grade." + one)))
            .toList();
    String grade = visit.form("grade");
    return PageBody.narrow(
        visit.text("cases.make"),
        List.of(
            new PagePart.FactList(
                List.of(
                    new PagePart.Fact(
                        visit.text("cases.owner"), new PageCell.Plain(organisation.name())))),
            new PagePart.EntryForm(
                "/organisations/" + id + "/cases",
                "",
                List.of(
                    make.title("field.case-name"),
                    make.choice(
                        "subject",
                        words.of(visit).options("subject", Arrays.stream(SubjectKind.values())),
                        visit.form("subject")),
                    make.choice(
                        "grade", grades, grade.isEmpty() ? Integer.toString(USUAL_LEVEL) : grade)),
                visit.text("cases.submit"),
                Tone.PLAIN,
                problems,
                true),
            new PagePart.Prose(visit.text("case.level-note"))));
  }

  private WebAnswer create(Visit visit) {
    Map<String, String> problems = new HashMap<>();
    String name = visit.form("name");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.put("name", visit.text("name.form", Integer.toString(LONGEST_NAME)));
    }
    Optional<SubjectKind> subject = Word.of(SubjectKind.class, visit.form("subject"));
    if (subject.isEmpty() || !visit.form("grade").matches("[1-4]")) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", "subject, grade");
    }
    if (!problems.isEmpty()) {
      return WebAnswer.again(form(visit, problems));
    }
    CaseDescription description =
        new CaseDescription(
            name,
            subject.get(),
            Integer.parseInt(visit.form("grade")),
            false,
            "",
            "",
            Optional.empty(),
            visit.zone());
    WorkCase made =
        store
            .cases()
            .create(
                visit.id("organisation"),
                description,
                Optional.of(visit.known().person().id()),
                QUOTA,
                false,
                visit.author());
    return WebAnswer.to("/cases/" + made.id());
  }
}
