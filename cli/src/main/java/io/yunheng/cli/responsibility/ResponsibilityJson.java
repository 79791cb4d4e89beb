/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import io.yunheng.catalog.Text;
import io.yunheng.responsibility.arrangement.Act;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.derivation.Derivation;
import io.yunheng.responsibility.role.Roles;
import io.yunheng.responsibility.transfer.Finding;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Roles and findings for programs. */
final class ResponsibilityJson {
  private ResponsibilityJson() {}

  static ObjectNode of(Derivation derivation) {
    Arrangement arrangement = derivation.arrangement();
    Roles roles = derivation.roles();
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("yunheng", "responsibility").put("version", 1);
    root.put("name", arrangement.name()).put("asOf", arrangement.asOf().toString());
    ArrayNode holdings = root.putArray("roles");
    for (Roles.Holding holding : roles.holdings()) {
      ObjectNode one = holdings.addObject();
      one.put("organisation", holding.organisation()).put("service", holding.service());
      one.put("role", holding.role().code()).put("joint", holding.joint());
      ArrayNode reasons = one.putArray("reasons");
      for (Roles.Reason reason : holding.reasons()) {
        ObjectNode why = reasons.addObject().put("rule", reason.rule().id());
        texts(why.putArray("clauses"), reason.rule().clauses());
        acts(why.putArray("acts"), reason.acts());
      }
    }
    ArrayNode open = root.putArray("open");
    for (Roles.Open question : roles.open()) {
      ObjectNode one = open.addObject();
      one.put("organisation", question.organisation()).put("service", question.service());
      one.put("question", question.question().id());
      text(one, "asks", question.question().asks());
      texts(one.putArray("settles"), question.question().settles());
      acts(one.putArray("acts"), question.acts());
    }
    ArrayNode contradictions = root.putArray("contradictions");
    for (Roles.Contradiction clash : roles.contradictions()) {
      ObjectNode one = contradictions.addObject();
      one.put("clash", clash.clash().name().toLowerCase(Locale.ROOT));
      one.put("organisation", clash.act().organisation());
      one.put("behaviour", clash.act().behaviour()).put("line", clash.act().line());
      one.put("named", clash.named());
      texts(one.putArray("others"), clash.others());
    }
    ArrayNode uncovered = root.putArray("uncovered");
    for (Roles.Uncovered part : roles.uncovered()) {
      uncovered.addObject().put("service", part.service()).put("part", part.part().code());
    }
    ArrayNode list = root.putArray("findings");
    for (Finding finding : derivation.transfers()) {
      finding(list.addObject(), finding);
    }
    PaperJson.papers(root, derivation);
    DutyJson.duties(root, derivation.duties());
    DutyJson.events(root.putArray("events"), derivation.typical());
    return root;
  }

  static void finding(ObjectNode one, Finding finding) {
    one.put("rule", finding.rule().id());
    one.put("state", finding.state().name().toLowerCase(Locale.ROOT));
    one.put("about", finding.about().kind()).put("id", finding.about().id());
    one.put("line", finding.about().line());
    texts(one.putArray("clauses"), finding.rule().clauses());
    text(one, "finding", finding.finding());
    text(one, "cure", finding.cure());
    finding.bears().ifPresent(who -> one.put("bears", who));
  }

  private static void acts(ArrayNode array, List<Act> acts) {
    for (Act act : acts) {
      array.addObject().put("behaviour", act.behaviour()).put("line", act.line());
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void text(ObjectNode node, String name, Text text) {
    node.putObject(name).put("zh", text.zh()).put("en", text.en());
  }
}
