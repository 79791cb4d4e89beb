/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.fault.Word;
import io.yunheng.run.Phase;
import io.yunheng.run.Position;
import io.yunheng.run.Unit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How far a job is, as its row holds it. */
public final class JobPosition {
  private static final int LONGEST_SUBJECT = 200;

  private JobPosition() {}

  /** The position as JSON. */
  static String write(Position position) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    String subject = position.phase().subject();
    root.put("phase", position.phase().code());
    root.put("subject", subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length())));
    counts(root.putObject("done"), position.done());
    counts(root.putObject("totals"), position.phase().totals());
    return root.toString();
  }

  private static void counts(ObjectNode node, Map<Unit, Long> counts) {
    for (Unit unit : Unit.values()) {
      Long count = counts.get(unit);
      if (count != null) {
        node.put(unit.code(), (long) count);
      }
    }
  }

  /** What {@link #write} wrote; empty if nothing was told yet. */
  public static Optional<Position> read(String text) {
    try {
      JsonNode root = JsonMapper.shared().readTree(text.isBlank() ? "{}" : text);
      String code = root.path("phase").asString("");
      return code.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Position(
                  new Phase(code, root.path("subject").asString(""), counts(root.path("totals"))),
                  counts(root.path("done"))));
    } catch (JacksonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Map<Unit, Long> counts(JsonNode node) {
    Map<Unit, Long> counts = new EnumMap<>(Unit.class);
    node.properties()
        .forEach(
            each ->
                Word.of(Unit.class, each.getKey())
                    .ifPresent(unit -> counts.put(unit, each.getValue().asLong(0))));
    return counts;
  }
}
