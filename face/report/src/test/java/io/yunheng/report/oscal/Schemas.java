/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** NIST's schemas of OSCAL. */
final class Schemas {
  static final Schemas SHARED = new Schemas();

  private final Schema catalog = schema("catalog");
  private final Schema profile = schema("profile");
  private final Schema plan = schema("ssp");

  private Schemas() {}

  private static Schema schema(String model) {
    String name = "/yunheng/oscal/oscal-" + model + "_schema.json";
    try (InputStream in =
        Optional.ofNullable(Schemas.class.getResourceAsStream(name)).orElseThrow()) {
      JsonNode written = JsonMapper.shared().readTree(in.readAllBytes());
      unwrap(written);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(written.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Some members are written as {@code "id": {"id": {schema}}}, which says nothing about them by
   * draft 7 and cannot be read by the validator; {@code "id": {schema}} is what is meant.
   */
  private static void unwrap(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (object.get(name) instanceof ObjectNode member
            && member.size() == 1
            && member.get(name) instanceof ObjectNode meant) {
          object.set(name, meant);
        }
      }
    }
    node.forEach(Schemas::unwrap);
  }

  /** What is wrong with a file, by the schema of what its name says it is. */
  List<Error> errors(Path file, String text) {
    String name = Written.name(file);
    Schema schema =
        name.startsWith("ssp-") ? plan : name.startsWith("profile-") ? profile : catalog;
    return schema.validate(text, InputFormat.JSON);
  }
}
