/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the resources are called whose data a comparison of two estates tells of: in the later
 * estate, or else in the earlier one. Those that have no known name are not there.
 *
 * @param of by kind and id, sorted
 */
public record EstateNames(Map<Kind, Map<String, String>> of) {
  public EstateNames {
    Map<Kind, Map<String, String>> sorted = new TreeMap<>();
    of.forEach((kind, names) -> sorted.put(kind, new TreeMap<>(names)));
    of = sorted;
  }

  /** What has changed between these estates or cannot be compared, and what values refer to. */
  public static EstateNames of(EstateDiff diff, Estate before, Estate after) {
    Finder finder = new Finder(List.of(after, before), new EnumMap<>(Kind.class));
    for (EstateDiff.Change change : diff.changed()) {
      finder.find(change.kind(), change.id());
      Shape<?> shape = change.kind().shape();
      shape
          .columns()
          .get(shape.index(change.column()).orElseThrow())
          .target()
          .ifPresent(
              target -> {
                finder.find(target, change.before());
                finder.find(target, change.after());
              });
    }
    for (EstateDiff.Incomparable one : diff.incomparable()) {
      one.ids().forEach(id -> finder.find(one.kind(), id));
    }
    return new EstateNames(finder.names());
  }

  /** What a resource is called, if it says so itself. */
  public static Optional<String> own(Resource resource) {
    Shape<? extends Resource> shape = resource.kind().shape();
    return shape.index("name").isPresent()
        ? shape
            .fact(resource, shape.index("name").getAsInt())
            .optional()
            .map(Object::toString)
            .filter(name -> !name.isBlank())
        : Optional.empty();
  }

  /** What a resource is called, if that is known. */
  public Optional<String> name(Kind kind, String id) {
    return Optional.ofNullable(of.getOrDefault(kind, Map.of()).get(id));
  }

  private record Finder(List<Estate> estates, Map<Kind, Map<String, String>> names) {
    void find(Kind kind, Fact<?> ids) {
      switch (ids) {
        case Fact.Known<?>(List<?> many) -> many.forEach(id -> find(kind, id.toString()));
        case Fact.Known<?>(Object id) -> find(kind, id.toString());
        case Fact.None<?>(), Fact.Unknown<?>(_) -> {}
      }
    }

    void find(Kind kind, String id) {
      for (Estate estate : estates) {
        Optional<String> name = estate.find(kind.shape(), id).flatMap(EstateNames::own);
        if (name.isPresent()) {
          names.computeIfAbsent(kind, _ -> new TreeMap<>()).put(id, name.get());
          return;
        }
      }
    }
  }
}
