/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.data;

import io.yunheng.catalog.data.Node.Mapping;
import io.yunheng.catalog.data.Node.Nothing;
import io.yunheng.catalog.data.Node.Scalar;
import io.yunheng.catalog.data.Node.Sequence;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML file: one document, UTF-8, no anchors, aliases or tags, no key twice in a mapping, bounded
 * in size and depth.
 */
public final class YamlDocument {
  /** The largest file read, in bytes. */
  public static final long MAX_BYTES = 8L << 20;

  private static final int MAX_DEPTH = 32;
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final String name;
  private final YAMLParser parser;

  private YamlDocument(String name, YAMLParser parser) {
    this.name = name;
    this.parser = parser;
  }

  /**
   * The document in a file.
   *
   * @param name the file's name for messages
   * @throws FaultException if it cannot be read or is no such YAML
   */
  public static Node read(Path file, String name) {
    return parse(bytes(file, name), name);
  }

  /**
   * The bytes of a file that is not too large to be parsed.
   *
   * @throws FaultException if it cannot be read
   */
  public static byte[] bytes(Path file, String name) {
    try {
      refuseLarge(Files.size(file), name);
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE, "file", name, "reason", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The document in these bytes; an empty one is an empty mapping.
   *
   * @throws FaultException if it is no such YAML
   */
  public static Node parse(byte[] bytes, String name) {
    refuseLarge(bytes.length, name);
    try (YAMLParser parser =
        (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text(bytes, name))) {
      YamlDocument reader = new YamlDocument(name, parser);
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return new Mapping(Map.of(), 1);
      }
      Node node = reader.node();
      if (parser.nextToken() != null) {
        throw reader.malformed("more than one document");
      }
      return node;
    } catch (JacksonException e) {
      throw malformed(name, e);
    }
  }

  private Node node() {
    refuseAliases();
    int line = line();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> sequence(line);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Scalar(parser.getString(), line);
      case VALUE_NULL -> new Nothing(line);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw malformed("unexpected " + parser.currentToken());
    };
  }

  private Mapping mapping(int line) {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      refuseAliases();
      String key = parser.currentName();
      parser.nextToken();
      entries.put(key, node());
    }
    return new Mapping(Collections.unmodifiableMap(entries), line);
  }

  private Sequence sequence(int line) {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Sequence(List.copyOf(items), line);
  }

  private void refuseAliases() {
    if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
      throw FaultException.of(
          FaultCode.YAML_ALIAS, "file", name, "place", Integer.toString(line()));
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private FaultException malformed(String reason) {
    return FaultException.of(
        FaultCode.YAML_MALFORMED,
        "file",
        name,
        "place",
        Integer.toString(line()),
        "reason",
        reason);
  }

  private static FaultException malformed(String name, JacksonException e) {
    String place =
        e.getLocation() == null
            ? "?"
            : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    String reason = e.getOriginalMessage().lines().findFirst().orElse("");
    return FaultException.of(
        FaultCode.YAML_MALFORMED, "file", name, "place", place, "reason", reason);
  }

  private static void refuseLarge(long size, String name) {
    if (size > MAX_BYTES) {
      throw FaultException.of(
          FaultCode.FILE_TOO_LARGE,
          "file",
          name,
          "size",
          Long.toString(size),
          "limit",
          Long.toString(MAX_BYTES));
    }
  }

  private static String text(byte[] bytes, String name) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(buffer)
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw FaultException.of(
          FaultCode.FILE_NOT_UTF8, "file", name, "offset", Integer.toString(buffer.position()));
    }
  }
}
