/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.access.AccessSubject;
import io.yunheng.access.AccountKind;
import io.yunheng.access.Factor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.Invitation;
import io.yunheng.access.InvitationPurpose;
import io.yunheng.access.InvitedRole;
import io.yunheng.access.Membership;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.Person;
import io.yunheng.access.PersonState;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.Session;
import io.yunheng.access.TokenDigest;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.http.Secret;
import io.yunheng.store.AttemptRecord;
import io.yunheng.store.ChallengePurpose;
import io.yunheng.store.ChallengeTable;
import io.yunheng.store.FactorTable;
import io.yunheng.store.NewInvitation;
import io.yunheng.store.NewPerson;
import io.yunheng.store.OutsideAccount;
import io.yunheng.store.Passkey;
import io.yunheng.store.PasswordRecord;
import io.yunheng.store.RowWindow;
import io.yunheng.store.SaveResult;
import io.yunheng.store.StoredSetting;
import io.yunheng.store.TotpFactor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** People, what they are granted, and how they log in. */
@ParameterizedClass
@EnumSource(Backend.class)
class PeopleConformanceTest extends OnBothDatabases {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  PeopleConformanceTest(Backend backend) {
    super(backend);
  }

  private static Person with(Person one, String name, PersonState state) {
    return new Person(
        one.id(),
        one.login(),
        name,
        one.mail(),
        one.language(),
        one.account(),
        state,
        one.passwordChange(),
        one.version());
  }

  @Test
  void aLoginIsFoundInAnyFormAndStandsOnce() {
    assertThat(store.people().isEmpty()).isTrue();
    Person zhang = person("Zhang.San");
    assertThat(zhang.login()).isEqualTo("zhang.san");
    assertThat(store.people().byLogin(" ZHANG.SAN")).contains(zhang);
    assertThat(store.people().find(zhang.id())).contains(zhang);
    assertThat(store.people().isEmpty()).isFalse();
    assertThatThrownBy(() -> person("ｚhang.san"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.LOGIN_TAKEN));
  }

  @Test
  void aStaleSaveChangesNothingAndShowsWhatIsThere() {
    Person seen = person("li");
    SaveResult<Person> first = store.people().change(with(seen, "李四", PersonState.ACTIVE), SYSTEM);
    Person now = ((SaveResult.Saved<Person>) first).row();
    assertThat(now.name()).isEqualTo("李四");
    assertThat(now.version()).isEqualTo(seen.version() + 1);
    assertThat(store.people().change(with(seen, "王五", PersonState.LEFT), SYSTEM))
        .isEqualTo(new SaveResult.Stale<>(now));
    assertThat(store.people().find(seen.id())).contains(now);
    assertThat(store.people().change(now, SYSTEM)).isEqualTo(new SaveResult.Saved<>(now));
  }

  @Test
  void listsArePagedAndCountedByTheSameFilter() {
    for (int i = 0; i < 5; i++) {
      person("a" + i);
    }
    person("b_1");
    assertThat(store.people().list("", RowWindow.first(2)).rows()).hasSize(2);
    assertThat(store.people().list("", RowWindow.first(2)).total()).isEqualTo(6);
    assertThat(store.people().list("a", new RowWindow(4, 10)).rows()).hasSize(1);
    assertThat(store.people().list("_", RowWindow.first(9)).rows())
        .extracting(Person::login)
        .containsExactly("b_1");
    assertThat(store.people().list("%", RowWindow.first(9)).total()).isZero();
  }

  @Test
  void organisationsHaveNamesOfTheirOwn() {
    WorkOrganisation one = store.organisations().create("某局", OrganisationKind.CUSTOMER, SYSTEM);
    assertThatThrownBy(() -> store.organisations().create("某局", OrganisationKind.PROVIDER, SYSTEM))
        .isInstanceOf(FaultException.class);
    WorkOrganisation closed =
        new WorkOrganisation(one.id(), "某局", OrganisationKind.CUSTOMER, false, one.version());
    assertThat(store.organisations().change(closed, SYSTEM)).isInstanceOf(SaveResult.Saved.class);
    assertThat(store.organisations().change(closed, SYSTEM)).isInstanceOf(SaveResult.Stale.class);
    assertThat(store.organisations().find(one.id()).orElseThrow().active()).isFalse();
    assertThat(store.organisations().list("某", RowWindow.first(5)).total()).isEqualTo(1);
    assertThat(store.organisations().find(List.of(one.id(), new RandomId("0".repeat(32)))))
        .hasSize(1);
  }

  @Test
  void passwordsBecomeFormerOnesAndFailuresLock() {
    Person one = person("p");
    Instant later = clock.instant().plus(Duration.ofMinutes(5));
    store.passwords().failed(one.id(), Optional.of(later), SYSTEM);
    PasswordRecord locked = store.passwords().find(one.id()).orElseThrow();
    assertThat(locked.failures()).isEqualTo(1);
    assertThat(locked.lockedUntil()).contains(later);
    store.passwords().succeeded(one.id());
    assertThat(store.passwords().find(one.id()).orElseThrow().failures()).isZero();
    clock.move(Duration.ofSeconds(1));
    store.passwords().set(one.id(), "{x}2", false, "password-reset", SYSTEM);
    clock.move(Duration.ofSeconds(1));
    store.passwords().set(one.id(), "{x}3", true, "", SYSTEM);
    assertThat(store.passwords().former(one.id(), 9)).containsExactly("{x}2", "{x}1");
    assertThat(store.passwords().find(one.id()).orElseThrow().encoded()).isEqualTo("{x}3");
    assertThat(store.people().find(one.id()).orElseThrow().passwordChange()).isTrue();
    store.passwords().set(one.id(), "{x}4", false, "password-reset", SYSTEM);
    store.passwords().told(one.id());
    assertThat(store.passwords().find(one.id()).orElseThrow().notice()).isEmpty();
  }

  @Test
  void aGrantCountsUntilItIsEndedAndASuspendedAccountIsNobody() {
    Person one = person("g");
    RandomId organisation = organisation("o");
    RoleGrant grant =
        store
            .grants()
            .give(
                one.id(),
                Role.CUSTOMER_LEAD,
                new GrantScope.InOrganisation(organisation),
                TODAY,
                Optional.of(TODAY.plusDays(9)),
                SYSTEM);
    assertThat(store.grants().subject(one.id()))
        .contains(new AccessSubject(one.id(), AccountKind.WORK, List.of(grant), Map.of()));
    assertThat(store.grants().overOrganisation(organisation)).containsExactly(grant);
    assertThat(store.grants().find(grant.id())).contains(grant);
    assertThat(store.grants().end(grant.id(), SYSTEM)).isTrue();
    assertThat(store.grants().end(grant.id(), SYSTEM)).isFalse();
    assertThat(store.grants().subject(one.id()).orElseThrow().grants()).isEmpty();
    store.people().change(with(one, one.name(), PersonState.SUSPENDED), SYSTEM);
    assertThat(store.grants().subject(one.id())).isEmpty();
  }

  @Test
  void everyKindOfScopeComesBackAsItWas() {
    Person one = person("s");
    RandomId id = new RandomId("a".repeat(32));
    for (GrantScope scope :
        List.of(
            new GrantScope.Installation(),
            new GrantScope.InOrganisation(id),
            new GrantScope.InEngagement(id),
            new GrantScope.InCase(id),
            new GrantScope.OnObject(id, "tenant:某"),
            new GrantScope.Released(id))) {
      RoleGrant given =
          store
              .grants()
              .give(one.id(), Role.AUDIT_ADMINISTRATOR, scope, TODAY, Optional.empty(), SYSTEM);
      assertThat(store.grants().find(given.id())).contains(given);
    }
    assertThat(store.grants().overCase(id)).hasSize(3);
    assertThat(store.grants().holders(Role.AUDIT_ADMINISTRATOR, TODAY)).containsExactly(one.id());
    assertThat(store.grants().holders(Role.AUDIT_ADMINISTRATOR, TODAY.minusDays(1))).isEmpty();
  }

  @Test
  void sessionsAreKnownByTheDigestOfTheirTokenAndEndAtOnce() {
    Person one = person("t");
    TokenDigest token = TokenDigest.of("secret");
    Session session =
        store
            .sessions()
            .begin(
                one.id(),
                token,
                Set.of(Factor.PASSWORD),
                clock.instant().plusSeconds(9),
                "127.0.0.1",
                "x");
    assertThat(session.proved()).isEqualTo(clock.instant());
    assertThat(store.sessions().find(token)).contains(session);
    clock.move(Duration.ofMinutes(1));
    store.sessions().seen(session.id());
    TokenDigest next = TokenDigest.of("next");
    store.sessions().proved(session, next, Set.of(Factor.PASSWORD, Factor.TOTP));
    assertThat(store.sessions().find(token)).isEmpty();
    Session proved = store.sessions().find(next).orElseThrow();
    assertThat(proved.factors()).containsExactlyInAnyOrder(Factor.PASSWORD, Factor.TOTP);
    assertThat(proved.proved()).isEqualTo(clock.instant());
    Session other =
        store
            .sessions()
            .begin(
                one.id(),
                TokenDigest.of("other"),
                Set.of(Factor.PASSKEY),
                clock.instant().minusSeconds(60),
                "::1",
                "y");
    assertThat(other.proved()).isEqualTo(clock.instant().minusSeconds(60));
    assertThat(store.sessions().list(RowWindow.first(9)).total()).isEqualTo(2);
    assertThat(store.sessions().endAll(one.id(), Optional.of(other.id()), "password-set", SYSTEM))
        .isEqualTo(1);
    assertThat(store.sessions().find(next).orElseThrow().ended()).contains(clock.instant());
    assertThat(store.sessions().ofPerson(one.id())).containsExactly(other);
    assertThat(store.sessions().end(other.id(), "log-out", SYSTEM)).isTrue();
    assertThat(store.sessions().end(other.id(), "log-out", SYSTEM)).isFalse();
  }

  @Test
  void aTimeBasedCodeIsGoodOnceAndARecoveryCodeToo() throws Exception {
    Person one = person("f");
    FactorTable factors = store.factors();
    assertThat(factors.totp(one.id())).isEmpty();
    factors.proposeTotp(one.id(), new Secret("JBSWY3DPEHPK3PXP"), SYSTEM);
    assertThat(factors.totp(one.id()))
        .contains(new TotpFactor(new Secret("JBSWY3DPEHPK3PXP"), false, 0));
    assertThat(factors.useTotp(one.id(), 7)).isFalse();
    assertThat(factors.confirmTotp(one.id(), 7, SYSTEM)).isTrue();
    assertThat(factors.confirmTotp(one.id(), 8, SYSTEM)).isFalse();
    assertThat(factors.useTotp(one.id(), 7)).isFalse();
    assertThat(factors.useTotp(one.id(), 8)).isTrue();
    assertThat(factors.useTotp(one.id(), 8)).isFalse();
    factors.renewRecoveryCodes(one.id(), List.of(TokenDigest.of("1"), TokenDigest.of("2")), SYSTEM);
    assertThat(factors.useRecoveryCode(one.id(), TokenDigest.of("1"), SYSTEM)).isTrue();
    assertThat(factors.useRecoveryCode(one.id(), TokenDigest.of("1"), SYSTEM)).isFalse();
    assertThat(factors.recoveryCodesLeft(one.id())).isEqualTo(1);
    factors.removeTotp(one.id(), SYSTEM);
    assertThat(factors.totp(one.id())).isEmpty();
    assertThat(factors.recoveryCodesLeft(one.id())).isZero();
  }

  @Test
  void aSealedSecretIsOfOnePersonAlone() throws Exception {
    Person one = person("x");
    Person other = person("y");
    store.factors().proposeTotp(one.id(), new Secret("ONE"), SYSTEM);
    store.factors().proposeTotp(other.id(), new Secret("OTHER"), SYSTEM);
    past(
        "update second_factor set secret = (select secret from second_factor where person = '"
            + one.id()
            + "') where person = '"
            + other.id()
            + "'");
    assertThatThrownBy(() -> store.factors().totp(other.id()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.INSTALLATION_KEY_UNUSABLE));
  }

  @Test
  void passkeysComeAndGo() {
    Person one = person("k");
    Passkey key = store.passkeys().add(one.id(), "cred", "手机", "{}", SYSTEM);
    assertThat(store.passkeys().find("cred")).contains(key);
    assertThat(store.passkeys().used(key.id(), "{}", "{1}")).isTrue();
    assertThat(store.passkeys().used(key.id(), "{}", "{2}")).isFalse();
    assertThat(store.passkeys().ofPerson(one.id()))
        .singleElement()
        .satisfies(
            now -> {
              assertThat(now.content()).isEqualTo("{1}");
              assertThat(now.used()).contains(clock.instant());
            });
    assertThat(store.passkeys().remove(person("k2").id(), key.id(), SYSTEM)).isFalse();
    assertThat(store.passkeys().remove(one.id(), key.id(), SYSTEM)).isTrue();
    assertThat(store.passkeys().ofPerson(one.id())).isEmpty();
  }

  @Test
  void anInvitationMakesAMemberWithARoleOnce() {
    RandomId organisation = organisation("inv");
    Person inviter = person("inviter");
    InvitedRole role =
        new InvitedRole(
            Role.CONTRIBUTOR,
            new GrantScope.InOrganisation(organisation),
            Optional.of(TODAY.plusDays(30)));
    TokenDigest token = TokenDigest.of("link");
    Invitation made =
        store
            .invitations()
            .make(
                new NewInvitation(
                    InvitationPurpose.INVITE,
                    Optional.empty(),
                    "王",
                    "",
                    Optional.of(organisation),
                    Optional.of(role),
                    clock.instant().plus(Duration.ofDays(7))),
                token,
                by(inviter));
    assertThat(store.invitations().find(token)).contains(made);
    assertThat(made.role()).contains(role);
    assertThat(store.invitations().openInto(organisation)).containsExactly(made);
    NewPerson taken =
        new NewPerson("inviter", "王", "", Language.ZH, AccountKind.WORK, "{x}", false);
    assertThatThrownBy(() -> store.invitations().use(token, taken, TODAY))
        .isInstanceOf(FaultException.class);
    assertThat(store.invitations().open()).hasSize(1);
    NewPerson draft = new NewPerson("wang", "王", "", Language.ZH, AccountKind.WORK, "{x}", false);
    Person wang = store.invitations().use(token, draft, TODAY).orElseThrow();
    assertThat(store.invitations().use(token, wang.id(), TODAY, SYSTEM)).isFalse();
    assertThat(store.memberships().ofPerson(wang.id()))
        .extracting(Membership::organisation)
        .containsExactly(organisation);
    assertThat(store.grants().ofPerson(wang.id()))
        .extracting(RoleGrant::role)
        .containsExactly(Role.CONTRIBUTOR);
    assertThat(store.invitations().end(made.id(), SYSTEM)).isFalse();
  }

  @Test
  void aLinkThatLapsedOrWasWithdrawnOpensNothing() {
    Person one = person("late");
    TokenDigest token = TokenDigest.of("a");
    NewInvitation reset =
        new NewInvitation(
            InvitationPurpose.RESET,
            Optional.of(one.id()),
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            clock.instant().plus(Duration.ofHours(1)));
    Invitation made = store.invitations().make(reset, token, SYSTEM);
    TokenDigest second = TokenDigest.of("b");
    Invitation withdrawn = store.invitations().make(reset, second, SYSTEM);
    assertThat(store.invitations().end(withdrawn.id(), SYSTEM)).isTrue();
    assertThat(store.invitations().use(second, one.id(), TODAY, SYSTEM)).isFalse();
    clock.move(Duration.ofHours(1));
    assertThat(store.invitations().find(made.id()).orElseThrow().open(clock.instant())).isFalse();
    assertThat(store.invitations().use(token, one.id(), TODAY, SYSTEM)).isFalse();
  }

  @Test
  void membershipsHaveDaysAndDeputies() {
    Person one = person("m");
    Person deputy = person("d");
    RandomId organisation = organisation("mo");
    Membership made =
        store.memberships().create(organisation, one.id(), TODAY, Optional.empty(), SYSTEM);
    Membership wanted =
        new Membership(
            made.id(),
            organisation,
            one.id(),
            TODAY,
            Optional.of(TODAY.plusDays(1)),
            Optional.of(deputy.id()),
            made.version());
    assertThat(store.memberships().change(wanted, SYSTEM)).isInstanceOf(SaveResult.Saved.class);
    assertThat(store.memberships().change(wanted, SYSTEM)).isInstanceOf(SaveResult.Stale.class);
    assertThat(store.memberships().inOrganisation(organisation))
        .singleElement()
        .satisfies(now -> assertThat(now.deputy()).contains(deputy.id()));
  }

  @Test
  void allWorkOfSomebodyWhoLeavesIsHandedOverInOneAct() {
    Person leaving = person("leaving");
    Person taking = person("taking");
    RandomId organisation = organisation("from");
    RandomId elsewhere = organisation("elsewhere");
    WorkCase ours = newCase(organisation, "一", leaving);
    WorkCase owned =
        new WorkCase(
            ours.id(),
            organisation,
            Optional.of(leaving.id()),
            ours.state(),
            ours.description(),
            ours.keeping(),
            false,
            ours.version());
    store.cases().change(overCase(ours.id()), owned, by(leaving));
    for (GrantScope scope :
        List.of(
            new GrantScope.InOrganisation(organisation),
            new GrantScope.InCase(ours.id()),
            new GrantScope.InOrganisation(elsewhere))) {
      store.grants().give(leaving.id(), Role.CUSTOMER_LEAD, scope, TODAY, Optional.empty(), SYSTEM);
    }
    long before = store.acts().head().sequence();
    assertThat(store.memberships().handOver(organisation, leaving.id(), taking.id(), TODAY, SYSTEM))
        .isEqualTo(3);
    assertThat(store.acts().head().sequence()).isEqualTo(before + 1);
    assertThat(store.grants().ofPerson(leaving.id()))
        .extracting(RoleGrant::scope)
        .containsExactly(new GrantScope.InOrganisation(elsewhere));
    assertThat(store.grants().ofPerson(taking.id()))
        .extracting(RoleGrant::scope)
        .containsExactlyInAnyOrder(
            new GrantScope.InOrganisation(organisation), new GrantScope.InCase(ours.id()));
    assertThat(store.cases().find(overCase(ours.id()), ours.id()).orElseThrow().owner())
        .contains(taking.id());
  }

  @Test
  void settingsAndOutsideAccountsAreKept() {
    StoredSetting first = new StoredSetting("mail.from", "a@b", 0);
    assertThat(store.settings().save(first, SYSTEM))
        .isEqualTo(new SaveResult.Saved<>(new StoredSetting("mail.from", "a@b", 1)));
    assertThat(store.settings().save(first, SYSTEM)).isInstanceOf(SaveResult.Stale.class);
    assertThat(store.settings().list()).hasSize(1);
    Person one = person("out");
    Person other = person("out2");
    assertThat(bind("42", one)).isTrue();
    assertThat(bind("42", other)).isFalse();
    assertThat(bind("43", one)).isFalse();
    assertThat(bind("43", other)).isTrue();
    assertThat(store.outsideAccounts().person("idp", "42")).contains(one.id());
    assertThat(store.outsideAccounts().person("other", "42")).isEmpty();
    assertThat(store.outsideAccounts().ofPerson(one.id()))
        .containsExactly(new OutsideAccount("idp", "42", one.id(), "zhang", clock.instant()));
    assertThat(store.outsideAccounts().unbind(one.id(), "idp", SYSTEM)).isTrue();
    assertThat(store.outsideAccounts().unbind(one.id(), "idp", SYSTEM)).isFalse();
    assertThat(store.outsideAccounts().person("idp", "42")).isEmpty();
    assertThat(store.outsideAccounts().person("idp", "43")).contains(other.id());
  }

  private boolean bind(String subject, Person person) {
    return store.outsideAccounts().bind("idp", subject, "zhang", person.id(), SYSTEM);
  }

  @Test
  void aChallengeIsTakenOnceInTimeAndForWhatItWasMade() throws Exception {
    ChallengeTable challenges = store.challenges();
    TokenDigest token = TokenDigest.of("a");
    Instant end = clock.instant().plusSeconds(60);
    challenges.keep(token, ChallengePurpose.OUTSIDE, "state and nonce", end);
    challenges.keep(TokenDigest.of("b"), ChallengePurpose.PASSKEY_USE, "late", end);
    assertThat(challenges.take(token, ChallengePurpose.PASSKEY_ADD)).isEmpty();
    assertThat(challenges.take(TokenDigest.of("c"), ChallengePurpose.OUTSIDE)).isEmpty();
    assertThat(challenges.take(token, ChallengePurpose.OUTSIDE)).contains("state and nonce");
    assertThat(challenges.take(token, ChallengePurpose.OUTSIDE)).isEmpty();
    clock.move(Duration.ofSeconds(60));
    assertThat(challenges.take(TokenDigest.of("b"), ChallengePurpose.PASSKEY_USE)).isEmpty();
  }

  @Test
  void wrongGuessesFromAnAddressAreCountedAndForgotten() {
    Instant now = clock.instant();
    store.attempts().save("192.0.2.1", 1, Optional.empty(), now);
    store.attempts().save("192.0.2.1", 2, Optional.of(now.plusSeconds(60)), now);
    assertThat(store.attempts().find("192.0.2.1"))
        .contains(new AttemptRecord(2, Optional.of(now.plusSeconds(60)), now));
    assertThat(store.attempts().find("192.0.2.2")).isEmpty();
    store.attempts().save("192.0.2.2", 1, Optional.empty(), now.plusMillis(1));
    assertThat(store.attempts().find("192.0.2.1")).isEmpty();
    assertThat(store.attempts().find("192.0.2.2")).isPresent();
  }
}
