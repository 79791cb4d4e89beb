/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.responsibility;

import io.yunheng.fault.Text;
import io.yunheng.files.JsonOut;
import io.yunheng.responsibility.Act;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.TransferFinding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Everything that follows from an arrangement, for programs. */
public final class ResponsibilityJson {
  private final JsonOut json;

  private ResponsibilityJson(JsonOut json) {
    this.json = json;
  }

  /**
   * The members of one object.
   *
   * @param sheets the names of the sheets whose rows the lines are, by section; empty for a text
   */
  public static void write(JsonOut json, Derivation derivation, Map<String, String> sheets) {
    Arrangement arrangement = derivation.arrangement();
    json.text("yunheng", "responsibility");
    json.number("version", 1);
    json.text("name", arrangement.name());
    json.text("asOf", arrangement.asOf().toString());
    if (!sheets.isEmpty()) {
      json.object(
          "sheets",
          () -> new TreeMap<>(sheets).forEach((section, name) -> json.text(section, name)));
    }
    new ResponsibilityJson(json).roles(derivation.roles());
    json.objects("findings", derivation.transfers(), one -> finding(json, one));
    new PaperJson(json, derivation).write();
    new DutyJson(json).duties(derivation.duties());
    json.objects("events", derivation.typical(), new EventJson(json)::write);
  }

  private void roles(Roles roles) {
    json.objects("roles", roles.holdings(), this::holding);
    json.objects(
        "open",
        roles.open(),
        one -> {
          json.text("organisation", one.organisation());
          json.text("service", one.service());
          json.text("question", one.question().id());
          text(json, "asks", one.question().asks());
          json.texts("settles", one.question().settles());
          acts(one.acts());
        });
    json.objects(
        "contradictions",
        roles.contradictions(),
        one -> {
          json.text("clash", one.clash().name().toLowerCase(Locale.ROOT));
          json.text("organisation", one.act().organisation());
          json.text("behaviour", one.act().behaviour());
          json.number("line", one.act().line());
          json.text("named", one.named());
          json.texts("others", one.others());
        });
    json.objects(
        "uncovered",
        roles.uncovered(),
        one -> {
          json.text("service", one.service());
          json.text("part", one.part().code());
        });
  }

  private void holding(Roles.Holding holding) {
    json.text("organisation", holding.organisation());
    json.text("service", holding.service());
    json.text("role", holding.role().code());
    json.truth("joint", holding.joint());
    json.objects(
        "reasons",
        holding.reasons(),
        reason -> {
          json.text("rule", reason.rule().id());
          json.texts("clauses", reason.rule().clauses());
          acts(reason.acts());
        });
  }

  private void acts(List<Act> acts) {
    json.objects(
        "acts",
        acts,
        act -> {
          json.text("behaviour", act.behaviour());
          json.number("line", act.line());
        });
  }

  static void finding(JsonOut json, TransferFinding finding) {
    json.text("rule", finding.rule().id());
    json.text("state", finding.state().name().toLowerCase(Locale.ROOT));
    json.text("about", finding.about().kind());
    json.text("id", finding.about().id());
    json.number("line", finding.about().line());
    json.texts("clauses", finding.clauses());
    text(json, "finding", finding.finding());
    text(json, "cure", finding.cure());
    finding.bears().ifPresent(who -> json.text("bears", who));
  }

  static void text(JsonOut json, String name, Text text) {
    json.object(
        name,
        () -> {
          json.text("zh", text.zh());
          json.text("en", text.en());
        });
  }
}
