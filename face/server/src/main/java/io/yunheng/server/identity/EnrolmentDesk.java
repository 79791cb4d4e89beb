/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Factor;
import io.yunheng.access.RandomId;
import io.yunheng.access.TokenDigest;
import io.yunheng.http.Secret;
import io.yunheng.server.secret.RecoveryCodes;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.server.secret.TimeCodes;
import io.yunheng.store.Store;
import io.yunheng.store.TotpFactor;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Sets up codes by time, with codes for recovery. */
public final class EnrolmentDesk {
  private final Store store;
  private final LoginDesk login;
  private final FactorCheck factors;
  private final SecureRandom random;

  public EnrolmentDesk(Store store, LoginDesk login, FactorCheck factors, SecureRandom random) {
    this.store = store;
    this.login = login;
    this.factors = factors;
    this.random = random;
  }

  /** The secret to set up: one that was shown and not confirmed, or a new one. */
  public String secret(Visitor.Known visitor) {
    RandomId person = visitor.person().id();
    Optional<TotpFactor> begun = store.factors().totp(person).filter(totp -> !totp.confirmed());
    if (begun.isPresent()) {
      return begun.get().seed().reveal();
    }
    String secret = TimeCodes.draw(random);
    store.factors().proposeTotp(person, new Secret(secret), ActAuthor.in(visitor.session()));
    return secret;
  }

  /** Begins anew with a new secret; the one before no longer counts. */
  public void begin(Visitor.Known visitor) {
    store
        .factors()
        .proposeTotp(
            visitor.person().id(),
            new Secret(TimeCodes.draw(random)),
            ActAuthor.in(visitor.session()));
  }

  /** Whether a secret was shown that no code has confirmed. */
  public boolean begun(Visitor.Known visitor) {
    return store
        .factors()
        .totp(visitor.person().id())
        .filter(totp -> !totp.confirmed())
        .isPresent();
  }

  /**
   * Takes the secret into use after a first code.
   *
   * @return empty if the code is wrong
   */
  public Optional<Enrolled> confirm(Visitor.Known visitor, String code) {
    RandomId person = visitor.person().id();
    Optional<TotpFactor> begun = store.factors().totp(person).filter(totp -> !totp.confirmed());
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong step = factors.step(begun.get(), code);
    ActAuthor author = ActAuthor.in(visitor.session());
    if (step.isEmpty() || !store.factors().confirmTotp(person, step.getAsLong(), author)) {
      return Optional.empty();
    }
    List<String> codes = renew(visitor);
    return Optional.of(new Enrolled(login.goOn(visitor.session(), Factor.TOTP), codes));
  }

  /** New codes for recovery; those before are worth nothing. */
  public List<String> renew(Visitor.Known visitor) {
    List<String> codes = RecoveryCodes.draw(random);
    store
        .factors()
        .renewRecoveryCodes(
            visitor.person().id(),
            codes.stream().map(one -> new TokenDigest(RecoveryCodes.digest(one))).toList(),
            ActAuthor.in(visitor.session()));
    return codes;
  }

  /**
   * What is shown once after it was set up.
   *
   * @param token that the session goes on with
   * @param codes for recovery
   */
  public record Enrolled(SecretToken token, List<String> codes) {}
}
