/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
    return find(all(shape), id);
  }

  private static <R extends Resource> Optional<R> find(List<R> sorted, String id) {
    int low = 0;
    int high = sorted.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = sorted.get(middle).id().compareTo(id);
      if (order == 0) {
        return Optional.of(sorted.get(middle));
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

  /** Where data came from that are from elsewhere than the rest of the record, by column. */
  public Map<String, Origin> origins(Resource resource) {
    Map<String, Map<String, Origin>> ofKind = origins.get(resource.kind());
    return ofKind == null ? Map.of() : ofKind.getOrDefault(resource.id(), Map.of());
  }

  /**
   * Whether the whole of a kind was read: there is a coverage of the whole cloud and none of them
   * is less than complete. Only then does a missing resource prove that there is none.
   */
  public boolean complete(Kind kind) {
    return complete(kind, Coverage.WHOLE);
  }

  /**
   * Whether one tenant's resources of a kind were all read: none of the coverages of the tenant is
   * less than complete, or where it has none, those of the whole cloud. A credential that sees one
   * tenant alone knows that one completely though the whole is denied to it.
   */
  public boolean complete(Kind kind, String tenant) {
    List<Coverage> own = in(kind, tenant);
    List<Coverage> deciding = own.isEmpty() ? in(kind, Coverage.WHOLE) : own;
    return !deciding.isEmpty() && deciding.stream().allMatch(Coverage::complete);
  }

  private List<Coverage> in(Kind kind, String scope) {
    return coverages.stream()
        .filter(coverage -> coverage.kind() == kind && coverage.scope().equals(scope))
        .toList();
  }

  /** This estate under another header and with other coverages. */
  public Estate with(EstateHeader newHeader, List<Coverage> newCoverages) {
    return new Estate(newHeader, List.copyOf(newCoverages), resources, origins);
  }

  /** How many resources there are in all. */
  public long size() {
    return resources.values().stream().mapToLong(List::size).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Estate that
        && header.equals(that.header)
        && coverages.equals(that.coverages)
        && resources.equals(that.resources)
        && origins.equals(that.origins);
  }

  @Override
  public int hashCode() {
    return Objects.hash(header, coverages, size());
  }

  @Override
  public String toString() {
    return "estate " + header.name() + " with " + size() + " resources";
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

    /** Adds many resources of one kind at once; cheapest when they are sorted by id already. */
    public Builder addAll(Kind kind, Collection<? extends Resource> many) {
      if (!many.isEmpty()) {
        resources.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(many);
      }
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
     * @throws IllegalArgumentException if two resources of a kind have the same id, a resource is
     *     of another kind than it was added as, or an origin was given for a column that its kind
     *     does not have
     */
    public Estate build() {
      Map<Kind, List<Resource>> sorted = new EnumMap<>(Kind.class);
      resources.forEach((kind, list) -> sorted.put(kind, sorted(kind, list)));
      Map<Kind, Map<String, Map<String, Origin>>> different = new EnumMap<>(Kind.class);
      origins.forEach(
          (kind, byId) -> {
            Map<String, Map<String, Origin>> kept =
                different(kind.shape(), sorted.getOrDefault(kind, List.of()), byId);
            if (!kept.isEmpty()) {
              different.put(kind, kept);
            }
          });
      return new Estate(header, List.copyOf(coverages), sorted, different);
    }

    private static List<Resource> sorted(Kind kind, List<Resource> list) {
      list.sort(Comparator.comparing(Resource::id));
      for (int i = 0; i < list.size(); i++) {
        Resource resource = list.get(i);
        if (resource.kind() != kind) {
          throw new IllegalArgumentException(resource.kind().code() + " among " + kind.code());
        }
        if (i > 0 && resource.id().equals(list.get(i - 1).id())) {
          throw new IllegalArgumentException("two " + kind.code() + " with id " + resource.id());
        }
      }
      return List.copyOf(list);
    }

    /** Of the origins given for data of a kind, those that differ from their record's. */
    private static Map<String, Map<String, Origin>> different(
        Shape<?> shape, List<Resource> sorted, Map<String, Map<String, Origin>> byId) {
      Map<String, Map<String, Origin>> kept = new HashMap<>();
      byId.forEach(
          (id, byColumn) -> {
            for (String column : byColumn.keySet()) {
              if (shape.index(column).isEmpty()) {
                throw new IllegalArgumentException(shape.kind().code() + " has no " + column);
              }
            }
            Optional<Resource> resource = find(sorted, id);
            if (resource.isPresent()) {
              SortedMap<String, Origin> origins = new TreeMap<>(byColumn);
              origins.values().removeIf(resource.get().origin()::equals);
              if (!origins.isEmpty()) {
                kept.put(id, Collections.unmodifiableSortedMap(origins));
              }
            }
          });
      return kept;
    }
  }
}
