/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.ActAuthor;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Messages;
import io.yunheng.http.Secret;
import io.yunheng.store.ActKind;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.PostgresAddress;
import io.yunheng.store.Store;
import io.yunheng.store.disk.DataFolder;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.LeaseRow;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installation says of bad ground: each has its code, what happened, and what to do. */
class BadGroundTest {
  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Messages messages = Messages.load();

  private InstallationSettings settings() {
    return InstallationSettings.in(folder.resolve("data"), "here");
  }

  private void assertRefused(InstallationSettings settings, FaultCode code) {
    try (Store store = Store.open(settings, clock, new SecureRandom())) {
      throw new AssertionError("opened: " + store.installation());
    } catch (FaultException e) {
      assertSays(e, code);
    }
  }

  private void assertSays(FaultException e, FaultCode code) {
    Fault fault = e.fault();
    assertThat(fault.code()).as(String.valueOf(e)).isEqualTo(code);
    for (Language language : Language.values()) {
      assertThat(messages.what(fault, language)).doesNotContain("?");
      assertThat(messages.cure(fault, language)).doesNotContain("?");
    }
  }

  private void made() {
    Store.open(settings(), clock, new SecureRandom()).close();
  }

  private Path database() {
    return settings().folder().resolve("yunheng.db");
  }

  @Test
  void aFileThatIsNoDatabase() throws IOException {
    made();
    Files.writeString(database(), "this is no database, however long it may be".repeat(100));
    assertRefused(settings(), FaultCode.INSTALLATION_DATABASE_DAMAGED);
  }

  @Test
  void aDatabaseThatIsDamagedInTheMiddle() throws IOException {
    made();
    byte[] bytes = Files.readAllBytes(database());
    for (int i = 4096; i < bytes.length; i++) {
      bytes[i] ^= 0x5a;
    }
    Files.write(database(), bytes);
    assertRefused(settings(), FaultCode.INSTALLATION_DATABASE_DAMAGED);
  }

  @Test
  void aFolderWhereNothingCanBeWritten() throws IOException {
    assertRefused(
        InstallationSettings.in(Path.of("/proc/yunheng"), "here"),
        FaultCode.INSTALLATION_FOLDER_UNUSABLE);
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertRefused(InstallationSettings.in(file, "here"), FaultCode.INSTALLATION_FOLDER_UNUSABLE);
    Files.createDirectories(database());
    assertRefused(settings(), FaultCode.INSTALLATION_FOLDER_UNUSABLE);
  }

  @Test
  void aDatabaseServerThatIsNotThere() {
    assertRefused(
        settings().on(new PostgresAddress("jdbc:postgresql://127.0.0.1:1/x", "x", new Secret("x"))),
        FaultCode.INSTALLATION_DATABASE_UNREACHABLE);
  }

  @Test
  void aDiskThatIsFullLosesNothingThatWasAcknowledged() throws SQLException {
    made();
    long pages;
    try (Connection connection = Backend.past(settings());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma page_count")) {
      row.next();
      pages = row.getLong(1);
    }
    long written = 0;
    LeaseRow lease = new LeaseRow("a", "here");
    SqliteFile full = SqliteFile.open(DataFolder.open(settings().folder()));
    full.writing().useHandle(handle -> handle.execute("pragma max_page_count = " + (pages + 8)));
    full.writing().useTransaction(handle -> lease.take(handle, 0, Set.of()));
    try (SqlStore store = new SqlStore(full, clock, new SecureRandom(), lease)) {
      while (true) {
        assertThat(written).as("it is full at some time").isLessThan(10_000);
        store.write(
            transaction -> {
              transaction.act(
                  ActAuthor.system(),
                  ActKind.SETTING_CHANGE,
                  transaction.drawId(),
                  0,
                  FieldChanges.none().set("text", "x".repeat(1000)));
              return transaction;
            });
        written++;
      }
    } catch (FaultException e) {
      assertSays(e, FaultCode.DISK_FULL);
    }
    clock.move(Duration.ofMinutes(1));
    try (Store store = Store.open(settings(), clock, new SecureRandom())) {
      assertThat(written).isPositive();
      assertThat(store.acts().verify()).isEqualTo(new ChainVerdict.Sound(written + 1));
    }
  }
}
