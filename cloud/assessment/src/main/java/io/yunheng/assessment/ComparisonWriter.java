/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.Verdict;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes comparisons of assessments as one JSON document. */
public final class ComparisonWriter {
  private static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private ComparisonWriter() {}

  /** The comparison as JSON text. */
  public static String text(AssessmentComparison comparison) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("yunheng", "assessment-diff");
      json.writeNumberProperty("version", VERSION);
      outline(json, "before", comparison.before());
      outline(json, "after", comparison.after());
      json.writeNumberProperty("same", comparison.same());
      json.writeName("changes");
      json.writeStartArray();
      comparison.changes().forEach(change -> change(json, change));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void outline(JsonGenerator json, String name, Outline outline) {
    json.writeName(name);
    json.writeStartObject();
    json.writeStringProperty("case", outline.name());
    json.writeStringProperty("address", outline.address());
    json.writeStringProperty("asOf", outline.asOf());
    json.writeStringProperty("scale", outline.scale().code());
    json.writeEndObject();
  }

  private static void change(JsonGenerator json, AssessmentComparison.Change change) {
    json.writeStartObject();
    json.writeStringProperty("item", change.item());
    json.writeStringProperty("direction", change.direction().code());
    decision(json, "before", change.before());
    decision(json, "after", change.after());
    json.writeName("causes");
    json.writeStartArray();
    for (AssessmentComparison.Cause cause : change.causes()) {
      json.writeStartObject();
      json.writeStringProperty("object", cause.object());
      json.writeStringProperty("name", cause.objectName());
      json.writeStringProperty("aspect", cause.aspect());
      json.writeStringProperty("before", cause.before());
      json.writeStringProperty("after", cause.after());
      texts(json, "appeared", cause.appeared());
      texts(json, "gone", cause.gone());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void decision(JsonGenerator json, String name, Optional<Decision> decision) {
    if (decision.isPresent()) {
      texts(json, name, decision.get().possible().stream().map(Verdict::code).toList());
    }
  }

  private static void texts(JsonGenerator json, String name, Collection<String> texts) {
    json.writeName(name);
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
