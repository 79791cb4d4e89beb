/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.Workbook.Entry;
import io.yunheng.assessment.WorkbookConflict.Field;
import io.yunheng.assessment.WorkbookConflict.Side;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.Fields;
import io.yunheng.files.JsonDocument;
import io.yunheng.files.ReplacedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The file {@code workbook/records.jsonl} of a case: a header line, then one JSON object a line in
 * the order in which things happened. Written whole or not at all.
 */
public final class WorkbookFile {
  /** Its place in a case. */
  public static final String PLACE = "workbook/records.jsonl";

  private static final int MAX_BYTES = 256 << 20;
  private static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private WorkbookFile() {}

  /**
   * Reads the file; one that does not exist holds nothing.
   *
   * @throws FaultException with everything that is wrong with it
   */
  public static Workbook read(Path file) {
    if (!Files.exists(file)) {
      return Workbook.EMPTY;
    }
    String name = String.valueOf(file.getFileName());
    List<byte[]> lines = lines(BoundedFile.bytes(file, name, MAX_BYTES));
    Problems problems = new Problems();
    List<Entry> history = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        Fields fields = Fields.of(name, JsonDocument.parse(lines.get(i), name, i), problems);
        if (i == 0) {
          header(fields);
        } else {
          entry(fields).ifPresent(history::add);
        }
      } catch (FaultException e) {
        problems.add(e);
      }
      if (problems.full()) {
        break;
      }
    }
    problems.throwIfAny();
    return new Workbook(history);
  }

  /**
   * Writes the file in the place of the one that was there.
   *
   * @throws FaultException if it cannot be written; the one that was there is then unchanged
   */
  public static void write(Path file, Workbook workbook) {
    try {
      Files.createDirectories(Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file));
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
    ReplacedFile.write(file, out -> out.write(bytes(workbook)));
  }

  static byte[] bytes(Workbook workbook) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("yunheng", "workbook");
      json.writeNumberProperty("version", VERSION);
      json.writeEndObject();
      json.writeRaw('\n');
      for (Entry entry : workbook.history()) {
        write(json, entry);
        json.writeRaw('\n');
      }
    }
    return new String(out.toByteArray(), StandardCharsets.UTF_8)
        .replace("\n ", "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, Entry entry) {
    json.writeStartObject();
    switch (entry) {
      case Entry.Written(RecordedRow.Writing record) -> {
        key(json, "record", record.row());
        json.writeStringProperty("scale", record.scale().code());
        json.writeStringProperty("result", record.entry().result());
        json.writeStringProperty("verdict", record.entry().verdict().map(Verdict::code).orElse(""));
        json.writeStringProperty("evidence", record.entry().evidence());
        json.writeStringProperty("reason", record.entry().reason());
        json.writeStringProperty("machine", record.machine());
        json.writeStringProperty("who", record.who());
        json.writeStringProperty("when", record.when().toString());
        if (!record.settles().isEmpty()) {
          texts(json, "settles", record.settles().stream().map(Field::code).toList());
        }
      }
      case Entry.Disagreed(WorkbookConflict conflict) -> {
        key(json, "conflict", conflict.row());
        json.writeStringProperty("field", conflict.field().code());
        json.writeStringProperty("base", conflict.base());
        side(json, "kept", conflict.kept());
        side(json, "other", conflict.other());
      }
      case Entry.Judged(HighRiskJudgement judgement) -> {
        json.writeStringProperty("highRisk", judgement.id());
        json.writeStringProperty(
            "decision", judgement.decision().map(HighRiskJudgement.Decision::code).orElse(""));
        json.writeStringProperty("reason", judgement.reason());
        texts(json, "items", judgement.items());
        json.writeStringProperty("who", judgement.who());
        json.writeStringProperty("when", judgement.when().toString());
        json.writeBooleanProperty("settles", judgement.settles());
      }
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeName(name);
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void key(JsonGenerator json, String sort, RowKey row) {
    json.writeStringProperty(sort, row.item());
    json.writeStringProperty("object", row.object());
  }

  private static void side(JsonGenerator json, String name, Side side) {
    json.writeName(name);
    json.writeStartObject();
    json.writeStringProperty("value", side.value());
    json.writeStringProperty("who", side.who());
    json.writeStringProperty("when", side.when().toString());
    json.writeStringProperty("scale", side.scale().code());
    json.writeEndObject();
  }

  private static void header(Fields fields) {
    fields.only("yunheng", "version");
    if (!fields.text("yunheng").equals("workbook")) {
      fields.wrong("yunheng", fields.text("yunheng"), "workbook");
    }
    fields.number("version", 1, VERSION);
  }

  private static Optional<Entry> entry(Fields fields) {
    if (fields.has("conflict")) {
      fields.only("conflict", "object", "field", "base", "kept", "other");
      return Optional.of(
          new Entry.Disagreed(
              new WorkbookConflict(
                  new RowKey(fields.text("conflict"), fields.text("object")),
                  fields.word(
                      "field", Field::of, Field.RESULT, "result | verdict | evidence | reason"),
                  free(fields, "base"),
                  side(fields, "kept"),
                  side(fields, "other"))));
    }
    if (fields.has("highRisk")) {
      return Optional.of(judged(fields));
    }
    fields.only(
        "record",
        "object",
        "scale",
        "result",
        "verdict",
        "evidence",
        "reason",
        "machine",
        "who",
        "when",
        "settles");
    Optional<Verdict> verdict =
        free(fields, "verdict").isEmpty()
            ? Optional.empty()
            : fields.optionalWord(
                "verdict",
                WorkbookFile::verdict,
                "compliant | partial | non-compliant | not-applicable");
    return Optional.of(
        new Entry.Written(
            new RecordedRow.Writing(
                new RowKey(fields.text("record"), fields.text("object")),
                fields.word("scale", ScaleName::of, ScaleName.WORKBOOK, "workbook | gbt28448"),
                new WorkbookEntry(
                    free(fields, "result"),
                    verdict,
                    free(fields, "evidence"),
                    free(fields, "reason")),
                free(fields, "machine"),
                free(fields, "who"),
                moment(fields),
                settles(fields))));
  }

  private static Set<Field> settles(Fields fields) {
    Set<Field> settles = EnumSet.noneOf(Field.class);
    for (String code : fields.has("settles") ? fields.texts("settles") : List.<String>of()) {
      Field.of(code)
          .ifPresentOrElse(
              settles::add,
              () -> fields.wrong("settles", code, "result | verdict | evidence | reason"));
    }
    return settles;
  }

  private static Entry judged(Fields fields) {
    fields.only("highRisk", "decision", "reason", "items", "who", "when", "settles");
    Optional<HighRiskJudgement.Decision> decision =
        free(fields, "decision").isEmpty()
            ? Optional.empty()
            : fields.optionalWord(
                "decision", HighRiskJudgement.Decision::of, "confirmed | mitigated | rejected");
    return new Entry.Judged(
        new HighRiskJudgement(
            fields.text("highRisk"),
            decision,
            free(fields, "reason"),
            fields.texts("items"),
            free(fields, "who"),
            moment(fields),
            fields.flag("settles")));
  }

  private static Optional<Verdict> verdict(String code) {
    return Verdict.of(code).filter(verdict -> verdict != Verdict.INDETERMINATE);
  }

  private static Side side(Fields fields, String key) {
    Optional<Fields> side = fields.fields(key);
    if (side.isEmpty()) {
      fields.missing(key);
      return new Side("", "", Instant.EPOCH, ScaleName.WORKBOOK);
    }
    side.get().only("value", "who", "when", "scale");
    ScaleName scale =
        side.get().has("scale")
            ? side.get().word("scale", ScaleName::of, ScaleName.WORKBOOK, "workbook | gbt28448")
            : ScaleName.WORKBOOK;
    return new Side(free(side.get(), "value"), free(side.get(), "who"), moment(side.get()), scale);
  }

  /** A text that may be empty but not missing. */
  private static String free(Fields fields, String key) {
    if (!fields.has(key)) {
      fields.missing(key);
      return "";
    }
    List<String> texts = fields.texts(key);
    return texts.size() == 1 ? texts.getFirst() : "";
  }

  private static Instant moment(Fields fields) {
    String text = fields.text("when");
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      fields.wrong("when", text, "2026-11-20T08:00:00Z");
      return Instant.EPOCH;
    }
  }

  private static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        if (i > start) {
          lines.add(Arrays.copyOfRange(bytes, start, i));
        }
        start = i + 1;
      }
    }
    return lines;
  }
}
