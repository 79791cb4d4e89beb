/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Nothing;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Makes nodes of one document's tokens. */
final class TokenNodes {
  private static final String MERGE = "<<";
  private static final Set<String> PLAIN_TAGS =
      Stream.of("str", "int", "float", "bool", "map", "seq")
          .map(tag -> "tag:yaml.org,2002:" + tag)
          .collect(Collectors.toUnmodifiableSet());

  private final String name;
  private final FaultCode malformed;
  private final JsonParser parser;
  private final int linesBefore;
  private final Optional<YamlAnchors> anchors;

  TokenNodes(String name, FaultCode malformed, JsonParser parser, int linesBefore) {
    this(name, malformed, parser, linesBefore, Optional.empty());
  }

  /**
   * The nodes of a document.
   *
   * @param anchors where anchors are kept; without them anchors, aliases and tags are refused
   */
  TokenNodes(
      String name,
      FaultCode malformed,
      JsonParser parser,
      int linesBefore,
      Optional<YamlAnchors> anchors) {
    this.name = name;
    this.malformed = malformed;
    this.parser = parser;
    this.linesBefore = linesBefore;
    this.anchors = anchors;
  }

  /** The one document there is; an empty one is an empty mapping. */
  Node document() {
    try {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return new Mapping(Map.of(), line());
      }
      Node node = node();
      if (parser.nextToken() != null) {
        throw malformed(Integer.toString(line()), "more than one document");
      }
      return node;
    } catch (JacksonException e) {
      String place =
          e.getLocation() == null
              ? "?"
              : e.getLocation().getLineNr() + linesBefore + ":" + e.getLocation().getColumnNr();
      throw malformed(place, said(e.getOriginalMessage()));
    }
  }

  /** What a parser says, without the lines of the text that it repeats. */
  private static String said(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining("; "));
  }

  private Node node() {
    if (anchors.isEmpty() || !(parser instanceof YAMLParser yaml)) {
      refuseAliases();
      return written();
    }
    YamlAnchors known = anchors.get();
    String place = Integer.toString(line());
    if (yaml.isCurrentAlias()) {
      String alias = parser.getString();
      return known.alias(alias).orElseThrow(() -> malformed(place, "alias *" + alias));
    }
    String tag = yaml.getTypeId();
    if (tag != null && !PLAIN_TAGS.contains(tag)) {
      throw malformed(place, "tag " + tag);
    }
    Optional<String> anchor =
        parser.currentToken().isScalarValue()
            ? known.written(parser.currentTokenLocation().getCharOffset())
            : Optional.ofNullable(yaml.getObjectId());
    long before = known.size();
    known.count(1);
    Node node = written();
    anchor.ifPresent(given -> known.put(given, node, known.size() - before));
    return node;
  }

  private Node written() {
    int line = line();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> sequence(line);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Scalar(parser.getString(), line);
      case VALUE_NULL -> new Nothing(line);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw malformed(Integer.toString(line), "unexpected " + parser.currentToken());
    };
  }

  private Mapping mapping(int line) {
    Map<String, Node> entries = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (anchors.isEmpty()) {
        refuseAliases();
      }
      String key = parser.currentName();
      parser.nextToken();
      Node node = node();
      if (anchors.isPresent() && key.equals(MERGE)) {
        merged.addAll(node instanceof Sequence(List<Node> items, int _) ? items : List.of(node));
      } else {
        entries.put(key, node);
      }
    }
    for (Node one : merged) {
      if (!(one instanceof Mapping(Map<String, Node> others, int _))) {
        throw malformed(Integer.toString(one.line()), MERGE + " without a mapping");
      }
      others.forEach(entries::putIfAbsent);
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
    if (parser instanceof YAMLParser yaml
        && (yaml.isCurrentAlias() || yaml.getObjectId() != null || yaml.getTypeId() != null)) {
      throw FaultException.of(
          FaultCode.YAML_ALIAS, "file", name, "place", Integer.toString(line()));
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr() + linesBefore;
  }

  private FaultException malformed(String place, String reason) {
    return FaultException.of(malformed, "file", name, "place", place, "reason", reason);
  }

  /** The text of bytes in UTF-8, without a byte-order mark. */
  static String text(byte[] bytes, String name) {
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
