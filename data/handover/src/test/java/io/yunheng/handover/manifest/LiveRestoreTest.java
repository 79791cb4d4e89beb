/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.bag.BagRules;
import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseContent;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.database.Engine;
import io.yunheng.database.Password;
import io.yunheng.finding.Finding;
import io.yunheng.finding.FindingCode;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.ComparisonClauses;
import io.yunheng.handover.DeepRequest;
import io.yunheng.handover.Depth;
import io.yunheng.handover.HandoverPoint;
import io.yunheng.handover.KeyRing;
import io.yunheng.handover.PointHolding;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.inspection.DeepFile;
import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.InspectionOutcome;
import io.yunheng.inspection.RestoredDatabase;
import io.yunheng.inspection.Trait;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.run.Progress;
import io.yunheng.run.ProgressMeter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of real databases by the engines' own programs, restored into servers and compared. */
@Tag("live")
class LiveRestoreTest {
  private final Properties servers = new Properties();
  private final String name = "t" + Long.toUnsignedString(new Random().nextLong(), 36);
  @TempDir private Path root;
  private Path site;
  private String before = "";

  @BeforeEach
  void databases() throws IOException, SQLException {
    Path file = Path.of(System.getenv().getOrDefault("YUNHENG_DATABASES", ""));
    try (Reader reader = Files.newBufferedReader(file)) {
      servers.load(reader);
    }
    site = Files.createDirectory(root.resolve("site"));
    run(login("postgresql", ""), "CREATE DATABASE " + name);
    run(login("mariadb", ""), "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    run(
        login("postgresql", name),
        "CREATE SCHEMA \"档案\"",
        "CREATE TABLE orders (id bigint PRIMARY KEY, who text NOT NULL, total numeric(12,2),"
            + " raw bytea, at timestamptz DEFAULT '2026-01-01 08:00+08')",
        "INSERT INTO orders SELECT i, E'客户\\\\' || i || ';' || E'\\n', i * 1.25, decode('00ff5c27',"
            + " 'hex') FROM generate_series(1, 3000) i",
        "CREATE TABLE \"档案\".\"卷 宗\" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n text)",
        "INSERT INTO \"档案\".\"卷 宗\" (n) VALUES ('$$;'), (E'\\\\.'), (NULL)",
        "CREATE VIEW large AS SELECT * FROM orders WHERE total > 100",
        "CREATE FUNCTION doubled(x int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN x >"
            + " 0 THEN x * 2 ELSE 0 END; END",
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN NEW.who := ';';"
            + " RETURN NEW; END $f$",
        "CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch()");
    run(
        login("mariadb", name),
        "CREATE TABLE orders (id bigint PRIMARY KEY, who varchar(60) NOT NULL, total"
            + " decimal(12,2), raw varbinary(20))",
        "INSERT INTO orders SELECT seq, CONCAT('客户''\\\\', seq, ';'), seq * 1.25, UNHEX('00FF5C27')"
            + " FROM seq_1_to_3000",
        "CREATE TABLE `卷 宗` (id int AUTO_INCREMENT PRIMARY KEY, n text)",
        "INSERT INTO `卷 宗` (n) VALUES (';'), ('-- x'), (NULL)",
        "CREATE VIEW large AS SELECT * FROM orders WHERE total > 100",
        "CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW BEGIN SET NEW.who = ';'; SET"
            + " NEW.total = 0; END");
    before = everything();
  }

  @AfterEach
  void drop() throws SQLException {
    assertThat(everything()).as("nothing else on the servers was touched").isEqualTo(before);
    run(login("postgresql", ""), "DROP DATABASE " + name + " WITH (FORCE)");
    run(login("mariadb", ""), "DROP DATABASE " + name);
  }

  private DatabaseLogin login(String engine, String database) {
    String address = servers.getProperty(engine, "");
    return new DatabaseLogin(
        DatabaseAddress.parse(
            database.isEmpty() ? address : address.replaceFirst("/[^/]*$", "/" + database)),
        new Password.OfFile(Path.of(servers.getProperty("password", ""))));
  }

  private static Connection connect(DatabaseLogin login) throws SQLException {
    DatabaseAddress at = login.address();
    return DriverManager.getConnection(
        "jdbc:" + at.engine().code() + "://" + at.host() + ":" + at.port() + "/" + at.database(),
        at.user(),
        login.password().in(Map.of()).orElseThrow());
  }

  private static void run(DatabaseLogin login, String... statements) throws SQLException {
    try (Connection connection = connect(login);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Databases and users of both servers. */
  private String everything() throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    for (Map.Entry<String, String> one :
        Map.of(
                "postgresql",
                "SELECT datname FROM pg_database UNION ALL SELECT rolname FROM pg_roles",
                "mariadb",
                "SELECT schema_name FROM information_schema.schemata UNION ALL SELECT"
                    + " concat(user, '@', host) FROM mysql.user")
            .entrySet()) {
      try (Connection connection = connect(login(one.getKey(), ""));
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(one.getValue())) {
        while (result.next()) {
          names.add(one.getKey() + " " + result.getString(1));
        }
      }
    }
    return String.join("\n", names);
  }

  /** Has one of the engines' own programs dump the database. */
  private Path dump(String file, DatabaseLogin of, String... command) throws Exception {
    Path target = site.resolve(file);
    List<String> words = new ArrayList<>(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words);
    String word = of.password().in(Map.of()).orElseThrow();
    DatabaseAddress at = of.address();
    if (at.engine() == Engine.POSTGRESQL) {
      builder.environment().put("PGPASSWORD", word);
      words.addAll(List.of("-h", at.host(), "-p", Integer.toString(at.port()), "-U", at.user()));
      words.add(at.database());
    } else {
      Path options =
          Files.createTempFile(
              root,
              "options",
              ".cnf",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(options, "[client]\npassword=" + word + "\n");
      words.add(1, "--defaults-extra-file=" + options);
      words.addAll(List.of("-h", at.host(), "-P", Integer.toString(at.port()), "-u", at.user()));
      words.add(at.database());
    }
    Process process =
        builder
            .redirectOutput(target.toFile())
            .redirectError(root.resolve("said").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(root.resolve("said"))).isZero();
    return target;
  }

  private DatabaseRecord record(String engine) throws IOException, InterruptedException {
    return DatabaseContent.export(
        login(engine, name), _ -> OutputStream.nullOutputStream(), 1 << 20, Progress.SILENT);
  }

  private Verification verify(List<DeepRequest.Recorded> records) throws Exception {
    return verify(List.of(login("postgresql", ""), login("mariadb", "")), records);
  }

  private Verification verify(List<DatabaseLogin> logins, List<DeepRequest.Recorded> records)
      throws Exception {
    Handing handing = new Handing(root);
    Handing.delete(root.resolve("out"));
    Handing.make(handing.request(false, site));
    DeepRequest deep =
        DeepRequest.of(KeyRing.NONE, Optional.of(root.resolve("deep.jsonl")))
            .restoring(logins, records);
    VerifyRequest request =
        new VerifyRequest(
            root.resolve("out"),
            Map.of(),
            List.of(),
            root.resolve("work"),
            Optional.empty(),
            new Depth.Whole(),
            0,
            Duration.ofSeconds(5),
            2,
            Handing.WHEN,
            Optional.of(deep));
    try (DigestEngine engine = DigestEngine.scalar()) {
      return new Verifier(BagRules.shipped(), engine, new ProgressMeter()).verify(request, _ -> {});
    } finally {
      Handing.delete(root.resolve("work"));
    }
  }

  private static DeepFile file(Verification verification, String path) {
    return verification.deep().orElseThrow().kept().stream()
        .filter(one -> one.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static List<FindingCode> codes(DeepFile file) {
    return file.findings().stream().map(Finding::code).toList();
  }

  @Test
  void dumpsOfEveryFormAreRestoredAndEqualToTheRecords() throws Exception {
    DatabaseLogin postgres = login("postgresql", name);
    dump("plain.sql", postgres, "pg_dump");
    dump("custom.dump", postgres, "pg_dump", "-Fc");
    dump("inserts.sql", postgres, "pg_dump", "--inserts");
    dump("gb.sql", postgres, "pg_dump", "-E", "GB18030");
    dump("maria.sql", login("mariadb", name), "mariadb-dump", "--routines", "--triggers");
    dump("hex.sql", login("mariadb", name), "mariadb-dump", "--hex-blob", "--databases");
    List<DeepRequest.Recorded> records = new ArrayList<>();
    for (String path : List.of("plain.sql", "custom.dump", "inserts.sql", "gb.sql")) {
      records.add(new DeepRequest.Recorded(path, record("postgresql")));
    }
    for (String path : List.of("maria.sql", "hex.sql")) {
      records.add(new DeepRequest.Recorded(path, record("mariadb")));
    }

    Verification verification = verify(records);

    DeepTotals deep = verification.deep().orElseThrow();
    assertThat(deep.kept()).hasSize(6);
    for (DeepFile file : deep.kept()) {
      assertThat(file.outcome()).as(file.toString()).isEqualTo(InspectionOutcome.SOUND);
      assertThat(file.traits()).as(file.path()).contains(Trait.RECORD_COMPARED);
      RestoredDatabase restored = file.restored().orElseThrow();
      assertThat(restored.count()).as(file.path()).isEqualTo(2);
      assertThat(restored.rows()).as(file.path()).isEqualTo(3003);
      assertThat(restored.tables())
          .allSatisfy(one -> assertThat(one.state()).isEqualTo(RestoredDatabase.State.EQUAL));
    }
    assertThat(verification.stand()).isEqualTo(Verification.Stand.SAME);
    assertThat(
            Objects.requireNonNull(
                    ComparisonClauses.points(verification).get(HandoverPoint.RESTORED))
                .holding())
        .isEqualTo(PointHolding.HOLDS);
    String word = login("mariadb", "").password().in(Map.of()).orElseThrow();
    assertThat(Files.readString(root.resolve("deep.jsonl"))).doesNotContain(word);
  }

  @Test
  void withoutARecordRowsAreCountedAndThePointStaysOpen() throws Exception {
    dump("custom.dump", login("postgresql", name), "pg_dump", "-Fc");

    Verification verification = verify(List.of());

    DeepFile file = file(verification, "custom.dump");
    assertThat(file.outcome()).isEqualTo(InspectionOutcome.SOUND);
    assertThat(codes(file)).contains(DeepCode.WITHOUT_RECORD);
    assertThat(file.restored().orElseThrow().rows()).isEqualTo(3003);
    assertThat(
            Objects.requireNonNull(
                    ComparisonClauses.points(verification).get(HandoverPoint.RESTORED))
                .holding())
        .isEqualTo(PointHolding.OPEN);
  }

  private void change(Path file, String from, String to) throws IOException {
    Charset bytes = StandardCharsets.ISO_8859_1;
    String text = Files.readString(file, bytes);
    String found = new String(from.getBytes(StandardCharsets.UTF_8), bytes);
    assertThat(text).contains(found);
    Files.writeString(
        file,
        text.replaceFirst(
            java.util.regex.Pattern.quote(found),
            java.util.regex.Matcher.quoteReplacement(
                new String(to.getBytes(StandardCharsets.UTF_8), bytes))),
        bytes);
  }

  @Test
  void whatIsWrongWithADumpIsFoundAndNamed() throws Exception {
    DatabaseLogin postgres = login("postgresql", name);
    DatabaseLogin mariadb = login("mariadb", name);
    change(dump("row.sql", postgres, "pg_dump"), "\n17\t客户", "\n17\t客人");
    change(dump("lost.sql", mariadb, "mariadb-dump"), "(2,'-- x'),", "");
    change(dump("key.sql", postgres, "pg_dump"), "\n18\t客户", "\n17\t客户");
    change(
        dump("broken.sql", mariadb, "mariadb-dump"),
        "CREATE TABLE `orders` (",
        "CREATE TABLE `orders` ((");
    change(
        dump("shell.sql", postgres, "pg_dump"),
        "SET row_security = off;",
        "SET row_security = off;\n\\! touch " + root.resolve("touched"));
    change(
        dump("other.sql", postgres, "pg_dump"),
        "SET row_security = off;",
        "SET row_security = off;\nDROP DATABASE " + name + ";");
    change(
        dump("server.sql", postgres, "pg_dump"),
        "SET row_security = off;",
        "SET row_security = off;\nCOPY (SELECT 1) TO PROGRAM 'touch "
            + root.resolve("touched")
            + "';");
    change(
        dump("elsewhere.sql", mariadb, "mariadb-dump"),
        "DROP TABLE IF EXISTS `orders`;",
        "DROP TABLE IF EXISTS `" + name + "`.`orders`;");
    List<DeepRequest.Recorded> records =
        List.of(
            new DeepRequest.Recorded("row.sql", record("postgresql")),
            new DeepRequest.Recorded("lost.sql", record("mariadb")));

    Verification verification = verify(records);

    assertThat(verification.stand()).isEqualTo(Verification.Stand.DIFFERENT);
    DeepFile row = file(verification, "row.sql");
    assertThat(row.findings().getFirst().code()).isEqualTo(DeepCode.ROWS_DIFFER);
    assertThat(row.findings().getFirst().place().text()).isEqualTo("public.orders");
    DeepFile lost = file(verification, "lost.sql");
    assertThat(lost.findings().getFirst().details())
        .containsEntry("recorded", "3")
        .containsEntry("rows", "2");
    assertThat(file(verification, "key.sql").findings().getFirst().details())
        .containsEntry("state", "23505")
        .containsEntry("statement", "ALTER TABLE");
    assertThat(codes(file(verification, "broken.sql"))).contains(DeepCode.RESTORE_REFUSED);
    assertThat(file(verification, "broken.sql").outcome()).isEqualTo(InspectionOutcome.DAMAGED);
    assertThat(codes(file(verification, "shell.sql"))).contains(DeepCode.RESTORE_FORM);
    assertThat(codes(file(verification, "other.sql"))).contains(DeepCode.RESTORE_CANNOT);
    assertThat(codes(file(verification, "server.sql"))).contains(DeepCode.RESTORE_CANNOT);
    assertThat(codes(file(verification, "elsewhere.sql"))).contains(DeepCode.RESTORE_CANNOT);
    for (String path : List.of("shell.sql", "other.sql", "server.sql", "elsewhere.sql")) {
      assertThat(file(verification, path).outcome())
          .as(path)
          .isEqualTo(InspectionOutcome.NOT_CHECKED);
    }
    assertThat(root.resolve("touched")).doesNotExist();
  }

  @Test
  void whatARunThatWasKilledLeftIsTakenAwayByTheNext() throws Exception {
    dump("plain.sql", login("postgresql", name), "pg_dump");
    String left = "yunhengscratch0123456789abcdef01";
    run(login("postgresql", ""), "CREATE ROLE " + left, "CREATE DATABASE " + left);
    Path work = Files.createDirectories(root.resolve("work"));
    Files.writeString(
        work.resolve("scratch"), left + " " + login("postgresql", "").address() + "\n");

    verify(List.of());

    assertThat(everything()).doesNotContain(left);
  }

  @Test
  void aUserWhoMayMakeNoDatabasesIsTold() throws Exception {
    dump("plain.sql", login("postgresql", name), "pg_dump");
    DatabaseLogin limited =
        new DatabaseLogin(
            DatabaseAddress.parse(
                servers.getProperty("postgresql", "").replace("yunheng@", "limited@")),
            new Password.OfFile(Path.of(servers.getProperty("limited", ""))));

    Verification verification = verify(List.of(limited), List.of());

    assertThat(file(verification, "plain.sql").outcome()).isEqualTo(InspectionOutcome.NOT_CHECKED);
    assertThat(codes(file(verification, "plain.sql"))).contains(DeepCode.RESTORE_SERVER);
    assertThat(verification.stand()).isEqualTo(Verification.Stand.OPEN);
  }
}
