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
import io.yunheng.access.Session;
import io.yunheng.server.secret.PasswordHasher;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.store.PasswordRecord;
import io.yunheng.store.Store;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Logs people in, step by step. Each step that is right goes on under a new token, so that one that
 * somebody planted before is worth nothing.
 */
public final class LoginDesk {
  private final Store store;
  private final PasswordHasher hasher;
  private final AttemptGate gate;
  private final FactorCheck factors;
  private final InstantSource clock;
  private final SecureRandom random;

  public LoginDesk(
      Store store,
      PasswordHasher hasher,
      AttemptGate gate,
      FactorCheck factors,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.hasher = hasher;
    this.gate = gate;
    this.factors = factors;
    this.clock = clock;
    this.random = random;
  }

  /** The first step. An account that is not there takes as long as a wrong password. */
  public LoginResult password(String login, String password, String address, String agent) {
    Optional<Person> person =
        store.people().byLogin(login).filter(one -> one.state() == PersonState.ACTIVE);
    Optional<RandomId> id = person.map(Person::id);
    Optional<Duration> wait = gate.pause(login, id, address);
    if (wait.isPresent()) {
      return new LoginResult.Locked(wait.get());
    }
    if (id.isEmpty() || !matches(id.get(), password)) {
      if (id.isEmpty()) {
        hasher.waste(password);
      }
      gate.failed(login, id, address);
      return new LoginResult.Wrong();
    }
    return begin(id.get(), Set.of(Factor.PASSWORD), clock.instant(), address, agent);
  }

  /** Begins the session of somebody who has proved who he is, as far as the factors say. */
  LoginResult begin(
      RandomId person, Set<Factor> proof, Instant proved, String address, String agent) {
    if (!factors.has(person) || !Collections.disjoint(proof, SessionKeeper.SECOND)) {
      gate.succeeded(person);
    }
    SecretToken token = SecretToken.draw(random);
    store.sessions().begin(person, token.digest(), proof, proved, address, agent);
    return new LoginResult.Begun(token);
  }

  /** The second step: a code by time, or one for recovery. */
  public LoginResult code(Visitor.Known visitor, String code, String address) {
    RandomId person = visitor.person().id();
    Optional<Duration> wait = gate.pause(Optional.of(person), address);
    if (wait.isPresent()) {
      return new LoginResult.Locked(wait.get());
    }
    Optional<Factor> factor = factors.use(person, code, ActAuthor.in(visitor.session()));
    if (factor.isEmpty()) {
      gate.failed(Optional.of(person), address);
      return new LoginResult.Wrong();
    }
    gate.succeeded(person);
    return new LoginResult.Begun(goOn(visitor.session(), factor.get()));
  }

  /** Notes a further factor; the session goes on under a new token. */
  SecretToken goOn(Session session, Factor factor) {
    Set<Factor> all = EnumSet.copyOf(session.factors());
    all.add(factor);
    SecretToken token = SecretToken.draw(random);
    store.sessions().proved(session, token.digest(), all);
    return token;
  }

  /** Ends a session, for its own person. */
  public void logOut(Visitor.Known visitor) {
    store.sessions().end(visitor.session().id(), "log-out", ActAuthor.in(visitor.session()));
  }

  /** Whether this is the password of an account. */
  boolean matches(RandomId person, String password) {
    String encoded = store.passwords().find(person).map(PasswordRecord::encoded).orElse("");
    if (encoded.isEmpty()) {
      hasher.waste(password);
      return false;
    }
    return hasher.matches(password, encoded);
  }
}
