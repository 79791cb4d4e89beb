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
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.outside.LdapDirectory;
import io.yunheng.server.outside.OidcProvider;
import io.yunheng.server.outside.OidcRequest;
import io.yunheng.server.outside.OutsideIdentity;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.store.ChallengePurpose;
import io.yunheng.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Logs people in who proved themselves elsewhere, and binds their accounts there. A log-in never
 * makes an account here, nor gives a role; administrators have no account elsewhere.
 */
public final class OutsideDesk {
  /** How long a browser may stay at the identity provider. */
  public static final Duration JOURNEY = Duration.ofMinutes(10);

  private static final String UNBOUND = "outside-unbound";

  private final Store store;
  private final Optional<OidcProvider> provider;
  private final Optional<LdapDirectory> directory;
  private final LoginDesk login;
  private final AttemptGate gate;
  private final InstantSource clock;
  private final SecureRandom random;

  public OutsideDesk(
      Store store,
      Optional<OidcProvider> provider,
      Optional<LdapDirectory> directory,
      LoginDesk login,
      AttemptGate gate,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.provider = provider;
    this.directory = directory;
    this.login = login;
    this.gate = gate;
    this.clock = clock;
    this.random = random;
  }

  /** The identity provider of the settings. */
  public Optional<OidcProvider> provider() {
    return provider;
  }

  /** The directory of the settings. */
  public Optional<LdapDirectory> directory() {
    return directory;
  }

  /** A browser that goes to the identity provider, and the token by which it is known again. */
  public record Departure(URI address, SecretToken token) {}

  /** A browser that came back, with what it was sent for. */
  public record Arrival(OutsideIdentity identity, String next, Optional<RandomId> binder) {}

  /**
   * Sends a browser to the identity provider.
   *
   * @param binder who binds an account there; empty where somebody logs in
   * @throws FaultException where the provider cannot be reached
   */
  public Departure depart(HttpServletRequest request, String next, Optional<RandomId> binder) {
    OidcRequest begun = known(provider).begin(request);
    SecretToken token = SecretToken.draw(random);
    store
        .challenges()
        .keep(
            token.digest(),
            ChallengePurpose.OUTSIDE,
            new OutsideJourney(begun, next, binder).text(),
            clock.instant().plus(JOURNEY));
    return new Departure(begun.address(), token);
  }

  /**
   * Takes a browser that came back; each departure comes back once.
   *
   * @throws FaultException where it was not sent, or comes too late, or what it brings is not good
   */
  public Arrival arrive(Optional<SecretToken> token, Map<String, String> answer) {
    OutsideJourney journey =
        token
            .flatMap(one -> store.challenges().take(one.digest(), ChallengePurpose.OUTSIDE))
            .map(OutsideJourney::parse)
            .orElseThrow(() -> FaultException.of(FaultCode.OUTSIDE_LATE));
    return new Arrival(
        known(provider).end(journey.request(), answer), journey.next(), journey.binder());
  }

  /**
   * Logs somebody in who proved himself at the identity provider.
   *
   * @throws FaultException with {@code OUTSIDE_UNBOUND}
   */
  public LoginResult enter(OutsideIdentity identity, String address, String agent) {
    Optional<RandomId> person = bound(identity.provider(), identity.subject());
    Optional<Duration> wait = gate.pause(person, address);
    if (wait.isPresent()) {
      return new LoginResult.Locked(wait.get());
    }
    return login.begin(
        person.orElseThrow(() -> unbound(known(provider).name())),
        identity.factors(),
        identity.proved(),
        address,
        agent);
  }

  /**
   * Logs somebody in by his password in the directory.
   *
   * @throws FaultException with {@code OUTSIDE_UNBOUND} where the password is right; where it is
   *     not, nothing is told
   */
  public LoginResult enter(String account, String password, String address, String agent) {
    LdapDirectory asked = known(directory);
    Optional<Duration> wait =
        gate.pauseElsewhere(account).or(() -> gate.pause(Optional.empty(), address));
    if (wait.isPresent()) {
      return new LoginResult.Locked(wait.get());
    }
    Optional<LdapDirectory.Entry> entry = asked.find(account);
    Optional<RandomId> person = entry.flatMap(one -> bound(asked.id(), one.subject()));
    Optional<Duration> own = gate.pause(person, address);
    if (own.isPresent()) {
      return new LoginResult.Locked(own.get());
    }
    if (!asked.matches(entry, password)) {
      gate.failedElsewhere(account);
      gate.failed(person, address);
      return new LoginResult.Wrong();
    }
    gate.succeededElsewhere(account);
    return login.begin(
        person.orElseThrow(() -> unbound(asked.name())),
        Set.of(Factor.DIRECTORY),
        clock.instant(),
        address,
        agent);
  }

  /** Whether somebody may have an account elsewhere. */
  public boolean mayBind(Person person) {
    return !person.account().administers();
  }

  /**
   * Binds an account at the identity provider.
   *
   * @throws FaultException with {@code OUTSIDE_BOUND}
   */
  public void bind(Visitor.Known visitor, OutsideIdentity identity) {
    bind(
        visitor, identity.provider(), identity.subject(), identity.label(), known(provider).name());
  }

  /**
   * Binds an account in the directory, whose password proves that it is the visitor's.
   *
   * @return nothing but whether the password was looked at, and was right
   * @throws FaultException with {@code OUTSIDE_BOUND}
   */
  public ProofResult bind(Visitor.Known visitor, String account, String password, String address) {
    LdapDirectory asked = known(directory);
    Optional<RandomId> person = Optional.of(visitor.person().id());
    Optional<Duration> wait = gate.pauseElsewhere(account).or(() -> gate.pause(person, address));
    if (wait.isPresent()) {
      return new ProofResult.Locked(wait.get());
    }
    Optional<LdapDirectory.Entry> entry = asked.find(account);
    if (!asked.matches(entry, password)) {
      gate.failedElsewhere(account);
      gate.failed(person, address);
      return new ProofResult.Wrong();
    }
    gate.succeededElsewhere(account);
    gate.succeeded(visitor.person().id());
    bind(visitor, asked.id(), entry.orElseThrow().subject(), Person.normal(account), asked.name());
    return new ProofResult.Proved();
  }

  private void bind(
      Visitor.Known visitor, String where, String subject, String label, String name) {
    if (!mayBind(visitor.person())) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    if (!store
        .outsideAccounts()
        .bind(where, subject, label, visitor.person().id(), ActAuthor.in(visitor.session()))) {
      throw FaultException.of(FaultCode.OUTSIDE_BOUND, "provider", name);
    }
  }

  /** Unbinds an account elsewhere; other sessions of its owner end. */
  public void unbind(RandomId person, String where, ActAuthor author) {
    if (store.outsideAccounts().unbind(person, where, author)) {
      store.sessions().endAll(person, author.session(), UNBOUND, author);
    }
  }

  /** How the settings call a place where an account is bound. */
  public String name(String where) {
    return provider
        .filter(one -> one.id().equals(where))
        .map(OidcProvider::name)
        .or(() -> directory.filter(one -> one.id().equals(where)).map(LdapDirectory::name))
        .orElse(where);
  }

  private Optional<RandomId> bound(String where, String subject) {
    return store
        .outsideAccounts()
        .person(where, subject)
        .flatMap(one -> store.people().find(one))
        .filter(one -> one.state() == PersonState.ACTIVE && mayBind(one))
        .map(Person::id);
  }

  private static FaultException unbound(String name) {
    return FaultException.of(FaultCode.OUTSIDE_UNBOUND, "provider", name);
  }

  private static <T> T known(Optional<T> configured) {
    return configured.orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }
}
