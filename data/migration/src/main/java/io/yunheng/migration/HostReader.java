/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.JsonDocument;
import io.yunheng.files.Node;
import io.yunheng.migration.hosts.HostRules;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads collections of hosts, as {@code docs/formats/hosts.md} specifies. There is no partial
 * result; only a line that is not UTF-8 is left out, and then its section is not complete.
 */
public final class HostReader {
  /** The largest file read, in bytes. */
  public static final int MAX_BYTES = 64 << 20;

  /** The longest line read, in bytes. */
  public static final int MAX_LINE = 1 << 16;

  /** The most lines read. */
  public static final int MAX_LINES = 200_000;

  private static final int VERSION = 1;
  private static final int MOST_FIELDS = 32;
  private static final Set<String> STATUSES =
      Set.of("complete", "partial", "denied", "failed", "unsupported");

  private final String file;
  private final HostRules rules;
  private final List<HostCollection.SectionCoverage> coverages = new ArrayList<>();
  private final SortedMap<String, SortedMap<String, Map<String, String>>> sections =
      new TreeMap<>();
  private Optional<Map<String, String>> header = Optional.empty();
  private boolean ended;
  private int number;

  private HostReader(String file, HostRules rules) {
    this.file = file;
    this.rules = rules;
  }

  /**
   * The collection in a file.
   *
   * @throws FaultException if it is not one, not whole, or beyond the limits
   */
  public static HostCollection read(Path file) {
    String name = String.valueOf(file.getFileName());
    return read(BoundedFile.bytes(file, name, MAX_BYTES), name);
  }

  /**
   * The collection in these bytes.
   *
   * @param name the file's name for messages
   * @throws FaultException likewise
   */
  public static HostCollection read(byte[] bytes, String name) {
    HostReader reader = new HostReader(name, HostRules.shipped());
    reader.lines(bytes);
    return reader.collection(bytes);
  }

  private void lines(byte[] bytes) {
    int from = 0;
    while (from < bytes.length) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      number++;
      if (end == bytes.length) {
        throw FaultException.of(
            number == 1 ? FaultCode.HOST_FOREIGN : FaultCode.HOST_TRUNCATED, "file", file);
      }
      if (end - from > MAX_LINE) {
        throw tooLarge("line", MAX_LINE);
      }
      if (number > MAX_LINES) {
        throw tooLarge("lines", MAX_LINES);
      }
      if (ended) {
        throw wrong("the last line is not the last");
      }
      line(ByteBuffer.wrap(bytes, from, end - from));
      from = end + 1;
    }
    if (header.isEmpty()) {
      throw FaultException.of(FaultCode.HOST_FOREIGN, "file", file);
    }
    if (!ended) {
      throw FaultException.of(FaultCode.HOST_TRUNCATED, "file", file);
    }
  }

  private FaultException tooLarge(String what, int limit) {
    return FaultException.of(
        FaultCode.HOST_TOO_LARGE, "file", file, "what", what, "limit", Integer.toString(limit));
  }

  private FaultException wrong(String problem) {
    return FaultException.of(
        FaultCode.HOST_LINE_MALFORMED,
        "file",
        file,
        "line",
        Integer.toString(number),
        "problem",
        problem);
  }

  private void line(ByteBuffer line) {
    Optional<String> clean = utf8(line);
    String text = clean.orElseGet(() -> StandardCharsets.UTF_8.decode(line.duplicate()).toString());
    if (number == 1 && !text.startsWith("{\"yunheng\":\"host\"")) {
      throw FaultException.of(FaultCode.HOST_FOREIGN, "file", file);
    }
    Node node = JsonDocument.parse(text.getBytes(StandardCharsets.UTF_8), file, number - 1);
    if (!(node instanceof Node.Mapping(Map<String, Node> entries, int _))) {
      throw wrong("no object");
    }
    Map<String, String> fields = new HashMap<>();
    entries.forEach(
        (name, value) -> {
          if (!(value instanceof Node.Scalar(String scalar, int _))) {
            throw wrong(name + " is no plain value");
          }
          fields.put(name, scalar);
        });
    if (fields.size() > MOST_FIELDS) {
      throw wrong("more than " + MOST_FIELDS + " members");
    }
    if (number == 1) {
      header(fields);
    } else if (fields.containsKey("end")) {
      only(fields, Set.of("end", "lines"));
      if (!need(fields, "lines").equals(Integer.toString(number - 2))) {
        throw FaultException.of(FaultCode.HOST_TRUNCATED, "file", file);
      }
      ended = true;
    } else if (fields.containsKey("coverage")) {
      coverage(fields);
    } else if (clean.isEmpty()) {
      coverages.add(
          new HostCollection.SectionCoverage(
              section(fields), "partial", "not-utf8", "line " + number));
    } else {
      entry(fields);
    }
  }

  private static Optional<String> utf8(ByteBuffer line) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(line.duplicate()).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private void header(Map<String, String> fields) {
    only(fields, Set.of("yunheng", "version", "name", "at", "root", "producer"));
    String version = need(fields, "version");
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw wrong("version");
    }
    if (Integer.parseInt(version) > VERSION) {
      throw FaultException.of(
          FaultCode.HOST_FROM_FUTURE, "file", file, "known", Integer.toString(VERSION));
    }
    if (need(fields, "name").isBlank() || !Set.of("true", "false").contains(need(fields, "root"))) {
      throw wrong("name or root");
    }
    moment(need(fields, "at"));
    need(fields, "producer");
    header = Optional.of(Map.copyOf(fields));
  }

  private Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw wrong("at");
    }
  }

  private void coverage(Map<String, String> fields) {
    only(fields, Set.of("coverage", "status", "reason", "need"));
    String section = need(fields, "coverage");
    String status = need(fields, "status");
    if (!rules.sections().containsKey(section)) {
      throw wrong("section " + section);
    }
    if (!STATUSES.contains(status)) {
      throw wrong("status " + status);
    }
    coverages.add(
        new HostCollection.SectionCoverage(
            section, status, need(fields, "reason"), need(fields, "need")));
  }

  private void entry(Map<String, String> fields) {
    String section = section(fields);
    String key = need(fields, "key");
    if (key.isBlank()) {
      throw wrong("key");
    }
    Map<String, String> values = new HashMap<>(fields);
    values.remove("section");
    values.remove("key");
    Set<String> known = rules.fields(section);
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw wrong(section + " has no " + name);
      }
    }
    if (sections.computeIfAbsent(section, _ -> new TreeMap<>()).put(key, values) != null) {
      throw wrong(section + " " + key + " is there twice");
    }
  }

  private String section(Map<String, String> fields) {
    String section = need(fields, "section");
    if (!rules.sections().containsKey(section)) {
      throw wrong("section " + section);
    }
    return section;
  }

  private void only(Map<String, String> fields, Set<String> known) {
    for (String name : fields.keySet()) {
      if (!known.contains(name)) {
        throw wrong("member " + name);
      }
    }
  }

  private String need(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw wrong(name + " is missing");
    }
    return value;
  }

  private HostCollection collection(byte[] bytes) {
    Map<String, String> head = header.orElseThrow();
    return new HostCollection(
        head.getOrDefault("name", ""),
        moment(head.getOrDefault("at", "")),
        head.getOrDefault("root", "").equals("true"),
        sha256(bytes),
        coverages,
        sections);
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
