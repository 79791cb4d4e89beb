/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.util.List;

/**
 * A person at the moment of a request, with what was granted to him as the store says it now;
 * nothing of it is kept beyond the request.
 */
public record AccessSubject(RandomId person, AccountKind account, List<RoleGrant> grants) {
  public AccessSubject {
    grants = List.copyOf(grants);
  }
}
