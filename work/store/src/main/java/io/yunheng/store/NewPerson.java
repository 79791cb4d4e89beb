/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.AccountKind;
import io.yunheng.access.Person;
import io.yunheng.fault.Language;

/**
 * An account to be made.
 *
 * @param login in any form; kept in the form of {@link Person#normal(String)}
 * @param mail empty where there is none
 * @param password encoded; empty where none was set yet, and nobody logs in with it
 * @param passwordChange whether a new password must be set at the next log-in
 */
public record NewPerson(
    String login,
    String name,
    String mail,
    Language language,
    AccountKind account,
    String password,
    boolean passwordChange) {
  public NewPerson {
    login = Person.normal(login);
  }
}
