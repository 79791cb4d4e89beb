/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.AccessRules;
import io.yunheng.access.Operation;
import io.yunheng.access.Scope;
import io.yunheng.server.identity.SessionKeeper;
import io.yunheng.server.identity.Visitor;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Asks again, in the middle of a long request, what its visitor may do: a session that was ended
 * and a grant that was taken back are gone with the next part of an upload or a download.
 */
public final class StandingAccess {
  private final SessionKeeper keeper;
  private final SessionCookie cookie;
  private final AccessRules rules;
  private final InstantSource clock;
  private final ZoneId zone;

  public StandingAccess(
      SessionKeeper keeper,
      SessionCookie cookie,
      AccessRules rules,
      InstantSource clock,
      ZoneId zone) {
    this.keeper = keeper;
    this.cookie = cookie;
    this.rules = rules;
    this.clock = clock;
    this.zone = zone;
  }

  /** The rows on which the visitor may do something, as the request began. */
  public Scope scope(Visit visit, Operation operation) {
    return rules.scope(visit.known().subject(), operation, visit.today());
  }

  /** The same, read anew. */
  public Scope scopeNow(Visit visit, Operation operation) {
    return cookie
        .read(visit.servlet())
        .flatMap(keeper::visitor)
        .filter(Visitor.Known::complete)
        .map(
            known ->
                rules.scope(known.subject(), operation, LocalDate.ofInstant(clock.instant(), zone)))
        .orElse(Scope.NONE);
  }
}
