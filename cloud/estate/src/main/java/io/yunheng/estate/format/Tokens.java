/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import java.util.List;
import tools.jackson.core.JsonParser;

/** What faults call the things found in JSON. */
final class Tokens {
  private Tokens() {}

  /** What the parser stands on. */
  static String word(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "object";
      case START_ARRAY -> "list";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT -> "number";
      case VALUE_NUMBER_FLOAT -> "fraction";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      case VALUE_NULL -> "null";
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "nothing";
      case null -> "nothing";
    };
  }

  static String word(Object value) {
    return switch (value) {
      case String _ -> "text";
      case Long _ -> "number";
      case Boolean _ -> "boolean";
      case List<?> _ -> "list";
      default -> "object";
    };
  }
}
