/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class LiveEncryptionTest {
  private static final String MAKE = "CREATE TABLE t (id int PRIMARY KEY)";
  private final LiveDatabases live = new LiveDatabases();

  @AfterEach
  void clean() throws Exception {
    live.close();
  }

  private static long tables(DatabaseLogin login) throws SQLException {
    try (DatabaseSession session = Sessions.open(login, TypeRules.shipped())) {
      return session.structure().tables().size();
    }
  }

  private static void refused(DatabaseLogin login) {
    assertThatThrownBy(() -> tables(login))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.DATABASE_NOT_TRUSTED));
  }

  @Test
  void postgresqlIsReadOnlyIfItIsWhoItSays() throws Exception {
    DatabaseLogin login = live.postgres(MAKE);
    String full = "sslmode=verify-full&sslrootcert=";
    assertThat(tables(live.with(login, full + live.authority()))).isEqualTo(1);
    refused(live.with(login, full + live.otherAuthority()));
    refused(LiveDatabases.elsewhere(live.with(login, full + live.authority())));
  }

  @Test
  void mariadbIsReadOnlyIfItIsWhoItSays() throws Exception {
    DatabaseLogin login = live.mariadb(MAKE);
    String full = "sslMode=verify-full&serverSslCert=";
    assertThat(tables(live.with(login, full + live.authority()))).isEqualTo(1);
    refused(live.with(login, full + live.otherAuthority()));
    refused(LiveDatabases.elsewhere(live.with(login, full + live.authority())));
  }

  @Test
  void whoNamesACertificateWantsTheServerHeldAgainstIt() throws Exception {
    DatabaseLogin postgres = live.postgres(MAKE);
    String ofPostgres = "sslrootcert=";
    assertThat(tables(live.with(postgres, ofPostgres + live.authority()))).isEqualTo(1);
    refused(live.with(postgres, ofPostgres + live.otherAuthority()));
    DatabaseLogin mariadb = live.mariadb(MAKE);
    String ofMariadb = "serverSslCert=";
    assertThat(tables(live.with(mariadb, ofMariadb + live.authority()))).isEqualTo(1);
    refused(live.with(mariadb, ofMariadb + live.otherAuthority()));
  }

  @Test
  void mariadbIsReadEncryptedUnlessSomebodySaysOtherwise() throws Exception {
    DatabaseLogin login = live.mariadb(MAKE);
    assertThat(cipher(login)).isNotEmpty();
    assertThat(cipher(live.with(login, "sslMode=trust"))).isNotEmpty();
    assertThat(cipher(live.with(login, "sslMode=disable"))).isEmpty();
  }

  @Test
  void aMariadbThatCannotEncryptIsReadAllTheSameUnlessSomebodyWantsItEncrypted() throws Exception {
    DatabaseLogin login = live.mariadb(MAKE);
    try (WithoutEncryption plain = new WithoutEncryption(login.address())) {
      assertThat(cipher(LiveDatabases.at(login, plain.port()))).isEmpty();
      DatabaseLogin wanted = LiveDatabases.at(live.with(login, "sslMode=trust"), plain.port());
      assertThatThrownBy(() -> cipher(wanted))
          .isInstanceOfSatisfying(
              FaultException.class,
              e -> assertThat(e.fault().code()).isEqualTo(FaultCode.DATABASE_UNREACHABLE));
    }
  }

  private static String cipher(DatabaseLogin login) throws SQLException {
    try (DatabaseSession session = Sessions.open(login, TypeRules.shipped())) {
      return session.query("SHOW SESSION STATUS LIKE 'Ssl_cipher'").getFirst().getLast();
    }
  }
}
