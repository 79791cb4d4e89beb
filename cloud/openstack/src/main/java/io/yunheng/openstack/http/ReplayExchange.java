/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import io.yunheng.estate.Origin;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.Secret;
import io.yunheng.openstack.Exchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A door that answers from a recording. The same question asked again gets the next recorded
 * answer, and the last one from then on; a question that was never recorded is met with silence.
 */
public final class ReplayExchange implements Exchange {
  private static final long MAX_BYTES = 512L << 20;

  private final Path file;
  private final Map<String, String> header;
  private final Map<String, Deque<JsonNode>> lines;
  private Instant last;

  private ReplayExchange(
      Path file, Map<String, String> header, Map<String, Deque<JsonNode>> lines) {
    this.file = file;
    this.header = header;
    this.lines = lines;
    this.last = Instant.parse(header.get("startedAt"));
  }

  /**
   * Opens the recording in a folder.
   *
   * @throws FaultException if there is none, or it is not whole
   */
  public static ReplayExchange open(Path folder) {
    Path file = folder.resolve(RecordingLines.FILE);
    if (!Files.isRegularFile(file)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", file.toString());
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw FaultException.of(
            FaultCode.FILE_TOO_LARGE,
            "file",
            file.toString(),
            "size",
            Long.toString(Files.size(file)),
            "limit",
            Long.toString(MAX_BYTES));
      }
      return parse(file);
    } catch (CharacterCodingException e) {
      throw FaultException.of(FaultCode.FILE_NOT_UTF8, "file", file.toString(), "offset", "?");
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE,
          "file",
          file.toString(),
          "reason",
          String.valueOf(e.getMessage()));
    }
  }

  private static ReplayExchange parse(Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    Map<String, Deque<JsonNode>> lines = new HashMap<>();
    Map<String, String> header = new TreeMap<>();
    MessageDigest digest = RecordingExchange.sha256();
    boolean whole = false;
    long number = 0;
    long records = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        number++;
        JsonNode line = json.readTree(text);
        if (whole || !line.isObject()) {
          throw invalid(file, number);
        } else if (number == 1) {
          header.putAll(header(line));
        } else if (line.has("end")) {
          whole =
              line.path("records").asLong() == records
                  && RecordingLines.text(line, "sha256")
                      .equals(HexFormat.of().formatHex(digest.digest()));
          if (!whole) {
            throw invalid(file, number);
          }
        } else {
          records++;
          lines.computeIfAbsent(RecordingLines.key(line), _ -> new ArrayDeque<>()).add(line);
        }
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw invalid(file, number);
    }
    if (!whole) {
      throw invalid(file, number);
    }
    return new ReplayExchange(file, header, lines);
  }

  private static Map<String, String> header(JsonNode line) {
    if (!line.path("yunheng").asString("").equals(RecordingLines.FORMAT)
        || line.path("version").asInt(-1) != RecordingLines.VERSION) {
      throw new IllegalArgumentException("header");
    }
    Map<String, String> header = new TreeMap<>();
    for (String name : line.propertyNames()) {
      if (line.get(name).isString()) {
        header.put(name, line.get(name).stringValue());
      }
    }
    Instant.parse(header.getOrDefault("startedAt", ""));
    return header;
  }

  /** What was written down beside the exchanges; {@code startedAt} is always there. */
  public Map<String, String> header() {
    return header;
  }

  @Override
  public HttpAnswer read(ReadRequest request) {
    return next(RecordingLines.key(request))
        .map(this::answer)
        .orElseGet(() -> unknown(request.uri()));
  }

  @Override
  public LoginAnswer login(TokenRequest request) {
    Optional<JsonNode> line = next(RecordingLines.key(request));
    HttpAnswer answer = line.map(this::answer).orElseGet(() -> unknown(request.uri()));
    boolean granted = line.map(l -> l.path("granted").asBoolean()).orElse(false);
    return new LoginAnswer(
        answer, granted ? Optional.of(new Secret(Redaction.MARK)) : Optional.empty());
  }

  @Override
  public Handshake handshake(URI endpoint) {
    try {
      return next(RecordingLines.key(endpoint))
          .map(RecordingLines::shown)
          .orElseGet(() -> new Handshake(Handshake.Outcome.UNREACHABLE, "", false, "", last));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid(file, 0);
    }
  }

  @Override
  public Origin.Manner manner() {
    return Origin.Manner.RECORDED;
  }

  @Override
  public void close() {}

  private Optional<JsonNode> next(String key) {
    Deque<JsonNode> recorded = lines.get(key);
    if (recorded == null) {
      return Optional.empty();
    }
    JsonNode line = recorded.getFirst();
    if (recorded.size() > 1) {
      recorded.removeFirst();
    }
    return Optional.of(line);
  }

  private HttpAnswer answer(JsonNode line) {
    try {
      HttpAnswer answer = RecordingLines.answer(line);
      last = answer.time();
      return answer;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid(file, 0);
    }
  }

  private HttpAnswer unknown(URI uri) {
    return new HttpAnswer.Silence(
        Fault.of(
            FaultCode.CLOUD_RESPONSE_INVALID,
            "url",
            Redaction.shown(uri),
            "reason",
            "not-recorded"),
        last);
  }

  private static FaultException invalid(Path file, long line) {
    return FaultException.of(
        FaultCode.RECORDING_INVALID, "file", file.toString(), "line", Long.toString(line));
  }
}
