/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The canonical form of JSON: members by the bytes of their names, of members of one name the last,
 * numbers as decimals, no blanks.
 */
final class JsonForms {
  private static final int DEEPEST = 500;
  private static final int LONGEST_NUMBER = 1_000;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(1 << 30)
                  .maxNameLength(1 << 24)
                  .build())
          .build();

  private JsonForms() {}

  /** An array or object that is being read. */
  private static final class Open {
    private final boolean object;
    private final TreeMap<String, String> members;
    private final StringBuilder elements = new StringBuilder();
    private String name = "";

    Open(boolean object) {
      this.object = object;
      this.members = new TreeMap<>(JsonForms::byBytes);
    }

    void add(String value) {
      if (object) {
        members.put(name, value);
      } else {
        elements.append(elements.isEmpty() ? "" : ",").append(value);
      }
    }

    String done() {
      if (!object) {
        return "[" + elements + "]";
      }
      StringBuilder text = new StringBuilder("{");
      members.forEach(
          (key, value) -> {
            text.append(text.length() == 1 ? "" : ",");
            quote(key, text);
            text.append(':').append(value);
          });
      return text.append('}').toString();
    }
  }

  /** Code point by code point, which is the order of the bytes in UTF-8. */
  private static int byBytes(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length()) {
      int a = one.codePointAt(at);
      int b = other.codePointAt(at);
      if (a != b) {
        return Integer.compare(a, b);
      }
      at += Character.charCount(a);
    }
    return Integer.compare(one.length(), other.length());
  }

  /** The form of a JSON text; what is none, or is too deep, stays as it is. */
  static void canonical(byte[] in, int at, int length, Cells out) {
    Deque<Open> open = new ArrayDeque<>();
    try (JsonParser parser =
        FACTORY.createParser(
            ObjectReadContext.empty(), new String(in, at, length, StandardCharsets.UTF_8))) {
      String whole = "";
      boolean done = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (done) {
          out.put(in, at, length);
          return;
        }
        String value;
        switch (token) {
          case START_OBJECT, START_ARRAY -> {
            open.push(new Open(token == JsonToken.START_OBJECT));
            continue;
          }
          case PROPERTY_NAME -> {
            open.element().name = parser.getString();
            continue;
          }
          case END_OBJECT, END_ARRAY -> value = open.pop().done();
          case VALUE_STRING -> {
            StringBuilder text = new StringBuilder();
            quote(parser.getString(), text);
            value = text.toString();
          }
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
              value = NumberForms.json(new BigDecimal(parser.getString()));
          case VALUE_TRUE -> value = "true";
          case VALUE_FALSE -> value = "false";
          case VALUE_NULL -> value = "null";
          default -> throw new CellFormException("json");
        }
        if (open.isEmpty()) {
          whole = value;
          done = true;
        } else {
          open.element().add(value);
        }
      }
      if (done) {
        out.utf8(whole);
      } else {
        out.put(in, at, length);
      }
    } catch (JacksonException | NumberFormatException _) {
      out.put(in, at, length);
    }
  }

  /** A text in quotes; only quotes, backslashes, controls and half surrogates are escaped. */
  static void quote(String text, StringBuilder into) {
    into.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        into.append(c).append(text.charAt(++i));
      } else if (c == '"' || c == '\\') {
        into.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        into.append("\\u");
        String hex = Integer.toHexString(c);
        into.append("0".repeat(4 - hex.length())).append(hex);
      } else {
        into.append(c);
      }
    }
    into.append('"');
  }
}
