/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.server.identity.Visitor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A visitor as Spring Security sees one: no authorities, for the guard decides by the table. */
final class VisitorToken extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Visitor.Known visitor;

  VisitorToken(Visitor.Known visitor) {
    super(List.of());
    this.visitor = visitor;
    setAuthenticated(visitor.complete());
  }

  Visitor.Known visitor() {
    return visitor;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return visitor.person().id();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
