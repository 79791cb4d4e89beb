/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.access.Person;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.Store;
import io.yunheng.store.disk.DataFolder;
import io.yunheng.store.sql.PostgresServer;
import io.yunheng.store.sql.SqlConnections;
import io.yunheng.store.sql.SqliteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An installation is opened by one server at a time, and its schema is brought up to date. */
@ParameterizedClass
@EnumSource(Backend.class)
class OpeningConformanceTest extends OnBothDatabases {
  /** The newest version of the schema of this program. */
  static final String SCHEMA = "6";

  private static final List<String> LATER =
      List.of("classpath:yunheng/store/schema", "classpath:yunheng/store/later");

  OpeningConformanceTest(Backend backend) {
    super(backend);
  }

  private Fault refused(InstallationSettings other) {
    try (Store second = Store.open(other, clock, new SecureRandom())) {
      throw new AssertionError("opened: " + second.installation());
    } catch (FaultException e) {
      return e.fault();
    }
  }

  /** The same database from another machine, which has no part in the lock of the folder. */
  private InstallationSettings elsewhere() {
    return new InstallationSettings(
        folder.resolve("elsewhere"),
        settings.postgres(),
        Optional.of(settings.folder().resolve("keys/installation.key")),
        false,
        false,
        "there",
        0);
  }

  private SqlConnections connections(boolean dumpMade) {
    DataFolder data = DataFolder.open(settings.folder());
    return settings.postgres().isPresent()
        ? PostgresServer.open(settings.postgres().get(), data, dumpMade)
        : SqliteFile.open(data);
  }

  @Test
  void nobodyElseReadsTheDataFolder() throws Exception {
    person("x");
    try (Stream<Path> all = Files.walk(settings.folder())) {
      for (Path one : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
            .as(one.toString())
            .isEqualTo(Files.isDirectory(one) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void aSecondServerIsToldWhoHoldsTheInstallation() {
    Fault fault = refused(settings);
    assertThat(fault.code()).isEqualTo(FaultCode.INSTALLATION_BUSY);
    assertThat(fault.details())
        .containsEntry("host", "here")
        .containsEntry("since", "2026-11-24T08:00:00Z");
    store.lease().renew();
    Person one = person("still");
    reopen();
    assertThat(store.people().find(one.id())).contains(one);
  }

  @Test
  void aServerElsewhereWaitsUntilTheLeaseIsStaleAndThenTheFirstWritesNothingMore() {
    if (settings.postgres().isEmpty()) {
      // A file is reached from one machine only: the lock of the folder decides.
      assertThat(refused(settings).code()).isEqualTo(FaultCode.INSTALLATION_BUSY);
      return;
    }
    clock.move(Duration.ofSeconds(29));
    assertThat(refused(elsewhere()).code()).isEqualTo(FaultCode.INSTALLATION_BUSY);
    store.lease().renew();
    clock.move(Duration.ofSeconds(29));
    assertThat(refused(elsewhere()).details()).containsEntry("host", "here");
    clock.move(Duration.ofSeconds(1));
    try (Store second = Store.open(elsewhere(), clock, new SecureRandom())) {
      assertThat(second.installation()).isEqualTo(store.installation());
      for (Runnable write : List.<Runnable>of(() -> person("lost"), () -> store.lease().renew())) {
        assertThatThrownBy(write::run)
            .isInstanceOfSatisfying(
                FaultException.class,
                e -> {
                  assertThat(e.fault().code()).isEqualTo(FaultCode.INSTALLATION_LOST);
                  assertThat(e.fault().details()).containsEntry("host", "there");
                });
      }
      assertThat(second.people().isEmpty()).isTrue();
    }
    store.close();
    store = Store.open(settings, clock, new SecureRandom());
  }

  @Test
  void aNewerSchemaIsRefused() {
    store.close();
    try (SqlConnections newer = connections(true)) {
      newer.upgrade(0, LATER);
    }
    Fault fault = refused(settings);
    assertThat(fault.code()).isEqualTo(FaultCode.INSTALLATION_SCHEMA_NEWER);
    assertThat(fault.details()).containsEntry("found", "999").containsEntry("known", SCHEMA);
    touched = true;
  }

  @Test
  void anOlderSchemaIsCopiedBeforeItIsUpgraded() throws Exception {
    Person one = person("kept");
    store.close();
    touched = true;
    if (settings.postgres().isPresent()) {
      // The server is newer than any pg_dump that may be here, which then refuses.
      try (SqlConnections undumped = connections(false)) {
        assertThatThrownBy(() -> undumped.upgrade(0, LATER))
            .isInstanceOfSatisfying(
                FaultException.class,
                e -> assertThat(e.fault().code()).isEqualTo(FaultCode.INSTALLATION_DUMP_NEEDED));
      }
      try (SqlConnections dumped = connections(true)) {
        assertThat(dumped.upgrade(0, LATER)).isEmpty();
      }
      return;
    }
    Path copy;
    try (SqlConnections older = connections(false)) {
      copy = older.upgrade(7, LATER).orElseThrow();
      assertThat(older.upgrade(8, LATER)).isEmpty();
    }
    assertThat(copy)
        .isEqualTo(settings.folder().resolve("before-upgrade/schema-" + SCHEMA + "-7.db"));
    Path restored = folder.resolve("restored");
    Files.createDirectories(restored.resolve("keys"));
    Files.copy(copy, restored.resolve("yunheng.db"));
    Files.copy(
        settings.folder().resolve("keys/installation.key"),
        restored.resolve("keys/installation.key"));
    clock.move(Duration.ofMinutes(1));
    try (Store old =
        Store.open(InstallationSettings.in(restored, "here"), clock, new SecureRandom())) {
      assertThat(old.people().find(one.id())).contains(one);
      assertThat(old.upgradeCopy()).isEmpty();
    }
  }

  @Test
  void theKeyHasToBeTheOneOfTheInstallation() throws Exception {
    store.close();
    Path key = settings.folder().resolve("keys/installation.key");
    String right = Files.readString(key);
    Files.writeString(key, "00".repeat(32) + "\n");
    assertThat(refused(settings).code()).isEqualTo(FaultCode.INSTALLATION_KEY_UNUSABLE);
    Files.writeString(key, "no key");
    assertThat(refused(settings).code()).isEqualTo(FaultCode.INSTALLATION_KEY_UNUSABLE);
    Files.delete(key);
    assertThat(refused(settings).code()).isEqualTo(FaultCode.INSTALLATION_KEY_UNUSABLE);
    Files.writeString(key, right);
    store = Store.open(settings, clock, new SecureRandom());
    assertThat(store.installation().example()).isFalse();
  }
}
