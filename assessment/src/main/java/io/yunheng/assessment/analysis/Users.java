/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.model.Bucket;
import io.yunheng.estate.model.Database;
import io.yunheng.estate.model.Instance;
import io.yunheng.estate.model.Volume;
import java.util.Set;
import java.util.TreeSet;

/** The tenants that use the cloud: those with machines, volumes, buckets or databases. */
final class Users {
  private Users() {}

  static Set<String> of(Estate estate) {
    Set<String> users = new TreeSet<>();
    estate.all(Instance.SHAPE).forEach(one -> one.tenant().optional().ifPresent(users::add));
    estate.all(Volume.SHAPE).forEach(one -> one.tenant().optional().ifPresent(users::add));
    estate.all(Bucket.SHAPE).forEach(one -> one.tenant().optional().ifPresent(users::add));
    estate.all(Database.SHAPE).forEach(one -> one.tenant().optional().ifPresent(users::add));
    users.remove("");
    return users;
  }
}
