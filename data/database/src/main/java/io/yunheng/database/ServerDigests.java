/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/**
 * Finds what is equal by digests that the servers make: of the whole table, or of ranges of an
 * integer key, those that differ cut finer and finer. It is used only where engine, version, types
 * and collations are the same and the digest tells apart whatever our forms tell apart.
 */
final class ServerDigests {
  private static final int POSTGRES_SINCE = 14;
  private static final int DEEPEST = 12;
  private final DatabaseSession source;
  private final DatabaseSession target;
  private final TablePairs.Pair tables;
  private final TablePlan plan;
  private final TypeRules.ServerDigests limits;

  /** What was found: rows that are the same, and the ranges that have to be read. */
  record Found(long equal, List<RowQuery.KeyRange> source, List<RowQuery.KeyRange> target) {}

  private record Digest(String group, long rows, String value) {}

  ServerDigests(
      DatabaseSession source,
      DatabaseSession target,
      TablePairs.Pair tables,
      TablePlan plan,
      TypeRules rules) {
    this.source = source;
    this.target = target;
    this.tables = tables;
    this.plan = plan;
    this.limits = rules.serverDigests();
  }

  /** Whether the two servers' digests can be compared at all. */
  static boolean usable(
      DatabaseSession source,
      Structure there,
      DatabaseSession target,
      Structure here,
      TablePlan plan) {
    if (source.engine() != target.engine() || !there.version().equals(here.version())) {
      return false;
    }
    boolean engine =
        switch (source.engine()) {
          case POSTGRESQL -> Integer.parseInt(there.version()) >= POSTGRES_SINCE;
          case MARIADB -> true;
          case JDBC -> false;
        };
    return engine
        && !plan.columns().isEmpty()
        && plan.columns().stream()
            .allMatch(
                one ->
                    one.source().injective()
                        && one.target().injective()
                        && one.source().type().equals(one.target().type())
                        && one.source().base().equals(one.target().base())
                        && one.source().collation().equals(one.target().collation()));
  }

  /** Empty where the digests could not be made and all has to be read. */
  Optional<Found> find() throws SideFailure, InterruptedException {
    boolean single =
        plan.key().size() == 1
            && plan.columns().get(plan.key().getFirst()).as() == ValueFamily.INTEGER;
    if (!single) {
      FutureTask<List<Digest>> other = begin(() -> List.of(whole(target, false)));
      Digest there = whole(source, true);
      return result(other).getFirst().equals(there) && valid(there)
          ? Optional.of(new Found(there.rows(), List.of(), List.of()))
          : Optional.empty();
    }
    Optional<BigInteger[]> ends = ends();
    if (ends.isEmpty()) {
      return Optional.of(new Found(0, List.of(), List.of()));
    }
    List<BigInteger[]> differing = new ArrayList<>();
    long equal = narrow(ends.get()[0], ends.get()[1], 0, differing);
    if (equal < 0) {
      return Optional.empty();
    }
    TablePlan.Compared key = plan.columns().get(plan.key().getFirst());
    return Optional.of(
        new Found(
            equal,
            differing.stream()
                .map(range -> new RowQuery.KeyRange(key.source().name(), range[0], range[1]))
                .toList(),
            differing.stream()
                .map(range -> new RowQuery.KeyRange(key.target().name(), range[0], range[1]))
                .toList()));
  }

  private static boolean valid(Digest digest) {
    return !digest.value().startsWith("?");
  }

  /** The rows that are equal; -1 if too much differs for this to be worth while. */
  private long narrow(BigInteger low, BigInteger high, int depth, List<BigInteger[]> differing)
      throws SideFailure, InterruptedException {
    BigInteger span = high.subtract(low).add(BigInteger.ONE);
    BigInteger ranges = BigInteger.valueOf(limits.ranges());
    BigInteger width = span.add(ranges).subtract(BigInteger.ONE).divide(ranges);
    FutureTask<List<Digest>> other = begin(() -> groups(target, false, low, high, width));
    List<Digest> there = groups(source, true, low, high, width);
    List<Digest> here = result(other);
    Map<BigInteger, Digest> groups = new TreeMap<>();
    here.forEach(digest -> groups.put(new BigInteger(digest.group()), digest));
    Map<BigInteger, Long> unequal = new TreeMap<>();
    long equal = 0;
    for (Digest digest : there) {
      BigInteger group = new BigInteger(digest.group());
      Digest partner = groups.remove(group);
      if (partner != null && valid(digest) && partner.equals(digest)) {
        equal += digest.rows();
      } else {
        unequal.put(group, Math.max(digest.rows(), partner == null ? 0 : partner.rows()));
      }
    }
    groups.forEach((group, digest) -> unequal.put(group, digest.rows()));
    boolean much = unequal.size() > 8 && unequal.size() * 2L > there.size() + groups.size();
    if (much) {
      if (depth == 0) {
        return -1;
      }
      differing.add(new BigInteger[] {low, high});
      return 0;
    }
    for (Map.Entry<BigInteger, Long> one : unequal.entrySet()) {
      BigInteger from = low.add(one.getKey().multiply(width));
      BigInteger to = from.add(width).subtract(BigInteger.ONE).min(high);
      boolean small = one.getValue() <= limits.read();
      if (small || width.equals(BigInteger.ONE) || depth == DEEPEST) {
        differing.add(new BigInteger[] {from, to});
      } else {
        equal += narrow(from, to, depth + 1, differing);
      }
    }
    return equal;
  }

  private Optional<BigInteger[]> ends() throws SideFailure {
    Optional<BigInteger[]> there = ends(source, true);
    Optional<BigInteger[]> here = ends(target, false);
    if (there.isEmpty() || here.isEmpty()) {
      return there.or(() -> here);
    }
    return Optional.of(
        new BigInteger[] {there.get()[0].min(here.get()[0]), there.get()[1].max(here.get()[1])});
  }

  private Optional<BigInteger[]> ends(DatabaseSession session, boolean first) throws SideFailure {
    String key = key(session, first);
    List<String> row =
        query(session, first, "SELECT min(" + key + "), max(" + key + ") FROM " + from(first))
            .getFirst();
    return row.getFirst().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BigInteger[] {new BigInteger(row.getFirst()), new BigInteger(row.getLast())});
  }

  private Digest whole(DatabaseSession session, boolean first) throws SideFailure {
    String sql = digest(session, first, "'0'", "", "", !plan.key().isEmpty());
    List<List<String>> rows = query(session, first, sql);
    return rows.isEmpty() ? new Digest("0", 0, "") : digest(rows.getFirst());
  }

  private List<Digest> groups(
      DatabaseSession session, boolean first, BigInteger low, BigInteger high, BigInteger width)
      throws SideFailure {
    String key = key(session, first);
    boolean small = low.abs().max(high.abs()).bitLength() < Long.SIZE - 2;
    String group =
        switch (session.engine()) {
          case POSTGRESQL ->
              small
                  ? "(" + key + "::bigint - (" + low + ")) / " + width
                  : "div(" + key + "::numeric - (" + low + "), " + width + ")";
          case MARIADB, JDBC ->
              small
                  ? "(CAST(" + key + " AS SIGNED) - (" + low + ")) DIV " + width
                  : "(CAST(" + key + " AS DECIMAL(30)) - (" + low + ")) DIV " + width;
        };
    String where = " WHERE " + key + " BETWEEN " + low + " AND " + high;
    String sql = digest(session, first, group, where, " GROUP BY 1", true);
    List<Digest> digests = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<List<String>> rows = unsorted(session, first, sql);
    for (List<String> row : rows) {
      Digest digest = digest(row);
      if (!seen.add(digest.group())) {
        throw new SideFailure(first, UncomparedReason.QUERY_FAILED, "group twice");
      }
      digests.add(digest);
    }
    return digests;
  }

  /** PostgreSQL takes the groups to be as many as the rows, and would sort them all. */
  private static List<List<String>> unsorted(DatabaseSession session, boolean first, String sql)
      throws SideFailure {
    if (session.engine() != Engine.POSTGRESQL) {
      return query(session, first, sql);
    }
    String sort =
        query(session, first, "SELECT current_setting('enable_sort')").getFirst().getFirst();
    query(session, first, "SELECT set_config('enable_sort', 'off', true)");
    List<List<String>> rows = query(session, first, sql);
    query(session, first, "SELECT set_config('enable_sort', '" + sort + "', true)");
    return rows;
  }

  /** Columns: group, rows, rows that got a digest, and 64 bits or two halves of 128. */
  private static Digest digest(List<String> row) {
    boolean all = row.get(1).equals(row.get(2));
    return new Digest(
        row.get(0), Long.parseLong(row.get(1)), (all ? "" : "?") + row.get(3) + ":" + row.get(4));
  }

  private String digest(
      DatabaseSession session,
      boolean first,
      String group,
      String where,
      String by,
      boolean distinct) {
    List<TableColumn> columns =
        plan.columns().stream().map(one -> first ? one.source() : one.target()).toList();
    return switch (session.engine()) {
      case POSTGRESQL -> {
        String row =
            columns.stream()
                .map(session::columnInSql)
                .collect(Collectors.joining(", ", "ROW(", ")"));
        // A record's digest is a sum over its columns; added up as it is, values could change rows.
        String one = "hash_numeric_extended(hash_record_extended(" + row + ", 0)::numeric, 0)";
        String sum = distinct ? "bit_xor(" + one + ")" : "sum(" + one + "::numeric)";
        yield "SELECT "
            + group
            + ", count(*), count(*), "
            + sum
            + ", '' FROM "
            + from(first)
            + where
            + by;
      }
      case MARIADB -> {
        String row =
            columns.stream()
                .map(column -> "HEX(" + session.columnInSql(column) + ")")
                .map(x -> "IFNULL(" + x + ", '-')")
                .collect(Collectors.joining(", ", "MD5(CONCAT_WS(',', ", "))"));
        String half = "CONV(%s(d.h, 16), 16, 10)";
        String sum =
            distinct
                ? "BIT_XOR(CAST(" + half + " AS UNSIGNED))"
                : "SUM(CAST(" + half + " AS DECIMAL(30)))";
        yield "SELECT d.g, count(*), count(d.h), "
            + sum.formatted("LEFT")
            + ", "
            + sum.formatted("RIGHT")
            + " FROM (SELECT "
            + group
            + " AS g, "
            + row
            + " AS h FROM "
            + from(first)
            + where
            + ") d"
            + by;
      }
      case JDBC -> throw new IllegalStateException();
    };
  }

  private String from(boolean first) {
    return first
        ? source.tableInSql(tables.source()) + " t"
        : target.tableInSql(tables.target()) + " t";
  }

  private String key(DatabaseSession session, boolean first) {
    TablePlan.Compared key = plan.columns().get(plan.key().getFirst());
    return "t." + session.quoted((first ? key.source() : key.target()).name());
  }

  private static List<List<String>> query(DatabaseSession session, boolean first, String sql)
      throws SideFailure {
    try {
      return session.query(sql);
    } catch (SQLException e) {
      throw new SideFailure(first, e);
    }
  }

  private interface Work {
    List<Digest> run() throws SideFailure;
  }

  private static FutureTask<List<Digest>> begin(Work work) {
    FutureTask<List<Digest>> task = new FutureTask<>(work::run);
    Thread.ofPlatform().daemon().name("digests").start(task);
    return task;
  }

  private static List<Digest> result(FutureTask<List<Digest>> task)
      throws SideFailure, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (Objects.requireNonNullElse(e.getCause(), e)) {
        case SideFailure failure -> throw failure;
        case RuntimeException wrong -> throw wrong;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
