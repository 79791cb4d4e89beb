/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.util.Optional;

/**
 * Who does something, as the act of it names him.
 *
 * @param person empty where it is the system itself
 * @param behalf for whom a deputy does it
 * @param session in which it is done
 * @param reason why, in his words
 */
public record ActAuthor(
    Optional<RandomId> person,
    Optional<RandomId> behalf,
    Optional<RandomId> session,
    Optional<String> reason) {
  public ActAuthor {
    if (reason.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("a reason says something");
    }
  }

  /** The system itself. */
  public static ActAuthor system() {
    return new ActAuthor(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A person in a session, for himself. */
  public static ActAuthor in(Session session) {
    return new ActAuthor(
        Optional.of(session.person()),
        Optional.empty(),
        Optional.of(session.id()),
        Optional.empty());
  }

  /** The same with a reason. */
  public ActAuthor because(String why) {
    return new ActAuthor(person, behalf, session, Optional.of(why));
  }
}
