/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mariadb.jdbc.Driver;
import org.postgresql.PGConnection;

@Tag("live")
class LiveContentTest {
  private static final String MAKE =
      "CREATE TABLE t (id int PRIMARY KEY, v varchar(50), n decimal(20, 4), d timestamp(6) NULL)";
  private static final String ROWS =
      "INSERT INTO t VALUES (1, 'a,\"b\"', 1.5000, '2024-01-01 00:00:00.25'), (2, '', -0.1, NULL),"
          + " (3, NULL, NULL, NULL), (4, '汉字\r\n', 0, '2024-01-01 00:00:00')";
  @TempDir Path folder;
  private final LiveDatabases live = new LiveDatabases();

  @AfterEach
  void clean() throws Exception {
    live.close();
  }

  private DatabaseRecord take(DatabaseLogin login) throws IOException, InterruptedException {
    DatabaseRecord taken =
        DatabaseContent.export(
            login, file -> Files.newOutputStream(folder.resolve(file)), 1 << 20, Progress.SILENT);
    DatabaseRecord read = DatabaseRecord.read(taken.toJson(), "database.json");
    assertThat(read).isEqualTo(taken);
    return read;
  }

  private DatabaseContent.State only(DatabaseRecord record)
      throws IOException, InterruptedException {
    List<DatabaseContent.Check> checks =
        DatabaseContent.check(record, file -> Files.newInputStream(folder.resolve(file)), 1 << 20);
    assertThat(checks).hasSize(1);
    return checks.getFirst().state();
  }

  @Test
  void filesCanBeCheckedWithoutTheDatabase() throws Exception {
    DatabaseRecord record = take(live.postgres(MAKE, ROWS));
    Path file = folder.resolve("public.t.csv");
    String text = Files.readString(file);
    assertThat(text)
        .isEqualTo(
            "id,v,n,d\r\n1,\"a,\"\"b\"\"\",1.5,2024-01-01T00:00:00.25\r\n2,\"\",-0.1,\r\n3,,,\r\n"
                + "4,\"汉字\r\n\",0,2024-01-01T00:00:00\r\n");
    assertThat(only(record)).isEqualTo(DatabaseContent.State.EQUAL);
    Files.writeString(file, text.replace("2,\"\",", "2,,"));
    assertThat(only(record)).isEqualTo(DatabaseContent.State.ROWS_DIFFER);
    Files.writeString(file, text.replace("3,,,\r\n", ""));
    assertThat(only(record)).isEqualTo(DatabaseContent.State.ROWS_DIFFER);
    Files.writeString(file, text.substring(0, text.length() - 4));
    assertThat(only(record)).isEqualTo(DatabaseContent.State.MALFORMED);
    Files.delete(file);
    assertThat(only(record)).isEqualTo(DatabaseContent.State.MISSING);
  }

  @Test
  void postgresqlLoadsTheFileAsItIs() throws Exception {
    DatabaseLogin source =
        live.postgres(MAKE, ROWS, "ALTER TABLE t ADD o bytea", "UPDATE t SET o = '\\x00ff'");
    DatabaseRecord record = take(source);
    DatabaseLogin target = live.postgres(MAKE, "ALTER TABLE t ADD o bytea");
    try (Connection connection = live.connect(target);
        InputStream in = Files.newInputStream(folder.resolve("public.t.csv"))) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY t FROM STDIN (FORMAT csv, HEADER)", in);
    }
    ComparisonReport report =
        DatabaseContent.compare(
            record, target, ComparisonOptions.standard(folder), Progress.SILENT);
    assertThat(report.equal()).isTrue();
  }

  @Test
  void anotherEngineIsComparedWithTheRecordAlone() throws Exception {
    DatabaseRecord record = take(live.postgres(MAKE, ROWS));
    DatabaseLogin target = live.mariadb(MAKE.replace("timestamp(6) NULL", "datetime(6)"), ROWS);
    ComparisonOptions options = ComparisonOptions.standard(folder);
    assertThat(DatabaseContent.compare(record, target, options, Progress.SILENT).equal()).isTrue();
    live.execute(target, "UPDATE t SET n = 1.5001 WHERE id = 1");
    ComparisonReport differs = DatabaseContent.compare(record, target, options, Progress.SILENT);
    assertThat(differs.tables().getFirst()).isInstanceOf(TableOutcome.DigestDiffers.class);
    live.execute(target, "ALTER TABLE t MODIFY n double");
    ComparisonReport other = DatabaseContent.compare(record, target, options, Progress.SILENT);
    assertThat(other.tables())
        .containsExactly(
            new TableOutcome.NotCompared(
                Optional.of(new TableName("public", "t")),
                Optional.of(new TableName(target.address().database(), "t")),
                UncomparedReason.RECORDED_OTHERWISE,
                "n"));
    assertThat(other.equal()).isFalse();
  }

  @Test
  void whatCannotBeTakenIsListed() throws Exception {
    DatabaseLogin source =
        live.postgres(
            "CREATE TABLE \"Große Tabelle\" (p point, id int)",
            "INSERT INTO \"Große Tabelle\" VALUES ('(1,2)', 1)",
            "CREATE TABLE large (v text)",
            "INSERT INTO large VALUES (repeat('x', 2000000))",
            "CREATE TABLE shut (id int)",
            "CREATE VIEW v AS SELECT 1 AS one",
            "GRANT SELECT ON \"Große Tabelle\", large TO limited");
    DatabaseRecord record = take(live.limited(source));
    assertThat(record.notTaken())
        .extracting(one -> one.name().table() + " " + one.reason().code())
        .containsExactly("large cells-too-large", "shut permission");
    assertThat(record.definitions())
        .filteredOn(one -> one.kind().equals("view"))
        .extracting(Definition::sql)
        .containsExactly("CREATE VIEW public.v AS\n SELECT 1 AS one");
    Path file = folder.resolve("public.Gro%C3%9Fe%20Tabelle.csv");
    assertThat(Files.readString(file)).isEqualTo("p,id\r\n\"(1,2)\",1\r\n");
    assertThat(only(record)).isEqualTo(DatabaseContent.State.EQUAL);
    assertThat(record.tables().getFirst().columns().getFirst().form()).isEqualTo(ValueFamily.NONE);
  }

  @Test
  void aDriverThatTheUserBringsReadsTheSame() throws Exception {
    DatabaseLogin source = live.mariadb(MAKE.replace("timestamp(6) NULL", "datetime(6)"), ROWS);
    Path drivers = Files.createDirectory(folder.resolve("drivers"));
    Path jar = Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.copy(jar, drivers.resolve("driver.jar"));
    DatabaseAddress address = source.address();
    String url =
        String.format(
            Locale.ROOT,
            "jdbc:mariadb://%s:%d/%s?tinyInt1isBit=false",
            address.host(),
            address.port(),
            address.database());
    DatabaseLogin brought =
        new DatabaseLogin(
                DatabaseAddress.parse(url, Optional.of("yunheng"), TypeRules.shipped()),
                source.password())
            .with(drivers);
    ComparisonOptions options = ComparisonOptions.standard(folder);
    ComparisonReport report = DatabaseComparison.of(source, brought, options, Progress.SILENT);
    assertThat(report.equal()).isTrue();
    assertThat(report.target().verified()).isFalse();
    live.execute(source, "UPDATE t SET v = 'x' WHERE id = 2");
    DatabaseRecord record = take(brought);
    assertThat(record.verified()).isFalse();
    assertThat(DatabaseContent.compare(record, source, options, Progress.SILENT).equal()).isTrue();
    DatabaseLogin without = brought.with(folder.resolve("none"));
    assertThatThrownBy(() -> Sessions.open(without, TypeRules.shipped()))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("database-driver-missing");
  }

  @Test
  void aWrongPasswordIsSaidWithoutShowingIt() throws Exception {
    Path file = Files.writeString(folder.resolve("word"), "s3cret-word");
    for (DatabaseLogin login : List.of(live.postgres(), live.mariadb())) {
      DatabaseLogin wrong = new DatabaseLogin(login.address(), new Password.OfFile(file));
      assertThatThrownBy(
              () ->
                  DatabaseComparison.of(
                      wrong, login, ComparisonOptions.standard(folder), Progress.SILENT))
          .isInstanceOf(FaultException.class)
          .message()
          .contains("database-login-refused")
          .doesNotContain("s3cret");
    }
  }
}
