/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.files.JsonOut;
import io.yunheng.responsibility.ArrangementComparison;
import io.yunheng.responsibility.Component;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Duties;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.DutyFinding;
import io.yunheng.responsibility.People;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.TransferFinding;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Duties and differences for programs. People that duties have in common are written once, and
 * duties tell them by their number.
 */
public final class DutyJson {
  private final JsonOut json;
  private final IdentityHashMap<People, Integer> numbers = new IdentityHashMap<>();
  private final List<People> people = new ArrayList<>();

  public DutyJson(JsonOut json) {
    this.json = json;
  }

  public void duties(Duties duties) {
    json.objects("duties", duties.all(), this::duty);
    json.objects("people", people, this::people);
    json.objects("dutyFindings", duties.findings(), this::finding);
  }

  /** The members of one object. */
  public void differences(ArrangementComparison comparison) {
    json.text("yunheng", "responsibility-differences");
    json.number("version", 1);
    json.objects("rolesCame", comparison.roles().came(), this::held);
    json.objects("rolesWent", comparison.roles().went(), this::held);
    json.objects("uncoveredCame", comparison.uncovered().came(), this::uncovered);
    json.objects("uncoveredWent", comparison.uncovered().went(), this::uncovered);
    json.objects(
        "duties",
        comparison.duties(),
        change -> {
          change.before().ifPresent(duty -> json.object("before", () -> duty(duty)));
          change.after().ifPresent(duty -> json.object("after", () -> duty(duty)));
        });
    json.objects("people", people, this::people);
    findings("findingsCame", comparison.dutyFindings().came(), comparison.transfers().came());
    findings("findingsWent", comparison.dutyFindings().went(), comparison.transfers().went());
    List<Runnable> changed = new ArrayList<>();
    comparison
        .dutyFindings()
        .altered()
        .forEach(one -> changed.add(() -> changed(one, this::finding)));
    comparison
        .transfers()
        .altered()
        .forEach(
            one ->
                changed.add(() -> changed(one, found -> ResponsibilityJson.finding(json, found))));
    json.objects("findingsChanged", changed, Runnable::run);
    findings(
        "findingsUnsettled",
        comparison.dutyFindings().unsettled(),
        comparison.transfers().unsettled());
    EventJson events = new EventJson(json);
    json.objects(
        "events",
        comparison.events(),
        change -> {
          json.object("before", () -> events.write(change.before()));
          json.object("after", () -> events.write(change.after()));
        });
  }

  private void duty(Duty duty) {
    json.text("service", duty.service());
    json.text("clause", duty.clause().id());
    json.texts("needs", duty.needs());
    duty.when().ifPresent(when -> ResponsibilityJson.text(json, "when", when));
    json.texts("outside", duty.outside().stream().map(Actor::code).toList());
    json.number("people", numbers.computeIfAbsent(duty.people(), this::next));
  }

  private int next(People next) {
    people.add(next);
    return people.size() - 1;
  }

  private void people(People people) {
    json.objects("responsible", people.responsible(), share -> share(json, share));
    json.objects(
        "doing",
        people.doing(),
        one -> {
          json.text("organisation", one.organisation());
          json.text("of", one.of());
          json.array("by", one.by(), step -> json.text(step.id()));
        });
    json.objects("watching", people.watching(), this::watching);
    json.objects("told", people.informed(), this::watching);
  }

  static void share(JsonOut json, Duty.Share share) {
    json.text("organisation", share.organisation());
    json.text("role", share.role().code());
    switch (share.basis()) {
      case Duty.Basis.Stated() -> json.text("basis", "stated");
      case Duty.Basis.Instead(var rule, var of) -> {
        json.text("basis", "instead");
        json.text("of", of.code());
        json.texts("clauses", rule.clauses());
      }
      case Duty.Basis.Ranged(var _, var components) -> {
        json.text("basis", "range");
        json.texts("components", components.stream().map(Component::id).toList());
      }
    }
  }

  private void watching(Duty.Watching one) {
    json.text("organisation", one.organisation());
    one.role().ifPresent(role -> json.text("role", role.code()));
    one.handed().map(Delegation::id).ifPresent(id -> json.text("delegation", id));
  }

  private void findings(String name, List<DutyFinding> duties, List<TransferFinding> transfers) {
    List<Runnable> all = new ArrayList<>();
    duties.forEach(one -> all.add(() -> finding(one)));
    transfers.forEach(one -> all.add(() -> ResponsibilityJson.finding(json, one)));
    json.objects(name, all, Runnable::run);
  }

  private void finding(DutyFinding finding) {
    json.text("rule", finding.rule().id());
    json.text("state", finding.rule().weight().code());
    json.text("service", finding.service());
    json.texts("clauses", finding.clauses());
    json.texts("organisations", finding.organisations());
    ResponsibilityJson.text(json, "finding", finding.finding());
    ResponsibilityJson.text(json, "cure", finding.cure());
  }

  private <T> void changed(ArrangementComparison.Altered<T> one, Consumer<T> write) {
    json.object("before", () -> write.accept(one.before()));
    json.object("after", () -> write.accept(one.after()));
  }

  private void uncovered(Roles.Uncovered one) {
    json.text("service", one.service());
    json.text("part", one.part().code());
  }

  private void held(ArrangementComparison.Held one) {
    json.text("organisation", one.organisation());
    json.text("service", one.service());
    json.text("role", one.role().code());
  }
}
