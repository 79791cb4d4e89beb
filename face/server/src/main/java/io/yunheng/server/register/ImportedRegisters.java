/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.casework.CaseJob;
import io.yunheng.estate.Kind;
import io.yunheng.estate.TypedRegister;
import io.yunheng.estate.TypedRow;
import io.yunheng.fault.Fault;
import io.yunheng.server.job.JobFaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a worker process read out of an uploaded file.
 *
 * @param faults what is wrong with cells, each with its place
 * @param wrong how many are wrong, told or not
 * @param tooLarge whether there was too much of it to be taken over
 */
record ImportedRegisters(
    List<TypedRegister> registers, List<Fault> faults, long wrong, boolean tooLarge) {
  ImportedRegisters {
    registers = List.copyOf(registers);
    faults = List.copyOf(faults);
  }

  /** Reads the result of a job that is done. */
  static ImportedRegisters of(CaseJob job) {
    JsonNode root = parse(job.end().result());
    List<TypedRegister> registers = new ArrayList<>();
    for (JsonNode one : root.path("registers")) {
      Kind.of(one.path("kind").asString(""))
          .ifPresent(
              kind ->
                  registers.add(
                      new TypedRegister(
                          kind, one.path("whole").asBoolean(false), rows(one.path("rows")))));
    }
    return new ImportedRegisters(
        registers,
        JobFaults.read(root.path("faults").isArray() ? root.path("faults").toString() : ""),
        root.path("count").asLong(0),
        root.path("tooLarge").asBoolean(false));
  }

  private static List<TypedRow> rows(JsonNode all) {
    List<TypedRow> rows = new ArrayList<>();
    for (JsonNode one : all) {
      Map<String, String> cells = new HashMap<>();
      one.path("cells")
          .properties()
          .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asString("")));
      rows.add(new TypedRow(one.path("name").asString(""), cells));
    }
    return rows;
  }

  private static JsonNode parse(String text) {
    try {
      return JsonMapper.shared().readTree(text.isBlank() ? "{}" : text);
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
