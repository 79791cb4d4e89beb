/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Membership;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.WorkCase;
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
import io.yunheng.store.SaveResult;
import io.yunheng.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Changes what a case says of itself. */
public final class CaseChangeRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/change";
  private static final int LEVELS = 4;
  private static final int LONGEST_NAME = 200;

  private final Store store;
  private final CaseReads reads;

  public CaseChangeRoutes(Store store, PageWordsSource words) {
    this.store = store;
    this.reads = new CaseReads(store, words);
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH,
            RouteNeed.workCase(Operation.CASE_CHANGE),
            visit -> {
              WorkCase one = reads.openCase(visit);
              return WebAnswer.page(form(visit, one, values(one), Map.of()));
            }),
        WebRoute.post(PATH, RouteNeed.workCase(Operation.CASE_CHANGE), this::change));
  }

  /** What the case says, by the names of the fields. */
  private static Map<String, String> values(WorkCase one) {
    CaseDescription said = one.description();
    Map<String, String> values = new TreeMap<>();
    values.put("name", said.name());
    values.put("owner", one.owner().map(RandomId::text).orElse(""));
    values.put("grade", Integer.toString(said.grade()));
    values.put("self-check", Boolean.toString(said.selfCheck()));
    values.put("tenant", said.tenant());
    values.put("system-name", said.systemName());
    values.put(
        "as-of",
        said.asOf().map(at -> LocalDate.ofInstant(at, said.timeZone()).toString()).orElse(""));
    return values;
  }

  private static Map<String, String> sent(Visit visit, WorkCase one) {
    Map<String, String> sent = new TreeMap<>();
    values(one).keySet().forEach(name -> sent.put(name, visit.form(name)));
    sent.put("self-check", Boolean.toString(visit.form("self-check").equals("true")));
    return sent;
  }

  private PageBody form(
      Visit visit, WorkCase one, Map<String, String> values, Map<String, String> problems) {
    FieldMaker make = new FieldMaker(visit);
    List<FormField> fields = new ArrayList<>();
    fields.add(
        new FormField.Line(
            "name",
            visit.text("field.case-name"),
            values.getOrDefault("name", ""),
            "",
            FormField.Kind.TEXT,
            "off",
            true));
    fields.add(make.choice("owner", people(visit, one), values.getOrDefault("owner", "")));
    fields.add(
        make.choice(
            "grade",
            IntStream.rangeClosed(1, LEVELS)
                .mapToObj(Integer::toString)
                .map(level -> new FormField.Option(level, visit.text("grade." + level)))
                .toList(),
            values.getOrDefault("grade", "")));
    fields.add(
        new FormField.Tick(
            "self-check",
            visit.text("field.self-check"),
            values.getOrDefault("self-check", "").equals("true")));
    if (one.description().subject() == SubjectKind.TENANT) {
      fields.add(make.optional("tenant", values.getOrDefault("tenant", "")));
    }
    fields.add(make.optional("system-name", values.getOrDefault("system-name", "")));
    fields.add(make.day("as-of", values.getOrDefault("as-of", "")));
    fields.add(make.kept("version", Long.toString(one.version())));
    return PageBody.narrow(
        visit.text("case.change"),
        List.of(
            new PagePart.EntryForm(
                "/cases/" + one.id() + "/change",
                "",
                fields,
                visit.text("form.save"),
                Tone.PLAIN,
                problems,
                true)));
  }

  /** Who can be responsible: members of the case's organisation, and whoever is now. */
  private List<FormField.Option> people(Visit visit, WorkCase one) {
    Map<String, String> names = new TreeMap<>();
    store.memberships().inOrganisation(one.organisation()).stream()
        .filter(member -> member.holdsOn(visit.today()))
        .map(Membership::person)
        .forEach(person -> names.put(person.text(), name(person)));
    one.owner().ifPresent(person -> names.put(person.text(), name(person)));
    List<FormField.Option> options = new ArrayList<>();
    options.add(new FormField.Option("", visit.text("word.none")));
    names.forEach((id, name) -> options.add(new FormField.Option(id, name)));
    return options;
  }

  private String name(RandomId person) {
    return store.people().find(person).map(Person::name).orElse("");
  }

  private WebAnswer change(Visit visit) {
    WorkCase one = reads.openCase(visit);
    Map<String, String> sent = sent(visit, one);
    Map<String, String> problems = new HashMap<>();
    String name = sent.getOrDefault("name", "");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.put("name", visit.text("name.form", Integer.toString(LONGEST_NAME)));
    }
    String owner = sent.getOrDefault("owner", "");
    if (people(visit, one).stream().noneMatch(option -> option.value().equals(owner))) {
      problems.put("owner", visit.text("cloud.wrong.field"));
    }
    if (!visit.form("grade").matches("[1-4]")) {
      problems.put("grade", visit.text("cloud.wrong.field"));
    }
    if (!problems.isEmpty()) {
      return WebAnswer.again(form(visit, one, sent, problems));
    }
    SaveResult<WorkCase> saved =
        store
            .cases()
            .change(
                reads.scope(visit, Operation.CASE_CHANGE),
                wanted(visit, one, sent),
                visit.author());
    return switch (saved) {
      case SaveResult.Saved<WorkCase> _ -> WebAnswer.to("/cases/" + one.id());
      case SaveResult.Stale<WorkCase>(WorkCase current) ->
          new WebAnswer.Shown(409, stale(visit, current, sent), List.of());
    };
  }

  private static WorkCase wanted(Visit visit, WorkCase one, Map<String, String> sent) {
    CaseDescription said = one.description();
    Optional<Instant> asOf =
        visit.formDay("as-of").map(day -> day.atStartOfDay(said.timeZone()).toInstant());
    boolean same =
        asOf.map(at -> LocalDate.ofInstant(at, said.timeZone()))
            .equals(said.asOf().map(at -> LocalDate.ofInstant(at, said.timeZone())));
    CaseDescription wanted =
        new CaseDescription(
            sent.getOrDefault("name", said.name()),
            said.subject(),
            Integer.parseInt(sent.getOrDefault("grade", "3")),
            sent.getOrDefault("self-check", "").equals("true"),
            sent.getOrDefault("tenant", ""),
            sent.getOrDefault("system-name", ""),
            same ? said.asOf() : asOf,
            said.timeZone());
    return new WorkCase(
        one.id(),
        one.organisation(),
        RandomId.parse(sent.getOrDefault("owner", "")),
        one.state(),
        wanted,
        one.keeping(),
        one.example(),
        visit.version());
  }

  /** Both values of each field in which they differ. */
  private PageBody stale(Visit visit, WorkCase current, Map<String, String> sent) {
    List<List<PageCell>> rows = new ArrayList<>();
    values(current)
        .forEach(
            (name, there) -> {
              String here = sent.getOrDefault(name, "");
              if (!here.equals(there)) {
                rows.add(
                    List.of(
                        new PageCell.Plain(
                            visit.text(name.equals("name") ? "field.case-name" : "field." + name)),
                        new PageCell.Plain(shown(visit, name, there)),
                        new PageCell.Plain(shown(visit, name, here))));
              }
            });
    return PageBody.wide(
        visit.text("case.change"),
        List.of(
            new PagePart.Remark(Tone.BAD, visit.text("cloud.stale")),
            new PagePart.Listing(
                visit.text("cloud.stale"),
                List.of(
                    visit.text("stale.field"), visit.text("stale.there"), visit.text("stale.here")),
                rows,
                visit.text("list.none")),
            new PagePart.LinkRow(
                List.of(
                    new PageCell.Link(
                        visit.text("case.change"), "/cases/" + current.id() + "/change")))));
  }

  private String shown(Visit visit, String name, String value) {
    return switch (name) {
      case "owner" -> RandomId.parse(value).map(this::name).orElse(visit.text("word.none"));
      case "grade" -> visit.text("grade." + value);
      case "self-check" -> visit.text(value.equals("true") ? "word.yes" : "word.no");
      case String _ -> value;
    };
  }
}
