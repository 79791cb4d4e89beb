/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Conflict;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes assessments as JSON, as {@code docs/formats/result.md} specifies. The same assessment
 * gives the same bytes.
 */
public final class ResultWriter {
  static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final Map<Origin, Integer> origins = new LinkedHashMap<>();

  private ResultWriter(OutputStream out) {
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  /**
   * Writes an assessment to a stream, which is flushed but not closed.
   *
   * @throws tools.jackson.core.exc.JacksonIOException if the stream cannot be written to
   */
  public static void write(Assessment assessment, OutputStream out) {
    ResultWriter writer = new ResultWriter(out);
    writer.assessment(assessment);
    writer.json.writeRaw('\n');
    writer.json.flush();
  }

  /** The assessment as JSON in UTF-8. */
  public static byte[] bytes(Assessment assessment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(assessment, out);
    return out.toByteArray();
  }

  private void assessment(Assessment assessment) {
    json.writeStartObject();
    text("yunheng", "assessment");
    json.writeNumberProperty("version", VERSION);
    heading(assessment.heading());
    json.writeName("totals");
    json.writeStartObject();
    for (Verdict verdict : Verdict.values()) {
      json.writeNumberProperty(verdict.code(), assessment.count(verdict));
    }
    json.writeEndObject();
    array("items", assessment.items(), this::item);
    array("controlPoints", assessment.controlPoints(), this::group);
    array("layers", assessment.layers(), this::group);
    array("highRisks", assessment.risks(), this::risk);
    array("coverage", assessment.coverages(), this::coverage);
    conflicts(assessment);
    array("origins", List.copyOf(origins.keySet()), this::origin);
    json.writeEndObject();
  }

  private void heading(Heading heading) {
    json.writeName("heading");
    json.writeStartObject();
    text("case", heading.name());
    text("address", heading.address());
    text("subject", heading.subject().code());
    text("asOf", heading.asOf().toString());
    text("zone", heading.zone().getId());
    json.writeNumberProperty("level", heading.level());
    text("scale", heading.scale().code());
    json.writeBooleanProperty("example", heading.example());
    optional("tenant", heading.tenant());
    optional("system", heading.system());
    heading
        .report()
        .ifPresent(
            report -> {
              json.writeName("platformReport");
              json.writeStartObject();
              text("number", report.number());
              json.writeNumberProperty("level", report.level());
              text("scope", report.scope());
              optional("issuedAt", report.issuedAt().map(Object::toString));
              optional("validTo", report.validTo().map(Object::toString));
              json.writeEndObject();
            });
    estate("estate", heading.estate());
    heading.earlier().ifPresent(earlier -> estate("earlier", earlier));
    text("catalog", heading.catalog());
    array(
        "packs",
        heading.packs(),
        pack -> {
          text("id", pack.id());
          text("version", pack.version());
          text("file", pack.file());
          text("digest", pack.digest());
          json.writeNumberProperty("checks", pack.checks());
        });
    text("producer", heading.producer());
    array(
        "seals",
        heading.seals(),
        seal -> {
          text("path", seal.path());
          text("state", seal.state().code());
          text("signer", seal.signer());
          text("key", seal.key());
          optional("made", seal.made().map(Object::toString));
        });
    json.writeEndObject();
  }

  private void estate(String name, EstateHeader header) {
    json.writeName(name);
    json.writeStartObject();
    text("name", header.name());
    text("cloud", header.cloud());
    text("collectedAt", header.collectedAt().toString());
    text("viewpoint", header.viewpoint());
    json.writeEndObject();
  }

  private void item(ItemResult item) {
    text("id", item.id());
    decision(item.decision());
    json.writeName("other");
    json.writeStartObject();
    decision(item.other());
    json.writeEndObject();
    json.writeBooleanProperty("scalesDiffer", item.scalesDiffer());
    array("unseen", item.unseen(), this::gap);
    array("objects", item.objects(), this::object);
  }

  private void object(ObjectResult object) {
    text("object", object.object());
    text("name", object.name());
    decision(object.decision());
    text("basis", object.basis().code());
    machine("machine", object.machine());
    machine("other", object.other());
    json.writeName("otherStands");
    json.writeStartObject();
    decision(object.otherDecision());
    json.writeEndObject();
    text("state", object.state());
    if (object.record().isPresent()) {
      record(object.record().get(), object.stale());
    }
    array("aspects", object.aspects(), this::aspect);
  }

  private void machine(String name, ObjectDecision machine) {
    json.writeName(name);
    json.writeStartObject();
    decision(machine.decision());
    text("by", machine.by().code());
    json.writeEndObject();
  }

  private void record(RecordedRow record, boolean stale) {
    json.writeName("record");
    json.writeStartObject();
    text("scale", record.lead().scale().code());
    optional("verdict", record.entry().verdict().map(Verdict::code));
    text("result", record.entry().result());
    text("evidence", record.entry().evidence());
    text("reason", record.entry().reason());
    text("who", record.lead().who());
    text("when", record.lead().when().toString());
    json.writeBooleanProperty("stale", stale);
    json.writeName("authors");
    json.writeStartObject();
    record
        .authors()
        .forEach(
            (field, author) -> {
              json.writeName(field.code());
              json.writeStartObject();
              text("who", author.who());
              text("when", author.when().toString());
              json.writeEndObject();
            });
    json.writeEndObject();
    json.writeEndObject();
  }

  private void aspect(AspectResult aspect) {
    text("id", aspect.id());
    texts("values", aspect.values().stream().map(AspectValue::code).toList());
    json.writeNumberProperty("satisfied", aspect.counts().satisfied());
    json.writeNumberProperty("violated", aspect.counts().violated());
    json.writeNumberProperty("unknown", aspect.counts().unknown());
    json.writeBooleanProperty("open", aspect.counts().open());
    array("gaps", aspect.gaps(), this::gapCount);
    array("checks", aspect.checks(), this::check);
  }

  private void check(CheckResult check) {
    text("id", check.check().id());
    json.writeNumberProperty("satisfied", check.satisfied());
    json.writeNumberProperty("violated", check.violated());
    json.writeNumberProperty("unknown", check.unknown());
    array("observations", check.observations(), this::observation);
  }

  private void observation(Observation observation) {
    text("outcome", observation.outcome().code());
    text("kind", observation.kind().code());
    text("id", observation.id());
    text("name", observation.name());
    text("tenant", observation.tenant());
    text("site", observation.site());
    array("gaps", observation.gaps(), this::gap);
    array("data", observation.data(), this::datum);
    json.writeName("details");
    json.writeStartObject();
    new TreeMap<>(observation.details()).forEach(this::text);
    json.writeEndObject();
  }

  private void datum(Datum datum) {
    text("kind", datum.kind().code());
    text("id", datum.id());
    text("column", datum.column());
    text("value", datum.value());
    origin("origin", datum.origin());
  }

  private void gapCount(GapCount gap) {
    gap(gap.gap());
    json.writeNumberProperty("count", gap.count());
  }

  private void gap(Gap gap) {
    text("status", gap.status().code());
    text("reason", gap.reason());
    text("need", gap.need());
    origin("origin", gap.origin());
  }

  private void group(GroupResult group) {
    text("id", group.id());
    decision(group.decision());
    texts("items", group.items());
  }

  private void risk(HighRisk risk) {
    text("id", risk.id());
    json.writeBooleanProperty("present", risk.present());
    text("state", risk.state().code());
    texts("items", risk.items());
    array(
        "judgements",
        risk.judgements(),
        judgement -> {
          optional("decision", judgement.decision().map(HighRiskJudgement.Decision::code));
          text("reason", judgement.reason());
          texts("items", judgement.items());
          text("who", judgement.who());
          text("when", judgement.when().toString());
        });
  }

  private void coverage(Coverage coverage) {
    text("kind", coverage.kind().code());
    text("scope", coverage.scope());
    text("status", coverage.status().code());
    text("reason", coverage.reason());
    text("need", coverage.need());
    json.writeNumberProperty("count", coverage.count());
    origin("origin", coverage.origin());
  }

  /** Where sources disagree about a datum, then where people disagree about a field of a row. */
  private void conflicts(Assessment assessment) {
    json.writeName("conflicts");
    json.writeStartArray();
    for (Conflict conflict : assessment.conflicts()) {
      json.writeStartObject();
      conflict(conflict);
      json.writeEndObject();
    }
    for (WorkbookDispute dispute : assessment.disputes()) {
      json.writeStartObject();
      text("item", dispute.row().item());
      text("object", dispute.row().object());
      text("field", dispute.field().code());
      array(
          "claims",
          dispute.sides(),
          side -> {
            text("value", side.value());
            text("who", side.who());
            text("when", side.when().toString());
          });
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void conflict(Conflict conflict) {
    text("kind", conflict.kind().code());
    text("id", conflict.id());
    text("column", conflict.column());
    array(
        "claims",
        conflict.claims(),
        claim -> {
          switch (claim.fact()) {
            case Fact.Known<?>(Object value) -> text("value", value.toString());
            case Fact.None<?>() -> text("value", "");
            case Fact.Unknown<?>(Gap gap) -> text("unknown", gap.reason());
          }
          origin("origin", claim.origin());
        });
  }

  private void origin(Origin origin) {
    text("collector", origin.collector());
    text("call", origin.call());
    text("time", origin.time().toString());
    text("manner", origin.manner().code());
  }

  private void origin(String name, Origin origin) {
    json.writeNumberProperty(name, origins.computeIfAbsent(origin, _ -> origins.size()));
  }

  private void decision(Decision decision) {
    text("verdict", decision.verdict().code());
    texts("possible", decision.possible().stream().map(Verdict::code).toList());
  }

  private void text(String name, String value) {
    json.writeStringProperty(name, value);
  }

  private void optional(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
  }

  private void texts(String name, List<String> values) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  private <T> void array(String name, List<T> values, Consumer<T> body) {
    json.writeName(name);
    json.writeStartArray();
    for (T value : values) {
      json.writeStartObject();
      body.accept(value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
