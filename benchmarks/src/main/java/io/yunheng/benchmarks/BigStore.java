/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import io.yunheng.estate.Kind;

/** What the instances of a big estate store, and the trail that they leave. */
final class BigStore {
  private final SeededEstate estate;
  private final int instances;
  private final int tenants;

  BigStore(SeededEstate estate, int instances, int tenants) {
    this.estate = estate;
    this.instances = instances;
    this.tenants = tenants;
  }

  void storage() {
    for (int n = 0; n < instances * 3 / 2; n++) {
      int tenant = n / 150 % tenants;
      estate.add(
          Kind.VOLUME,
          "vol-" + n,
          "name",
          "vol" + n,
          "tenant",
          Ids.tenant(tenant),
          "zone",
          Ids.zone(n % 12),
          "sizeGiB",
          40L,
          "status",
          "in-use",
          "encrypted",
          n % 20 != 0,
          "created",
          estate.time(300));
      if (n % 3 != 0) {
        estate.add(
            Kind.SNAPSHOT,
            "snap-" + n,
            "name",
            "snap" + n,
            "tenant",
            Ids.tenant(tenant),
            "volume",
            "vol-" + n,
            "encrypted",
            n % 20 != 0,
            "status",
            "available",
            "hash",
            estate.hex(),
            "created",
            estate.time(90));
        estate.add(
            Kind.REPLICA,
            "replica-" + n,
            "resource",
            "vol-" + n,
            "resourceKind",
            "volume",
            "tenant",
            Ids.tenant(tenant),
            "zone",
            Ids.zone((n + 1) % 12),
            "digest",
            "d" + n,
            "status",
            "available",
            "comparedAt",
            estate.time(20),
            "consistent",
            true);
      }
      if (n % 3 == 0) {
        estate.add(
            Kind.BACKUP_JOB,
            "backup-" + n,
            "name",
            "backup" + n,
            "tenant",
            Ids.tenant(tenant),
            "resource",
            "vol-" + n,
            "resourceKind",
            "volume",
            "target",
            n % 2 == 0 ? "local" : "same-cloud",
            "site",
            "site-" + n % 4,
            "lastSuccess",
            estate.time(3),
            "enabled",
            true);
      }
    }
  }

  void trail() {
    String[] actions = {"create", "delete", "restart", "start", "stop", "update", "login"};
    for (int n = 0; n < instances * 2; n++) {
      String action = actions[n % actions.length];
      estate.add(
          Kind.AUDIT_EVENT,
          "event-" + n,
          "time",
          estate.time(30),
          "service",
          "nova-api",
          "action",
          action,
          "rawAction",
          action,
          "phase",
          "response",
          "outcome",
          "success",
          "principal",
          "user-" + n % (tenants * 5),
          "tenant",
          Ids.tenant(n % tenants),
          "address",
          "10.200.1." + n % 250,
          "targetKind",
          "instance",
          "target",
          Ids.instance(n % instances),
          "requestId",
          "req-" + n,
          "remote",
          true);
      if (n % 3 == 0) {
        estate.add(
            Kind.APPROVAL,
            "approval-" + n,
            "type",
            action.equals("login") || action.equals("update") || action.equals("stop")
                ? "change"
                : action,
            "tenant",
            Ids.tenant(n % tenants),
            "target",
            Ids.instance(n % instances),
            "approvedBy",
            "user-1",
            "approvedAt",
            estate.time(31),
            "bySide",
            "customer");
      }
    }
  }
}
