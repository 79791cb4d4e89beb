/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.fault.Language;
import io.yunheng.fault.Word;
import io.yunheng.files.JsonOut;
import io.yunheng.finding.Finding;
import io.yunheng.finding.Weight;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results of deep checks as JSON, after docs/formats/handover.md. */
final class DeepFileJson {
  private DeepFileJson() {}

  static void write(JsonOut json, DeepFile file, InspectionRules rules) {
    json.text("path", file.path());
    json.number("size", file.size());
    json.text("outcome", file.outcome().code());
    json.text("check", file.check().code());
    json.texts("traits", Arrays.stream(Trait.values()).filter(file::is).map(Trait::code).toList());
    json.object(
        "counts",
        () -> {
          for (ContentCount count : ContentCount.values()) {
            Long number = file.counts().get(count);
            if (number != null) {
              json.number(count.code(), number);
            }
          }
        });
    json.objects("findings", file.findings(), finding -> finding(json, finding, rules));
    file.listing().ifPresent(digest -> json.text("listing", digest));
    file.restored().ifPresent(restored -> json.object("restored", () -> restored(json, restored)));
  }

  private static void finding(JsonOut json, Finding finding, InspectionRules rules) {
    json.text("code", finding.code().code());
    json.text("weight", weight(finding.weight()));
    json.text("place", finding.place().text());
    json.object("details", () -> finding.details().forEach(json::text));
    json.text("zh", rules.what(finding, Language.ZH));
    json.text("en", rules.what(finding, Language.EN));
    json.text("cureZh", rules.cure(finding, Language.ZH));
    json.text("cureEn", rules.cure(finding, Language.EN));
  }

  /** The word of the format: what could not be checked is {@code unchecked} in deep records. */
  private static String weight(Weight weight) {
    return weight == Weight.UNVERIFIED ? "unchecked" : weight.code();
  }

  private static void restored(JsonOut json, RestoredDatabase restored) {
    json.text("product", restored.product());
    json.number("tables", restored.count());
    json.number("rows", restored.rows());
    json.objects(
        "named",
        restored.tables(),
        table -> {
          json.text("schema", table.schema());
          json.text("name", table.name());
          json.text("state", table.state().code());
          if (table.recorded() >= 0) {
            json.number("recorded", table.recorded());
          }
          if (table.rows() >= 0) {
            json.number("rows", table.rows());
          }
          if (!table.rowSet().isEmpty()) {
            json.text("rowSet", table.rowSet());
          }
        });
  }

  static DeepFile read(byte[] bytes, InspectionRules rules) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(bytes);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e);
    }
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (JsonNode trait : root.path("traits")) {
      traits.add(word(trait, Trait.class));
    }
    Map<ContentCount, Long> counts = new EnumMap<>(ContentCount.class);
    for (ContentCount count : ContentCount.values()) {
      if (root.path("counts").has(count.code())) {
        counts.put(count, root.path("counts").path(count.code()).asLong(0));
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (JsonNode one : root.path("findings")) {
      Map<String, String> details = new HashMap<>();
      one.path("details")
          .properties()
          .forEach(detail -> details.put(detail.getKey(), detail.getValue().asString("")));
      findings.add(
          rules.finding(
              word(one.path("code"), DeepCode.class), one.path("place").asString(""), details));
    }
    return new DeepFile(
        root.path("path").asString(""),
        root.path("size").asLong(0),
        word(root.path("outcome"), InspectionOutcome.class),
        word(root.path("check"), InspectionKind.class),
        traits,
        counts,
        findings,
        Optional.of(root.path("listing").asString("")).filter(text -> !text.isEmpty()),
        Optional.of(root.path("restored")).filter(JsonNode::isObject).map(DeepFileJson::restored));
  }

  private static RestoredDatabase restored(JsonNode node) {
    List<RestoredDatabase.Table> tables = new ArrayList<>();
    for (JsonNode one : node.path("named")) {
      tables.add(
          new RestoredDatabase.Table(
              one.path("schema").asString(""),
              one.path("name").asString(""),
              word(one.path("state"), RestoredDatabase.State.class),
              one.path("recorded").asLong(-1),
              one.path("rows").asLong(-1),
              one.path("rowSet").asString("")));
    }
    return new RestoredDatabase(
        node.path("product").asString(""),
        node.path("tables").asLong(0),
        node.path("rows").asLong(0),
        tables);
  }

  private static <E extends Enum<E> & Word> E word(JsonNode node, Class<E> type) {
    return Word.of(type, node.asString(""))
        .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName()));
  }
}
