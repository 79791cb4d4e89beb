/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.fixity.DigestPath;
import io.yunheng.fixity.TreeAccess;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.JobJson;
import io.yunheng.jobs.JobRequest;
import io.yunheng.jobs.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a worker process is told first: a line with what it is to do, and a line with secrets.
 *
 * @param result the folder of the files of the result
 * @param summary the file for the result as JSON
 */
record WorkerOrder(
    JobRequest<?> request, EngineSettings settings, int threads, Path result, Path summary) {
  private static final int VERSION = 1;

  String line() {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("order", "run");
    root.put("version", VERSION);
    root.set("job", JsonMapper.shared().readTree(JobJson.write(request)));
    root.put("digests", settings.digests().code());
    root.put("trees", settings.trees().code());
    root.put("threads", threads);
    root.put("result", result.toString());
    root.put("summary", summary.toString());
    return root.toString();
  }

  static String line(Secrets secrets) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("order", "secrets");
    ObjectNode values = root.putObject("values");
    new TreeMap<>(secrets.values()).forEach(values::put);
    return root.toString();
  }

  /**
   * Reads the first line.
   *
   * @throws FaultException with {@code JOB_REQUEST_INVALID}
   */
  static WorkerOrder read(String line) {
    JsonNode root = parse(line);
    if (!root.path("order").asString("").equals("run")
        || root.path("version").asInt(0) != VERSION) {
      throw invalid("order: run, version: " + VERSION);
    }
    return new WorkerOrder(
        JobJson.read(root.path("job").toString()),
        new EngineSettings(
            Word.of(DigestPath.class, root.path("digests").asString(""))
                .orElseThrow(() -> invalid("digests")),
            Word.of(TreeAccess.class, root.path("trees").asString(""))
                .orElseThrow(() -> invalid("trees"))),
        Math.max(1, root.path("threads").asInt(1)),
        Path.of(root.path("result").asString("")),
        Path.of(root.path("summary").asString("")));
  }

  /** Reads the second line. */
  static Secrets secrets(String line) {
    JsonNode root = parse(line);
    if (!root.path("order").asString("").equals("secrets")) {
      throw invalid("order: secrets");
    }
    Map<String, String> values = new TreeMap<>();
    root.path("values")
        .properties()
        .forEach(each -> values.put(each.getKey(), each.getValue().asString("")));
    return Secrets.of(values);
  }

  /** What is wrong with it is not repeated: it may hold secrets. */
  private static JsonNode parse(String line) {
    try {
      return JsonMapper.shared().readTree(line);
    } catch (JacksonException _) {
      throw invalid("JSON");
    }
  }

  private static FaultException invalid(String reason) {
    return FaultException.of(FaultCode.JOB_REQUEST_INVALID, "reason", reason);
  }
}
