/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.RandomId;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened to each job, in a file of its own; told in the language of the reader. */
public final class JobLog {
  private static final int MOST_LINES = 500;

  private final Path folder;
  private final InstantSource clock;

  /**
   * Logs in a folder.
   *
   * @param data the data folder
   */
  public JobLog(Path data, InstantSource clock) {
    this.folder = data.resolve("job-logs");
    this.clock = clock;
  }

  /**
   * A line of a log.
   *
   * @param event a code: what happened
   * @param detail the phase, the number of the attempt or the faults; may be empty
   */
  public record Line(Instant at, String event, String detail) {}

  /** Adds a line; where the disk is full it is lost, and the job goes on. */
  void add(RandomId job, String event, String detail) {
    String line =
        JsonMapper.shared()
            .createObjectNode()
            .put("at", clock.instant().toEpochMilli())
            .put("event", event)
            .put("detail", detail)
            .toString();
    try {
      Files.createDirectories(folder);
      Files.writeString(
          file(job), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException _) {
      System.getLogger("io.yunheng.server")
          .log(System.Logger.Level.WARNING, "jobs: a line of a log is lost");
    }
  }

  /** The first lines of a log. */
  public List<Line> read(RandomId job) {
    List<Line> lines = new ArrayList<>();
    if (!Files.exists(file(job))) {
      return lines;
    }
    try (Stream<String> all = Files.lines(file(job), StandardCharsets.UTF_8)) {
      all.limit(MOST_LINES)
          .forEach(
              text -> {
                try {
                  JsonNode line = JsonMapper.shared().readTree(text);
                  lines.add(
                      new Line(
                          Instant.ofEpochMilli(line.path("at").asLong(0)),
                          line.path("event").asString(""),
                          line.path("detail").asString("")));
                } catch (JacksonException _) {
                  // The machine stopped while this line was written.
                }
              });
    } catch (IOException e) {
      throw ReplacedFile.failed(file(job), e);
    }
    return lines;
  }

  private Path file(RandomId job) {
    return folder.resolve(job + ".jsonl");
  }
}
