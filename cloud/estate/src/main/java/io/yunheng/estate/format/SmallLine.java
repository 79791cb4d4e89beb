/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Origin.Manner;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * One line that is not a resource: a flat JSON object whose members are texts, whole numbers,
 * booleans or lists of texts. Whatever is wrong with it is a fault.
 */
final class SmallLine {
  private final FileFaults faults;
  private final long line;
  private final Map<String, Object> members = new LinkedHashMap<>();

  private SmallLine(FileFaults faults, long line) {
    this.faults = faults;
    this.line = line;
  }

  static SmallLine read(LineSource source, FileFaults faults) {
    SmallLine small = new SmallLine(faults, source.line());
    try (JsonParser parser =
        EstateFormat.JSON.createParser(
            ObjectReadContext.empty(), source.bytes(), source.start(), source.length())) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        if (small.members.put(name, small.value(parser, name)) != null) {
          throw faults.at(source.line(), FaultCode.ESTATE_MEMBER_TWICE, "member", name);
        }
      }
      boolean closed = parser.currentToken() == JsonToken.END_OBJECT;
      int last = source.start() + source.length() - 1;
      if (!closed || parser.nextToken() != null || source.bytes()[last] != '}') {
        throw small.malformed(parser.currentLocation().getByteOffset());
      }
    } catch (JacksonException e) {
      throw small.malformed(e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
    }
    return small;
  }

  private FaultException malformed(long offset) {
    String column = Long.toString(Math.max(1, offset));
    return faults.at(line, FaultCode.ESTATE_LINE_MALFORMED, "column", column);
  }

  private Object value(JsonParser parser, String name) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> wholeNumber(parser, name);
      case START_ARRAY -> texts(parser, name);
      case null, default -> throw type(name, "text / number / list", Tokens.word(parser));
    };
  }

  private Object wholeNumber(JsonParser parser, String name) {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
          throw type(name, "number (64 bit)", Tokens.word(parser));
    };
  }

  private List<String> texts(JsonParser parser, String name) {
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw type(name, "list of texts", Tokens.word(parser));
      }
      texts.add(parser.getString());
    }
    return List.copyOf(texts);
  }

  private FaultException type(String member, String expected, String actual) {
    return faults.at(
        line,
        FaultCode.ESTATE_TYPE_WRONG,
        "member",
        member,
        "expected",
        expected,
        "actual",
        actual);
  }

  EstateHeader header() {
    if (!text(EstateFormat.HEADER).equals("estate")) {
      throw faults.at(line, FaultCode.ESTATE_FOREIGN);
    }
    long version = number("version");
    if (version > EstateFormat.VERSION) {
      throw faults.at(
          line,
          FaultCode.ESTATE_FROM_FUTURE,
          "version",
          Long.toString(version),
          "known",
          Integer.toString(EstateFormat.VERSION));
    }
    if (version < 1) {
      throw word("version", Long.toString(version), "1");
    }
    only(
        EstateFormat.HEADER,
        "version",
        "name",
        "cloud",
        "collectedAt",
        "viewpoint",
        "tenants",
        "producer");
    String viewpoint = text("viewpoint");
    if (!viewpoint.equals(EstateHeader.PLATFORM) && !viewpoint.equals(EstateHeader.TENANT)) {
      throw word("viewpoint", viewpoint, EstateHeader.PLATFORM + ", " + EstateHeader.TENANT);
    }
    return new EstateHeader(
        text("name"),
        text("cloud"),
        moment("collectedAt"),
        viewpoint,
        texts("tenants"),
        text("producer"));
  }

  void define(EstateDefinitions definitions) {
    String sort = text(EstateFormat.DEFINITION);
    switch (sort) {
      case "origin" -> {
        only(EstateFormat.DEFINITION, "n", "collector", "call", "time", "manner");
        next(definitions.originCount(), "origin");
        String manner = text("manner");
        definitions.addOrigin(
            new Origin(
                text("collector"),
                text("call"),
                moment("time"),
                Manner.of(manner)
                    .orElseThrow(
                        () ->
                            word(
                                "manner",
                                manner,
                                Arrays.stream(Manner.values())
                                    .map(Manner::code)
                                    .collect(Collectors.joining(", "))))),
            line);
      }
      case "gap" -> {
        only(EstateFormat.DEFINITION, "n", "status", "reason", "need", EstateFormat.ORIGIN);
        next(definitions.gapCount(), "gap");
        Understanding status = status();
        if (status == Understanding.COMPLETE) {
          throw word("status", status.code(), "partial, denied, failed, unsupported");
        }
        definitions.addGap(
            new Gap(status, text("reason"), text("need"), origin(definitions)), line);
      }
      default -> throw word(EstateFormat.DEFINITION, sort, "origin, gap");
    }
  }

  private void next(int expected, String what) {
    long number = number("n");
    if (number != expected) {
      throw faults.at(
          line,
          FaultCode.ESTATE_OUT_OF_ORDER,
          "found",
          what + " " + number,
          "after",
          what + " " + (expected - 1));
    }
  }

  Coverage coverage(EstateDefinitions definitions) {
    only(EstateFormat.COVERAGE, "scope", "status", "reason", "need", "count", EstateFormat.ORIGIN);
    String code = text(EstateFormat.COVERAGE);
    Kind kind =
        Kind.of(code)
            .orElseThrow(() -> faults.at(line, FaultCode.ESTATE_KIND_UNKNOWN, "kind", code));
    long count = number("count");
    if (count < 0) {
      throw type("count", "number >= 0", Long.toString(count));
    }
    return new Coverage(
        kind, text("scope"), status(), text("reason"), text("need"), count, origin(definitions));
  }

  /** What the end line says the file holds. */
  record End(long records, String sha256) {}

  End end() {
    only(EstateFormat.END, "records", "sha256");
    if (!(require(EstateFormat.END) instanceof Boolean yes) || !yes) {
      throw type(EstateFormat.END, "true", String.valueOf(require(EstateFormat.END)));
    }
    return new End(number("records"), text("sha256"));
  }

  private Understanding status() {
    String status = text("status");
    return Understanding.of(status)
        .orElseThrow(
            () ->
                word(
                    "status",
                    status,
                    Arrays.stream(Understanding.values())
                        .map(Understanding::code)
                        .collect(Collectors.joining(", "))));
  }

  private Origin origin(EstateDefinitions definitions) {
    long number = number(EstateFormat.ORIGIN);
    EstateDefinitions.Snapshot snapshot = definitions.snapshot();
    if (!snapshot.hasOrigin(number, line)) {
      throw faults.at(
          line,
          FaultCode.ESTATE_NUMBER_UNDEFINED,
          "member",
          EstateFormat.ORIGIN,
          "number",
          Long.toString(number));
    }
    return snapshot.origin(number);
  }

  private FaultException word(String member, String word, String known) {
    return faults.at(
        line, FaultCode.ESTATE_WORD_WRONG, "member", member, "word", word, "known", known);
  }

  private void only(String... known) {
    Set<String> names = Set.of(known);
    for (String name : members.keySet()) {
      if (!names.contains(name)) {
        throw faults.at(line, FaultCode.ESTATE_MEMBER_UNKNOWN, "member", name);
      }
    }
  }

  private Object require(String member) {
    @Nullable Object value = members.get(member);
    if (value == null) {
      throw faults.at(line, FaultCode.ESTATE_MEMBER_MISSING, "member", member);
    }
    return value;
  }

  private String text(String member) {
    if (require(member) instanceof String text) {
      return text;
    }
    throw type(member, "text", Tokens.word(require(member)));
  }

  private long number(String member) {
    if (require(member) instanceof Long number) {
      return number;
    }
    throw type(member, "number", Tokens.word(require(member)));
  }

  private Instant moment(String member) {
    String text = text(member);
    return Moments.parse(text).orElseThrow(() -> type(member, "time (RFC 3339, UTC)", text));
  }

  private List<String> texts(String member) {
    if (require(member) instanceof List<?> list) {
      return list.stream().map(String.class::cast).toList();
    }
    throw type(member, "list of texts", Tokens.word(require(member)));
  }
}
