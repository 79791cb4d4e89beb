/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** A JSON document: UTF-8, no key twice in an object, bounded in depth. */
public final class JsonDocument {
  private static final int MAX_DEPTH = 64;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private JsonDocument() {}

  /**
   * The document in these bytes; an empty one is an empty mapping.
   *
   * @param linesBefore how many lines of the file stand before these bytes
   * @throws FaultException if it is no such JSON
   */
  public static Node parse(byte[] bytes, String name, int linesBefore) {
    String text = TokenNodes.text(bytes, name);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new TokenNodes(name, FaultCode.JSON_MALFORMED, parser, linesBefore).document();
    }
  }
}
