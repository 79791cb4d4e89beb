/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.catalog;

import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.HighRiskCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Scale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Items of the cloud extension as JSON, as {@code docs/formats/catalog.md} says. */
final class ItemJson {
  private ItemJson() {}

  static void write(ObjectNode node, MlpsCatalog mlps, Item item) {
    node.put("unit", item.unit());
    node.put("layer", item.layer());
    node.put("controlPoint", item.controlPoint());
    node.put("side", item.side().code());
    node.put("object", item.object().code());
    node.put("decidedBy", item.decidedBy().code());
    ClauseJson.text(node, "requirement", item.requirement());
    ClauseJson.text(node, "interpretation", item.interpretation());
    ClauseJson.text(node, "method", item.method());
    ClauseJson.text(node, "expected", item.expected());
    ArrayNode aspects = node.putArray("aspects");
    item.aspects().forEach(aspect -> aspect(aspects.addObject(), aspect));
    ObjectNode scales = node.putObject("scales");
    item.scales().values().forEach(scale -> scale(scales, scale));
    ClauseJson.texts(node, "gaps", item.gaps());
    ClauseJson.texts(node, "notes", item.notes());
    ArrayNode risks = node.putArray("highRisk");
    for (String id : item.highRisk()) {
      mlps.highRiskCase(id).ifPresent(risk -> risk(risks.addObject(), risk));
    }
  }

  private static void aspect(ObjectNode node, Aspect aspect) {
    node.put("id", aspect.id());
    ClauseJson.text(node, "question", aspect.question());
    node.put("decidedBy", aspect.decidedBy().code());
    ArrayNode sources = node.putArray("sources");
    aspect.sources().forEach(sources::add);
    ClauseJson.text(node, "openstack", aspect.openstack());
  }

  private static void scale(ObjectNode scales, Scale scale) {
    ObjectNode levels = scales.putObject(scale.name().code());
    scale
        .levels()
        .forEach((verdict, level) -> ClauseJson.text(levels, verdict.code(), level.condition()));
  }

  private static void risk(ObjectNode node, HighRiskCase risk) {
    node.put("id", risk.id());
    ClauseJson.text(node, "title", risk.title());
    node.put("scope", risk.scope().code());
    node.put("minLevel", risk.minLevel());
    risk.mitigation().ifPresent(mitigation -> ClauseJson.text(node, "mitigation", mitigation));
  }
}
