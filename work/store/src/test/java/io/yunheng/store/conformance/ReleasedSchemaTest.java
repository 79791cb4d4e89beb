/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Factor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.InvitationPurpose;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.TokenDigest;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.RunItem;
import io.yunheng.casework.RunObservation;
import io.yunheng.casework.WorkCase;
import io.yunheng.http.Secret;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.ChallengePurpose;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.JobClaim;
import io.yunheng.store.NewInvitation;
import io.yunheng.store.NewRun;
import io.yunheng.store.NewSchedule;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import io.yunheng.store.StoredSetting;
import io.yunheng.store.disk.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Installations that an earlier schema left: the rows of one, filled through the doors of the
 * program of its day, are opened, upgraded and read by this one, on both databases. What was
 * released is never written again; {@code -Dgolden.update=true} keeps the rows of a version that
 * has none yet.
 */
@ParameterizedClass
@EnumSource(Backend.class)
class ReleasedSchemaTest extends OnBothDatabases {
  private static final Path KEPT =
      Path.of("src/test/resources/yunheng/store/released").toAbsolutePath();
  private static final String END = "\n;;\n";
  private static final Pattern TABLE = Pattern.compile("create table (\\w+)");
  private static final RowWindow ALL = RowWindow.first(9);
  private static final Set<EvidenceState> CURRENT = Set.of(EvidenceState.CURRENT);
  private static final List<String> MIGRATIONS = List.of("V1__ground.sql", "V2__identity.sql");

  ReleasedSchemaTest(Backend backend) {
    super(backend);
  }

  @ParameterizedTest
  @ValueSource(ints = 2)
  void anInstallationOfAnEarlierSchemaIsOpenedAndRead(int version) throws Exception {
    Path rows = KEPT.resolve("schema-" + version + ".sql");
    if (Boolean.getBoolean("golden.update") && !Files.exists(rows) && backend == Backend.SQLITE) {
      fill();
      store.close();
      keep(rows, version);
      reopen();
    }
    assertThat(Files.readString(KEPT.resolve("schema-" + version + ".migrations")))
        .as("the files of a released schema never change")
        .isEqualTo(digests(version));
    InstallationSettings old = laid(rows, version);
    try (Store opened = Store.open(old, clock, new SecureRandom())) {
      assertThat(opened.acts().verify()).isInstanceOf(ChainVerdict.Sound.class);
      Person lina = opened.people().byLogin("lina").orElseThrow();
      RandomId organisation = opened.memberships().ofPerson(lina.id()).getFirst().organisation();
      WorkCase one = opened.cases().list(overOrganisation(organisation), "", ALL).rows().getFirst();
      assertThat(one.description().name()).isEqualTo("云平台 “2026”；a'b");
      assertThat(opened.evidence().list(overCase(one.id()), one.id(), CURRENT, "", ALL).total())
          .isEqualTo(1);
      var run = opened.runs().list(overCase(one.id()), one.id(), ALL).rows().getFirst();
      assertThat(opened.runs().verdicts(overCase(one.id()), run.id()))
          .isEqualTo(Map.of("partial", 1L));
      assertThat(opened.factors().totp(lina.id()).orElseThrow().seed().reveal())
          .isEqualTo("JBSWY3DPEHPK3PXP");
      assertThat(opened.jobs().list(overCase(one.id()), one.id(), ALL).total()).isEqualTo(2);
    }
  }

  /** The files of the schema up to a version, with their digests. */
  private static String digests(int version) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String file : MIGRATIONS.subList(0, version)) {
      try (InputStream in =
          Objects.requireNonNull(
              Store.class.getResourceAsStream("/yunheng/store/schema/" + file), file)) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
        lines.append(HexFormat.of().formatHex(digest)).append("  ").append(file).append('\n');
      }
    }
    return lines.toString();
  }

  /** The installation as the earlier program left it. */
  private InstallationSettings laid(Path rows, int version) throws Exception {
    InstallationSettings old = backend.settings(folder.resolve("released"));
    DataFolder data = DataFolder.open(old.folder());
    Path key = data.folder("keys").resolve("installation.key");
    data.makePrivate(key);
    Files.write(key, Base64.getDecoder().decode(Files.readString(beside(rows, "key")).strip()));
    if (old.postgres().isEmpty()) {
      data.makePrivate(data.file("yunheng.db"));
    }
    Flyway.configure()
        .dataSource(
            old.postgres().map(one -> one.url()).orElse("jdbc:sqlite:" + data.file("yunheng.db")),
            old.postgres().map(one -> one.user()).orElse(""),
            old.postgres().map(one -> one.password().reveal()).orElse(""))
        .locations("classpath:yunheng/store/schema")
        .target(Integer.toString(version))
        .load()
        .migrate();
    try (Connection connection = Backend.past(old);
        Statement statement = connection.createStatement()) {
      for (String insert : Files.readString(rows).split(END, -1)) {
        if (!insert.isBlank()) {
          statement.execute(insert);
        }
      }
    }
    // The server is newer than any pg_dump that may be here.
    return old.withDumpMade();
  }

  private static Path beside(Path rows, String ending) {
    return rows.resolveSibling(rows.getFileName().toString().replace(".sql", "." + ending));
  }

  /** Keeps the rows of the open installation. */
  private void keep(Path rows, int version) throws Exception {
    Files.createDirectories(KEPT);
    StringBuilder text = new StringBuilder();
    try (Connection connection = Backend.past(settings);
        Statement statement = connection.createStatement()) {
      for (String file : MIGRATIONS.subList(0, version)) {
        for (String table : tables(file)) {
          try (ResultSet found =
              statement.executeQuery("select * from " + table + " order by rowid")) {
            while (!table.equals("server_lease") && found.next()) {
              text.append(insert(table, found)).append(END);
            }
          }
        }
      }
    }
    Files.writeString(rows, text);
    Files.writeString(beside(rows, "migrations"), digests(version));
    byte[] key = Files.readAllBytes(settings.folder().resolve("keys/installation.key"));
    Files.writeString(beside(rows, "key"), Base64.getEncoder().encodeToString(key) + "\n");
  }

  private static List<String> tables(String file) throws IOException {
    List<String> tables = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(
            Store.class.getResourceAsStream("/yunheng/store/schema/" + file), file)) {
      Matcher found = TABLE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (found.find()) {
        tables.add(found.group(1));
      }
    }
    return tables;
  }

  private static String insert(String table, ResultSet row) throws SQLException {
    ResultSetMetaData about = row.getMetaData();
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int column = 1; column <= about.getColumnCount(); column++) {
      names.add(about.getColumnName(column));
      values.add(
          switch (about.getColumnTypeName(column).toLowerCase(Locale.ROOT)) {
            case "text" -> "'" + row.getString(column).replace("'", "''") + "'";
            case "bigint" -> Long.toString(row.getLong(column));
            case "boolean" -> Boolean.toString(row.getBoolean(column));
            default -> throw new SQLException(about.getColumnTypeName(column));
          });
    }
    return "insert into %s (%s)%nvalues (%s)"
        .formatted(table, String.join(", ", names), String.join(", ", values));
  }

  /** A little of everything, through the doors of the store. */
  private void fill() {
    Person lina = person("lina");
    Person chen = person("chen");
    ActAuthor by = by(lina);
    LocalDate today = LocalDate.of(2026, 11, 24);
    RandomId organisation = organisation("市政务云中心");
    store
        .memberships()
        .create(organisation, lina.id(), today, Optional.of(today.plusYears(1)), SYSTEM);
    store
        .grants()
        .give(
            lina.id(),
            Role.CUSTOMER_LEAD,
            new GrantScope.InOrganisation(organisation),
            today,
            Optional.empty(),
            SYSTEM);
    WorkCase one = newCase(organisation, "云平台 “2026”；a'b", lina);
    store
        .grants()
        .give(
            chen.id(), Role.ASSESSOR, new GrantScope.InCase(one.id()), today, Optional.empty(), by);
    store.cases().declare(one.id(), chen.id(), "无利害关系", by(chen));
    store
        .invitations()
        .make(
            new NewInvitation(
                InvitationPurpose.RESET,
                Optional.of(chen.id()),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                clock.instant().plus(Duration.ofHours(1))),
            TokenDigest.of("link"),
            SYSTEM);
    store.factors().proposeTotp(lina.id(), new Secret("JBSWY3DPEHPK3PXP"), by);
    store.factors().confirmTotp(lina.id(), 7, by);
    store.factors().renewRecoveryCodes(lina.id(), List.of(TokenDigest.of("code")), by);
    store.passkeys().add(chen.id(), "cred", "手机", "{}", by(chen));
    store.challenges().keep(TokenDigest.of("c"), ChallengePurpose.OUTSIDE, "x", clock.instant());
    store.settings().save(new StoredSetting("mail.from", "a@b", 0), SYSTEM);
    store
        .sessions()
        .begin(
            lina.id(),
            TokenDigest.of("session"),
            Set.of(Factor.PASSWORD, Factor.TOTP),
            clock.instant().plusSeconds(9),
            "127.0.0.1",
            "x");
    store.clouds().create(one.id(), "生产云", "{}", new Secret("s3cret"), "platform", by);
    CaseEvidenceFile paper = paper(one, lina);
    store.cases().release(one.id(), paper.id().text(), lina.id(), by);
    store
        .schedules()
        .create(
            one.id(),
            new NewSchedule("collect", "{}", 120, Set.of(DayOfWeek.MONDAY), clock.instant()),
            by);
    store.jobs().ask(one.id(), "assess", "{}", by);
    JobClaim claim = store.queue().claim("a", Duration.ofSeconds(30)).orElseThrow();
    store
        .runs()
        .keep(
            claim,
            new NewRun("d".repeat(64), clock.instant(), "workbook", "runs/x", "{}"),
            Stream.of(
                    new RunItem(
                        "MLPS-L3-data-b",
                        "tenant:a",
                        "租户",
                        "computing",
                        "data",
                        "indeterminate",
                        "partial",
                        false,
                        "not-collected",
                        0))
                .iterator(),
            Stream.of(
                    new RunObservation(
                        0, "MLPS-L3-data-b", "tenant:a", "check", "violated", "sg-1", 0))
                .iterator(),
            by);
    store.jobs().ask(one.id(), "check", "{}", by);
  }

  private CaseEvidenceFile paper(WorkCase one, Person by) {
    byte[] bytes = "a paper".getBytes(StandardCharsets.US_ASCII);
    PartialUpload upload =
        store
            .uploads()
            .begin(
                one.id(),
                by.id(),
                new EvidenceDescription(
                    "制度/安全管理制度.txt", "", EvidenceKind.DOCUMENT, "档案室", Optional.empty(), ""),
                bytes.length,
                by(by));
    store.uploads().part(overCase(one.id()), upload.id(), 0, bytes);
    return ((FinishedUpload.Added)
            store
                .uploads()
                .finish(
                    overCase(one.id()), upload.id(), "text/plain", Optional.empty(), true, by(by))
                .orElseThrow())
        .evidence();
  }
}
