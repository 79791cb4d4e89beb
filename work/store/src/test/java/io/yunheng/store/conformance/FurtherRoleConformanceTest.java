/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.AccountKind;
import io.yunheng.access.GrantScope;
import io.yunheng.access.Person;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.fault.Language;
import io.yunheng.store.NewPerson;
import io.yunheng.store.SaveResult;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A further role of an administrator, and the kind of his account. */
@ParameterizedClass
@EnumSource(Backend.class)
class FurtherRoleConformanceTest extends OnBothDatabases {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  FurtherRoleConformanceTest(Backend backend) {
    super(backend);
  }

  @Test
  void aFurtherRoleAndTheKindOfTheAccountAreWrittenTogetherOrNotAtAll() {
    Person one =
        store
            .people()
            .create(
                new NewPerson("safe", "safe", "", Language.ZH, AccountKind.SECURITY, "{x}1", false),
                SYSTEM);
    Person both = as(one, AccountKind.SECURITY_AUDIT, one.version());
    Person stale = as(one, AccountKind.SECURITY_AUDIT, one.version() + 1);
    assertThat(store.grants().giveFurther(stale, Role.AUDIT_ADMINISTRATOR, TODAY, SYSTEM))
        .isEqualTo(new SaveResult.Stale<>(one));
    assertThat(store.grants().ofPerson(one.id())).isEmpty();
    assertThat(store.people().find(one.id())).contains(one);

    assertThat(store.grants().giveFurther(both, Role.AUDIT_ADMINISTRATOR, TODAY, SYSTEM))
        .isInstanceOf(SaveResult.Saved.class);
    Person now = store.people().find(one.id()).orElseThrow();
    assertThat(now.account()).isEqualTo(AccountKind.SECURITY_AUDIT);
    RoleGrant grant = store.grants().ofPerson(one.id()).getFirst();
    assertThat(grant.scope()).isEqualTo(new GrantScope.Installation());

    Person back = as(now, AccountKind.SECURITY, now.version());
    assertThat(store.grants().endFurther(as(now, AccountKind.SECURITY, 1), grant.id(), SYSTEM))
        .isEqualTo(new SaveResult.Stale<>(now));
    assertThat(store.grants().ofPerson(one.id())).containsExactly(grant);
    assertThat(store.grants().endFurther(back, grant.id(), SYSTEM))
        .isInstanceOf(SaveResult.Saved.class);
    assertThat(store.grants().ofPerson(one.id())).isEmpty();
    Person first = store.people().find(one.id()).orElseThrow();
    assertThat(first.account()).isEqualTo(AccountKind.SECURITY);
    assertThat(
            store
                .grants()
                .endFurther(
                    as(first, AccountKind.SECURITY_AUDIT, first.version()), grant.id(), SYSTEM))
        .as("a grant that was ended already changes no account")
        .isEqualTo(new SaveResult.Stale<>(first));
    assertThat(store.people().find(one.id())).contains(first);
  }

  private static Person as(Person one, AccountKind kind, long version) {
    return new Person(
        one.id(),
        one.login(),
        one.name(),
        one.mail(),
        one.language(),
        kind,
        one.state(),
        one.passwordChange(),
        version);
  }
}
