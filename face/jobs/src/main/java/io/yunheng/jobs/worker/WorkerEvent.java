/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.jobs.ResultFile;
import io.yunheng.jobs.Standing;
import io.yunheng.run.Phase;
import io.yunheng.run.Position;
import io.yunheng.run.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a worker process tells, one line of JSON each, as {@code docs/formats/jobs.md} says. */
public sealed interface WorkerEvent {
  /** The version of the events. */
  int VERSION = 1;

  /** It has read its request and begins. */
  record Started(int version) implements WorkerEvent {}

  /** How far it is. */
  record Progressed(Position position) implements WorkerEvent {}

  /** Something is wrong that does not end the job. */
  record Warned(Fault fault) implements WorkerEvent {}

  /** It has ended, and this is what came of it. */
  record Finished(Standing standing, List<ResultFile> files) implements WorkerEvent {
    public Finished {
      files = List.copyOf(files);
    }
  }

  /** It could not be done. */
  record Failed(List<Fault> faults) implements WorkerEvent {
    public Failed {
      faults = List.copyOf(faults);
    }
  }

  /** It was cancelled. */
  record Cancelled() implements WorkerEvent {}

  /** The event as a line. */
  default String line() {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    switch (this) {
      case Started(int version) -> root.put("event", "started").put("version", version);
      case Progressed(Position position) -> {
        root.put("event", "progress");
        root.put("phase", position.phase().code());
        root.put("subject", position.phase().subject());
        amounts(root.putObject("done"), position.done());
        amounts(root.putObject("totals"), position.phase().totals());
      }
      case Warned(Fault fault) -> {
        root.put("event", "warning");
        fault(root.putObject("fault"), fault);
      }
      case Finished(Standing standing, List<ResultFile> files) -> {
        root.put("event", "finished");
        root.put("standing", standing.code());
        ArrayNode list = root.putArray("files");
        for (ResultFile file : files) {
          list.addObject()
              .put("path", file.path())
              .put("length", file.length())
              .put("sha256", file.sha256());
        }
      }
      case Failed(List<Fault> faults) -> {
        root.put("event", "failed");
        ArrayNode list = root.putArray("faults");
        faults.forEach(each -> fault(list.addObject(), each));
      }
      case Cancelled() -> root.put("event", "cancelled");
    }
    return root.toString();
  }

  private static void amounts(ObjectNode node, Map<Unit, Long> amounts) {
    new TreeMap<>(amounts).forEach((unit, amount) -> node.put(unit.code(), amount));
  }

  private static void fault(ObjectNode node, Fault fault) {
    node.put("code", fault.code().code());
    ObjectNode details = node.putObject("details");
    new TreeMap<>(fault.details()).forEach(details::put);
  }

  /**
   * Reads an event.
   *
   * @throws FaultException with {@code JOB_PROTOCOL}
   */
  static WorkerEvent read(String line) {
    try {
      JsonNode root = JsonMapper.shared().readTree(line);
      return switch (root.path("event").asString("")) {
        case "started" -> new Started(root.path("version").asInt(0));
        case "progress" ->
            new Progressed(
                new Position(
                    new Phase(
                        root.path("phase").asString("begin"),
                        root.path("subject").asString(""),
                        amounts(root.path("totals"))),
                    amounts(root.path("done"))));
        case "warning" -> new Warned(fault(root.path("fault")));
        case "finished" -> {
          List<ResultFile> files = new ArrayList<>();
          for (JsonNode file : root.path("files")) {
            files.add(
                new ResultFile(
                    file.path("path").asString(""),
                    file.path("length").asLong(-1),
                    file.path("sha256").asString("")));
          }
          yield new Finished(
              Word.of(Standing.class, root.path("standing").asString("")).orElseThrow(), files);
        }
        case "failed" -> {
          List<Fault> faults = new ArrayList<>();
          root.path("faults").forEach(node -> faults.add(fault(node)));
          yield new Failed(faults);
        }
        case "cancelled" -> new Cancelled();
        default -> throw protocol(line);
      };
    } catch (JacksonException | IllegalArgumentException | java.util.NoSuchElementException e) {
      throw protocol(line);
    }
  }

  private static Map<Unit, Long> amounts(JsonNode node) {
    Map<Unit, Long> amounts = new EnumMap<>(Unit.class);
    for (Unit unit : Unit.values()) {
      if (node.has(unit.code())) {
        amounts.put(unit, node.path(unit.code()).asLong());
      }
    }
    return amounts;
  }

  private static Fault fault(JsonNode node) {
    FaultCode code =
        Arrays.stream(FaultCode.values())
            .filter(one -> one.code().equals(node.path("code").asString("")))
            .findFirst()
            .orElseThrow(() -> protocol(node.toString()));
    Map<String, String> details = new TreeMap<>();
    node.path("details")
        .properties()
        .forEach(each -> details.put(each.getKey(), each.getValue().asString("")));
    return new Fault(code, details);
  }

  private static FaultException protocol(String line) {
    return FaultException.of(
        FaultCode.JOB_PROTOCOL, "reason", line.substring(0, Math.min(200, line.length())));
  }
}
