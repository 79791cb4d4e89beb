/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.estate.Kind;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes every resource that the checks looked at, as {@code docs/formats/result.md} specifies. The
 * same assessment gives the same bytes.
 */
public final class TraceWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private TraceWriter() {}

  /**
   * Writes to a stream, which is flushed but not closed.
   *
   * @throws tools.jackson.core.exc.JacksonIOException if the stream cannot be written to
   */
  public static void write(Assessment assessment, OutputStream out) {
    line(
        out,
        json -> {
          json.writeStringProperty("yunheng", "observations");
          json.writeNumberProperty("version", 1);
          json.writeStringProperty("address", assessment.heading().address());
        });
    for (ObservationTrace trace : assessment.traces()) {
      line(
          out,
          json -> {
            json.writeStringProperty("check", trace.check());
            json.writeStringProperty("object", trace.object());
            trace.resources().forEach((outcome, kinds) -> outcome(json, outcome, kinds));
          });
    }
  }

  private interface Body {
    void write(JsonGenerator json);
  }

  private static void line(OutputStream out, Body body) {
    JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    json.writeStartObject();
    body.write(json);
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private static void outcome(
      JsonGenerator json, ObservationOutcome outcome, Map<Kind, List<String>> kinds) {
    json.writeName(outcome.code());
    json.writeStartObject();
    kinds.forEach(
        (kind, ids) -> {
          json.writeName(kind.code());
          json.writeStartArray();
          ids.forEach(json::writeString);
          json.writeEndArray();
        });
    json.writeEndObject();
  }
}
