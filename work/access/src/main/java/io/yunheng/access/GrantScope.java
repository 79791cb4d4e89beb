/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

/** Over what a role was granted. */
public sealed interface GrantScope {
  /** Which kind of scope it is. */
  ScopeKind kind();

  /** The whole installation; for administrators alone. */
  record Installation() implements GrantScope {
    @Override
    public ScopeKind kind() {
      return ScopeKind.INSTALLATION;
    }
  }

  /** All cases of an organisation, and the organisation itself. */
  record InOrganisation(RandomId organisation) implements GrantScope {
    @Override
    public ScopeKind kind() {
      return ScopeKind.ORGANISATION;
    }
  }

  /** All cases of an engagement. */
  record InEngagement(RandomId engagement) implements GrantScope {
    @Override
    public ScopeKind kind() {
      return ScopeKind.ENGAGEMENT;
    }
  }

  /** One case. */
  record InCase(RandomId workCase) implements GrantScope {
    @Override
    public ScopeKind kind() {
      return ScopeKind.CASE;
    }
  }

  /**
   * One object of a case.
   *
   * @param object an assessment object, for example {@code tenant:…}, or the id of a paper
   */
  record OnObject(RandomId workCase, String object) implements GrantScope {
    public OnObject {
      if (object.isBlank()) {
        throw new IllegalArgumentException("an object has a name");
      }
    }

    @Override
    public ScopeKind kind() {
      return ScopeKind.OBJECT;
    }
  }

  /** What was released from a case. */
  record Released(RandomId workCase) implements GrantScope {
    @Override
    public ScopeKind kind() {
      return ScopeKind.RELEASED;
    }
  }
}
