/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.AccessDecision;
import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessSubject;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.AccountKind;
import io.yunheng.access.GrantScope;
import io.yunheng.access.Lack;
import io.yunheng.access.Operation;
import io.yunheng.access.OperationRule;
import io.yunheng.access.PermissionTable;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.RolePermissions;
import io.yunheng.access.Scope;
import io.yunheng.access.ScopeKind;
import io.yunheng.access.TargetKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final RandomId PERSON = new RandomId("1".repeat(32));
  private static final RandomId ORGANISATION = new RandomId("2".repeat(32));
  private static final RandomId CASE = new RandomId("3".repeat(32));
  private static final RandomId OTHER = new RandomId("4".repeat(32));
  private static final AccessTarget ON_CASE = new AccessTarget.OfCase(CASE, ORGANISATION);

  private final AccessRules rules = AccessRules.shipped();

  private static AccessSubject holding(AccountKind account, Role role, GrantScope scope) {
    RoleGrant grant =
        new RoleGrant(
            new RandomId("9".repeat(32)),
            PERSON,
            role,
            scope,
            TODAY.minusDays(1),
            Optional.of(TODAY.plusDays(1)));
    return new AccessSubject(PERSON, account, List.of(grant), Map.of());
  }

  private AccessDecision decide(AccessSubject subject, Operation operation, AccessTarget target) {
    return rules.decide(subject, operation, target, TODAY);
  }

  private static void assertLacks(AccessDecision decision, Lack lack) {
    assertThat(decision.allowed()).isFalse();
    assertThat(decision.lacking()).extracting(AccessDecision.Shortfall::lack).contains(lack);
  }

  @Test
  void aRoleOverAnOrganisationIsOneOverItsCases() {
    AccessSubject lead =
        holding(AccountKind.WORK, Role.CUSTOMER_LEAD, new GrantScope.InOrganisation(ORGANISATION));
    assertThat(decide(lead, Operation.CASE_CHANGE, ON_CASE).allowed()).isTrue();
    assertLacks(
        decide(lead, Operation.CASE_CHANGE, new AccessTarget.OfCase(OTHER, OTHER)), Lack.ELSEWHERE);
    assertLacks(decide(lead, Operation.RECORD_WRITE, ON_CASE), Lack.ROLE);
    assertThat(rules.scope(lead, Operation.CASE_READ, TODAY).organisations())
        .containsExactly(ORGANISATION);
    assertThat(rules.scope(lead, Operation.RECORD_WRITE, TODAY)).isEqualTo(Scope.NONE);
  }

  @Test
  void aGrantHoldsOnItsDays() {
    AccessSubject lead = holding(AccountKind.WORK, Role.CUSTOMER_LEAD, new GrantScope.InCase(CASE));
    for (LocalDate day : List.of(TODAY.minusDays(2), TODAY.plusDays(2))) {
      assertLacks(rules.decide(lead, Operation.CASE_READ, ON_CASE, day), Lack.NOT_ON_THIS_DAY);
      assertThat(rules.scope(lead, Operation.CASE_READ, day)).isEqualTo(Scope.NONE);
    }
    assertThat(rules.decide(lead, Operation.CASE_READ, ON_CASE, TODAY.plusDays(1)).allowed())
        .isTrue();
  }

  @Test
  void anAdministratorReadsNoCase() {
    for (Operation operation : Operation.values()) {
      AccessSubject administrator =
          holding(AccountKind.SYSTEM, Role.CUSTOMER_LEAD, new GrantScope.InCase(CASE));
      assertLacks(decide(administrator, operation, ON_CASE), Lack.ACCOUNT);
      AccessSubject system =
          holding(AccountKind.SYSTEM, Role.SYSTEM_ADMINISTRATOR, new GrantScope.Installation());
      assertThat(decide(system, operation, ON_CASE).allowed()).isFalse();
      assertThat(rules.scope(system, operation, TODAY)).isEqualTo(Scope.NONE);
    }
  }

  @Test
  void aGrantOverAnObjectOrWhatWasReleasedShowsTheHeadOfTheCaseAndNothingElseOfIt() {
    AccessSubject partner =
        holding(AccountKind.WORK, Role.PARTNER, new GrantScope.OnObject(CASE, "tenant:x"));
    assertThat(decide(partner, Operation.CASE_READ, ON_CASE).allowed()).isTrue();
    assertThat(
            decide(
                    partner,
                    Operation.EVIDENCE_READ,
                    new AccessTarget.OfObject(CASE, ORGANISATION, "tenant:x", false))
                .allowed())
        .isTrue();
    assertLacks(
        decide(
            partner,
            Operation.EVIDENCE_READ,
            new AccessTarget.OfObject(CASE, ORGANISATION, "tenant:y", true)),
        Lack.ELSEWHERE);
    AccessSubject superior =
        holding(AccountKind.WORK, Role.SUPERIOR, new GrantScope.Released(CASE));
    assertLacks(
        decide(
            superior,
            Operation.EVIDENCE_READ,
            new AccessTarget.OfObject(CASE, ORGANISATION, "tenant:x", false)),
        Lack.NOT_RELEASED);
    assertThat(
            decide(
                    superior,
                    Operation.EVIDENCE_READ,
                    new AccessTarget.OfObject(CASE, ORGANISATION, "tenant:x", true))
                .allowed())
        .isTrue();
  }

  @Test
  void whoHoldsNothingIsToldSo() {
    AccessSubject nobody = new AccessSubject(PERSON, AccountKind.WORK, List.of(), Map.of());
    assertLacks(decide(nobody, Operation.CASE_READ, ON_CASE), Lack.NO_GRANT);
    assertThat(
            decide(nobody, Operation.ORGANISATION_READ, new AccessTarget.OfOrganisation(OTHER))
                .allowed())
        .isFalse();
  }

  /** The scope of a query and the decision about one case say the same. */
  @ParameterizedTest
  @EnumSource(Role.class)
  void scopeAndDecisionAgree(Role role) {
    PermissionTable table = rules.table();
    RolePermissions permissions = table.of(role);
    for (Operation operation : Operation.values()) {
      OperationRule rule = table.of(operation);
      if (rule.on() == TargetKind.CASE && !permissions.scopes().contains(ScopeKind.INSTALLATION)) {
        AccessSubject before = holding(AccountKind.WORK, role, new GrantScope.InCase(CASE));
        boolean may =
            permissions.scopes().contains(ScopeKind.CASE) && permissions.may().contains(operation);
        agree(before, operation, may && !(rule.declared() && permissions.independence()));
        agree(before.declaring(CASE, ORGANISATION), operation, may);
      }
    }
  }

  private void agree(AccessSubject subject, Operation operation, boolean allowed) {
    assertThat(rules.scope(subject, operation, TODAY).cases().contains(CASE))
        .as(operation.code())
        .isEqualTo(decide(subject, operation, ON_CASE).allowed())
        .isEqualTo(allowed);
  }
}
