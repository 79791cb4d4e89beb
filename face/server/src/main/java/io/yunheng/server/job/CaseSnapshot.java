/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the folder of a case held when a job saw it, so that it can be made again: the bytes of
 * evidence stay until their case is deleted.
 *
 * @param yaml the text of {@code case.yaml}
 * @param written places of what was written for the job; it lies below {@link #WRITTEN} in the
 *     folder of the run
 */
public record CaseSnapshot(String yaml, List<Entry> entries, List<String> written) {
  /** The name of the file with it, in the folder of a run. */
  public static final String FILE = "case.json";

  /** The folder in that of a run with what was written for it and is not evidence. */
  public static final String WRITTEN = "case";

  private static final int LARGEST = 64 << 20;

  /** A piece of evidence and its place in the folder. */
  public record Entry(String place, RandomId evidence) {}

  public CaseSnapshot {
    entries = List.copyOf(entries);
    written = List.copyOf(written);
  }

  /** As the file has it. */
  byte[] bytes() {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("case.yaml", yaml);
    ArrayNode all = root.putArray("evidence");
    entries.forEach(
        one -> all.addObject().put("place", one.place()).put("id", one.evidence().text()));
    if (!written.isEmpty()) {
      ArrayNode places = root.putArray("written");
      written.forEach(places::add);
    }
    return JsonMapper.shared().writeValueAsBytes(root);
  }

  /**
   * Reads that of a run.
   *
   * @param folder of the run
   * @return empty where the run has none
   * @throws FaultException if it is damaged
   */
  public static Optional<CaseSnapshot> in(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JsonMapper.shared().readTree(BoundedFile.bytes(file, FILE, LARGEST));
      List<Entry> entries = new ArrayList<>();
      for (JsonNode one : root.path("evidence")) {
        entries.add(
            new Entry(
                one.path("place").asString(""),
                RandomId.parse(one.path("id").asString(""))
                    .orElseThrow(
                        () -> FaultException.of(FaultCode.EVIDENCE_DAMAGED, "file", FILE))));
      }
      List<String> written = new ArrayList<>();
      for (JsonNode one : root.path("written")) {
        written.add(
            Stream.concat(
                    Arrays.stream(Book.values()).map(Book::path), Stream.of(CaseRecords.PLACE))
                .filter(known -> known.equals(one.asString("")))
                .findFirst()
                .orElseThrow(() -> FaultException.of(FaultCode.EVIDENCE_DAMAGED, "file", FILE)));
      }
      return Optional.of(new CaseSnapshot(root.path("case.yaml").asString(""), entries, written));
    } catch (JacksonException e) {
      throw FaultException.of(FaultCode.EVIDENCE_DAMAGED, "file", FILE);
    }
  }
}
