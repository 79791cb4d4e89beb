/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Factor;
import io.yunheng.access.RandomId;
import io.yunheng.access.TokenDigest;
import io.yunheng.server.secret.RecoveryCodes;
import io.yunheng.server.secret.TimeCodes;
import io.yunheng.store.Store;
import io.yunheng.store.TotpFactor;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at codes: those by time, and those for recovery. Each is good once. */
public final class FactorCheck {
  private final Store store;
  private final InstantSource clock;
  private final TimeCodes codes = new TimeCodes();

  public FactorCheck(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Whether somebody has a second factor: confirmed codes by time, or a passkey. */
  public boolean has(RandomId person) {
    return hasCodes(person) || !store.passkeys().ofPerson(person).isEmpty();
  }

  /** Whether somebody has confirmed codes by time. */
  public boolean hasCodes(RandomId person) {
    return store.factors().totp(person).filter(TotpFactor::confirmed).isPresent();
  }

  /** What a code proves; empty if it is wrong or was used. */
  Optional<Factor> use(RandomId person, String code, ActAuthor author) {
    if (RecoveryCodes.looksLike(code)) {
      return store
              .factors()
              .useRecoveryCode(person, new TokenDigest(RecoveryCodes.digest(code)), author)
          ? Optional.of(Factor.RECOVERY)
          : Optional.empty();
    }
    Optional<TotpFactor> totp = store.factors().totp(person).filter(TotpFactor::confirmed);
    if (totp.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong step = step(totp.get(), code);
    return step.isPresent() && store.factors().useTotp(person, step.getAsLong())
        ? Optional.of(Factor.TOTP)
        : Optional.empty();
  }

  /** The step whose code this is, for codes that are being set up. */
  OptionalLong step(TotpFactor totp, String code) {
    return codes.step(totp.seed().reveal(), code, clock.instant(), totp.lastStep());
  }
}
