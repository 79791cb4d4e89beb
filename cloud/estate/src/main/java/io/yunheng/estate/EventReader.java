/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.events.EventLine;
import io.yunheng.estate.events.EventWords;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads files of events: one JSON object a line ({@code .jsonl}), one JSON value ({@code .json}),
 * or a service's log, where an event is what stands from the first brace of a line on and lines
 * without one are none. What cannot be understood makes the audit trail partial and is counted.
 */
public final class EventReader {
  /** The reason of a trail of which not everything was understood. */
  public static final String NOT_UNDERSTOOD = "events-not-understood";

  private static final int LONGEST_LINE = 4 << 20;
  private static final long LARGEST_VALUE = 64L << 20;
  private static final String COLLECTOR = "events";

  private final EventLine lines = new EventLine(new EventWords());
  private final String file;
  private final EstateHeader header;
  private final Origin.Manner manner;
  private final Map<String, AuditEvent> events = new TreeMap<>();
  private long strange;
  private long firstStrange;

  private EventReader(String file, EstateHeader header, Origin.Manner manner) {
    this.file = file;
    this.header = header;
    this.manner = manner;
  }

  /**
   * The events of a file, each once.
   *
   * @param file its name, for messages and origins
   * @param header of the estate that they are read into; its moment is that of all origins
   * @throws FaultException if the file cannot be read
   */
  public static Estate read(Path path, String file, EstateHeader header, Origin.Manner manner) {
    EventReader reader = new EventReader(file, header, manner);
    try {
      if (file.endsWith(".json")) {
        reader.value(path);
      } else {
        reader.lines(path, file.endsWith(".jsonl"));
      }
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE, "file", file, "reason", String.valueOf(e.getMessage()));
    }
    return reader.estate();
  }

  private Estate estate() {
    Origin origin = origin(file);
    boolean complete = strange == 0;
    return Estate.builder(header)
        .addAll(Kind.AUDIT_EVENT, events.values())
        .add(
            new Coverage(
                Kind.AUDIT_EVENT,
                Coverage.WHOLE,
                complete ? Understanding.COMPLETE : Understanding.PARTIAL,
                complete ? "" : NOT_UNDERSTOOD,
                complete ? "" : file + " line " + firstStrange + " (" + strange + ")",
                events.size(),
                origin))
        .build();
  }

  private void value(Path path) throws IOException {
    if (Files.size(path) > LARGEST_VALUE) {
      throw FaultException.of(
          FaultCode.FILE_TOO_LARGE,
          "file",
          file,
          "size",
          Long.toString(Files.size(path)),
          "limit",
          Long.toString(LARGEST_VALUE));
    }
    Optional<JsonNode> value = parse(Files.readString(path, StandardCharsets.UTF_8));
    if (value.isEmpty()) {
      strange(1);
    } else if (value.get().isArray()) {
      for (JsonNode one : value.get()) {
        event(one, 1);
      }
    } else {
      event(value.get(), 1);
    }
  }

  private void lines(Path path, boolean eventsOnly) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 1;
      boolean tooLong = false;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          line(line, number, tooLong, eventsOnly);
          number++;
          tooLong = false;
        } else if (line.size() < LONGEST_LINE) {
          line.write(next);
        } else {
          tooLong = true;
        }
      }
      line(line, number, tooLong, eventsOnly);
    }
  }

  private void line(ByteArrayOutputStream bytes, long number, boolean tooLong, boolean eventsOnly) {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    int brace = text.indexOf('{');
    if (text.isBlank() || (brace < 0 && !eventsOnly)) {
      return;
    }
    Optional<JsonNode> value =
        tooLong || brace < 0 ? Optional.empty() : parse(text.substring(brace));
    if (value.isPresent()) {
      event(value.get(), number);
    } else {
      strange(number);
    }
  }

  private void event(JsonNode message, long line) {
    Optional<AuditEvent> event = lines.read(message, origin(file + ", line " + line));
    if (event.isPresent()) {
      events.putIfAbsent(event.get().id(), event.get());
    } else if (!lines.sentence(message)) {
      strange(line);
    }
  }

  private void strange(long line) {
    if (strange == 0) {
      firstStrange = line;
    }
    strange++;
  }

  private Origin origin(String place) {
    return new Origin(COLLECTOR, place, header.collectedAt(), manner);
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(JsonMapper.shared().readTree(text));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
