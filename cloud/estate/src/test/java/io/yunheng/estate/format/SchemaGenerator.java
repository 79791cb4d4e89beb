/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Column;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Language;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema of an estate's lines from the shapes and their labels. */
final class SchemaGenerator {
  private static final String MOMENT =
      "^(-?[0-9]{4}|[+-][0-9]{5,10})-[0-9]{2}-[0-9]{2}"
          + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$";

  private final JsonMapper mapper = JsonMapper.shared();
  private final KindLabels labels;

  SchemaGenerator(KindLabels labels) {
    this.labels = labels;
  }

  String generate() {
    ObjectNode schema = mapper.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:yunheng:estate:" + EstateFormat.VERSION + ":line");
    schema.put("title", "云资产快照文件的一行 / a line of an estate file");
    ArrayNode lines = schema.putArray("oneOf");
    ObjectNode definitions = schema.putObject("$defs");
    add(lines, definitions, "header", header());
    add(lines, definitions, "origin", origin());
    add(lines, definitions, "gap", gap());
    add(lines, definitions, "coverage", coverage());
    for (Kind kind : Kind.values()) {
      add(lines, definitions, "kind-" + kind.code(), resource(kind));
    }
    add(lines, definitions, "end", end());
    definitions.set("moment", text().put("pattern", MOMENT));
    definitions.set("number", number());
    definitions.set(
        "definition", mapper.createObjectNode().put("type", "integer").put("minimum", 0));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new ShallowIndenter());
    return mapper.writer().with(printer).writeValueAsString(schema) + "\n";
  }

  private static void add(
      ArrayNode lines, ObjectNode definitions, String name, ObjectNode definition) {
    lines.addObject().put("$ref", "#/$defs/" + name);
    definitions.set(name, definition);
  }

  private ObjectNode header() {
    ObjectNode header = object("文件头 / header");
    property(header, "yunheng", constant("estate"));
    ObjectNode version = mapper.createObjectNode().put("const", EstateFormat.VERSION);
    property(header, "version", version);
    property(header, "name", text());
    property(header, "cloud", text());
    property(header, "collectedAt", reference("moment"));
    property(header, "viewpoint", words(Stream.of(EstateHeader.PLATFORM, EstateHeader.TENANT)));
    property(header, "tenants", texts());
    property(header, "producer", text());
    return allRequired(header);
  }

  private ObjectNode origin() {
    ObjectNode origin = object("来源定义 / definition of an origin");
    property(origin, "def", constant("origin"));
    property(origin, "n", reference("definition"));
    property(origin, "collector", text());
    property(origin, "call", text());
    property(origin, "time", reference("moment"));
    property(
        origin, "manner", words(Arrays.stream(Origin.Manner.values()).map(Origin.Manner::code)));
    return allRequired(origin);
  }

  private ObjectNode gap() {
    ObjectNode gap = object("缺口定义 / definition of a gap");
    property(gap, "def", constant("gap"));
    property(gap, "n", reference("definition"));
    property(
        gap,
        "status",
        words(
            Arrays.stream(Understanding.values())
                .filter(status -> status != Understanding.COMPLETE)
                .map(Understanding::code)));
    property(gap, "reason", text());
    property(gap, "need", text());
    property(gap, "origin", reference("definition"));
    return allRequired(gap);
  }

  private ObjectNode coverage() {
    ObjectNode coverage = object("覆盖情况 / coverage");
    property(coverage, "coverage", words(Arrays.stream(Kind.values()).map(Kind::code)));
    property(coverage, "scope", text());
    property(
        coverage, "status", words(Arrays.stream(Understanding.values()).map(Understanding::code)));
    property(coverage, "reason", text());
    property(coverage, "need", text());
    property(coverage, "count", mapper.createObjectNode().put("type", "integer").put("minimum", 0));
    property(coverage, "origin", reference("definition"));
    return allRequired(coverage);
  }

  private ObjectNode end() {
    ObjectNode end = object("结束行 / end line");
    property(end, "end", mapper.createObjectNode().put("const", true));
    property(end, "records", mapper.createObjectNode().put("type", "integer").put("minimum", 0));
    property(end, "sha256", text().put("pattern", "^[0-9a-f]{64}$"));
    return allRequired(end);
  }

  private ObjectNode resource(Kind kind) {
    ObjectNode resource =
        object(labels.kind(kind, Language.ZH) + " / " + labels.kind(kind, Language.EN));
    resource.put(
        "description", labels.about(kind, Language.ZH) + " / " + labels.about(kind, Language.EN));
    property(resource, "kind", constant(kind.code()));
    property(resource, "id", text());
    property(resource, "origin", reference("definition"));
    ObjectNode numbers = object("按列的编号 / numbers by column");
    for (Column<?> column : kind.shape().columns()) {
      property(resource, column.name(), column(kind, column));
      property(numbers, column.name(), reference("definition"));
    }
    property(resource, "unknown", numbers);
    property(resource, "origins", numbers.deepCopy());
    resource.putArray("required").add("kind").add("id").add("origin");
    return resource;
  }

  private ObjectNode column(Kind kind, Column<?> column) {
    ObjectNode property = mapper.createObjectNode();
    property.put(
        "title",
        labels.column(kind, column.name(), Language.ZH)
            + " / "
            + labels.column(kind, column.name(), Language.EN));
    column.target().ifPresent(target -> property.put("description", "→ " + target.code()));
    switch (column.type()) {
      case TEXT, REF -> types(property, "string");
      case WORD -> {
        ArrayNode words = property.putArray("enum");
        column.words().forEach(words::add);
        words.addNull();
      }
      case BOOL -> types(property, "boolean");
      case NUMBER -> orNull(property, "number");
      case TIME -> orNull(property, "moment");
      case TEXTS, REFS -> {
        types(property, "array");
        property.putObject("items").put("type", "string");
      }
    }
    return property;
  }

  private static void types(ObjectNode property, String type) {
    property.putArray("type").add(type).add("null");
  }

  private static void orNull(ObjectNode property, String definition) {
    ArrayNode either = property.putArray("anyOf");
    either.addObject().put("$ref", "#/$defs/" + definition);
    either.addObject().put("type", "null");
  }

  private ObjectNode object(String title) {
    ObjectNode object = mapper.createObjectNode();
    object.put("title", title);
    object.put("type", "object");
    object.put("additionalProperties", false);
    object.putObject("properties");
    return object;
  }

  private static void property(ObjectNode object, String name, ObjectNode property) {
    ((ObjectNode) object.path("properties")).set(name, property);
  }

  private static ObjectNode allRequired(ObjectNode object) {
    ArrayNode required = object.putArray("required");
    List.copyOf(object.path("properties").propertyNames()).forEach(required::add);
    return object;
  }

  private ObjectNode text() {
    return mapper.createObjectNode().put("type", "string");
  }

  private ObjectNode texts() {
    ObjectNode texts = mapper.createObjectNode().put("type", "array");
    texts.putObject("items").put("type", "string");
    return texts;
  }

  private ObjectNode number() {
    return mapper
        .createObjectNode()
        .put("type", "integer")
        .put("minimum", Long.MIN_VALUE)
        .put("maximum", Long.MAX_VALUE);
  }

  private ObjectNode constant(String value) {
    return mapper.createObjectNode().put("const", value);
  }

  private ObjectNode words(Stream<String> values) {
    ObjectNode words = mapper.createObjectNode();
    ArrayNode array = words.putArray("enum");
    values.forEach(array::add);
    return words;
  }

  private ObjectNode reference(String definition) {
    return mapper.createObjectNode().put("$ref", "#/$defs/" + definition);
  }

  /** Breaks lines down to the properties of the definitions, each of which then fills one line. */
  private static final class ShallowIndenter extends DefaultIndenter {
    private static final int DEPTH = 4;

    ShallowIndenter() {
      super("  ", "\n");
    }

    @Override
    public void writeIndentation(JsonGenerator json, int level) {
      if (level <= DEPTH) {
        super.writeIndentation(json, level);
      } else {
        json.writeRaw(' ');
      }
    }
  }
}
