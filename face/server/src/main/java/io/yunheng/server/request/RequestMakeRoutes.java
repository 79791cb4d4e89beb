/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.RequestDescription;
import io.yunheng.casework.RequestKind;
import io.yunheng.casework.RequestQuestion;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Word;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.result.RunNeeds;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RequestTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asking: what the last run lacks is proposed, anything else is written down. */
final class RequestMakeRoutes implements WebRoutes {
  private static final int MOST_NEEDS = 60;
  private static final int LONGEST_TITLE = 200;

  private final RequestDesk desk;
  private final RunNeeds needs;

  RequestMakeRoutes(RequestDesk desk, RunNeeds needs) {
    this.desk = desk;
    this.needs = needs;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.caseObjects(Operation.REQUEST_MAKE);
    return List.of(
        WebRoute.get(
            "/cases/{case}/requests/new", need, visit -> WebAnswer.page(page(visit, Map.of()))),
        WebRoute.post("/cases/{case}/requests", need, this::make));
  }

  /** The case, if the visitor may ask in it. */
  private WorkCase workCase(Visit visit) {
    WorkCase one = desk.workCase(visit);
    desk.cases().need(visit, Operation.REQUEST_MAKE, one, "");
    return one;
  }

  private List<RunNeeds.Need> proposed(Visit visit, WorkCase one) {
    List<RunNeeds.Need> all =
        desk.cases().sees(visit, Operation.RESULT_READ, one, "") ? needs.of(visit) : List.of();
    return all.subList(0, Math.min(MOST_NEEDS, all.size()));
  }

  private PageBody page(Visit visit, Map<String, String> problems) {
    WorkCase one = workCase(visit);
    FieldMaker make = new FieldMaker(visit);
    List<FormField> fields = new ArrayList<>();
    fields.add(
        new FormField.Choice(
            "kind",
            visit.text("request.kind"),
            desk.words(visit).options("request.kind", Arrays.stream(RequestKind.values())),
            visit.form("kind"),
            visit.text("request.kind.hint")));
    fields.add(line(visit, "title", "request.what", "request.what.hint", true));
    fields.addAll(
        whom(
            visit,
            desk.people(visit, one, Optional.empty()),
            visit.form("person"),
            visit.form("outside")));
    fields.add(day(visit, visit.form("due")));
    List<RunNeeds.Need> proposed = proposed(visit, one);
    for (int i = 0; i < proposed.size(); i++) {
      RunNeeds.Need need = proposed.get(i);
      fields.add(
          new FormField.Tick(
              "n" + i,
              visit.text(
                  "request.proposed",
                  need.text(),
                  Integer.toString(need.items().size()),
                  need.items().stream()
                      .map(RunNeeds.Item::name)
                      .collect(Collectors.joining(visit.text("list.comma")))),
              visit.form("n" + i).equals("true")));
    }
    fields.add(
        new FormField.Area(
            "questions",
            visit.text(proposed.isEmpty() ? "request.questions" : "request.questions.more"),
            visit.secret("questions"),
            visit.text("request.questions.hint"),
            false));
    fields.add(
        new FormField.Area("note", visit.text("request.note"), visit.secret("note"), "", false));
    fields.add(make.kept("seen", digest(proposed)));
    return PageBody.narrow(
        visit.text("request.make"),
        List.of(
            new PagePart.Prose(
                visit.text(proposed.isEmpty() ? "request.make.why" : "request.make.proposed")),
            new PagePart.EntryForm(
                RequestDesk.address(one.id()),
                "",
                fields,
                visit.text("request.make.submit"),
                Tone.PLAIN,
                problems,
                true)));
  }

  static FormField line(Visit visit, String name, String label, String hint, boolean required) {
    return new FormField.Line(
        name,
        visit.text(label),
        visit.form(name),
        hint.isEmpty() ? "" : visit.text(hint),
        FormField.Kind.TEXT,
        "off",
        required);
  }

  /** Who is asked: somebody with an account, or somebody outside. */
  static List<FormField> whom(Visit visit, List<Person> people, String person, String outside) {
    List<FormField.Option> options = new ArrayList<>();
    options.add(new FormField.Option("", visit.text("request.outside.option")));
    people.forEach(one -> options.add(new FormField.Option(one.id().text(), one.name())));
    return List.of(
        new FormField.Choice("person", visit.text("request.asked"), options, person, ""),
        new FormField.Line(
            "outside",
            visit.text("request.outside"),
            outside,
            visit.text("request.outside.hint"),
            FormField.Kind.TEXT,
            "off",
            false));
  }

  static FormField day(Visit visit, String due) {
    return new FormField.Line(
        "due", visit.text("request.due"), due, "", FormField.Kind.DATE, "off", false);
  }

  /** Which needs were seen: the ticks mean nothing where others are proposed now. */
  private static String digest(List<RunNeeds.Need> needs) {
    return Integer.toHexString(needs.stream().map(RunNeeds.Need::text).toList().hashCode());
  }

  private WebAnswer make(Visit visit) {
    WorkCase one = workCase(visit);
    Map<String, String> problems = new TreeMap<>();
    Optional<RequestKind> kind = Word.of(RequestKind.class, visit.form("kind"));
    if (kind.isEmpty()) {
      problems.put("kind", visit.text("request.kind.none"));
    }
    problems.putAll(wrong(visit, desk, one, Optional.empty()));
    List<RequestQuestion> questions = questions(visit, proposed(visit, one), problems);
    if (!problems.isEmpty()) {
      return WebAnswer.again(page(visit, problems));
    }
    CaseRequest made =
        desk.table()
            .make(one.id(), described(visit, kind.orElseThrow(), ""), questions, visit.author());
    return WebAnswer.to(RequestDesk.address(made));
  }

  /** What is wrong with what a form says of a request, by field. */
  static Map<String, String> wrong(
      Visit visit, RequestDesk desk, WorkCase one, Optional<RandomId> asked) {
    Map<String, String> problems = new TreeMap<>();
    String title = visit.form("title");
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      problems.put("title", visit.text("request.what.wrong", Integer.toString(LONGEST_TITLE)));
    }
    Optional<RandomId> person = visit.formId("person");
    if (person.isPresent()
        && desk.people(visit, one, asked).stream()
            .noneMatch(each -> each.id().equals(person.get()))) {
      problems.put("person", visit.text("request.asked.wrong"));
    }
    if (person.isPresent() == !visit.form("outside").isEmpty()) {
      problems.put("outside", visit.text("request.outside.wrong"));
    }
    if (visit.tooLong("note")) {
      problems.put("note", visit.text("request.long"));
    }
    return problems;
  }

  static RequestDescription described(Visit visit, RequestKind kind, String object) {
    return new RequestDescription(
        kind,
        visit.form("title"),
        visit.form("note"),
        object,
        visit.formId("person"),
        visit.form("outside"),
        visit.formDay("due"));
  }

  private List<RequestQuestion> questions(
      Visit visit, List<RunNeeds.Need> proposed, Map<String, String> problems) {
    List<RequestQuestion> questions = new ArrayList<>();
    boolean ticked = visit.forms().keySet().stream().anyMatch(name -> name.matches("n[0-9]+"));
    if (ticked && !visit.form("seen").equals(digest(proposed))) {
      problems.put("questions", visit.text("request.proposed.changed"));
      return questions;
    }
    for (int i = 0; i < proposed.size(); i++) {
      if (visit.form("n" + i).equals("true")) {
        RunNeeds.Need need = proposed.get(i);
        List<String> items = need.items().stream().map(RunNeeds.Item::id).toList();
        questions.add(
            new RequestQuestion(
                items.size() == 1 ? items.getFirst() : "", "", "", need.text(), List.of(), items));
      }
    }
    visit
        .typed("questions")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> questions.add(RequestQuestion.of(line)));
    if (visit.tooLong("questions")) {
      problems.put("questions", visit.text("request.long"));
    } else if (questions.isEmpty() || questions.size() > RequestTable.MOST_QUESTIONS) {
      problems.put(
          "questions",
          visit.text("request.questions.wrong", Integer.toString(RequestTable.MOST_QUESTIONS)));
    }
    return questions;
  }
}
