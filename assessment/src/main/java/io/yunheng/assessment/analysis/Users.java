/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.model.Bucket;
import io.yunheng.estate.model.Database;
import io.yunheng.estate.model.Fact;
import io.yunheng.estate.model.Instance;
import io.yunheng.estate.model.Volume;
import java.util.Set;
import java.util.TreeSet;

/** The tenants that use the cloud: those with machines, volumes, buckets or databases. */
final class Users {
  private final Set<String> users = new TreeSet<>();
  private Answer more = Answer.NO;

  Users(Estate estate) {
    estate.all(Instance.SHAPE).forEach(one -> add(one.tenant()));
    estate.all(Volume.SHAPE).forEach(one -> add(one.tenant()));
    estate.all(Bucket.SHAPE).forEach(one -> add(one.tenant()));
    estate.all(Database.SHAPE).forEach(one -> add(one.tenant()));
    users.remove("");
  }

  private void add(Fact<String> tenant) {
    tenant.optional().ifPresent(users::add);
    if (tenant.isUnknown() && !more.open()) {
      more = Answer.of(tenant, _ -> false);
    }
  }

  /** Whether the tenant uses it; not known where it is not known whose something is. */
  Answer uses(String tenant) {
    return users.contains(tenant) ? Answer.YES : more;
  }
}
