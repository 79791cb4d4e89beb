/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults of jobs as their rows hold them: codes and details, told in the language of the reader.
 */
public final class JobFaults {
  private static final int MOST = 200;

  private JobFaults() {}

  /**
   * Faults as JSON, without the places of this machine.
   *
   * @param places folders of the server, whose names are nobody's business
   */
  static String write(List<Fault> faults, Path... places) {
    ArrayNode all = JsonMapper.shared().createArrayNode();
    for (Fault fault : faults.subList(0, Math.min(MOST, faults.size()))) {
      ObjectNode details = all.addObject().put("code", fault.code().code()).putObject("details");
      new TreeMap<>(fault.details())
          .forEach((name, value) -> details.put(name, without(value, places)));
    }
    return all.toString();
  }

  private static String without(String value, Path... places) {
    String text = value;
    for (Path place : places) {
      text = text.replace(place + "/", "").replace(place.toString(), "");
    }
    return text;
  }

  /**
   * What {@link #write} wrote, or the code that the queue itself writes; codes that are not known
   * are left out.
   */
  public static List<Fault> read(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    if (!text.startsWith("[")) {
      return code(text).map(code -> List.of(new Fault(code, Map.of()))).orElse(List.of());
    }
    List<Fault> faults = new ArrayList<>();
    try {
      for (JsonNode one : JsonMapper.shared().readTree(text)) {
        Map<String, String> details = new TreeMap<>();
        one.path("details")
            .properties()
            .forEach(each -> details.put(each.getKey(), each.getValue().asString("")));
        code(one.path("code").asString("")).ifPresent(code -> faults.add(new Fault(code, details)));
      }
    } catch (JacksonException _) {
      return List.of(Fault.of(FaultCode.JOB_PROTOCOL, "reason", "JSON"));
    }
    return faults;
  }

  private static Optional<FaultCode> code(String code) {
    return Arrays.stream(FaultCode.values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
