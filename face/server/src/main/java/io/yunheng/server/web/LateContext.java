/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import java.util.function.Supplier;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.util.function.SingletonSupplier;

/** Asks for a session only where a request needs one: a picture or a style sheet does not. */
final class LateContext implements DeferredSecurityContext {
  private final Supplier<SecurityContext> once;

  LateContext(Supplier<SecurityContext> find) {
    this.once = SingletonSupplier.of(find);
  }

  @Override
  public SecurityContext get() {
    return once.get();
  }

  @Override
  public boolean isGenerated() {
    return false;
  }
}
