/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.Conflict.Claim;
import io.yunheng.estate.format.Sameness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes one estate of several sources, for example of what was collected and what registers say.
 *
 * <p>Resources meet by kind and id, and then datum by datum: what one source does not know another
 * fills; sources that read the same agree, lists in whatever order; where two read different
 * things, also where one read that there is none, the datum becomes unknown with the reason {@value
 * #DISAGREE} and is reported as a {@link Conflict}. Such a gap stays when the result is merged
 * again. The order of the sources decides nothing but which of equal data is kept: a record is the
 * first source's, with the origin of each datum that came from another one.
 */
public final class Estates {
  /** The reason of a datum about which sources disagree. */
  public static final String DISAGREE = "sources-disagree";

  private static final int SHOWN = 120;

  private Estates() {}

  /**
   * What came of a merger.
   *
   * @param conflicts in kind, id and column order
   */
  public record Merged(Estate estate, List<Conflict> conflicts) {
    public Merged {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * One estate of all sources under a header of its own; the coverages of all stay side by side.
   */
  public static Merged merge(EstateHeader header, List<Estate> sources) {
    Merger merger = new Merger(header, sources);
    for (Kind kind : Kind.values()) {
      merger.merge(kind.shape());
    }
    return merger.merged();
  }

  private static final class Merger {
    private final List<Estate> sources;
    private final Estate.Builder builder;
    private final List<Conflict> conflicts = new ArrayList<>();

    Merger(EstateHeader header, List<Estate> sources) {
      this.sources = sources;
      this.builder = Estate.builder(header);
      sources.forEach(source -> source.coverages().forEach(builder::add));
    }

    Merged merged() {
      return new Merged(builder.build(), conflicts);
    }

    /** Walks the sorted lists of all sources in step. */
    <R extends Resource> void merge(Shape<R> shape) {
      List<Source<R>> open = new ArrayList<>();
      sources.forEach(estate -> open.add(new Source<>(estate, estate.all(shape))));
      open.removeIf(source -> !source.more());
      List<R> result = new ArrayList<>();
      List<Source<R>> meeting = new ArrayList<>();
      while (open.size() > 1) {
        String id = open.getFirst().id();
        meeting.clear();
        for (Source<R> source : open) {
          int order = source.id().compareTo(id);
          if (order < 0) {
            id = source.id();
            meeting.clear();
          }
          if (order <= 0) {
            meeting.add(source);
          }
        }
        if (meeting.size() == 1) {
          Source<R> only = meeting.getFirst();
          keepOrigins(only.estate, only.current());
          result.add(only.current());
        } else {
          result.add(merge(shape, id, meeting));
        }
        meeting.forEach(Source::advance);
        open.removeIf(source -> !source.more());
      }
      for (Source<R> last : open) {
        List<R> rest = last.rest();
        rest.forEach(resource -> keepOrigins(last.estate, resource));
        result.addAll(rest);
      }
      builder.addAll(shape.kind(), result);
    }

    private void keepOrigins(Estate estate, Resource resource) {
      estate
          .origins(resource)
          .forEach((column, origin) -> origin(resource.kind(), resource.id(), column, origin));
    }

    private void origin(Kind kind, String id, String column, Origin origin) {
      builder.origin(kind, id, column, origin);
    }

    private <R extends Resource> R merge(Shape<R> shape, String id, List<Source<R>> meeting) {
      R first = meeting.getFirst().current();
      Row row = shape.row(id, first.origin(), Gap.notRecorded(first.origin()));
      for (int i = 0; i < shape.columns().size(); i++) {
        Column<R> column = shape.columns().get(i);
        List<Claim> claims = new ArrayList<>();
        List<Fact<?>> unknown = new ArrayList<>();
        for (Source<R> source : meeting) {
          Fact<?> fact = column.of(source.current());
          if (fact.isUnknown()) {
            unknown.add(fact);
          } else {
            claims.add(new Claim(fact, source.estate.origin(source.current(), column.name())));
          }
        }
        row.set(i, decide(shape.kind(), id, column, claims, unknown));
      }
      return shape.build(row);
    }

    private Fact<?> decide(
        Kind kind, String id, Column<?> column, List<Claim> claims, List<Fact<?>> unknown) {
      for (Fact<?> fact : unknown) {
        if (reason(fact).equals(DISAGREE)) {
          return fact;
        }
      }
      if (claims.isEmpty()) {
        return telling(unknown);
      }
      Claim first = claims.getFirst();
      if (claims.stream().allMatch(c -> Sameness.same(column.type(), first.fact(), c.fact()))) {
        origin(kind, id, column.name(), first.origin());
        return first.fact();
      }
      conflicts.add(new Conflict(kind, id, column.name(), claims));
      return Fact.unknown(new Gap(Understanding.PARTIAL, DISAGREE, need(claims), first.origin()));
    }

    /** Of several gaps the first that says more than that nothing was recorded. */
    private static Fact<?> telling(List<Fact<?>> unknown) {
      return unknown.stream()
          .filter(fact -> !reason(fact).equals(Gap.NOT_RECORDED))
          .findFirst()
          .orElseGet(unknown::getFirst);
    }

    private static String reason(Fact<?> fact) {
      return fact.why().map(Gap::reason).orElse("");
    }

    private static String need(List<Claim> claims) {
      return claims.stream()
          .map(
              claim ->
                  String.format(
                      "%s (%s %s)",
                      shown(claim.fact()), claim.origin().collector(), claim.origin().call()))
          .collect(Collectors.joining(" <> "));
    }

    private static String shown(Fact<?> fact) {
      String text = fact.optional().map(Object::toString).orElse("null");
      return text.codePointCount(0, text.length()) <= SHOWN
          ? text
          : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
  }

  /** Where the walk through one estate's list stands. */
  private static final class Source<R extends Resource> {
    private final Estate estate;
    private final List<R> list;
    private int next;

    Source(Estate estate, List<R> list) {
      this.estate = estate;
      this.list = list;
    }

    boolean more() {
      return next < list.size();
    }

    R current() {
      return list.get(next);
    }

    String id() {
      return current().id();
    }

    List<R> rest() {
      return list.subList(next, list.size());
    }

    void advance() {
      next++;
    }
  }
}
