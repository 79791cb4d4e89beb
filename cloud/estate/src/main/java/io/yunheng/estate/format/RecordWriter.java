/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Column;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** Writes the lines of an estate in their canonical form. Not thread-safe. */
public final class RecordWriter {
  private static final int REMEMBERED = 10_000;

  private final DigestedOutput out;
  private final JsonGenerator json;
  private final Map<Kind, WrittenShape> shapes = new EnumMap<>(Kind.class);
  private final Map<Origin, Integer> origins = new HashMap<>();
  private final Map<Gap, Integer> gaps = new HashMap<>();

  /** Finds the number of a definition instance without comparing values; equal values share it. */
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

  private @Nullable Resource last;
  private long count;

  public RecordWriter(OutputStream out, EstateHeader header) {
    this.out = new DigestedOutput(out);
    this.json = EstateFormat.JSON.createGenerator(ObjectWriteContext.empty(), this.out);
    header(header);
  }

  private void header(EstateHeader header) {
    json.writeStartObject();
    text(EstateFormat.HEADER, "estate");
    json.writeNumberProperty("version", EstateFormat.VERSION);
    text("name", header.name());
    text("cloud", header.cloud());
    text("collectedAt", Moments.text(header.collectedAt()));
    text("viewpoint", header.viewpoint());
    json.writeName("tenants");
    texts(header.tenants());
    text("producer", header.producer());
    endLine();
  }

  public void coverage(Coverage coverage) {
    if (last != null) {
      throw new IllegalStateException("coverages come before resources");
    }
    int origin = define(coverage.origin());
    json.writeStartObject();
    text(EstateFormat.COVERAGE, coverage.kind().code());
    text("scope", coverage.scope());
    text("status", coverage.status().code());
    text("reason", coverage.reason());
    text("need", coverage.need());
    json.writeNumberProperty("count", coverage.count());
    json.writeNumberProperty(EstateFormat.ORIGIN, origin);
    endLine();
  }

  public void resource(Resource resource, Map<String, Origin> foreign) {
    checkOrder(resource);
    last = resource;
    count++;
    WrittenShape shape = shapes.computeIfAbsent(resource.kind(), WrittenShape::new);
    shape.write(resource);
    int origin = define(resource.origin());
    defineAll(shape, foreign);
    for (int i = 0; i < shape.columns(); i++) {
      if (shape.fact(i) instanceof Fact.Unknown<?>(Gap gap) && isListed(gap, resource)) {
        define(gap);
      }
    }
    json.writeStartObject();
    json.writeName(EstateFormat.KIND);
    json.writeString(resource.kind().code());
    text(EstateFormat.ID, resource.id());
    json.writeNumberProperty(EstateFormat.ORIGIN, origin);
    boolean unknowns = false;
    for (int i = 0; i < shape.columns(); i++) {
      switch (shape.fact(i)) {
        case Fact.Known<?>(Object value) -> {
          json.writeName(shape.name(i));
          value(shape, i, value, resource);
        }
        case Fact.None<?>() -> {
          json.writeName(shape.name(i));
          json.writeNull();
        }
        case Fact.Unknown<?>(Gap gap) -> unknowns |= isListed(gap, resource);
      }
    }
    if (unknowns) {
      unknowns(shape, resource);
    }
    if (!foreign.isEmpty()) {
      origins(shape, foreign);
    }
    endLine();
  }

  private void checkOrder(Resource next) {
    Resource before = last;
    if (before != null
        && (next.kind().compareTo(before.kind()) < 0
            || (next.kind() == before.kind() && next.id().compareTo(before.id()) <= 0))) {
      throw new IllegalStateException(
          String.format(
              "%s %s after %s %s",
              next.kind().code(), next.id(), before.kind().code(), before.id()));
    }
  }

  private void value(WrittenShape shape, int column, Object value, Resource resource) {
    switch (shape.column(column).type()) {
      case TEXT, REF -> text((String) value);
      case WORD -> {
        if (!shape.column(column).words().contains(value)) {
          throw new IllegalStateException(
              String.format(
                  "%s %s: %s is no word of %s",
                  resource.kind().code(), resource.id(), value, shape.column(column).name()));
        }
        json.writeString((String) value);
      }
      case BOOL -> json.writeBoolean((Boolean) value);
      case NUMBER -> json.writeNumber((long) (Long) value);
      case TIME -> json.writeString(Moments.text((Instant) value));
      case TEXTS, REFS -> texts((List<?>) value);
    }
  }

  private void unknowns(WrittenShape shape, Resource resource) {
    json.writeName(EstateFormat.UNKNOWN);
    json.writeStartObject();
    for (int i = 0; i < shape.columns(); i++) {
      if (shape.fact(i) instanceof Fact.Unknown<?>(Gap gap) && isListed(gap, resource)) {
        json.writeName(shape.name(i));
        json.writeNumber(define(gap));
      }
    }
    json.writeEndObject();
  }

  private void origins(WrittenShape shape, Map<String, Origin> foreign) {
    json.writeName(EstateFormat.ORIGINS);
    json.writeStartObject();
    for (int i = 0; i < shape.columns(); i++) {
      Origin origin = foreign.get(shape.column(i).name());
      if (origin != null) {
        json.writeName(shape.name(i));
        json.writeNumber(define(origin));
      }
    }
    json.writeEndObject();
  }

  private void defineAll(WrittenShape shape, Map<String, Origin> foreign) {
    int defined = 0;
    for (int i = 0; i < shape.columns() && defined < foreign.size(); i++) {
      Origin origin = foreign.get(shape.column(i).name());
      if (origin != null) {
        define(origin);
        defined++;
      }
    }
    if (defined < foreign.size()) {
      throw new IllegalArgumentException("an origin for a column there is not: " + foreign);
    }
  }

  /** A column of which nothing was recorded is left out; every other gap is listed. */
  private static boolean isListed(Gap gap, Resource resource) {
    return !gap.reason().equals(Gap.NOT_RECORDED)
        || !gap.equals(Gap.notRecorded(resource.origin()));
  }

  /** The number of an origin, which is defined on a line of its own when it is new. */
  private int define(Origin origin) {
    Integer known = numbers.get(origin);
    if (known == null) {
      known = origins.get(origin);
      if (known == null) {
        known = origins.size();
        origins.put(origin, known);
        json.writeStartObject();
        text(EstateFormat.DEFINITION, "origin");
        json.writeNumberProperty("n", known);
        text("collector", origin.collector());
        text("call", origin.call());
        text("time", Moments.text(origin.time()));
        text("manner", origin.manner().code());
        endLine();
      }
      remember(origin, known);
    }
    return known;
  }

  private int define(Gap gap) {
    Integer known = numbers.get(gap);
    if (known == null) {
      known = gaps.get(gap);
      if (known == null) {
        int origin = define(gap.origin());
        known = gaps.size();
        gaps.put(gap, known);
        json.writeStartObject();
        text(EstateFormat.DEFINITION, "gap");
        json.writeNumberProperty("n", known);
        text("status", gap.status().code());
        text("reason", gap.reason());
        text("need", gap.need());
        json.writeNumberProperty(EstateFormat.ORIGIN, origin);
        endLine();
      }
      remember(gap, known);
    }
    return known;
  }

  private void remember(Object definition, int number) {
    if (numbers.size() == REMEMBERED) {
      numbers.clear();
    }
    numbers.put(definition, number);
  }

  /** Writes the end line; the result is the address of the whole file. */
  public String end() {
    json.flush();
    String sha256 = out.sha256();
    json.writeStartObject();
    json.writeBooleanProperty(EstateFormat.END, true);
    json.writeNumberProperty("records", count);
    json.writeStringProperty("sha256", sha256);
    endLine();
    json.flush();
    return out.sha256();
  }

  private void endLine() {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void text(String member, String value) {
    json.writeName(member);
    text(value);
  }

  private void texts(List<?> values) {
    json.writeStartArray();
    for (Object value : values) {
      text((String) value);
    }
    json.writeEndArray();
  }

  private void text(String value) {
    CanonicalText.write(json, value);
  }

  /** A shape made ready for writing, with the facts of the record at hand. */
  private static final class WrittenShape {
    private final Shape<? extends Resource> shape;
    private final List<SerializableString> names = new ArrayList<>();
    private final Fact<?>[] facts;

    WrittenShape(Kind kind) {
      shape = kind.shape();
      shape.columns().forEach(column -> names.add(new SerializedString(column.name())));
      facts = new Fact<?>[names.size()];
    }

    void write(Resource resource) {
      for (int i = 0; i < facts.length; i++) {
        facts[i] = shape.fact(resource, i);
      }
    }

    int columns() {
      return facts.length;
    }

    Column<?> column(int column) {
      return shape.columns().get(column);
    }

    SerializableString name(int column) {
      return names.get(column);
    }

    Fact<?> fact(int column) {
      return facts[column];
    }
  }
}
