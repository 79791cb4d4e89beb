/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;

/**
 * Whether a page shows what leads to an operation; the guard decides again when it is asked for.
 */
public record Permits(AccessRules rules) {
  /** On the installation. */
  public boolean installation(Visit visit, Operation operation) {
    return allowed(visit, operation, new AccessTarget.OfInstallation());
  }

  /** On an organisation. */
  public boolean organisation(Visit visit, Operation operation, RandomId organisation) {
    return allowed(visit, operation, new AccessTarget.OfOrganisation(organisation));
  }

  /** On a case. */
  public boolean workCase(
      Visit visit, Operation operation, RandomId workCase, RandomId organisation) {
    return allowed(visit, operation, new AccessTarget.OfCase(workCase, organisation));
  }

  /** On what is in a case, of all its objects. */
  public boolean whole(Visit visit, Operation operation, RandomId workCase, RandomId organisation) {
    return allowed(visit, operation, new AccessTarget.OfObject(workCase, organisation, "", false));
  }

  private boolean allowed(Visit visit, Operation operation, AccessTarget target) {
    return rules.decide(visit.known().subject(), operation, target, visit.today()).allowed();
  }
}
