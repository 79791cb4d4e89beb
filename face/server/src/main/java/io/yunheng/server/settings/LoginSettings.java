/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a session lasts, and what wrong guesses cost.
 *
 * @param idle a session ends after this time without a request
 * @param absolute and after this time in any case
 * @param fresh how long a proof of who somebody is counts for what needs a fresh one
 * @param attempts wrong guesses, of an account or from an address, before it is locked
 * @param firstWait how long the first lock lasts; each further wrong guess doubles it
 * @param longestWait and never longer than this
 * @param oidc an identity provider that says who somebody is
 * @param ldap a directory that does
 */
public record LoginSettings(
    Duration idle,
    Duration absolute,
    Duration fresh,
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Optional<OidcSettings> oidc,
    Optional<LdapSettings> ldap) {
  private static final int MINUTES_OF_A_DAY = 1440;

  static LoginSettings read(SettingReader reader) {
    return new LoginSettings(
        Duration.ofMinutes(reader.number(Setting.LOGIN_IDLE_MINUTES, 1, MINUTES_OF_A_DAY)),
        Duration.ofHours(reader.number(Setting.LOGIN_ABSOLUTE_HOURS, 1, 168)),
        Duration.ofMinutes(reader.number(Setting.LOGIN_FRESH_MINUTES, 1, 60)),
        reader.number(Setting.LOGIN_ATTEMPTS, 1, 100),
        Duration.ofSeconds(reader.number(Setting.LOGIN_FIRST_WAIT_SECONDS, 1, 3600)),
        Duration.ofMinutes(reader.number(Setting.LOGIN_LONGEST_WAIT_MINUTES, 1, MINUTES_OF_A_DAY)),
        OidcSettings.read(reader),
        LdapSettings.read(reader));
  }

  /** How long is waited after so many wrong guesses in a row. */
  public Duration pause(long failures) {
    if (failures < attempts) {
      return Duration.ZERO;
    }
    Duration wait = firstWait;
    for (long more = attempts; more < failures && wait.compareTo(longestWait) < 0; more++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longestWait) < 0 ? wait : longestWait;
  }
}
