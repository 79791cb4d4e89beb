/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.format.Sameness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is different between two estates, usually of one cloud at two moments, in kind and id order.
 *
 * <p>What is unknown on either side cannot be compared: it is neither changed nor the same. That
 * also goes for whole resources: one that only one estate has counts as added or removed only if
 * the other estate read the kind completely. A kind that one of them read in part, and the other at
 * all, is told of in any case. Where data came from and when is no difference; lists are compared
 * as sets.
 *
 * @param added what only the later estate has
 * @param removed what only the earlier estate has
 * @param changed what both have, differently
 * @param incomparable what cannot be compared, and why
 */
public record EstateDiff(
    EstateHeader before,
    EstateHeader after,
    List<Resource> added,
    List<Resource> removed,
    List<Change> changed,
    List<Incomparable> incomparable) {

  /** The reason of a kind that an estate has no coverage of. */
  public static final String NOT_COVERED = "not-covered";

  /** A datum that both estates know, with different contents; neither fact is unknown. */
  public record Change(Kind kind, String id, String column, Fact<?> before, Fact<?> after) {}

  /**
   * Something that cannot be compared, for all resources for which it is so for the same reasons.
   *
   * @param column the column, or empty if it cannot be told whether whole resources were there
   * @param before why the earlier estate does not know it, if it does not; the origin is that of
   *     the first resource
   * @param after why the later estate does not know it, if it does not; likewise
   * @param ids the resources, sorted; none where a kind was not read wholly and nothing that is
   *     known hangs on it
   */
  public record Incomparable(
      Kind kind,
      Optional<String> column,
      Optional<Gap> before,
      Optional<Gap> after,
      List<String> ids) {
    public Incomparable {
      ids = List.copyOf(ids);
    }
  }

  public EstateDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
    incomparable = List.copyOf(incomparable);
  }

  /** Compares two estates. */
  public static EstateDiff between(Estate before, Estate after) {
    Comparison comparison = new Comparison(before, after);
    for (Kind kind : Kind.values()) {
      comparison.compare(kind.shape());
    }
    return new EstateDiff(
        before.header(),
        after.header(),
        comparison.added,
        comparison.removed,
        comparison.changed,
        comparison.incomparable);
  }

  /** Whether nothing is known to be different. */
  public boolean nothingChanged() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  /** The same comparison the other way round. */
  public EstateDiff reversed() {
    return new EstateDiff(
        after,
        before,
        removed,
        added,
        changed.stream()
            .map(c -> new Change(c.kind(), c.id(), c.column(), c.after(), c.before()))
            .toList(),
        incomparable.stream()
            .map(i -> new Incomparable(i.kind(), i.column(), i.after(), i.before(), i.ids()))
            .toList());
  }

  private static final class Comparison {
    private static final int PRESENCE = -1;

    private final Estate before;
    private final Estate after;
    private final List<Resource> added = new ArrayList<>();
    private final List<Resource> removed = new ArrayList<>();
    private final List<Change> changed = new ArrayList<>();
    private final List<Incomparable> incomparable = new ArrayList<>();
    private final Map<Doubt, Doubtful> doubts = new LinkedHashMap<>();

    Comparison(Estate before, Estate after) {
      this.before = before;
      this.after = after;
    }

    <R extends Resource> void compare(Shape<R> shape) {
      List<R> earlier = before.all(shape);
      List<R> later = after.all(shape);
      int i = 0;
      int j = 0;
      while (i < earlier.size() || j < later.size()) {
        int order =
            i == earlier.size()
                ? 1
                : j == later.size() ? -1 : earlier.get(i).id().compareTo(later.get(j).id());
        if (order < 0) {
          onlyBefore(shape, earlier.get(i++));
        } else if (order > 0) {
          onlyAfter(shape, later.get(j++));
        } else {
          compare(shape, earlier.get(i++), later.get(j++));
        }
      }
      coverage(shape.kind());
      settleDoubts(shape);
    }

    /** A kind that was not read wholly cannot be told to have no more of it. */
    private void coverage(Kind kind) {
      List<Coverage> earlier = before.coverages(kind);
      List<Coverage> later = after.coverages(kind);
      if ((earlier.isEmpty() && later.isEmpty())
          || doubts.keySet().stream().anyMatch(doubt -> doubt.column() == PRESENCE)) {
        return;
      }
      Optional<Gap> one = lacking(before, kind, earlier);
      Optional<Gap> other = lacking(after, kind, later);
      if (one.isPresent() || other.isPresent()) {
        doubts.put(
            new Doubt(PRESENCE, one.map(Why::of), other.map(Why::of)),
            new Doubtful(one, other, List.of()));
      }
    }

    private static Optional<Gap> lacking(Estate estate, Kind kind, List<Coverage> coverages) {
      return coverages.isEmpty()
          ? Optional.of(notCovered(estate, kind, Origin.Manner.LIVE))
          : coverages.stream()
              .filter(coverage -> !coverage.complete())
              .findFirst()
              .map(EstateDiff.Comparison::gap);
    }

    private static Gap gap(Coverage coverage) {
      return new Gap(coverage.status(), coverage.reason(), coverage.need(), coverage.origin());
    }

    private static Gap notCovered(Estate estate, Kind kind, Origin.Manner manner) {
      Origin origin =
          new Origin("estate", estate.header().name(), estate.header().collectedAt(), manner);
      return new Gap(Understanding.UNSUPPORTED, NOT_COVERED, kind.code(), origin);
    }

    private void onlyBefore(Shape<?> shape, Resource resource) {
      Optional<Gap> unseen = unseen(after, shape, resource);
      if (unseen.isEmpty()) {
        removed.add(resource);
      } else {
        doubt(PRESENCE, Optional.empty(), unseen, resource.id());
      }
    }

    private void onlyAfter(Shape<?> shape, Resource resource) {
      Optional<Gap> unseen = unseen(before, shape, resource);
      if (unseen.isEmpty()) {
        added.add(resource);
      } else {
        doubt(PRESENCE, unseen, Optional.empty(), resource.id());
      }
    }

    private void doubt(int column, Optional<Gap> earlier, Optional<Gap> later, String id) {
      doubts
          .computeIfAbsent(
              new Doubt(column, earlier.map(Why::of), later.map(Why::of)),
              _ -> new Doubtful(earlier, later, new ArrayList<>()))
          .ids()
          .add(id);
    }

    private void settleDoubts(Shape<?> shape) {
      doubts.entrySet().stream()
          .sorted(Comparator.comparingInt(entry -> entry.getKey().column()))
          .forEach(
              entry -> {
                int column = entry.getKey().column();
                Doubtful doubtful = entry.getValue();
                incomparable.add(
                    new Incomparable(
                        shape.kind(),
                        column == PRESENCE
                            ? Optional.empty()
                            : Optional.of(shape.columns().get(column).name()),
                        doubtful.before(),
                        doubtful.after(),
                        doubtful.ids()));
              });
      doubts.clear();
    }

    /** Why the estate may well have overlooked the resource; empty if it would have seen it. */
    private static Optional<Gap> unseen(Estate estate, Shape<?> shape, Resource resource) {
      String tenant = tenant(shape, resource).orElse(Coverage.WHOLE);
      if (estate.complete(shape.kind(), tenant)) {
        return Optional.empty();
      }
      for (Coverage coverage : estate.coverages(shape.kind())) {
        boolean concerns =
            coverage.scope().equals(Coverage.WHOLE) || coverage.scope().equals(tenant);
        if (concerns && !coverage.complete()) {
          return Optional.of(gap(coverage));
        }
      }
      return Optional.of(notCovered(estate, shape.kind(), resource.origin().manner()));
    }

    private static Optional<String> tenant(Shape<?> shape, Resource resource) {
      return shape.index("tenant").isPresent()
          ? shape.fact(resource, shape.index("tenant").getAsInt()).optional().map(Object::toString)
          : Optional.empty();
    }

    private <R extends Resource> void compare(Shape<R> shape, R earlier, R later) {
      for (int i = 0; i < shape.columns().size(); i++) {
        Column<R> column = shape.columns().get(i);
        Fact<?> one = column.of(earlier);
        Fact<?> other = column.of(later);
        if (one.isUnknown() || other.isUnknown()) {
          doubt(i, one.why(), other.why(), earlier.id());
        } else if (!Sameness.same(column.type(), one, other)) {
          changed.add(new Change(shape.kind(), earlier.id(), column.name(), one, other));
        }
      }
    }

    /** Why something is unknown, wherever that was noticed. */
    private record Why(Understanding status, String reason, String need) {
      static Why of(Gap gap) {
        return new Why(gap.status(), gap.reason(), gap.need());
      }
    }

    /** What makes data of one kind incomparable. */
    private record Doubt(int column, Optional<Why> before, Optional<Why> after) {}

    private record Doubtful(Optional<Gap> before, Optional<Gap> after, List<String> ids) {}
  }
}
