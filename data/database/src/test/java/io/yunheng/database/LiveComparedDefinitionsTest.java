/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.run.Progress;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("live")
class LiveComparedDefinitionsTest {
  @TempDir Path work;
  private final LiveDatabases live = new LiveDatabases();

  @AfterEach
  void clean() throws Exception {
    live.close();
  }

  private ComparisonReport compare(DatabaseLogin source, DatabaseLogin target)
      throws InterruptedException {
    return DatabaseComparison.of(source, target, ComparisonOptions.standard(work), Progress.SILENT);
  }

  private static final String[] WITH_DEFINITIONS = {
    "CREATE TABLE t (id serial PRIMARY KEY, v int, CONSTRAINT positive CHECK (v > 0))",
    "INSERT INTO t (v) SELECT g FROM generate_series(1, 10) g",
    "CREATE INDEX by_v ON t (v)",
    "CREATE VIEW large AS SELECT id FROM t WHERE v > 5",
    "CREATE VIEW kept AS SELECT count(*) FROM t",
    "CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql AS 'SELECT a * 2'",
    "CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TRIGGER guarded BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION guard()"
  };

  @Test
  void definitionsOfOneEngineAreComparedByTheirText() throws Exception {
    DatabaseLogin source = live.postgres(WITH_DEFINITIONS);
    DatabaseLogin target =
        live.postgres(
            Stream.concat(
                    Stream.of(WITH_DEFINITIONS),
                    Stream.of(
                        "DROP INDEX by_v",
                        "CREATE OR REPLACE VIEW large AS SELECT id FROM t WHERE v > 6",
                        "DROP TRIGGER guarded ON t",
                        "ALTER TABLE t DROP CONSTRAINT positive",
                        "CREATE VIEW fresh AS SELECT 1 AS one",
                        "SELECT setval('t_id_seq', 4)"))
                .toArray(String[]::new));
    thatAllDiffersAsMade(compare(source, target));

    DatabaseRecord record =
        DatabaseContent.export(
            source, _ -> OutputStream.nullOutputStream(), 1 << 20, Progress.SILENT);
    thatAllDiffersAsMade(
        DatabaseContent.compare(record, target, ComparisonOptions.standard(work), Progress.SILENT));
  }

  private static void thatAllDiffersAsMade(ComparisonReport report) {
    assertThat(report.equal()).isTrue();
    assertThat(report.definitions())
        .filteredOn(one -> !(one instanceof DefinitionOutcome.Same))
        .containsExactlyInAnyOrder(
            new DefinitionOutcome.Missing("constraint", inPublic("t.positive")),
            new DefinitionOutcome.Missing("index", inPublic("by_v")),
            new DefinitionOutcome.Missing("trigger", inPublic("t.guarded")),
            new DefinitionOutcome.Differs("view", inPublic("large"), inPublic("large"), 4),
            new DefinitionOutcome.Added("view", inPublic("fresh")),
            new DefinitionOutcome.Behind(
                "sequence value", inPublic("t_id_seq"), inPublic("t_id_seq"), "10", "4"));
    assertThat(report.definitions())
        .contains(
            new DefinitionOutcome.Same("view", inPublic("kept"), inPublic("kept")),
            new DefinitionOutcome.Same(
                "function", inPublic("twice(a integer)"), inPublic("twice(a integer)")));
  }

  private static TableName inPublic(String name) {
    return new TableName("public", name);
  }

  @Test
  void countersAndRoutinesOfMariadbAreComparedThoughItsDatabaseHasAnotherName() throws Exception {
    String[] make = {
      "CREATE TABLE t (id bigint AUTO_INCREMENT PRIMARY KEY, v int)",
      "INSERT INTO t (v) VALUES (1), (2), (3)",
      "CREATE VIEW kept AS SELECT id FROM t",
      "CREATE PROCEDURE p() BEGIN SELECT v FROM t; END"
    };
    DatabaseLogin source = live.mariadb(make);
    assertThat(compare(source, live.mariadb(make)).definitions())
        .hasSize(3)
        .allMatch(DefinitionOutcome.Same.class::isInstance);
    DatabaseLogin target =
        live.mariadb(
            make[0],
            "INSERT INTO t (id, v) VALUES (1, 1), (2, 2)",
            "INSERT INTO t (id, v) VALUES (-3, 3)",
            make[2],
            "CREATE PROCEDURE p() BEGIN SELECT id FROM t; END");
    TableName there = new TableName(source.address().database(), "t");
    TableName here = new TableName(target.address().database(), "t");
    assertThat(compare(source, target).definitions())
        .contains(new DefinitionOutcome.Behind("auto_increment", there, here, "4", "3"))
        .anyMatch(
            one ->
                one instanceof DefinitionOutcome.Differs differs
                    && differs.kind().equals("procedure"));
  }

  @Test
  void anEmptyTableThatBeginsToCountAnewIsBehind() throws Exception {
    String make = "CREATE TABLE t (id bigint AUTO_INCREMENT PRIMARY KEY)";
    DatabaseLogin source = live.mariadb(make + " AUTO_INCREMENT = 100");
    DatabaseLogin target = live.mariadb(make);
    TableName there = new TableName(source.address().database(), "t");
    TableName here = new TableName(target.address().database(), "t");
    assertThat(compare(source, target).definitions())
        .contains(new DefinitionOutcome.Behind("auto_increment", there, here, "100", "1"));
    assertThat(compare(target, source).definitions())
        .contains(new DefinitionOutcome.Same("auto_increment", here, there));
  }

  @Test
  void definitionsOfTwoEnginesAreLookedForByName() throws Exception {
    DatabaseLogin source =
        live.postgres(
            "CREATE TABLE t (id int PRIMARY KEY)",
            "CREATE VIEW both_have AS SELECT id FROM t",
            "CREATE FUNCTION lost(a int) RETURNS int LANGUAGE sql AS 'SELECT a'");
    DatabaseLogin target =
        live.mariadb(
            "CREATE TABLE t (id int PRIMARY KEY)", "CREATE VIEW both_have AS SELECT id FROM t");
    assertThat(compare(source, target).definitions())
        .containsExactlyInAnyOrder(
            new DefinitionOutcome.NotCompared(
                "view",
                Optional.of(inPublic("both_have")),
                Optional.of(new TableName(target.address().database(), "both_have")),
                UncomparedReason.ENGINES_APART),
            new DefinitionOutcome.NotFound("function", inPublic("lost(a integer)")));
  }
}
