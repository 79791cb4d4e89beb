/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Factor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Session;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.server.settings.LoginSettings;
import io.yunheng.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asks people who are logged in to prove again who they are. */
public final class ProofDesk {
  private final Store store;
  private final LoginDesk login;
  private final AttemptGate gate;
  private final FactorCheck factors;
  private final LoginSettings settings;

  public ProofDesk(
      Store store, LoginDesk login, AttemptGate gate, FactorCheck factors, LoginSettings settings) {
    this.store = store;
    this.login = login;
    this.gate = gate;
    this.factors = factors;
    this.settings = settings;
  }

  /** Whether the last proof is fresh enough. */
  public boolean fresh(Session session, Instant now) {
    return now.isBefore(session.proved().plus(settings.fresh()));
  }

  /** Whether a code is asked for beside the password. */
  public boolean needsCode(Visitor.Known visitor) {
    return factors.hasCodes(visitor.person().id());
  }

  /**
   * Looks at a proof.
   *
   * @param token under which the session goes on
   */
  public ProofResult prove(
      Visitor.Known visitor, SecretToken token, String password, String code, String address) {
    RandomId person = visitor.person().id();
    Optional<Duration> wait = gate.pause(Optional.of(person), address);
    if (wait.isPresent()) {
      return new ProofResult.Locked(wait.get());
    }
    Set<Factor> all = EnumSet.copyOf(visitor.session().factors());
    boolean right = login.matches(person, password);
    if (right && needsCode(visitor)) {
      Optional<Factor> factor = factors.use(person, code, ActAuthor.in(visitor.session()));
      factor.ifPresent(all::add);
      right = factor.isPresent();
    }
    if (!right) {
      gate.failed(Optional.of(person), address);
      return new ProofResult.Wrong();
    }
    gate.succeeded(person);
    store.sessions().proved(visitor.session(), token.digest(), all);
    return new ProofResult.Proved();
  }
}
