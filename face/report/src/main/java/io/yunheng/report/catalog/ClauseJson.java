/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.catalog;

import io.yunheng.catalog.Applicability;
import io.yunheng.catalog.Artefact;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.CrossWalk;
import io.yunheng.catalog.Parameter;
import io.yunheng.catalog.ParameterValue;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Clauses as JSON, as {@code docs/formats/catalog.md} says. */
public final class ClauseJson {
  private ClauseJson() {}

  public static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }

  public static void text(ObjectNode node, String name, Text text) {
    node.putObject(name).put("zh", text.zh()).put("en", text.en());
  }

  public static void words(ObjectNode node, String name, Collection<? extends Word> words) {
    ArrayNode list = node.putArray(name);
    words.forEach(word -> list.add(word.code()));
  }

  public static void texts(ObjectNode node, String name, List<Text> texts) {
    ArrayNode list = node.putArray(name);
    texts.forEach(text -> list.addObject().put("zh", text.zh()).put("en", text.en()));
  }

  /** A clause by itself. */
  public static ObjectNode of(Clause clause) {
    ObjectNode node = object();
    node.put("id", clause.id());
    node.put("document", clause.document());
    node.put("chapter", clause.chapter());
    ArrayNode traces = node.putArray("traces");
    clause.traces().forEach(traces::add);
    node.put("path", clause.path());
    node.put("stage", clause.stage().code());
    words(node, "actors", clause.actors());
    node.put("layer", clause.layer().code());
    node.put("modality", clause.modality().code());
    node.put("kind", clause.kind().code());
    clause.judgement().ifPresent(judgement -> text(node, "judgement", judgement));
    applicability(node.putObject("applicability"), clause.applicability());
    text(node, "title", clause.title());
    text(node, "summary", clause.summary());
    ArrayNode parameters = node.putArray("parameters");
    clause.parameters().forEach(parameter -> parameter(parameters.addObject(), parameter));
    words(node, "methods", clause.methods());
    texts(node, "evidence", clause.evidence());
    texts(node, "notes", clause.notes());
    return node;
  }

  /** A clause with all that is known around it. */
  public static ObjectNode whole(Catalog catalog, Clause clause) {
    ObjectNode node = of(clause);
    ArrayNode artefacts = node.putArray("artefacts");
    for (Artefact artefact : catalog.artefactsOf(clause)) {
      ObjectNode one = artefacts.addObject();
      one.put("id", artefact.id());
      text(one, "name", artefact.name());
      text(one, "moment", artefact.moment());
      words(one, "makers", artefact.makers());
      ArrayNode contents = one.putArray("contents");
      artefact
          .contents()
          .forEach(
              content -> {
                ObjectNode item = contents.addObject();
                item.put("id", content.id());
                text(item, "name", content.name());
              });
    }
    ArrayNode relations = node.putArray("crosswalk");
    for (CrossWalk.Link link : catalog.crossWalk().of(clause.id())) {
      ObjectNode one = relations.addObject();
      one.put("theme", link.theme().id());
      one.put("relation", link.relation().kind().code());
      one.put("to", link.relation().to());
      link.relation().gap().ifPresent(gap -> text(one, "gap", gap));
    }
    ArrayNode readings = node.putArray("readings");
    catalog
        .readingsOf(clause)
        .forEach(
            reading -> {
              ObjectNode one = readings.addObject();
              one.put("id", reading.id());
              text(one, "title", reading.title());
              text(one, "problem", reading.problem());
              text(one, "reading", reading.reading());
              text(one, "why", reading.why());
            });
    catalog
        .mlps()
        .item(clause.id())
        .ifPresent(item -> ItemJson.write(node.putObject("item"), catalog.mlps(), item));
    return node;
  }

  private static void applicability(ObjectNode node, Applicability applicability) {
    words(node, "industries", applicability.industries());
    words(node, "deployments", applicability.deployments());
    words(node, "services", applicability.services());
    applicability.minLevel().ifPresent(level -> node.put("minLevel", level));
    applicability.maxLevel().ifPresent(level -> node.put("maxLevel", level));
    words(node, "conditions", applicability.conditions());
    words(node, "roles", applicability.roles());
    applicability.when().ifPresent(when -> text(node, "when", when));
    applicability.defines().ifPresent(defines -> node.put("defines", defines));
  }

  private static void parameter(ObjectNode node, Parameter parameter) {
    node.put("id", parameter.id());
    text(node, "name", parameter.name());
    switch (parameter.value()) {
      case ParameterValue.Words(List<Text> words) -> texts(node, "value", words);
      case ParameterValue.Phrase(Text phrase) -> text(node, "value", phrase);
      case ParameterValue.Count(BigDecimal number) -> node.put("value", number);
      case ParameterValue.Span span -> node.put("value", span.iso());
    }
    node.put("unit", parameter.unit().code());
    node.put("source", parameter.source().code());
    parameter.why().ifPresent(why -> text(node, "why", why));
  }
}
