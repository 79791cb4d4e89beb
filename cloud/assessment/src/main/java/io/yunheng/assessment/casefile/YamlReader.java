/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.assessment.casefile.YamlNode.Mapping;
import io.yunheng.assessment.casefile.YamlNode.Scalar;
import io.yunheng.assessment.casefile.YamlNode.Sequence;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads a small YAML file written by a stranger: one document, no anchors, aliases or tags, no key
 * twice, bounded in size and depth.
 */
final class YamlReader {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 16;
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final String name;
  private final YAMLParser parser;

  private YamlReader(String name, YAMLParser parser) {
    this.name = name;
    this.parser = parser;
  }

  /**
   * The document in the file, empty when the file holds none.
   *
   * @param name the file's name for messages
   * @throws FaultException if it cannot be read or is not such YAML
   */
  static Optional<YamlNode> read(Path file, String name) {
    String text = BoundedFile.text(file, name, MAX_BYTES);
    try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
      YamlReader reader = new YamlReader(name, parser);
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return Optional.empty();
      }
      YamlNode node = reader.node();
      if (parser.nextToken() != null) {
        throw reader.malformed("more than one document");
      }
      return Optional.of(node);
    } catch (JacksonException e) {
      String place =
          e.getLocation() == null
              ? "?"
              : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
      throw FaultException.of(
          FaultCode.YAML_MALFORMED,
          "file",
          name,
          "place",
          place,
          "reason",
          firstLine(e.getOriginalMessage()));
    }
  }

  private YamlNode node() {
    if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
      throw FaultException.of(
          FaultCode.YAML_ALIAS, "file", name, "place", Integer.toString(line()));
    }
    int line = line();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> sequence(line);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Scalar(parser.getString(), line);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, VALUE_NULL ->
          throw malformed("unexpected " + parser.currentToken());
    };
  }

  private Mapping mapping(int line) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (parser.isCurrentAlias() || parser.getObjectId() != null) {
        throw FaultException.of(
            FaultCode.YAML_ALIAS, "file", name, "place", Integer.toString(line()));
      }
      String key = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        entries.put(key, node());
      }
    }
    return new Mapping(entries, line);
  }

  private Sequence sequence(int line) {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NULL) {
        items.add(node());
      }
    }
    return new Sequence(List.copyOf(items), line);
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

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
