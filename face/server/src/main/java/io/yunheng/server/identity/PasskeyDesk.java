/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Factor;
import io.yunheng.access.Person;
import io.yunheng.access.PersonState;
import io.yunheng.access.RandomId;
import io.yunheng.server.passkey.PasskeyOptions;
import io.yunheng.server.passkey.PasskeySite;
import io.yunheng.server.passkey.PasskeyVerifier;
import io.yunheng.server.passkey.PasskeyVerifier.Claim;
import io.yunheng.server.passkey.PasskeyVerifier.MadeKey;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.store.ChallengePurpose;
import io.yunheng.store.Passkey;
import io.yunheng.store.Store;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Registers passkeys and takes them for a proof. A passkey is used with a PIN, a finger or a face,
 * so that alone it is two factors.
 */
public final class PasskeyDesk {
  /** How many one person may have. */
  public static final int MOST = 20;

  private static final String REMOVED = "passkey-removed";

  private final Store store;
  private final Supplier<PasskeySite> site;
  private final LoginDesk login;
  private final AttemptGate gate;
  private final InstantSource clock;
  private final SecureRandom random;
  private final PasskeyVerifier verifier = new PasskeyVerifier();

  public PasskeyDesk(
      Store store,
      Supplier<PasskeySite> site,
      LoginDesk login,
      AttemptGate gate,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.site = site;
    this.login = login;
    this.gate = gate;
    this.clock = clock;
    this.random = random;
  }

  /** Whether browsers take passkeys here. */
  public PasskeySite site() {
    return site.get();
  }

  /** The passkeys of somebody. */
  public List<Passkey> of(RandomId person) {
    return store.passkeys().ofPerson(person);
  }

  /** What a browser is asked for to make a passkey. */
  public String offer(PasskeySite.Named here, String siteName, Person person) {
    return PasskeyOptions.create(
        here,
        siteName,
        challenge(ChallengePurpose.PASSKEY_ADD, person.id().text()),
        person,
        of(person.id()));
  }

  /**
   * Keeps a passkey that a browser has made.
   *
   * @param label how its owner calls it
   * @return the token that the session goes on with; empty where the answer was not right
   */
  public Optional<SecretToken> register(
      PasskeySite.Named here, Visitor.Known visitor, String label, String answer) {
    RandomId person = visitor.person().id();
    Optional<MadeKey> made =
        verifier
            .readMade(answer)
            .map(Claim::challenge)
            .filter(one -> take(one, ChallengePurpose.PASSKEY_ADD, person.text()))
            .flatMap(one -> verifier.made(here, one, answer))
            .filter(one -> store.passkeys().find(one.credential()).isEmpty())
            .filter(_ -> of(person).size() < MOST);
    made.ifPresent(
        one ->
            store
                .passkeys()
                .add(
                    person,
                    one.credential(),
                    label,
                    one.content(),
                    ActAuthor.in(visitor.session())));
    return made.map(_ -> login.goOn(visitor.session(), Factor.PASSKEY));
  }

  /** What a browser is asked for to log somebody in, whoever he is. */
  public String ask(PasskeySite.Named here) {
    return PasskeyOptions.use(here, challenge(ChallengePurpose.PASSKEY_USE, ""), List.of());
  }

  /** What a browser is asked for as the second step of a log-in. */
  public String ask(PasskeySite.Named here, RandomId person) {
    return PasskeyOptions.use(
        here, challenge(ChallengePurpose.PASSKEY_USE, person.text()), of(person));
  }

  /** Logs somebody in by a passkey alone. */
  public LoginResult enter(PasskeySite.Named here, String answer, String address, String agent) {
    Optional<Claim> claim = verifier.readUse(answer);
    Optional<Passkey> key =
        claim.flatMap(one -> store.passkeys().find(one.credential())).filter(this::active);
    Optional<RandomId> person = key.map(Passkey::person);
    Optional<Duration> wait = gate.pause(person, address);
    if (wait.isPresent()) {
      return new LoginResult.Locked(wait.get());
    }
    if (claim.isEmpty() || key.isEmpty() || !right(here, claim.get(), key.get(), "", answer)) {
      gate.failed(person, address);
      return new LoginResult.Wrong();
    }
    return login.begin(key.get().person(), Set.of(Factor.PASSKEY), clock.instant(), address, agent);
  }

  /** The second step of a log-in, by a passkey. */
  public LoginResult second(
      PasskeySite.Named here, Visitor.Known visitor, String answer, String address) {
    RandomId person = visitor.person().id();
    Optional<Duration> wait = gate.pause(Optional.of(person), address);
    if (wait.isPresent()) {
      return new LoginResult.Locked(wait.get());
    }
    Optional<Claim> claim = verifier.readUse(answer);
    Optional<Passkey> key =
        claim
            .flatMap(one -> store.passkeys().find(one.credential()))
            .filter(one -> one.person().equals(person));
    if (claim.isEmpty()
        || key.isEmpty()
        || !right(here, claim.get(), key.get(), person.text(), answer)) {
      gate.failed(Optional.of(person), address);
      return new LoginResult.Wrong();
    }
    gate.succeeded(person);
    return new LoginResult.Begun(login.goOn(visitor.session(), Factor.PASSKEY));
  }

  private boolean right(
      PasskeySite.Named here, Claim claim, Passkey key, String asked, String answer) {
    boolean own = claim.user().isEmpty() || claim.user().equals(key.person().text());
    return take(claim.challenge(), ChallengePurpose.PASSKEY_USE, asked)
        && own
        && verifier
            .used(here, claim.challenge(), key.content(), answer)
            .filter(content -> store.passkeys().used(key.id(), key.content(), content))
            .isPresent();
  }

  private boolean active(Passkey key) {
    return store
        .people()
        .find(key.person())
        .filter(one -> one.state() == PersonState.ACTIVE)
        .isPresent();
  }

  /** Removes a passkey; other sessions of its owner end. */
  public boolean remove(RandomId person, RandomId key, ActAuthor author) {
    boolean removed = store.passkeys().remove(person, key, author);
    if (removed) {
      store.sessions().endAll(person, author.session(), REMOVED, author);
    }
    return removed;
  }

  private SecretToken challenge(ChallengePurpose purpose, String whose) {
    SecretToken token = SecretToken.draw(random);
    store
        .challenges()
        .keep(token.digest(), purpose, whose, clock.instant().plus(PasskeyOptions.LIFE));
    return token;
  }

  private boolean take(SecretToken challenge, ChallengePurpose purpose, String whose) {
    return store.challenges().take(challenge.digest(), purpose).filter(whose::equals).isPresent();
  }
}
