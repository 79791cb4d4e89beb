/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.AccountKind;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Language;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.NewPerson;
import io.yunheng.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new installation for each test, on one of the databases; afterwards its acts are verified. */
abstract class OnBothDatabases {
  static final ActAuthor SYSTEM = ActAuthor.system();
  static final long QUOTA = 100L << 20;

  final Backend backend;
  final TestClock clock = new TestClock();
  @TempDir Path folder;
  InstallationSettings settings;
  Store store;
  boolean touched;

  OnBothDatabases(Backend backend) {
    this.backend = backend;
  }

  @BeforeEach
  void openNew() {
    settings = backend.settings(folder.resolve("data"));
    store = Store.open(settings, clock, new SecureRandom());
  }

  @AfterEach
  void verifyAndClose() {
    try {
      if (!touched) {
        assertThat(store.acts().verify()).isInstanceOf(ChainVerdict.Sound.class);
      }
    } finally {
      store.close();
    }
  }

  void reopen() {
    store.close();
    store = Store.open(settings, clock, new SecureRandom());
  }

  Person person(String login) {
    return store
        .people()
        .create(
            new NewPerson(login, "张三 " + login, "", Language.ZH, AccountKind.WORK, "{x}1", false),
            SYSTEM);
  }

  static ActAuthor by(Person person) {
    return new ActAuthor(
        Optional.of(person.id()), Optional.empty(), Optional.empty(), Optional.empty());
  }

  RandomId organisation(String name) {
    return store.organisations().create(name, OrganisationKind.CUSTOMER, SYSTEM).id();
  }

  WorkCase newCase(RandomId organisation, String name, Person owner) {
    return store
        .cases()
        .create(organisation, description(name), Optional.empty(), QUOTA, false, by(owner));
  }

  static CaseDescription description(String name) {
    return new CaseDescription(
        name, SubjectKind.PLATFORM, 3, false, "", "", Optional.empty(), ZoneId.of("Asia/Shanghai"));
  }

  static Scope overCase(RandomId workCase) {
    return new Scope(Set.of(), Set.of(workCase), Map.of(), Set.of());
  }

  static Scope overOrganisation(RandomId organisation) {
    return new Scope(Set.of(organisation), Set.of(), Map.of(), Set.of());
  }

  static Scope overObject(RandomId workCase, String object) {
    return new Scope(Set.of(), Set.of(), Map.of(workCase, Set.of(object)), Set.of());
  }

  static Scope overReleased(RandomId workCase) {
    return new Scope(Set.of(), Set.of(), Map.of(), Set.of(workCase));
  }

  /** A statement past the store. */
  void past(String sql) throws SQLException {
    try (Connection connection = Backend.past(settings);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
