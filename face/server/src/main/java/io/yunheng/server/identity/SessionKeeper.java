/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.AccessSubject;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.Factor;
import io.yunheng.access.Person;
import io.yunheng.access.Session;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.server.settings.LoginSettings;
import io.yunheng.store.PasswordRecord;
import io.yunheng.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the session of a token, with its person and what he was granted, anew for each request. One
 * that is too old is ended here.
 */
public final class SessionKeeper {
  /** How exactly the last use is noted; each note is a write. */
  private static final Duration EXACT = Duration.ofMinutes(1);

  /** What counts as a second factor; whoever has one of these is asked for no code. */
  static final Set<Factor> SECOND =
      Set.of(Factor.TOTP, Factor.RECOVERY, Factor.PASSKEY, Factor.OUTSIDE);

  private final Store store;
  private final LoginSettings settings;
  private final SubjectSource subjects;
  private final SecondFactorRules rules;
  private final FactorCheck factors;
  private final InstantSource clock;
  private final ZoneId zone;

  public SessionKeeper(
      Store store,
      LoginSettings settings,
      SubjectSource subjects,
      SecondFactorRules rules,
      FactorCheck factors,
      InstantSource clock,
      ZoneId zone) {
    this.store = store;
    this.settings = settings;
    this.subjects = subjects;
    this.rules = rules;
    this.factors = factors;
    this.clock = clock;
    this.zone = zone;
  }

  /** Who holds a token now; empty if nobody does. */
  public Optional<Visitor.Known> visitor(SecretToken token) {
    Optional<Session> session =
        store.sessions().find(token.digest()).filter(one -> one.ended().isEmpty());
    if (session.isEmpty() || tooOld(session.get())) {
      return Optional.empty();
    }
    return subjects
        .find(session.get().person())
        .flatMap(
            subject ->
                store
                    .people()
                    .find(subject.person())
                    .map(person -> known(person, session.get(), subject)));
  }

  private boolean tooOld(Session session) {
    Instant now = clock.instant();
    boolean idle = !session.seen().plus(settings.idle()).plus(EXACT).isAfter(now);
    boolean over = !session.began().plus(settings.absolute()).isAfter(now);
    if (idle || over) {
      store.sessions().end(session.id(), idle ? "idle" : "absolute", ActAuthor.system());
      return true;
    }
    if (!session.seen().plus(EXACT).isAfter(now)) {
      store.sessions().seen(session.id());
    }
    return false;
  }

  private Visitor.Known known(Person person, Session session, AccessSubject subject) {
    return new Visitor.Known(person, session, subject, stage(person, session, subject));
  }

  private LoginStage stage(Person person, Session session, AccessSubject subject) {
    if (Collections.disjoint(session.factors(), SECOND)) {
      if (factors.has(person.id())) {
        return LoginStage.CODE;
      }
      if (rules.needed(subject, LocalDate.ofInstant(clock.instant(), zone))) {
        return LoginStage.ENROLMENT;
      }
    }
    if (person.passwordChange()) {
      return LoginStage.PASSWORD;
    }
    boolean told =
        store.passwords().find(person.id()).map(PasswordRecord::notice).orElse("").isEmpty();
    return told ? LoginStage.COMPLETE : LoginStage.NOTICE;
  }
}
