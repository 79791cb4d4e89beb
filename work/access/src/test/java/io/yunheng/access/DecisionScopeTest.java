/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.AccessDecision.Shortfall;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionScopeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final RandomId PERSON = RandomId.draw(RANDOM);
  private static final RandomId OURS = RandomId.draw(RANDOM);
  private static final RandomId THEIRS = RandomId.draw(RANDOM);
  private static final RandomId CASE = RandomId.draw(RANDOM);
  private static final RandomId OTHER_CASE = RandomId.draw(RANDOM);

  private final AccessRules rules = AccessRules.shipped();

  @Test
  void aRoleMayDoWhatTheTableListsOverWhatItWasGranted() {
    AccessSubject lead = work(grant(Role.CUSTOMER_LEAD, new GrantScope.InOrganisation(OURS)));
    assertThat(
            allowed(
                lead, Operation.EVIDENCE_ADD, new AccessTarget.OfObject(CASE, OURS, "p", false)))
        .isTrue();
    assertThat(allowed(lead, Operation.CASE_CREATE, new AccessTarget.OfOrganisation(OURS)))
        .isTrue();
    assertThat(allowed(lead, Operation.CASE_CREATE, new AccessTarget.OfOrganisation(THEIRS)))
        .isFalse();
    assertThat(allowed(lead, Operation.CASE_READ, new AccessTarget.OfCase(OTHER_CASE, THEIRS)))
        .isFalse();
    assertThat(allowed(lead, Operation.RECORD_WRITE, new AccessTarget.OfCase(CASE, OURS)))
        .isFalse();
    assertThat(allowed(lead, Operation.PEOPLE_READ, new AccessTarget.OfInstallation())).isFalse();
  }

  @Test
  void whoAssessesWorksAfterDeclaringHisIndependenceForTheCase() {
    AccessTarget ours = new AccessTarget.OfCase(CASE, OURS);
    AccessTarget paper = new AccessTarget.OfObject(CASE, OURS, "a", false);
    for (GrantScope over :
        List.of(new GrantScope.InCase(CASE), new GrantScope.InOrganisation(OURS))) {
      AccessSubject lead = work(grant(Role.PROJECT_LEAD, over));
      assertThat(rules.decide(lead, Operation.ASSESS, ours, TODAY).lacking())
          .extracting(Shortfall::lack)
          .containsExactly(Lack.NOT_DECLARED);
      assertThat(allowed(lead, Operation.EVIDENCE_ADD, paper)).isFalse();
      assertThat(allowed(lead, Operation.EVIDENCE_READ, paper)).isTrue();
      assertThat(allowed(lead, Operation.INDEPENDENCE_DECLARE, ours)).isTrue();
      AccessSubject elsewhere = lead.declaring(OTHER_CASE, OURS);
      assertThat(allowed(elsewhere, Operation.ASSESS, ours)).isFalse();
      AccessSubject declared = lead.declaring(CASE, OURS);
      assertThat(allowed(declared, Operation.ASSESS, ours)).isTrue();
      assertThat(allowed(declared, Operation.EVIDENCE_ADD, paper)).isTrue();
    }
    AccessSubject owner = work(grant(Role.CUSTOMER_LEAD, new GrantScope.InCase(CASE)));
    assertThat(allowed(owner, Operation.ASSESS, ours)).isTrue();
    AccessSubject onOne = work(grant(Role.ASSESSOR, new GrantScope.OnObject(CASE, "a")));
    assertThat(allowed(onOne, Operation.INDEPENDENCE_DECLARE, ours)).isTrue();
  }

  @Test
  void whoHasOneObjectHasNotTheWholeCase() {
    AccessSubject one = work(grant(Role.CONTRIBUTOR, new GrantScope.OnObject(CASE, "platform")));
    for (String object : List.of("", "tenant")) {
      AccessTarget target = new AccessTarget.OfObject(CASE, OURS, object, false);
      assertThat(allowed(one, Operation.EVIDENCE_ADD, target)).as(object).isFalse();
    }
    AccessTarget own = new AccessTarget.OfObject(CASE, OURS, "platform", false);
    assertThat(allowed(one, Operation.EVIDENCE_ADD, own)).isTrue();
  }

  @Test
  void assessorsDoNotChangeTheMaterialsOfTheCustomer() {
    for (Role role : List.of(Role.ASSESSOR, Role.PROJECT_LEAD, Role.REVIEWER, Role.SIGNATORY)) {
      assertThat(rules.table().of(role).may())
          .as(role.code())
          .doesNotContain(
              Operation.REGISTER_CHANGE, Operation.EVIDENCE_CHANGE, Operation.CLOUD_CHANGE);
      assertThat(rules.table().of(role).independence()).isTrue();
      assertThat(rules.table().of(role).secondFactor()).isTrue();
    }
  }

  @Test
  void aGuestWhoLeadsTheAssessmentGrantsRolesOfHisSideOnly() {
    AccessTarget target = new AccessTarget.OfCase(CASE, OURS);
    AccessSubject guest = work(grant(Role.PROJECT_LEAD, new GrantScope.InCase(CASE)));
    assertThat(rules.grantable(guest, Operation.CASE_GRANT, target, TODAY))
        .containsExactlyInAnyOrder(Role.ASSESSOR, Role.PROJECT_LEAD, Role.REVIEWER, Role.SIGNATORY);
    AccessSubject owner = work(grant(Role.PROJECT_LEAD, new GrantScope.InOrganisation(OURS)));
    assertThat(rules.grantable(owner, Operation.CASE_GRANT, target, TODAY))
        .contains(Role.CUSTOMER_LEAD);
    for (ScopeKind over : ScopeKind.values()) {
      assertThat(rules.grantable(owner, Operation.CASE_GRANT, target, over, TODAY))
          .as(over.code())
          .allMatch(role -> rules.table().of(role).scopes().contains(over));
    }
    assertThat(rules.grantable(owner, Operation.CASE_GRANT, target, ScopeKind.CASE, TODAY))
        .contains(Role.ASSESSOR);
    assertThat(rules.grantable(owner, Operation.CASE_GRANT, target, ScopeKind.INSTALLATION, TODAY))
        .isEmpty();
    AccessSubject assessor = work(grant(Role.ASSESSOR, new GrantScope.InCase(CASE)));
    assertThat(rules.grantable(assessor, Operation.CASE_GRANT, target, TODAY)).isEmpty();
    AccessTarget elsewhere = new AccessTarget.OfCase(OTHER_CASE, THEIRS);
    assertThat(rules.grantable(owner, Operation.CASE_GRANT, elsewhere, TODAY)).isEmpty();
  }

  @Test
  void whoAssessesACaseHoldsNoRoleOfAnotherSideInIt() {
    RoleGrant inCase = grant(Role.ASSESSOR, new GrantScope.InCase(CASE));
    RoleGrant overAll = grant(Role.CUSTOMER_LEAD, new GrantScope.InOrganisation(OURS));
    RoleGrant onOne = grant(Role.PROVIDER, new GrantScope.OnObject(CASE, "platform"));
    assertThat(other(inCase, Role.CUSTOMER_LEAD, new GrantScope.InCase(CASE))).contains(inCase);
    assertThat(other(inCase, Role.CONTRIBUTOR, new GrantScope.InOrganisation(OURS)))
        .contains(inCase);
    assertThat(other(overAll, Role.REVIEWER, new GrantScope.InCase(CASE))).contains(overAll);
    assertThat(other(onOne, Role.SIGNATORY, new GrantScope.InCase(CASE))).contains(onOne);
    assertThat(other(inCase, Role.REVIEWER, new GrantScope.InCase(CASE))).isEmpty();
    assertThat(other(inCase, Role.CUSTOMER_LEAD, new GrantScope.InCase(OTHER_CASE))).isEmpty();
    assertThat(other(overAll, Role.REVIEWER, new GrantScope.InCase(OTHER_CASE))).isEmpty();
    assertThat(other(overAll, Role.PROVIDER, new GrantScope.InCase(CASE))).isEmpty();
  }

  private Optional<RoleGrant> other(RoleGrant held, Role role, GrantScope scope) {
    return rules.otherSide(
        List.of(held), role, scope, workCase -> Optional.of(workCase.equals(CASE) ? OURS : THEIRS));
  }

  @Test
  void anAccountOfAnAdministratorHoldsNoWorkRoleAndReadsNoCase() {
    for (AccountKind account : AccountKind.values()) {
      List<RoleGrant> all = new ArrayList<>();
      for (Role role : Role.values()) {
        all.add(grant(role, new GrantScope.InCase(CASE)));
        all.add(grant(role, new GrantScope.Installation()));
      }
      AccessSubject person = new AccessSubject(PERSON, account, all, Map.of());
      assertThat(allowed(person, Operation.CASE_READ, new AccessTarget.OfCase(CASE, OURS)))
          .as(account.code())
          .isEqualTo(account == AccountKind.WORK);
      assertThat(allowed(person, Operation.PEOPLE_READ, new AccessTarget.OfInstallation()))
          .as(account.code())
          .isEqualTo(account.administers());
    }
  }

  @Test
  void anAccountOfTwoAdministratorsCountsAsTheFirstWhereTheyAreApart() {
    RoleGrant first = grant(Role.SECURITY_ADMINISTRATOR, new GrantScope.Installation());
    RoleGrant second = grant(Role.AUDIT_ADMINISTRATOR, new GrantScope.Installation());
    AccountKind both =
        AccountKind.administering(Set.of(Role.AUDIT_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR))
            .orElseThrow();
    AccessSubject person = new AccessSubject(PERSON, both, List.of(first, second), Map.of());
    AccessTarget installation = new AccessTarget.OfInstallation();

    assertThat(both).isEqualTo(AccountKind.SECURITY_AUDIT);
    assertThat(allowed(person, Operation.ACTS_OVERSEE, installation)).isTrue();
    assertThat(allowed(person, Operation.PASSWORD_RESET, installation)).isTrue();
    assertThat(allowed(person.apart(), Operation.ACTS_OVERSEE, installation)).isFalse();
    assertThat(allowed(person.apart(), Operation.PASSWORD_RESET, installation)).isTrue();
    for (AccountKind one : List.of(AccountKind.WORK, AccountKind.AUDIT)) {
      AccessSubject other = new AccessSubject(PERSON, one, List.of(second), Map.of());
      assertThat(other.apart()).isEqualTo(other);
    }
    assertThat(AccountKind.administering(Set.of())).isEmpty();
    assertThat(AccountKind.administering(Set.of(Role.ASSESSOR))).isEmpty();
    assertThat(
            AccountKind.administering(
                Set.of(
                    Role.SYSTEM_ADMINISTRATOR,
                    Role.SECURITY_ADMINISTRATOR,
                    Role.AUDIT_ADMINISTRATOR)))
        .isEmpty();
  }

  @Test
  void theThreeAdministratorsAreApart() {
    Set<Operation> system = rules.table().of(Role.SYSTEM_ADMINISTRATOR).may();
    Set<Operation> security = rules.table().of(Role.SECURITY_ADMINISTRATOR).may();
    Set<Operation> audit = rules.table().of(Role.AUDIT_ADMINISTRATOR).may();
    assertThat(system)
        .contains(Operation.PEOPLE_CHANGE)
        .doesNotContain(Operation.PASSWORD_RESET, Operation.ACTS_OVERSEE);
    assertThat(security)
        .contains(Operation.PASSWORD_RESET)
        .doesNotContain(Operation.PEOPLE_CHANGE, Operation.ACTS_OVERSEE);
    assertThat(audit)
        .contains(Operation.ACTS_OVERSEE)
        .doesNotContain(Operation.PEOPLE_CHANGE, Operation.PASSWORD_RESET);
  }

  @Test
  void aGrantHoldsFromItsFirstToItsLastDay() {
    RoleGrant grant =
        new RoleGrant(
            RandomId.draw(RANDOM),
            PERSON,
            Role.CONTRIBUTOR,
            new GrantScope.InCase(CASE),
            TODAY,
            Optional.of(TODAY.plusDays(1)));
    AccessTarget target = new AccessTarget.OfCase(CASE, OURS);
    AccessSubject person = work(grant);
    assertThat(rules.decide(person, Operation.CASE_READ, target, TODAY.minusDays(1)).lacking())
        .containsExactly(new Shortfall(Optional.of(grant), Lack.NOT_ON_THIS_DAY));
    assertThat(rules.decide(person, Operation.CASE_READ, target, TODAY).by()).contains(grant);
    assertThat(rules.decide(person, Operation.CASE_READ, target, TODAY.plusDays(1)).allowed())
        .isTrue();
    assertThat(rules.decide(person, Operation.CASE_READ, target, TODAY.plusDays(2)).allowed())
        .isFalse();
    assertThat(rules.scope(person, Operation.CASE_READ, TODAY.plusDays(2)).isEmpty()).isTrue();
  }

  @Test
  void anObjectShowsItselfAndTheHeadOfItsCase() {
    AccessSubject provider = work(grant(Role.PROVIDER, new GrantScope.OnObject(CASE, "tenant:a")));
    assertThat(allowed(provider, Operation.CASE_READ, new AccessTarget.OfCase(CASE, OURS)))
        .isTrue();
    assertThat(
            allowed(
                provider,
                Operation.REGISTER_READ,
                new AccessTarget.OfObject(CASE, OURS, "tenant:a", false)))
        .isTrue();
    assertThat(
            allowed(
                provider,
                Operation.REGISTER_READ,
                new AccessTarget.OfObject(CASE, OURS, "tenant:b", false)))
        .isFalse();
    assertThat(
            allowed(
                provider,
                Operation.REGISTER_READ,
                new AccessTarget.OfObject(OTHER_CASE, OURS, "tenant:a", false)))
        .isFalse();
  }

  @Test
  void whatWasNotReleasedIsNotThereForOutsiders() {
    AccessSubject regulator = work(grant(Role.REGULATOR, new GrantScope.Released(CASE)));
    assertThat(
            allowed(
                regulator, Operation.RESULT_READ, new AccessTarget.OfObject(CASE, OURS, "r", true)))
        .isTrue();
    AccessDecision refused =
        rules.decide(
            regulator,
            Operation.RESULT_READ,
            new AccessTarget.OfObject(CASE, OURS, "r", false),
            TODAY);
    assertThat(refused.lacking()).extracting(Shortfall::lack).containsExactly(Lack.NOT_RELEASED);
    assertThat(rules.scope(regulator, Operation.RESULT_READ, TODAY).released()).contains(CASE);
    assertThat(rules.scope(regulator, Operation.RESULT_READ, TODAY).cases()).isEmpty();
  }

  @Test
  void aGrantOverMoreThanItsRoleCanHaveAllowsNothing() {
    AccessSubject regulator = work(grant(Role.REGULATOR, new GrantScope.InOrganisation(OURS)));
    assertThat(allowed(regulator, Operation.CASE_READ, new AccessTarget.OfCase(CASE, OURS)))
        .isFalse();
    assertThat(rules.scope(regulator, Operation.CASE_READ, TODAY)).isEqualTo(Scope.NONE);
  }

  @Test
  void nobodyWithoutGrantsMayDoAnything() {
    AccessSubject nobody = work();
    for (Operation operation : Operation.values()) {
      for (AccessTarget target : targets()) {
        AccessDecision decision = rules.decide(nobody, operation, target, TODAY);
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.lacking())
            .containsExactly(new Shortfall(Optional.empty(), Lack.NO_GRANT));
      }
    }
  }

  /** Two ways to one answer: what a query may see is what the decision allows, one by one. */
  @Test
  void aScopeHoldsExactlyWhatTheDecisionAllows() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Role> roles = List.of(Role.values());
    List<AccountKind> accounts = List.of(AccountKind.values());
    for (int round = 0; round < 2_000; round++) {
      List<RoleGrant> grants = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        grants.add(
            new RoleGrant(
                RandomId.draw(RANDOM),
                PERSON,
                roles.get(random.nextInt(roles.size())),
                scopes().get(random.nextInt(scopes().size())),
                TODAY.plusDays(random.nextInt(3) - 1L),
                Optional.empty()));
      }
      AccessSubject person =
          new AccessSubject(
              PERSON,
              accounts.get(random.nextInt(accounts.size())),
              grants,
              declarations().get(random.nextInt(declarations().size())));
      for (Operation operation : Operation.values()) {
        Scope scope = rules.scope(person, operation, TODAY);
        for (AccessTarget target : targets()) {
          if (inQuestion(operation, target)) {
            assertThat(rules.decide(person, operation, target, TODAY).allowed())
                .as("seed %d, %s on %s for %s", seed, operation, target, person)
                .isEqualTo(holds(scope, operation, target));
          }
        }
      }
    }
  }

  private boolean inQuestion(Operation operation, AccessTarget target) {
    TargetKind on = rules.table().of(operation).on();
    return switch (target) {
      case AccessTarget.OfCase _ -> on == TargetKind.CASE;
      case AccessTarget.OfObject _ -> on == TargetKind.OBJECT;
      case AccessTarget.OfInstallation _, AccessTarget.OfOrganisation _ -> false;
    };
  }

  private static boolean holds(Scope scope, Operation operation, AccessTarget target) {
    return switch (target) {
      case AccessTarget.OfCase(RandomId one, RandomId organisation) ->
          scope.cases().contains(one)
              || scope.organisations().contains(organisation)
              || ((operation == Operation.CASE_READ || operation == Operation.INDEPENDENCE_DECLARE)
                  && (scope.objects().containsKey(one) || scope.released().contains(one)));
      case AccessTarget.OfObject(
              RandomId one,
              RandomId organisation,
              String object,
              boolean released) ->
          scope.cases().contains(one)
              || scope.organisations().contains(organisation)
              || scope.objects().getOrDefault(one, Set.of()).contains(object)
              || (released && scope.released().contains(one));
      case AccessTarget.OfInstallation _, AccessTarget.OfOrganisation _ -> false;
    };
  }

  private static List<GrantScope> scopes() {
    return List.of(
        new GrantScope.Installation(),
        new GrantScope.InOrganisation(OURS),
        new GrantScope.InOrganisation(THEIRS),
        new GrantScope.InCase(CASE),
        new GrantScope.InCase(OTHER_CASE),
        new GrantScope.OnObject(CASE, "a"),
        new GrantScope.OnObject(OTHER_CASE, "a"),
        new GrantScope.Released(CASE),
        new GrantScope.Released(OTHER_CASE));
  }

  private static List<Map<RandomId, RandomId>> declarations() {
    return List.of(
        Map.of(),
        Map.of(CASE, OURS),
        Map.of(OTHER_CASE, THEIRS),
        Map.of(CASE, OURS, OTHER_CASE, THEIRS));
  }

  private static List<AccessTarget> targets() {
    return List.of(
        new AccessTarget.OfInstallation(),
        new AccessTarget.OfOrganisation(OURS),
        new AccessTarget.OfCase(CASE, OURS),
        new AccessTarget.OfCase(OTHER_CASE, THEIRS),
        new AccessTarget.OfObject(CASE, OURS, "a", false),
        new AccessTarget.OfObject(CASE, OURS, "b", true),
        new AccessTarget.OfObject(OTHER_CASE, THEIRS, "a", true),
        new AccessTarget.OfObject(OTHER_CASE, THEIRS, "b", false));
  }

  private boolean allowed(AccessSubject person, Operation operation, AccessTarget target) {
    return rules.decide(person, operation, target, TODAY).allowed();
  }

  private static RoleGrant grant(Role role, GrantScope scope) {
    return new RoleGrant(RandomId.draw(RANDOM), PERSON, role, scope, TODAY, Optional.empty());
  }

  private static AccessSubject work(RoleGrant... grants) {
    return new AccessSubject(PERSON, AccountKind.WORK, List.of(grants), Map.of());
  }
}
