/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.AccessDecision;
import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessSubject;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.Scope;
import io.yunheng.access.TargetKind;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Word;
import io.yunheng.server.identity.SubjectSource;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** May somebody do something on something, and why: the decision itself, shown. */
public final class PermissionRoutes implements WebRoutes {
  private static final String PATH = "/administration/permissions";

  private final Store store;
  private final SubjectSource subjects;
  private final AccessRules rules;
  private final PageWordsSource words;

  public PermissionRoutes(
      Store store, SubjectSource subjects, AccessRules rules, PageWordsSource words) {
    this.store = store;
    this.subjects = subjects;
    this.rules = rules;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(PATH, RouteNeed.installation(Operation.PERMISSION_ASK), this::page));
  }

  private WebAnswer page(Visit visit) {
    PageWords say = words.of(visit);
    FieldMaker make = new FieldMaker(visit);
    Optional<Person> person =
        visit.form("login").isEmpty()
            ? Optional.empty()
            : store.people().byLogin(visit.form("login"));
    Optional<Operation> operation = Word.of(Operation.class, visit.form("operation"));
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Prose(visit.text("permissions.why")));
    parts.add(
        new PagePart.EntryForm(
            PATH,
            "",
            List.of(
                new FormField.Choice(
                    "login", visit.text("field.person"), people(), visit.form("login"), ""),
                make.choice("operation", operations(visit), visit.form("operation")),
                make.choice("organisation", organisations(visit), visit.form("organisation")),
                make.optional("case", visit.form("case"))),
            visit.text("permissions.submit"),
            Tone.PLAIN,
            visit.form("login").isEmpty() || person.isPresent()
                ? Map.of()
                : Map.of("login", visit.text("permissions.nobody")),
            false));
    if (person.isPresent() && operation.isPresent()) {
      parts.add(new PagePart.Heading(visit.text("permissions.answer")));
      parts.addAll(answer(visit, say, person.get(), operation.get()));
    }
    parts.add(new PagePart.Heading(visit.text("permissions.table")));
    parts.add(table(visit, say));
    return WebAnswer.page(PageBody.wide(visit.text("permissions.title"), parts));
  }

  private List<FormField.Option> people() {
    return store.people().list("", RowWindow.first(RowWindow.MOST)).rows().stream()
        .map(one -> new FormField.Option(one.login(), one.name() + " · " + one.login()))
        .toList();
  }

  private List<FormField.Option> operations(Visit visit) {
    return Arrays.stream(Operation.values())
        .map(
            one -> new FormField.Option(one.code(), visit.texts().of(rules.table().of(one).text())))
        .toList();
  }

  private List<FormField.Option> organisations(Visit visit) {
    List<FormField.Option> options = new ArrayList<>();
    options.add(new FormField.Option("", visit.text("word.none")));
    for (WorkOrganisation one :
        store.organisations().list("", RowWindow.first(RowWindow.MOST)).rows()) {
      options.add(new FormField.Option(one.id().text(), one.name()));
    }
    return options;
  }

  private List<PagePart> answer(Visit visit, PageWords say, Person person, Operation operation) {
    Optional<AccessTarget> target = target(visit, rules.table().of(operation).on());
    if (target.isEmpty()) {
      boolean inCase =
          rules.table().of(operation).on() != TargetKind.ORGANISATION
              && !visit.form("case").isEmpty();
      return List.of(
          new PagePart.Remark(
              Tone.WARN, visit.text(inCase ? "permissions.no-case" : "permissions.target")));
    }
    Optional<AccessSubject> subject = subjects.find(person.id());
    if (subject.isEmpty()) {
      return List.of(
          new PagePart.Remark(Tone.WARN, visit.text("permissions.inactive", person.name())));
    }
    AccessDecision decision = rules.decide(subject.get(), operation, target.get(), visit.today());
    String what = visit.texts().of(rules.table().of(operation).text());
    if (decision.by().isPresent()) {
      RoleGrant grant = decision.by().get();
      return List.of(
          new PagePart.Remark(
              Tone.GOOD,
              visit.text(
                  "permissions.yes",
                  person.name(),
                  what,
                  say.role(grant.role()),
                  say.scope(grant.scope()),
                  say.days(grant.since(), grant.until()))));
    }
    return List.of(
        new PagePart.Remark(Tone.WARN, visit.text("permissions.no", person.name(), what)),
        new PagePart.Listing(
            visit.text("permissions.lacking"),
            List.of(
                visit.text("field.role"),
                visit.text("field.scope"),
                visit.text("permissions.lack")),
            decision.lacking().stream()
                .map(
                    one ->
                        List.<PageCell>of(
                            new PageCell.Plain(
                                one.grant()
                                    .map(grant -> say.role(grant.role()))
                                    .orElse(visit.text("word.none"))),
                            new PageCell.Plain(
                                one.grant().map(grant -> say.scope(grant.scope())).orElse("")),
                            new PageCell.Plain(say.word("lack", one.lack()))))
                .toList(),
            visit.text("list.none")));
  }

  private Optional<AccessTarget> target(Visit visit, TargetKind on) {
    Optional<RandomId> organisation = visit.formId("organisation");
    return switch (on) {
      case INSTALLATION -> Optional.of(new AccessTarget.OfInstallation());
      case ORGANISATION -> organisation.map(AccessTarget.OfOrganisation::new);
      case CASE, OBJECT -> {
        List<WorkCase> found = cases(visit, organisation);
        yield found.size() == 1
            ? Optional.of(
                on == TargetKind.CASE
                    ? new AccessTarget.OfCase(
                        found.getFirst().id(), found.getFirst().organisation())
                    : new AccessTarget.OfObject(
                        found.getFirst().id(), found.getFirst().organisation(), "-", false))
            : Optional.empty();
      }
    };
  }

  /**
   * The case that was asked about, by its whole name or its number. Who asks reads no case, and is
   * shown nothing of it that he did not write himself.
   */
  private List<WorkCase> cases(Visit visit, Optional<RandomId> organisation) {
    String asked = visit.form("case");
    Scope scope =
        new Scope(
            organisation
                .map(Set::of)
                .orElseGet(
                    () ->
                        store
                            .organisations()
                            .list("", RowWindow.first(RowWindow.MOST))
                            .rows()
                            .stream()
                            .map(WorkOrganisation::id)
                            .collect(Collectors.toSet())),
            Set.of(),
            Map.of(),
            Set.of());
    if (asked.isEmpty()) {
      return List.of();
    }
    Optional<RandomId> id = RandomId.parse(asked);
    return id.isPresent()
        ? store.cases().find(scope, id.get()).stream().toList()
        : store.cases().list(scope, asked, RowWindow.first(RowWindow.MOST)).rows().stream()
            .filter(one -> one.description().name().equals(asked))
            .toList();
  }

  private PagePart table(Visit visit, PageWords say) {
    return new PagePart.Listing(
        visit.text("permissions.table"),
        List.of(
            visit.text("field.role"),
            visit.text("permissions.scopes"),
            visit.text("permissions.may")),
        Arrays.stream(Role.values())
            .map(
                role ->
                    List.<PageCell>of(
                        new PageCell.Unbroken(say.role(role)),
                        new PageCell.Plain(
                            String.join(
                                visit.text("list.comma"),
                                rules.table().of(role).scopes().stream()
                                    .sorted()
                                    .map(one -> visit.text("scope." + one.code()))
                                    .toList())),
                        new PageCell.Plain(
                            String.join(
                                visit.text("list.semicolon"),
                                rules.table().of(role).may().stream()
                                    .sorted()
                                    .map(one -> visit.texts().of(rules.table().of(one).text()))
                                    .toList()))))
            .toList(),
        visit.text("list.none"));
  }
}
