/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The typical events.
 *
 * @param parts which of a provider's things the requirements of a layer are about
 */
public record EventRules(List<Event> events, Map<ClauseLayer, Set<ProviderPart>> parts) {
  private static final String FILE = "events.yaml";

  public EventRules {
    events = List.copyOf(events);
    parts = Map.copyOf(parts);
  }

  /** The rules that ship. */
  public static EventRules shipped() {
    try (InputStream in = EventRules.class.getResourceAsStream("/yunheng/responsibility/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static EventRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("events", "parts");
    Map<String, Event> events = new LinkedHashMap<>();
    for (Fields fields : root.someList("events")) {
      fields.only("id", "layer", "roles", "parts", "shown", "clauses", "title");
      Event event =
          new Event(
              fields.text("id"),
              fields.both("title"),
              fields.word("layer", ClauseLayer.class, ClauseLayer.NOT_APPLICABLE),
              fields.someWords("roles", Actor.class),
              Set.copyOf(fields.words("parts", ProviderPart.class)),
              new HashSet<>(fields.texts("shown")),
              fields.texts("clauses"));
      if (events.put(event.id(), event) != null) {
        fields.twice("id", event.id());
      }
    }
    Map<ClauseLayer, Set<ProviderPart>> parts = new EnumMap<>(ClauseLayer.class);
    root.fields("parts")
        .ifPresent(
            fields -> {
              for (ClauseLayer layer : ClauseLayer.values()) {
                if (fields.has(layer.code())) {
                  parts.put(layer, Set.copyOf(fields.someWords(layer.code(), ProviderPart.class)));
                }
              }
            });
    problems.throwIfAny();
    return new EventRules(List.copyOf(events.values()), parts);
  }

  /** The event that a requirement was not met. */
  public Event notMet(Clause clause) {
    return new Event(
        clause.id(),
        clause.title(),
        clause.layer(),
        clause.bound(),
        parts.getOrDefault(clause.layer(), Set.of()),
        Set.of(),
        List.of(clause.id()));
  }

  public Optional<Event> event(String id) {
    return events.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
