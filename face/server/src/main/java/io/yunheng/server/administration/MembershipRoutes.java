/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.AccessRules;
import io.yunheng.access.Membership;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.SaveResult;
import io.yunheng.store.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One member of an organisation: days, deputy, and leaving with all work handed over. */
public final class MembershipRoutes implements WebRoutes {
  private static final String PATH = MemberRoutes.PATH + "/members/{membership}";

  private final Store store;
  private final MemberRoles roles;
  private final Permits permits;

  public MembershipRoutes(Store store, AccessRules rules, PageWordsSource words, Permits permits) {
    this.store = store;
    this.roles = new MemberRoles(store, rules, words);
    this.permits = permits;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH,
            RouteNeed.organisation(Operation.MEMBER_CHANGE),
            visit -> WebAnswer.page(page(visit, Map.of()))),
        WebRoute.post(PATH, RouteNeed.organisation(Operation.MEMBER_CHANGE), this::change),
        WebRoute.post(
            PATH + "/grants", RouteNeed.organisation(Operation.MEMBER_CHANGE), this::grant),
        WebRoute.post(
            PATH + "/leave", RouteNeed.organisation(Operation.WORK_HAND_OVER), this::leave));
  }

  private Membership membership(Visit visit) {
    return store
        .memberships()
        .find(visit.id("membership"))
        .filter(one -> one.organisation().equals(visit.id("organisation")))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private PageBody page(Visit visit, Map<String, String> problems) {
    Membership one = membership(visit);
    Person person = store.people().find(one.person()).orElseThrow();
    String path = "/organisations/" + one.organisation() + "/members/" + one.id();
    FieldMaker make = new FieldMaker(visit);
    List<FormField.Option> others = others(one);
    List<FormField.Option> deputies = new ArrayList<>();
    deputies.add(new FormField.Option("", visit.text("word.none")));
    deputies.addAll(others);
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Heading(visit.text("members.change")));
    parts.add(
        new PagePart.EntryForm(
            path,
            "",
            List.of(
                make.day("since", one.since().toString()),
                make.day("end", one.until().map(LocalDate::toString).orElse("")),
                make.choice("deputy", deputies, one.deputy().map(RandomId::text).orElse("")),
                make.kept("version", Long.toString(one.version()))),
            visit.text("form.save"),
            Tone.PLAIN,
            problems,
            true));
    parts.addAll(roles.parts(visit, one, person, problems));
    boolean hands =
        permits.organisation(visit, Operation.WORK_HAND_OVER, one.organisation())
            && !one.person().equals(visit.known().person().id());
    if (hands && !others.isEmpty()) {
      parts.add(new PagePart.Heading(visit.text("members.leave")));
      parts.add(new PagePart.Prose(visit.text("members.leave.why")));
      parts.add(
          new PagePart.EntryForm(
              path + "/leave",
              "",
              List.of(make.choice("to", others, ""), make.reason()),
              visit.text("members.leave.submit"),
              Tone.BAD,
              Map.of(),
              true));
    }
    return PageBody.wide(person.name(), parts);
  }

  private List<FormField.Option> others(Membership one) {
    return store.memberships().inOrganisation(one.organisation()).stream()
        .filter(other -> !other.person().equals(one.person()))
        .flatMap(other -> store.people().find(other.person()).stream())
        .distinct()
        .map(other -> new FormField.Option(other.id().text(), other.name()))
        .toList();
  }

  private Optional<RandomId> other(Visit visit, Membership one, String field) {
    return visit
        .formId(field)
        .filter(id -> others(one).stream().anyMatch(option -> option.value().equals(id.text())));
  }

  private WebAnswer change(Visit visit) {
    Membership seen = membership(visit);
    LocalDate since = visit.formDay("since").orElse(seen.since());
    Optional<LocalDate> until = visit.formDay("end");
    if (until.filter(since::isAfter).isPresent()) {
      return WebAnswer.again(page(visit, Map.of("end", visit.text("members.backwards"))));
    }
    Membership wanted =
        new Membership(
            seen.id(),
            seen.organisation(),
            seen.person(),
            since,
            until,
            other(visit, seen, "deputy"),
            visit.version());
    if (store.memberships().change(wanted, visit.author())
        instanceof SaveResult.Stale<Membership>) {
      throw FaultException.of(FaultCode.ROW_STALE);
    }
    return WebAnswer.to("/organisations/" + seen.organisation());
  }

  private WebAnswer grant(Visit visit) {
    Membership one = membership(visit);
    Map<String, String> problems =
        roles.give(visit, one, store.people().find(one.person()).orElseThrow());
    return problems.isEmpty()
        ? WebAnswer.to("/organisations/" + one.organisation() + "/members/" + one.id())
        : WebAnswer.again(page(visit, problems));
  }

  private WebAnswer leave(Visit visit) {
    Membership one = membership(visit);
    RandomId to =
        other(visit, one, "to")
            .filter(_ -> !one.person().equals(visit.known().person().id()))
            .orElseThrow(() -> FaultException.of(FaultCode.REQUEST_INVALID, "what", "to"));
    store
        .memberships()
        .handOver(one.organisation(), one.person(), to, visit.today(), Reasons.author(visit));
    LocalDate last = one.since().isAfter(visit.today()) ? one.since() : visit.today();
    Membership ended =
        new Membership(
            one.id(),
            one.organisation(),
            one.person(),
            one.since(),
            Optional.of(last),
            one.deputy(),
            one.version());
    if (store.memberships().change(ended, Reasons.author(visit))
        instanceof SaveResult.Stale<Membership>) {
      throw FaultException.of(FaultCode.ROW_STALE);
    }
    return WebAnswer.to("/organisations/" + one.organisation());
  }
}
