/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.estate.Kind;
import io.yunheng.fault.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An example row for each register that has one: made up, and shown as such. */
final class ExampleRows {
  private static final String FILE = "/yunheng/server/register-examples.json";

  private final JsonNode root;

  private ExampleRows(JsonNode root) {
    this.root = root;
  }

  /** Those that ship. */
  static ExampleRows shipped() {
    try (InputStream in = Objects.requireNonNull(ExampleRows.class.getResourceAsStream(FILE))) {
      return new ExampleRows(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the example says in a column, as it is typed; empty where it says nothing. */
  String typed(Kind kind, String column, Language language) {
    JsonNode one = root.path(kind.code()).path(column);
    return one.isObject() ? one.path(language.code()).asString("") : one.asString("");
  }
}
