/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.format.CanonicalText;
import io.yunheng.estate.format.EstateFormat;
import io.yunheng.estate.format.Moments;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Writes comparisons of estates as one JSON document, as {@code docs/formats/estate.md} specifies.
 * The same comparison gives the same bytes.
 */
public final class EstateDiffWriter {
  private static final int VERSION = 2;

  private final JsonGenerator json;

  private EstateDiffWriter(OutputStream out) {
    this.json = EstateFormat.JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  /**
   * Writes a comparison to a stream, which is flushed but not closed.
   *
   * @throws tools.jackson.core.exc.JacksonIOException if the stream cannot be written to
   */
  public static void write(EstateDiff diff, EstateNames names, OutputStream out) {
    EstateDiffWriter writer = new EstateDiffWriter(out);
    writer.diff(diff, names);
    writer.json.flush();
  }

  /** The comparison as JSON text. */
  public static String text(EstateDiff diff, EstateNames names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(diff, names, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void diff(EstateDiff diff, EstateNames names) {
    json.writeStartObject();
    member(EstateFormat.HEADER, "estate-diff");
    json.writeNumberProperty("version", VERSION);
    header("before", diff.before());
    header("after", diff.after());
    resources("added", diff.added());
    resources("removed", diff.removed());
    json.writeName("changed");
    json.writeStartArray();
    diff.changed().forEach(this::change);
    json.writeEndArray();
    json.writeName("incomparable");
    json.writeStartArray();
    diff.incomparable().forEach(this::incomparable);
    json.writeEndArray();
    names(names);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void header(String member, EstateHeader header) {
    json.writeName(member);
    json.writeStartObject();
    member("name", header.name());
    member("cloud", header.cloud());
    member("collectedAt", Moments.text(header.collectedAt()));
    json.writeEndObject();
  }

  private void resources(String member, List<Resource> resources) {
    json.writeName(member);
    json.writeStartArray();
    for (Resource resource : resources) {
      json.writeStartObject();
      member("kind", resource.kind().code());
      member("id", resource.id());
      EstateNames.own(resource).ifPresent(name -> member("name", name));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void names(EstateNames names) {
    json.writeName("names");
    json.writeStartArray();
    names
        .of()
        .forEach(
            (kind, those) ->
                those.forEach(
                    (id, name) -> {
                      json.writeStartObject();
                      member("kind", kind.code());
                      member("id", id);
                      member("name", name);
                      json.writeEndObject();
                    }));
    json.writeEndArray();
  }

  private void change(EstateDiff.Change change) {
    json.writeStartObject();
    member("kind", change.kind().code());
    member("id", change.id());
    member("column", change.column());
    fact("before", change.before());
    fact("after", change.after());
    json.writeEndObject();
  }

  private void fact(String member, Fact<?> fact) {
    json.writeName(member);
    switch (fact) {
      case Fact.Known<?>(Boolean value) -> json.writeBoolean(value);
      case Fact.Known<?>(Long value) -> json.writeNumber((long) value);
      case Fact.Known<?>(Instant value) -> json.writeString(Moments.text(value));
      case Fact.Known<?>(List<?> values) -> {
        json.writeStartArray();
        values.forEach(value -> CanonicalText.write(json, value.toString()));
        json.writeEndArray();
      }
      case Fact.Known<?>(Object value) -> CanonicalText.write(json, value.toString());
      case Fact.None<?>() -> json.writeNull();
      case Fact.Unknown<?>(Gap gap) ->
          throw new IllegalStateException("a change of something unknown: " + gap);
    }
  }

  private void incomparable(EstateDiff.Incomparable incomparable) {
    json.writeStartObject();
    member("kind", incomparable.kind().code());
    incomparable.column().ifPresent(column -> member("column", column));
    incomparable.before().ifPresent(gap -> gap("before", gap));
    incomparable.after().ifPresent(gap -> gap("after", gap));
    json.writeNumberProperty("count", incomparable.ids().size());
    json.writeName("ids");
    json.writeStartArray();
    incomparable.ids().forEach(id -> CanonicalText.write(json, id));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void gap(String member, Gap gap) {
    json.writeName(member);
    json.writeStartObject();
    member("status", gap.status().code());
    member("reason", gap.reason());
    member("need", gap.need());
    json.writeEndObject();
  }

  private void member(String name, String value) {
    json.writeName(name);
    CanonicalText.write(json, value);
  }
}
