/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import io.yunheng.catalog.Text;
import io.yunheng.catalog.standards.Actor;
import io.yunheng.catalog.standards.Clause;
import io.yunheng.responsibility.arrangement.Delegation;
import io.yunheng.responsibility.derivation.Comparison;
import io.yunheng.responsibility.duty.Component;
import io.yunheng.responsibility.duty.Duties;
import io.yunheng.responsibility.duty.Duty;
import io.yunheng.responsibility.duty.DutyFinding;
import io.yunheng.responsibility.event.Attribution;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Duties, events and differences for programs. */
final class DutyJson {
  private DutyJson() {}

  static void duties(ObjectNode root, Duties duties) {
    ArrayNode all = root.putArray("duties");
    duties.all().forEach(duty -> duty(all.addObject(), duty));
    ArrayNode findings = root.putArray("dutyFindings");
    duties.findings().forEach(finding -> finding(findings.addObject(), finding));
  }

  private static void duty(ObjectNode node, Duty duty) {
    node.put("service", duty.service()).put("clause", duty.clause().id());
    texts(node.putArray("needs"), duty.needs());
    duty.when().ifPresent(when -> text(node, "when", when));
    ArrayNode responsible = node.putArray("responsible");
    duty.responsible().forEach(share -> share(responsible.addObject(), share));
    ArrayNode doing = node.putArray("doing");
    for (Duty.Doing one : duty.doing()) {
      ObjectNode who = doing.addObject();
      who.put("organisation", one.organisation()).put("of", one.of());
      texts(who.putArray("by"), one.by().stream().map(Delegation::id).toList());
    }
    watching(node.putArray("watching"), duty.watching());
    watching(node.putArray("told"), duty.told());
    texts(node.putArray("outside"), duty.outside().stream().map(Actor::code).toList());
  }

  private static void share(ObjectNode node, Duty.Share share) {
    node.put("organisation", share.organisation()).put("role", share.role().code());
    switch (share.basis()) {
      case Duty.Basis.Stated() -> node.put("basis", "stated");
      case Duty.Basis.Instead(var rule, var of) -> {
        node.put("basis", "instead").put("of", of.code());
        texts(node.putArray("clauses"), rule.clauses());
      }
      case Duty.Basis.Ranged(var _, var components) -> {
        node.put("basis", "range");
        texts(node.putArray("components"), components.stream().map(Component::id).toList());
      }
    }
  }

  private static void watching(ArrayNode array, List<Duty.Watching> watching) {
    for (Duty.Watching one : watching) {
      ObjectNode node = array.addObject().put("organisation", one.organisation());
      one.role().ifPresent(role -> node.put("role", role.code()));
      one.handed().ifPresent(delegation -> node.put("delegation", delegation.id()));
    }
  }

  private static void finding(ObjectNode node, DutyFinding finding) {
    node.put("rule", finding.rule().id());
    node.put("state", finding.rule().weight().code()).put("service", finding.service());
    texts(node.putArray("clauses"), finding.clauses());
    texts(node.putArray("organisations"), finding.organisations());
    text(node, "finding", finding.finding());
    text(node, "cure", finding.cure());
  }

  static void events(ArrayNode array, List<Attribution> attributions) {
    attributions.forEach(one -> event(array.addObject(), one));
  }

  private static void event(ObjectNode node, Attribution one) {
    node.put("event", one.event().id()).put("service", one.service());
    node.put("day", one.day().toString()).put("decided", one.decided());
    text(node, "title", one.event().title());
    ArrayNode responsible = node.putArray("responsible");
    for (Attribution.Blame blame : one.responsible()) {
      ObjectNode who = responsible.addObject();
      share(who, blame.share());
      texts(who.putArray("requirements"), blame.clauses());
    }
    ArrayNode work = node.putArray("work");
    for (Attribution.Work done : one.work()) {
      ObjectNode who = work.addObject();
      who.put("organisation", done.organisation()).put("of", done.of());
      ArrayNode steps = who.putArray("steps");
      done.steps().forEach(step -> step(steps.addObject(), step));
    }
    ArrayNode bears = node.putArray("bears");
    for (Attribution.Loss loss : one.bears()) {
      ObjectNode who = bears.addObject().put("organisation", loss.organisation());
      loss.recourse().ifPresent(step -> who.put("recourse", step.delegation().to()));
      texts(who.putArray("clauses"), loss.clauses());
      text(who, "because", loss.because());
    }
    texts(node.putArray("clauses"), one.clauses().stream().map(Clause::id).toList());
    ArrayNode missing = node.putArray("missing");
    for (Attribution.Need need : one.missing()) {
      missing.addObject().put("zh", need.what().zh()).put("en", need.what().en());
    }
  }

  private static void step(ObjectNode node, Attribution.Step step) {
    node.put("delegation", step.delegation().id());
    step.agreement().ifPresent(agreement -> node.put("agreement", agreement.id()));
    texts(
        node.putArray("flaws"),
        step.flaws().stream()
            .map(flaw -> flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList());
  }

  static ObjectNode differences(Comparison comparison) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("yunheng", "responsibility-differences").put("version", 1);
    held(root.putArray("rolesCame"), comparison.roles().came());
    held(root.putArray("rolesWent"), comparison.roles().went());
    ArrayNode duties = root.putArray("duties");
    for (Comparison.DutyChange change : comparison.duties()) {
      ObjectNode node = duties.addObject();
      change.before().ifPresent(duty -> duty(node.putObject("before"), duty));
      change.after().ifPresent(duty -> duty(node.putObject("after"), duty));
    }
    ArrayNode came = root.putArray("findingsCame");
    comparison.dutyFindings().came().forEach(one -> finding(came.addObject(), one));
    comparison.transfers().came().forEach(one -> ResponsibilityJson.finding(came.addObject(), one));
    ArrayNode went = root.putArray("findingsWent");
    comparison.dutyFindings().went().forEach(one -> finding(went.addObject(), one));
    comparison.transfers().went().forEach(one -> ResponsibilityJson.finding(went.addObject(), one));
    ArrayNode events = root.putArray("events");
    for (Comparison.EventChange change : comparison.events()) {
      ObjectNode node = events.addObject();
      event(node.putObject("before"), change.before());
      event(node.putObject("after"), change.after());
    }
    return root;
  }

  private static void held(ArrayNode array, List<Comparison.Held> all) {
    for (Comparison.Held one : all) {
      ObjectNode node = array.addObject().put("organisation", one.organisation());
      node.put("service", one.service()).put("role", one.role().code());
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void text(ObjectNode node, String name, Text text) {
    node.putObject(name).put("zh", text.zh()).put("en", text.en());
  }
}
