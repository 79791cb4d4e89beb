/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.server.identity.SessionKeeper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Finds who makes a request among the sessions of the store, once for each request and never from
 * memory, so that a session that was ended is gone with the next click.
 */
public final class SessionContexts implements SecurityContextRepository {
  private final SessionKeeper keeper;
  private final SessionCookie cookie;

  /** Reads the cookie, and asks for its session. */
  public SessionContexts(SessionKeeper keeper, SessionCookie cookie) {
    this.keeper = keeper;
    this.cookie = cookie;
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new LateContext(() -> context(request));
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return context(holder.getRequest());
  }

  private SecurityContext context(HttpServletRequest request) {
    SecurityContextImpl context = new SecurityContextImpl();
    cookie
        .read(request)
        .flatMap(keeper::visitor)
        .ifPresent(visitor -> context.setAuthentication(new VisitorToken(visitor)));
    return context;
  }

  /** Sessions are begun and ended by the pages of the log-in, in the store. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return cookie.read(request).isPresent();
  }
}
