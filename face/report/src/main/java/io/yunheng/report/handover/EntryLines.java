/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads entries one after the other, after docs/formats/handover.md; whatever lists do not show is
 * passed over.
 */
final class EntryLines implements AutoCloseable {
  private static final int LONGEST = 1 << 20;
  private static final int MOST_REASONS = 20;

  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "path",
          "rawPath",
          "kind",
          "size",
          "modified",
          "rows",
          "rowSet",
          "object.key",
          "object.version",
          "object.older",
          "target",
          "type",
          "cause",
          "why",
          "name",
          "description",
          "sensitivity",
          "category",
          "medium",
          "validFrom",
          "validUntil",
          "decryption",
          "key",
          "plaintextSha256",
          "plaintextSm3",
          "converter",
          "sameFile",
          "format.type",
          "format.certainty",
          "format.unknown",
          "format.name",
          "format.substance",
          "proposed.category",
          "proposed.sensitivity",
          "period.from",
          "period.to",
          "period.unit",
          "digests.sm3",
          "digests.sha256",
          "digests.sha512");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxStringLength(LONGEST)
                  .maxNameLength(256)
                  .maxNumberLength(32)
                  .build())
          .build();

  private final String name;
  private final JsonParser json;
  private long number;

  EntryLines(Path file) throws IOException {
    this.name = file.toString();
    InputStream in =
        new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16);
    this.json = JSON.createParser(ObjectReadContext.empty(), in);
  }

  /**
   * The next entry; nothing at the end.
   *
   * @throws FaultException with {@code HANDOVER_ENTRY_INVALID} if it is none
   */
  Optional<EntryRow> next() {
    number++;
    try {
      JsonToken token = json.nextToken();
      if (token == null) {
        return Optional.empty();
      }
      if (token != JsonToken.START_OBJECT) {
        throw new FaultException(fault("{"));
      }
      Map<String, String> values = new HashMap<>();
      members("", values);
      return Optional.of(new EntryRow(values));
    } catch (JacksonException e) {
      throw new FaultException(fault(String.valueOf(e.getOriginalMessage())), e);
    }
  }

  private void members(String prefix, Map<String, String> values) {
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      JsonToken token = json.nextToken();
      String whole = prefix + key;
      if (token == JsonToken.START_OBJECT && prefix.isEmpty()) {
        members(key + ".", values);
      } else if (token == JsonToken.START_ARRAY && whole.equals("proposed.reasons")) {
        reasons(values);
      } else if (token.isScalarValue() && KNOWN.contains(whole)) {
        values.put(whole, json.getString());
      } else {
        json.skipChildren();
      }
    }
  }

  /** Which rules were met, in the order of the line. */
  private void reasons(Map<String, String> values) {
    int count = 0;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      Map<String, String> one = new HashMap<>();
      if (token == JsonToken.START_OBJECT) {
        for (String key = json.nextName(); key != null; key = json.nextName()) {
          if (json.nextToken().isScalarValue()) {
            one.put(key, json.getString());
          } else {
            json.skipChildren();
          }
        }
      } else {
        json.skipChildren();
      }
      if (one.containsKey("rule") && count++ < MOST_REASONS) {
        values.merge(
            "reasons",
            one.get("rule") + " ×" + one.getOrDefault("count", "?"),
            (before, more) -> before + ", " + more);
      }
    }
  }

  private Fault fault(String reason) {
    return Fault.of(
        FaultCode.HANDOVER_ENTRY_INVALID,
        "file",
        name,
        "line",
        Long.toString(number),
        "reason",
        reason);
  }

  @Override
  public void close() {
    json.close();
  }
}
