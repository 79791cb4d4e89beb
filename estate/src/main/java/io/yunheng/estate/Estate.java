/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.model.Kind;
import io.yunheng.estate.model.Origin;
import io.yunheng.estate.model.Resource;
import io.yunheng.estate.model.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cloud as data at one moment: resources by kind, sorted by id, with the coverage of each kind.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Estate {
  private final EstateHeader header;
  private final List<Coverage> coverages;
  private final Map<Kind, List<Resource>> resources;
  private final Map<Kind, Map<String, Map<String, Origin>>> origins;

  private Estate(
      EstateHeader header,
      List<Coverage> coverages,
      Map<Kind, List<Resource>> resources,
      Map<Kind, Map<String, Map<String, Origin>>> origins) {
    this.header = header;
    this.coverages = coverages;
    this.resources = resources;
    this.origins = origins;
  }

  public static Builder builder(EstateHeader header) {
    return new Builder(header);
  }

  public EstateHeader header() {
    return header;
  }

  public List<Coverage> coverages() {
    return coverages;
  }

  /** The coverages of one kind, in the order they were recorded. */
  public List<Coverage> coverages(Kind kind) {
    return coverages.stream().filter(coverage -> coverage.kind() == kind).toList();
  }

  /** All resources of a kind, sorted by id. */
  public List<Resource> all(Kind kind) {
    return resources.getOrDefault(kind, List.of());
  }

  /** All resources of a shape, sorted by id. */
  @SuppressWarnings("unchecked")
  public <R extends Resource> List<R> all(Shape<R> shape) {
    return (List<R>) resources.getOrDefault(shape.kind(), List.of());
  }

  /** The resource with this id, found by binary search. */
  public <R extends Resource> Optional<R> find(Shape<R> shape, String id) {
    List<R> list = all(shape);
    int low = 0;
    int high = list.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = list.get(middle).id().compareTo(id);
      if (order == 0) {
        return Optional.of(list.get(middle));
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /**
   * Where one datum came from: its own origin when it was merged from another source, else the
   * record's.
   */
  public Origin origin(Resource resource, String column) {
    return origins
        .getOrDefault(resource.kind(), Map.of())
        .getOrDefault(resource.id(), Map.of())
        .getOrDefault(column, resource.origin());
  }

  /** How many resources there are in all. */
  public long size() {
    return resources.values().stream().mapToLong(List::size).sum();
  }

  /** Collects resources and coverages; ids must be unique within a kind. Not thread-safe. */
  public static final class Builder {
    private final EstateHeader header;
    private final List<Coverage> coverages = new ArrayList<>();
    private final Map<Kind, List<Resource>> resources = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, Map<String, Origin>>> origins = new EnumMap<>(Kind.class);

    private Builder(EstateHeader header) {
      this.header = header;
    }

    public Builder add(Resource resource) {
      resources.computeIfAbsent(resource.kind(), _ -> new ArrayList<>()).add(resource);
      return this;
    }

    public Builder add(Coverage coverage) {
      coverages.add(coverage);
      return this;
    }

    /** Says that one datum of a resource came from elsewhere than the rest of its record. */
    public Builder origin(Kind kind, String id, String column, Origin origin) {
      origins
          .computeIfAbsent(kind, _ -> new HashMap<>())
          .computeIfAbsent(id, _ -> new HashMap<>())
          .put(column, origin);
      return this;
    }

    /**
     * The estate.
     *
     * @throws IllegalArgumentException if two resources of a kind have the same id
     */
    public Estate build() {
      Map<Kind, List<Resource>> sorted = new EnumMap<>(Kind.class);
      resources.forEach(
          (kind, list) -> {
            list.sort(Comparator.comparing(Resource::id));
            for (int i = 1; i < list.size(); i++) {
              if (list.get(i).id().equals(list.get(i - 1).id())) {
                throw new IllegalArgumentException(
                    "two " + kind.code() + " with id " + list.get(i).id());
              }
            }
            sorted.put(kind, List.copyOf(list));
          });
      return new Estate(header, List.copyOf(coverages), sorted, origins);
    }
  }
}
