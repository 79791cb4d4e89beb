/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Language;
import java.text.Normalizer;
import java.util.Locale;

/**
 * An account and whose it is.
 *
 * @param login what is typed to log in; in the form of {@link #normal(String)}
 * @param mail address for messages; empty where there is none
 * @param passwordChange whether a new password must be set at the next log-in
 * @param version grows by one with every change
 */
public record Person(
    RandomId id,
    String login,
    String name,
    String mail,
    Language language,
    AccountKind account,
    PersonState state,
    boolean passwordChange,
    long version) {
  private static final int LONGEST_LOGIN = 100;

  public Person {
    if (login.isEmpty() || login.length() > LONGEST_LOGIN || !login.equals(normal(login))) {
      throw new IllegalArgumentException("a login is short and in its normal form");
    }
  }

  /**
   * The one form of a login, so that no two people have logins that look alike: NFKC, lower case,
   * without blanks around it.
   */
  public static String normal(String login) {
    return Normalizer.normalize(login, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
