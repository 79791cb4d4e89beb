/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.estate.Kind;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the last check of a case said of its registers, as a worker process wrote it.
 *
 * @param faults why the registers could not be read, each with its cell
 * @param missing what kinds lack, and how many records of them are known
 * @param rows rows that are incomplete, refer to nothing or prove nothing
 */
record RegisterCheck(CaseJob job, List<Fault> faults, Map<Kind, Missing> missing, List<Row> rows) {
  /** The kind of job that checks a case. */
  static final String JOB = "check";

  private static final int MOST_ROWS = 200;

  RegisterCheck {
    faults = List.copyOf(faults);
    missing = Map.copyOf(missing);
    rows = List.copyOf(rows);
  }

  /** A kind that is not known completely. */
  record Missing(int records) {}

  /**
   * A row of a register that needs work.
   *
   * @param problem {@code blank}, {@code dangling} or the code of a remark
   * @param columns by their names, of the kind
   */
  record Row(Kind kind, String id, String problem, List<String> columns, String place) {
    Row {
      columns = List.copyOf(columns);
    }
  }

  /** Whether it came to an end and tells something. */
  boolean ended() {
    return job.state() == JobState.DONE || job.state() == JobState.FAILED;
  }

  /** Whether a version of a register was there when it began. */
  boolean saw(CaseEvidenceFile one) {
    return !one.uploaded().at().isAfter(job.course().started().orElse(job.ask().at()));
  }

  /** What is wrong with a register. */
  Stream<Fault> faults(CaseEvidenceFile one) {
    return faults.stream()
        .filter(fault -> fault.details().getOrDefault("file", "").equals(one.description().path()));
  }

  static RegisterCheck of(CaseJob job) {
    JobEnd end = job.end();
    Map<Kind, Missing> missing = new EnumMap<>(Kind.class);
    List<Row> rows = new ArrayList<>();
    JsonNode result = json(end.result());
    for (JsonNode one : result.path("missing")) {
      kind(one).ifPresent(kind -> missing.put(kind, new Missing(one.path("records").asInt(0))));
    }
    for (JsonNode one : result.path("blank")) {
      row(one, one.path("id").asString(""), "blank", texts(one.path("columns")), rows);
    }
    for (JsonNode one : result.path("dangling")) {
      row(
          one,
          one.path("value").asString(""),
          "dangling",
          List.of(one.path("column").asString("")),
          rows);
    }
    for (JsonNode one : result.path("remarks")) {
      row(one, one.path("name").asString(""), one.path("code").asString(""), List.of(), rows);
    }
    return new RegisterCheck(job, faults(end.fault()), missing, rows);
  }

  private static void row(
      JsonNode one, String id, String problem, List<String> columns, List<Row> rows) {
    if (rows.size() < MOST_ROWS) {
      kind(one)
          .ifPresent(
              kind ->
                  rows.add(new Row(kind, id, problem, columns, one.path("place").asString(""))));
    }
  }

  private static Optional<Kind> kind(JsonNode one) {
    return Kind.of(one.path("kind").asString(""));
  }

  private static List<String> texts(JsonNode all) {
    return StreamSupport.stream(all.spliterator(), false).map(one -> one.asString("")).toList();
  }

  private static List<Fault> faults(String text) {
    List<Fault> faults = new ArrayList<>();
    if (text.startsWith("[")) {
      for (JsonNode one : json(text)) {
        Map<String, String> details = new HashMap<>();
        one.path("details")
            .properties()
            .forEach(detail -> details.put(detail.getKey(), detail.getValue().asString("")));
        code(one.path("code").asString("")).ifPresent(code -> faults.add(new Fault(code, details)));
      }
    } else {
      code(text).ifPresent(code -> faults.add(new Fault(code, Map.of())));
    }
    return faults;
  }

  private static Optional<FaultCode> code(String code) {
    return Arrays.stream(FaultCode.values()).filter(one -> one.code().equals(code)).findFirst();
  }

  private static JsonNode json(String text) {
    JsonMapper mapper = JsonMapper.shared();
    try {
      return text.isBlank() ? mapper.createObjectNode() : mapper.readTree(text);
    } catch (JacksonException e) {
      return mapper.createObjectNode();
    }
  }
}
