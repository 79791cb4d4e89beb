/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a recording: one JSON object per exchange. */
final class RecordingLines {
  /** The file in a recording's folder. */
  static final String FILE = "exchanges.jsonl";

  static final String FORMAT = "openstack-recording";
  static final int VERSION = 1;

  private static final Map<String, FaultCode> FAULTS = faults();

  private final JsonMapper json = JsonMapper.builder().build();

  ObjectNode read(ReadRequest request, HttpAnswer answer) {
    ObjectNode line = json.createObjectNode();
    line.put("read", request.verb().name());
    line.put("uri", request.uri().toString());
    ObjectNode headers = line.putObject("ask");
    request.headers().forEach(headers::put);
    line.put("scope", request.scope());
    return answer(line, answer);
  }

  ObjectNode login(TokenRequest request, LoginAnswer granted) {
    ObjectNode line = json.createObjectNode();
    line.put("login", request.uri().toString());
    line.put("scope", request.scope());
    line.put("granted", granted.token().isPresent());
    return answer(line, granted.answer());
  }

  ObjectNode handshake(URI endpoint, Handshake shown) {
    ObjectNode line = json.createObjectNode();
    line.put("handshake", endpoint.toString());
    line.put("outcome", shown.outcome().name().toLowerCase(Locale.ROOT));
    line.put("protocol", shown.protocol());
    line.put("verified", shown.verified());
    line.put("clientCertificate", shown.clientCertificate());
    line.put("time", shown.time().toString());
    return line;
  }

  private static ObjectNode answer(ObjectNode line, HttpAnswer answer) {
    line.put("time", answer.time().toString());
    switch (answer) {
      case HttpAnswer.Reply reply -> {
        line.put("status", reply.status());
        ObjectNode headers = line.putObject("headers");
        reply.headers().forEach(headers::put);
        if (!reply.body().isMissingNode()) {
          line.set("body", reply.body());
        }
      }
      case HttpAnswer.Silence(Fault fault, Instant _) -> {
        line.put("fault", fault.code().code());
        ObjectNode details = line.putObject("details");
        new TreeMap<>(fault.details()).forEach(details::put);
      }
    }
    return line;
  }

  /** What identifies a question in a recording. */
  static String key(CloudRequest request) {
    return switch (request) {
      case ReadRequest read ->
          read.verb() + " " + read.uri() + " " + read.headers() + " " + read.scope();
      case TokenRequest login -> "LOGIN " + login.uri() + " " + login.scope();
    };
  }

  static String key(URI endpoint) {
    return "HANDSHAKE " + endpoint;
  }

  /**
   * The key of a recorded line; the line is known to be one of ours or {@link
   * IllegalArgumentException} comes.
   */
  static String key(JsonNode line) {
    if (line.has("read")) {
      return text(line, "read")
          + " "
          + text(line, "uri")
          + " "
          + texts(line.path("ask"))
          + " "
          + text(line, "scope");
    }
    if (line.has("login")) {
      return "LOGIN " + text(line, "login") + " " + text(line, "scope");
    }
    return "HANDSHAKE " + text(line, "handshake");
  }

  static HttpAnswer answer(JsonNode line) {
    Instant time = Instant.parse(text(line, "time"));
    if (line.has("fault")) {
      FaultCode code = FAULTS.get(text(line, "fault"));
      if (code == null) {
        throw new IllegalArgumentException("fault");
      }
      return new HttpAnswer.Silence(new Fault(code, texts(line.path("details"))), time);
    }
    JsonNode body = line.has("body") ? line.get("body") : MissingNode.getInstance();
    return new HttpAnswer.Reply(
        line.path("status").asInt(), texts(line.path("headers")), body, time);
  }

  static Handshake shown(JsonNode line) {
    return new Handshake(
        Handshake.Outcome.valueOf(text(line, "outcome").toUpperCase(Locale.ROOT)),
        text(line, "protocol"),
        line.path("verified").asBoolean(),
        text(line, "clientCertificate"),
        Instant.parse(text(line, "time")));
  }

  static String text(JsonNode line, String name) {
    JsonNode value = line.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException(name);
    }
    return value.stringValue();
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    for (String name : object.propertyNames()) {
      texts.put(name, text(object, name));
    }
    return texts;
  }

  private static Map<String, FaultCode> faults() {
    Map<String, FaultCode> map = new HashMap<>();
    for (FaultCode code : FaultCode.values()) {
      map.put(code.code(), code);
    }
    return Map.copyOf(map);
  }
}
