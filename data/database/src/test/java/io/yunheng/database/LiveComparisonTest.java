/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("live")
class LiveComparisonTest {
  @TempDir Path work;
  private final LiveDatabases live = new LiveDatabases();

  @AfterEach
  void clean() throws Exception {
    live.close();
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).as("left behind").isEmpty();
    }
  }

  private ComparisonOptions options() {
    return ComparisonOptions.standard(work);
  }

  private ComparisonReport compare(
      DatabaseLogin source, DatabaseLogin target, ComparisonOptions options)
      throws InterruptedException {
    return DatabaseComparison.of(source, target, options, Progress.SILENT);
  }

  private static TableOutcome.Compared only(ComparisonReport report) {
    assertThat(report.tables()).hasSize(1);
    assertThat(report.tables().getFirst()).isInstanceOf(TableOutcome.Compared.class);
    return (TableOutcome.Compared) report.tables().getFirst();
  }

  private static final String[] POSTGRES_TYPES = {
    """
    CREATE TABLE kinds (id bigint PRIMARY KEY, small smallint, whole int, exact numeric(30, 10),
      any_exact numeric, single real, twice double precision, truth boolean, words varchar(100), long_words text,
      fixed char(10), octets bytea, day date, moment timestamp(6), point timestamptz(6), clock time(6), name uuid,
      doc jsonb, flags bit(12), net inet, list int[])\
    """,
    """
    INSERT INTO kinds VALUES
     (1, -32768, 2147483647, 12345678901234567890.0123456789, 1e-9, 0.1, 0.1, true, 'Ünï 汉字 😀', E'a\\nb', 'ab',
      '\\x00ff10', '2024-02-29', '2024-02-29 23:59:59.123456', '2024-02-29 23:59:59.5+08', '23:59:59.000001',
      'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', '{"b": [1, 2.50, null], "a": "汉"}', B'000000001111', '2001:db8::1', '{1,2,NULL}'),
     (2, 0, -1, -0.5, 100, 3.402823e38, 5e-324, false, '', repeat('x', 70000), '', '', '0001-01-01', '1000-01-01 00:00:00',
      '2001-09-09 01:46:40Z', '00:00:00', '00000000-0000-0000-0000-000000000000', '[]', B'111111111111', '::', '{}'),
     (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
     (-4, 1, 10, 1000, 1000.000, -1.5, 1e300, true, ' trailing  ', '0', ' x', '\\x20', '9999-12-31', '9999-12-31 23:59:59.999999',
      '2037-12-31 00:00:00Z', '12:00:00', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '"\\u0041\\ud83d\\ude00"', B'100000000000', '::ffff:1.2.3.4', '{{1,2},{3,4}}')\
    """
  };
  private static final String[] MARIADB_TYPES = {
    """
    CREATE TABLE kinds (id bigint PRIMARY KEY, small smallint, whole int, exact decimal(40, 10),
      any_exact decimal(60, 20), single float, twice double, truth tinyint(1), words varchar(100), long_words longtext,
      fixed char(10), octets longblob, day date, moment datetime(6), point timestamp(6) NULL, clock time(6), name uuid,
      doc json, flags bit(12), net inet6, list json)\
    """,
    "SET time_zone = '-07:00'",
    """
    INSERT INTO kinds VALUES
     (1, -32768, 2147483647, 12345678901234567890.0123456789, 1e-9, 0.1, 0.1, 1, 'Ünï 汉字 😀', 'a\\nb', 'ab',
      x'00ff10', '2024-02-29', '2024-02-29 23:59:59.123456', '2024-02-29 08:59:59.5', '23:59:59.000001',
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a":"\\\\u6c49","b":[1.0,2.5,null]}', b'000000001111', '2001:db8::1', '[1,2,null]'),
     (2, 0, -1, -0.5, 100, 3.402823e38, 5e-324, 0, '', repeat('x', 70000), '', '', '0001-01-01', '1000-01-01 00:00:00',
      '2001-09-08 18:46:40', '00:00:00', '00000000-0000-0000-0000-000000000000', '[]', b'111111111111', '::', '[]'),
     (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
     (-4, 1, 10, 1000, 1000, -1.5, 1e300, 1, ' trailing  ', '0', ' x', ' ', '9999-12-31', '9999-12-31 23:59:59.999999',
      '2037-12-30 17:00:00', '12:00:00', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '"A😀"', b'100000000000', '::ffff:1.2.3.4', '[[1,2],[3,4]]')\
    """
  };

  @Test
  void databasesOfTwoEnginesWithEveryCommonTypeAreEqual() throws Exception {
    ComparisonReport report =
        compare(
            live.postgres(POSTGRES_TYPES), live.mariadb(MARIADB_TYPES), options().showingValues());
    TableOutcome.Compared outcome = only(report);
    assertThat(outcome.named()).isEmpty();
    assertThat(outcome.uncompared()).isEmpty();
    assertThat(outcome.counts()).isEqualTo(new TableOutcome.Counts(4, 4, 4, 0, 0, 0));
    assertThat(outcome.method()).isEqualTo(TableOutcome.Method.ROWS);
    assertThat(report.equal()).isTrue();
    assertThat(outcome.structure())
        .contains(
            new StructureDifference(
                StructureCode.TYPE_NARROWER, "any_exact", "numeric", "decimal(60,20)"),
            new StructureDifference(
                StructureCode.TYPE_NARROWER,
                "point",
                "timestamp(6) with time zone",
                "timestamp(6)"));
  }

  @Test
  void everyColumnThatIsChangedIsSeen() throws Exception {
    DatabaseLogin source = live.postgres(POSTGRES_TYPES);
    DatabaseLogin target = live.mariadb(MARIADB_TYPES);
    live.execute(
        target,
        """
        UPDATE kinds SET small = 1, whole = 1, exact = 1, any_exact = 2e-9, single = 0.2, twice = 0.10000000000000002,
          truth = 2, words = 'Ünï 汉字', long_words = 'a', fixed = 'aB', octets = x'00ff', day = '2024-02-28',
          moment = '2024-02-29 23:59:59.123457', point = '2024-02-29 09:59:59.5', clock = '23:59:59', name = uuid(),
          doc = '{"a":"x"}', flags = b'1', net = '2001:db8::2', list = '[1,2]' WHERE id = 1\
        """);
    TableOutcome.Compared outcome = only(compare(source, target, options()));
    assertThat(outcome.changed()).hasSize(20);
    assertThat(outcome.counts().changed()).isEqualTo(1);
    assertThat(outcome.named().getFirst().toString()).doesNotContain("汉字");
  }

  @Test
  void aChangedAMissingAndAnExtraRowAreNamed() throws Exception {
    String rows = "INSERT INTO t SELECT n, concat('v', n) FROM ";
    String make = "CREATE TABLE t (id int PRIMARY KEY, v varchar(20))";
    DatabaseLogin source = live.postgres(make, rows + "generate_series(1, 30000) AS g(n)");
    DatabaseLogin target =
        live.mariadb(
            make,
            rows + "(SELECT seq AS n FROM mysql.seq_1_to_30000) s",
            "UPDATE t SET v = 'other' WHERE id = 12345",
            "DELETE FROM t WHERE id = 29999",
            "INSERT INTO t VALUES (-7, 'more')");
    TableOutcome.Compared outcome = only(compare(source, target, options().showingValues()));
    assertThat(outcome.counts()).isEqualTo(new TableOutcome.Counts(30000, 30000, 29998, 1, 1, 1));
    assertThat(outcome.named())
        .containsExactly(
            new RowDifference.Extra(key("-7")),
            new RowDifference.Changed(
                key("12345"),
                List.of(
                    new RowDifference.Differing(
                        "v",
                        Optional.of(new CellValue("v12345", false)),
                        Optional.of(new CellValue("other", false))))),
            new RowDifference.Missing(key("29999")));
    assertThat(outcome.changed()).isEqualTo(Map.of("v", 1L));
    TableOutcome.Compared few =
        only(compare(source, target, options().within(1, 1 << 20, 1 << 16)));
    assertThat(few.named()).hasSize(1);
    assertThat(few.counts()).isEqualTo(outcome.counts());
  }

  private static List<RowDifference.Named> key(String value) {
    return List.of(new RowDifference.Named("id", new CellValue(value, false)));
  }

  @Test
  void textKeysAreMatchedWhateverTheCollations() throws Exception {
    String[] names = {"b", "A", "a", "B", "汉", "字", "ä", "Z", "", " x", "1", "😀", "ab", "a b"};
    StringBuilder values = new StringBuilder();
    for (String name : names) {
      values.append(values.isEmpty() ? "" : ", ").append("('").append(name).append("')");
    }
    StringBuilder more = new StringBuilder(values);
    for (int i = 0; i < 20_000; i++) {
      more.append(", ('k").append(Integer.toHexString(i * 7919)).append("')");
    }
    DatabaseLogin source =
        live.postgres(
            "CREATE TABLE t (k text COLLATE \"und-x-icu\" PRIMARY KEY)",
            "INSERT INTO t VALUES " + more);
    DatabaseLogin target =
        live.mariadb(
            "CREATE TABLE t (k varchar(50) COLLATE utf8mb4_bin PRIMARY KEY)",
            "INSERT INTO t VALUES " + more,
            "DELETE FROM t WHERE k = '字'");
    TableOutcome.Compared outcome =
        only(compare(source, target, options().within(10, 1 << 20, 1 << 17)));
    assertThat(outcome.counts().missing()).isEqualTo(1);
    assertThat(outcome.counts().equal()).isEqualTo(20_013);
    assertThat(outcome.named())
        .containsExactly(
            new RowDifference.Missing(
                List.of(new RowDifference.Named("k", new CellValue("字", false)))));
  }

  @Test
  void rowsWithoutAKeyAreCounted() throws Exception {
    String make = "CREATE TABLE t (a int, b varchar(10))";
    DatabaseLogin source =
        live.postgres(
            make, "INSERT INTO t VALUES (1, 'x'), (1, 'x'), (1, 'x'), (2, NULL), (2, '')");
    DatabaseLogin target =
        live.mariadb(
            make, "INSERT INTO t VALUES (2, ''), (1, 'x'), (2, NULL), (1, 'x'), (NULL, 'x')");
    TableOutcome.Compared outcome = only(compare(source, target, options().showingValues()));
    assertThat(outcome.method()).isEqualTo(TableOutcome.Method.MULTISET);
    assertThat(outcome.counts()).isEqualTo(new TableOutcome.Counts(5, 5, 4, 1, 1, 0));
    assertThat(outcome.named()).hasSize(2);
    assertThat(outcome.named())
        .anyMatch(
            one ->
                one instanceof RowDifference.Counted counted
                    && counted.source() == 3
                    && counted.target() == 2
                    && counted.row().getFirst().value().equals(new CellValue("1", false)));
  }

  @Test
  void timesWithoutAZoneMeetThoseWithOneOnlyWhereTheZoneIsSaid() throws Exception {
    DatabaseLogin source =
        live.postgres(
            "CREATE TABLE t (id int PRIMARY KEY, at timestamptz)",
            "INSERT INTO t VALUES (1, '2024-06-30 16:00:00Z')");
    DatabaseLogin target =
        live.mariadb(
            "CREATE TABLE t (id int PRIMARY KEY, at datetime)",
            "INSERT INTO t VALUES (1, '2024-07-01 00:00:00')");
    TableOutcome.Compared without = only(compare(source, target, options()));
    assertThat(without.uncompared())
        .extracting(TableOutcome.Uncompared::reason)
        .containsExactly(UncomparedReason.ZONE_NEEDED);
    assertThat(compare(source, target, options()).equal()).isFalse();
    assertThat(compare(source, target, options().in(ZoneOffset.ofHours(8))).equal()).isTrue();
    assertThat(compare(source, target, options().in(ZoneOffset.UTC)).equal()).isFalse();
  }

  @Test
  void serversDigestsFindTheSameAsReadingDoes() throws Exception {
    String[] postgres = {
      "CREATE TABLE t (id bigint PRIMARY KEY, v text, n numeric)",
      "INSERT INTO t SELECT n * 3, md5(n::text), n / 7.0 FROM generate_series(-20000, 20000) g(n)",
      "CREATE TABLE keyless (a int, b text)",
      "INSERT INTO keyless SELECT n % 50, 'x' FROM generate_series(1, 1000) g(n)"
    };
    String[] change = {
      "UPDATE t SET v = 'other' WHERE id IN (-59997, 300, 33333)",
      "DELETE FROM t WHERE id = 30000",
      "INSERT INTO t VALUES (30001, '', 0)",
      "INSERT INTO keyless VALUES (7, 'x')"
    };
    DatabaseLogin source = live.postgres(postgres);
    DatabaseLogin same = live.postgres(postgres);
    DatabaseLogin other = live.postgres(postgres);
    live.execute(other, change);
    digests(source, same, other);
    String[] mariadb = {
      "CREATE TABLE t (id bigint PRIMARY KEY, v text, n decimal(20, 5))",
      "INSERT INTO t SELECT (CAST(seq AS SIGNED) - 20000) * 3, md5(seq), seq / 7 FROM"
          + " mysql.seq_0_to_40000",
      "CREATE TABLE keyless (a int, b text)",
      "INSERT INTO keyless SELECT seq % 50, 'x' FROM mysql.seq_1_to_1000"
    };
    DatabaseLogin third = live.mariadb(mariadb);
    DatabaseLogin changed = live.mariadb(mariadb);
    live.execute(changed, change);
    digests(third, live.mariadb(mariadb), changed);
  }

  private void digests(DatabaseLogin source, DatabaseLogin same, DatabaseLogin other)
      throws InterruptedException {
    ComparisonReport equal = compare(source, same, options());
    assertThat(equal.equal()).isTrue();
    assertThat(equal.tables())
        .allMatch(
            one ->
                one instanceof TableOutcome.Compared compared
                    && compared.method() == TableOutcome.Method.SERVER_DIGESTS);
    ComparisonReport quick = compare(source, other, options());
    ComparisonReport slow = compare(source, other, options().readingRows().streams(3));
    for (int i = 0; i < 2; i++) {
      TableOutcome.Compared one = (TableOutcome.Compared) quick.tables().get(i);
      TableOutcome.Compared two = (TableOutcome.Compared) slow.tables().get(i);
      assertThat(one.counts()).isEqualTo(two.counts());
      assertThat(one.named()).isEqualTo(two.named());
      assertThat(one.rowsEqual()).isFalse();
    }
    assertThat(((TableOutcome.Compared) quick.tables().get(1)).counts())
        .isEqualTo(new TableOutcome.Counts(40001, 40001, 39997, 1, 1, 3));
  }

  @Test
  void writesMeanwhileAreNotSeen() throws Exception {
    String make = "CREATE TABLE t (id int PRIMARY KEY, v varchar(9))";
    DatabaseLogin source =
        live.postgres(make, "INSERT INTO t SELECT n, 'x' FROM generate_series(1, 200000) g(n)");
    DatabaseLogin target =
        live.mariadb(make, "INSERT INTO t SELECT seq, 'x' FROM mysql.seq_1_to_200000");
    AtomicBoolean written = new AtomicBoolean();
    ComparisonReport report =
        DatabaseComparison.of(
            source,
            target,
            options(),
            new RowsHook(
                () -> {
                  if (!written.getAndSet(true)) {
                    try {
                      live.execute(
                          source, "UPDATE t SET v = 'y'", "DELETE FROM t WHERE id > 100000");
                      live.execute(target, "UPDATE t SET v = 'z' WHERE id > 150000");
                    } catch (SQLException e) {
                      throw new IllegalStateException(e);
                    }
                  }
                }));
    assertThat(written).isTrue();
    assertThat(report.equal()).isTrue();
    assertThat(report.source().consistent() && report.target().consistent()).isTrue();
    assertThat(compare(source, target, options()).equal()).isFalse();
  }

  @Test
  void aTableThatMayNotBeReadIsNotCompared() throws Exception {
    String[] make = {
      "CREATE TABLE open_one (id int PRIMARY KEY)",
      "CREATE TABLE shut (id int PRIMARY KEY)",
      "CREATE TABLE under (id int PRIMARY KEY)"
    };
    DatabaseLogin source = live.postgres(make);
    live.execute(
        source,
        "GRANT SELECT ON open_one, under TO limited",
        "ALTER TABLE under ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY p ON under USING (id > 5)");
    DatabaseLogin target = live.mariadb(make);
    live.execute(
        target,
        "GRANT SELECT ON " + target.address().database() + ".open_one TO limited",
        "GRANT INSERT ON " + target.address().database() + ".under TO limited");
    List<TableOutcome> ofSource = compare(live.limited(source), target, options()).tables();
    assertThat(ofSource.get(0)).isInstanceOf(TableOutcome.Compared.class);
    assertThat(ofSource.subList(1, 3))
        .allMatch(
            one ->
                one
                        instanceof
                        TableOutcome.NotCompared(_, _, UncomparedReason reason, String detail)
                    && reason == UncomparedReason.PERMISSION
                    && detail.startsWith("source"));
    List<TableOutcome> ofTarget = compare(source, live.limited(target), options()).tables();
    assertThat(ofTarget)
        .extracting(
            one -> one instanceof TableOutcome.NotCompared not ? not.reason().code() : "compared")
        .containsExactly("compared", "may-be-hidden", "permission");
  }

  @Test
  void aLostConnectionEndsInThatAndNoTableIsTakenForEqual() throws Exception {
    String[] make = {
      "CREATE TABLE a (id int PRIMARY KEY, v varchar(200))", "CREATE TABLE b (id int PRIMARY KEY)"
    };
    DatabaseLogin source = live.postgres(make);
    live.execute(
        source, "INSERT INTO a SELECT n, repeat('x', 200) FROM generate_series(1, 300000) g(n)");
    DatabaseLogin target = live.mariadb(make);
    live.execute(target, "INSERT INTO a SELECT seq, repeat('x', 200) FROM mysql.seq_1_to_300000");
    for (boolean first : new boolean[] {true, false}) {
      AtomicBoolean cut = new AtomicBoolean();
      ComparisonReport report =
          DatabaseComparison.of(
              source,
              target,
              options(),
              new RowsHook(
                  () -> {
                    if (!cut.getAndSet(true)) {
                      cut(first ? source : target, first);
                    }
                  }));
      assertThat(report.tables())
          .hasSize(2)
          .allMatch(
              one ->
                  one instanceof TableOutcome.NotCompared(_, _, UncomparedReason reason, _)
                      && reason == UncomparedReason.CONNECTION_LOST);
    }
  }

  private void cut(DatabaseLogin login, boolean postgres) {
    try {
      if (postgres) {
        live.execute(
            login,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ="
                + " 'yunheng' AND datname = current_database()");
      } else {
        String id =
            live.value(
                login,
                "SELECT id FROM information_schema.PROCESSLIST WHERE info LIKE 'SELECT CAST(t.%"
                    + login.address().database()
                    + "%'");
        live.execute(login, "KILL " + id);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void differencesOfStructureAreFound() throws Exception {
    DatabaseLogin source =
        live.postgres(
            "CREATE TABLE \"People\" (id bigint PRIMARY KEY, name text NOT NULL, gone int, shape"
                + " point)",
            "CREATE TABLE only_here (id int)",
            "CREATE VIEW v AS SELECT 1 AS one");
    DatabaseLogin target =
        live.mariadb(
            "CREATE TABLE people (ID int PRIMARY KEY, name varchar(50) COLLATE utf8mb4_general_ci,"
                + " fresh int, shape point) ENGINE = MyISAM",
            "CREATE TABLE only_there (id int)");
    ComparisonReport report = compare(source, target, options());
    assertThat(report.target().consistent()).isFalse();
    TableOutcome.Compared people = (TableOutcome.Compared) report.tables().getFirst();
    assertThat(people.structure())
        .extracting(one -> one.code().code() + " " + one.column())
        .containsExactlyInAnyOrder(
            "type-narrower id",
            "type-narrower name",
            "nullable-differs name",
            "collation-differs name",
            "column-missing gone",
            "column-extra fresh",
            "not-in-snapshot ");
    assertThat(people.uncompared())
        .extracting(TableOutcome.Uncompared::source)
        .containsExactly("shape");
    assertThat(report.tables())
        .contains(
            new TableOutcome.Missing(new TableName("public", "only_here")),
            new TableOutcome.Extra(new TableName(target.address().database(), "only_there")));
    assertThat(report.others()).isEmpty();
    assertThat(report.definitions())
        .containsExactly(new DefinitionOutcome.NotFound("view", new TableName("public", "v")));
  }

  /** The digest of a record is a sum over its columns. */
  @Test
  void valuesThatChangedRowsAreFoundByTheServersDigestsToo() throws Exception {
    for (String key : new String[] {"", " PRIMARY KEY"}) {
      String table = "CREATE TABLE t (a text" + key + ", b text)";
      ComparisonReport report =
          compare(
              live.postgres(table, "INSERT INTO t VALUES ('1', 'x'), ('2', 'y')"),
              live.postgres(table, "INSERT INTO t VALUES ('1', 'y'), ('2', 'x')"),
              options());
      assertThat(only(report).rowsEqual()).as("key%s", key).isFalse();
    }
  }

  @Test
  void valuesOverTheLimitAreNotReadAndNotTakenForEqual() throws Exception {
    String[] make = {
      "CREATE TABLE t (id int PRIMARY KEY, v text, w text)",
      "INSERT INTO t VALUES (1, repeat('x', 5000), 'y')"
    };
    ComparisonReport report =
        compare(live.postgres(make), live.postgres(make), options().within(10, 1024, 1 << 20));
    assertThat(only(report).uncompared())
        .extracting(TableOutcome.Uncompared::reason)
        .containsExactly(UncomparedReason.CELLS_TOO_LARGE);
    assertThat(report.equal()).isFalse();
  }
}
