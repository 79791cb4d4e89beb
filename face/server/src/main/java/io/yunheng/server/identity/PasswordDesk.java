/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.server.secret.PasswordFlaw;
import io.yunheng.server.secret.PasswordHasher;
import io.yunheng.server.secret.PasswordRules;
import io.yunheng.store.PasswordRecord;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets passwords, by the rules. */
public final class PasswordDesk {
  /** The notice after a password was set by a link of the security administrator. */
  public static final String RESET = "password-reset";

  private final Store store;
  private final PasswordHasher hasher;
  private final PasswordRules rules;
  private final LoginDesk login;

  public PasswordDesk(Store store, PasswordHasher hasher, PasswordRules rules, LoginDesk login) {
    this.store = store;
    this.hasher = hasher;
    this.rules = rules;
    this.login = login;
  }

  /** The rules. */
  public PasswordRules rules() {
    return rules;
  }

  /** What is kept of a password that the rules took. */
  public String encode(String password) {
    return hasher.encode(password);
  }

  /** What is wrong with a first password. */
  public Optional<PasswordFlaw> flaw(String password, String repeated, List<String> names) {
    return password.equals(repeated)
        ? rules.flaw(password, names, _ -> false)
        : Optional.of(PasswordFlaw.UNEQUAL);
  }

  /** What is wrong with a new password of an account. */
  public Optional<PasswordFlaw> flaw(Person person, String password, String repeated) {
    return password.equals(repeated)
        ? rules.flaw(
            password,
            List.of(person.login(), person.name(), person.mail()),
            one -> former(person.id(), one))
        : Optional.of(PasswordFlaw.UNEQUAL);
  }

  private boolean former(RandomId person, String password) {
    List<String> all = new ArrayList<>();
    store.passwords().find(person).map(PasswordRecord::encoded).ifPresent(all::add);
    all.addAll(store.passwords().former(person, rules.history()));
    return all.stream()
        .limit(rules.history())
        .filter(encoded -> !encoded.isEmpty())
        .anyMatch(encoded -> hasher.matches(password, encoded));
  }

  /** Whether somebody knows his password. */
  public boolean knows(Visitor.Known visitor, String password) {
    return login.matches(visitor.person().id(), password);
  }

  /** Sets one's own password; all other sessions end. */
  public void change(Visitor.Known visitor, String password) {
    RandomId person = visitor.person().id();
    ActAuthor author = ActAuthor.in(visitor.session());
    store.passwords().set(person, hasher.encode(password), false, "", author);
    store
        .sessions()
        .endAll(person, Optional.of(visitor.session().id()), "password-changed", author);
  }

  /** Sets a password by a link; all sessions end, and the next log-in tells of it. */
  public void reset(RandomId person, String password) {
    ActAuthor author =
        new ActAuthor(Optional.of(person), Optional.empty(), Optional.empty(), Optional.empty());
    store.passwords().set(person, hasher.encode(password), false, RESET, author);
    store.sessions().endAll(person, Optional.empty(), RESET, author);
  }
}
