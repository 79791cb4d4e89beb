/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.database.ComparisonOptions;
import io.yunheng.database.DatabaseContent;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.database.Definition;
import io.yunheng.database.LiveDatabases;
import io.yunheng.files.BoundedFile;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import io.yunheng.run.Progress;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of real databases as what is handed over. */
@Tag("live")
class LiveDatabaseSourceTest {
  private static final String[] MAKE = {
    "CREATE TABLE citizen (id int PRIMARY KEY, name varchar(50), paid numeric(12, 2))",
    "INSERT INTO citizen VALUES (1, '张三', 10.50), (2, '', NULL), (3, NULL, -1)",
    "CREATE TABLE note (v varchar(20))",
    "INSERT INTO note VALUES ('a'), ('a')",
    "CREATE VIEW payers AS SELECT name FROM citizen WHERE paid > 0"
  };
  private static final String[] POSTGRES = {
    "CREATE TYPE mood AS ENUM ('好', 'bad')",
    "CREATE DOMAIN digits AS text CHECK (VALUE ~ '^[0-9]+$')",
    "CREATE SEQUENCE counter INCREMENT BY 5",
    "SELECT nextval('counter'), nextval('counter')",
    "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT n * 2; $$",
    "CREATE TABLE item (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood NOT NULL DEFAULT"
        + " '好', d digits, citizen int REFERENCES citizen, n bigint DEFAULT nextval('counter'),"
        + " t int GENERATED ALWAYS AS (twice(4)) STORED, CHECK (n > 0))",
    "COMMENT ON TABLE item IS '物品''s'",
    "COMMENT ON COLUMN item.d IS '编号'",
    "INSERT INTO item (d, citizen) VALUES ('12', 1), (NULL, NULL)",
    "CREATE INDEX item_of ON item (citizen) WHERE d IS NOT NULL",
    "CREATE TABLE log (day date, v text) PARTITION BY RANGE (day)",
    "CREATE TABLE log_old PARTITION OF log FOR VALUES FROM (MINVALUE) TO ('2026-01-01')",
    "INSERT INTO log VALUES ('2025-01-01', 'x')",
    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    "CREATE TRIGGER touched BEFORE UPDATE ON item FOR EACH ROW EXECUTE FUNCTION touch()",
    "CREATE MATERIALIZED VIEW sums AS SELECT count(*) AS c FROM item",
    "CREATE SCHEMA \"Other One\"",
    "CREATE TABLE \"Other One\".\"T t\" (\"a\"\"b\" text COLLATE \"C\" UNIQUE)"
  };

  @TempDir private Path root;
  private final LiveDatabases live = new LiveDatabases();

  @AfterEach
  void clean() throws Exception {
    live.close();
  }

  private Overview make(boolean bag, DatabaseLogin login) throws InterruptedException {
    return Handing.make(
        new Handing(root)
            .request(bag, Descriptions.NONE, List.of(new PayloadSource.Database("db", login))));
  }

  private Verification verify(DatabaseLogin login) throws InterruptedException {
    return verify(login, new Depth.Whole());
  }

  private Verification verify(DatabaseLogin login, Depth depth) throws InterruptedException {
    return new Handing(root)
        .verify(
            root.resolve("out"), depth, Map.of("", new PayloadSource.Database("", login)), _ -> {});
  }

  @Test
  void aBagOfADatabaseCanBeCheckedAndLoadedWithoutIt() throws Exception {
    DatabaseLogin login = live.postgres(MAKE);
    Overview overview = make(true, login);
    assertThat(overview.totals().tables()).isZero();
    assertThat(overview.sources().getFirst().kind()).isEqualTo(Overview.Source.Kind.DATABASE);
    Path data = root.resolve("out/data");
    assertThat(data.resolve("public.citizen.csv"))
        .content()
        .isEqualTo("id,name,paid\r\n1,张三,10.5\r\n2,\"\",\r\n3,,-1\r\n");
    Path file = data.resolve("database.json");
    DatabaseRecord record =
        DatabaseRecord.read(BoundedFile.bytes(file, "database.json", 1 << 20), "database.json");
    assertThat(record.tables()).extracting(DatabaseRecord.RecordedTable::rows).contains(3L, 2L);
    assertThat(
            DatabaseContent.compare(
                    record, login, ComparisonOptions.standard(root), Progress.SILENT)
                .equal())
        .isTrue();
    assertThat(new Handing(root).verify(root.resolve("out")).stand())
        .isEqualTo(Verification.Stand.SAME);
    Files.writeString(
        data.resolve("public.note.csv"),
        Files.readString(data.resolve("public.note.csv")).replaceFirst("a", "b"));
    assertThat(Handing.found(new Handing(root).verify(root.resolve("out"))))
        .isEqualTo(Map.of("damaged", "public.note.csv"));
  }

  private DatabaseRecord record(DatabaseLogin login) throws Exception {
    return DatabaseContent.export(
        login, _ -> OutputStream.nullOutputStream(), 1 << 20, Progress.SILENT);
  }

  @Test
  void theStructureOfABagMakesTheSameDatabaseAgain() throws Exception {
    DatabaseLogin login = live.postgres(MAKE);
    live.execute(login, POSTGRES);
    Overview overview = make(true, login);
    assertThat(overview.totals().lost()).isZero();
    Path data = root.resolve("out/data");
    DatabaseLogin again = live.postgres();
    assertThat(data.resolve("structure.sql")).content().startsWith("SET client_encoding = 'UTF8';");
    live.execute(again, Files.readString(data.resolve("structure.sql")));
    DatabaseRecord before = record(login);
    for (DatabaseRecord.RecordedTable table : before.tables()) {
      live.load(again, table, data.resolve(table.file()));
    }
    live.execute(again, Files.readString(data.resolve("structure-after.sql")));
    DatabaseRecord after = record(again);
    assertThat(after.definitions()).isEqualTo(before.definitions());
    assertThat(
            DatabaseContent.compare(
                    before, again, ComparisonOptions.standard(root), Progress.SILENT)
                .equal())
        .isTrue();
    live.execute(again, "INSERT INTO item (d) VALUES ('3')");
    assertThat(live.value(again, "SELECT max(n) || ' ' || max(id) FROM item")).isEqualTo("21 3");
  }

  @Test
  void definitionsOfMariadbAreTheServersOwn() throws Exception {
    DatabaseLogin login = live.mariadb(MAKE);
    live.execute(
        login,
        "CREATE SEQUENCE counter START WITH 7",
        "CREATE TRIGGER touched BEFORE UPDATE ON citizen FOR EACH ROW SET NEW.name = OLD.name",
        "CREATE PROCEDURE nothing() BEGIN SELECT 1; SELECT 2; END");
    DatabaseRecord record = record(login);
    assertThat(record.notTaken()).isEmpty();
    assertThat(record.definitions())
        .extracting(one -> one.stage().code() + " " + one.kind() + " " + one.name().table())
        .containsExactly(
            "before sequence counter",
            "after sequence value counter",
            "before table citizen",
            "before table note",
            "after procedure nothing",
            "after view payers",
            "after trigger touched");
    assertThat(record.script(Definition.Stage.AFTER))
        .startsWith("SET NAMES utf8mb4;\n")
        .contains("DELIMITER $$\nCREATE DEFINER=", "SELECT SETVAL(`counter`, 7, 0);\n");
    DatabaseLogin again = live.mariadb();
    for (Definition.Stage stage : Definition.Stage.values()) {
      for (Definition one : record.definitions()) {
        if (one.stage() == stage) {
          live.execute(
              again, one.sql().replace(login.address().database(), again.address().database()));
        }
      }
    }
    assertThat(record(again).definitions()).hasSameSizeAs(record.definitions());
  }

  @Test
  void listsBesideADatabaseAreComparedWithItTableByTable() throws Exception {
    DatabaseLogin login = live.mariadb(MAKE);
    String schema = login.address().database();
    Overview overview = make(false, login);
    assertThat(overview.totals().tables()).isEqualTo(2);
    assertThat(overview.totals().rows()).isEqualTo(5);
    assertThat(overview.totals().files()).as("definitions").isEqualTo(3);
    assertThat(root.resolve("out/handover/databases/db.json")).isRegularFile();
    Verification same = verify(login);
    assertThat(Handing.found(same)).isEmpty();
    assertThat(same.amounts().read()).isEqualTo(5);
    live.execute(
        login,
        "UPDATE citizen SET paid = 10.51 WHERE id = 1",
        "DROP TABLE note",
        "CREATE TABLE newer (v int)",
        "ALTER VIEW payers AS SELECT name FROM citizen WHERE paid > 1");
    String note = schema + ".note " + schema + ".note.table.sql";
    String newer = schema + ".newer " + schema + ".newer.table.sql";
    assertThat(Handing.found(verify(login)))
        .isEqualTo(
            Map.of(
                "other-rows",
                schema + ".citizen",
                "damaged",
                schema + ".payers.view.sql",
                "missing",
                note,
                "added",
                newer));
    Verification quick = verify(login, new Depth.Presence());
    assertThat(Handing.found(quick)).isEqualTo(Map.of("missing", note, "added", newer));
    assertThat(quick.amounts().read()).isZero();
  }

  @Test
  void whatMayNotBeReadIsLostAndSaysWhy() throws Exception {
    DatabaseLogin login = live.postgres(MAKE);
    live.execute(login, "GRANT SELECT ON citizen TO limited");
    Overview overview = make(true, live.limited(login));
    assertThat(overview.lost())
        .extracting(lost -> lost.place().path() + " " + lost.cause().code() + " " + lost.why())
        .contains("public.note not-taken permission");
  }
}
