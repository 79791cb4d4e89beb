/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.model.Fact;
import io.yunheng.estate.model.Gap;
import io.yunheng.estate.model.Kind;
import io.yunheng.estate.model.Origin;
import io.yunheng.estate.model.Resource;
import io.yunheng.estate.model.Row;
import io.yunheng.estate.model.Shape;
import io.yunheng.estate.model.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded estate of any size in the proportions of a public cloud: ten resources for each
 * instance, a hundred instances for each tenant, a few defects in every thousand.
 */
final class BigEstate {
  private static final Instant AS_OF = Instant.parse("2026-11-20T02:00:00Z");
  private static final String ANYWHERE = "0.0.0.0/0";

  private final SplittableRandom random;
  private final int instances;
  private final int tenants;
  private final Origin origin;
  private final Gap unset;
  private final Estate.Builder builder;

  private BigEstate(int instances, long seed) {
    this.random = new SplittableRandom(seed);
    this.instances = instances;
    this.tenants = Math.max(1, instances / 100);
    this.origin = new Origin("generator", "seed " + seed, AS_OF, Origin.Manner.EXAMPLE);
    this.unset = new Gap(Understanding.PARTIAL, "not-recorded", "", origin);
    this.builder =
        Estate.builder(
            new EstateHeader(
                "generated-" + instances,
                "generated",
                AS_OF,
                EstateHeader.PLATFORM,
                List.of(),
                "yunheng benchmarks"));
  }

  static Estate of(int instances, long seed) {
    return new BigEstate(instances, seed).build();
  }

  private Estate build() {
    places();
    tenantsAndPeople();
    networks();
    compute();
    storage();
    trail();
    for (Kind kind : Kind.values()) {
      builder.add(new Coverage(kind, Coverage.WHOLE, Understanding.COMPLETE, "", "", 0, origin));
    }
    return builder.build();
  }

  private void places() {
    for (int site = 0; site < 4; site++) {
      add(
          Kind.SITE,
          "site-" + site,
          "name",
          "机房" + site,
          "purpose",
          "machine-room",
          "country",
          "CN");
      add(Kind.REGION, "region-" + site, "name", "r" + site, "site", "site-" + site);
    }
    for (int zone = 0; zone < 12; zone++) {
      add(
          Kind.ZONE,
          Ids.zone(zone),
          "name",
          Ids.zone(zone),
          "region",
          "region-" + zone % 4,
          "site",
          "site-" + zone % 4,
          "available",
          true);
    }
    for (int host = 0; host < instances / 20 + 1; host++) {
      add(
          Kind.HOST,
          Ids.host(host),
          "name",
          Ids.host(host),
          "zone",
          Ids.zone(host % 12),
          "address",
          "10.250." + host / 250 % 250 + "." + host % 250,
          "cpuTotal",
          128L,
          "state",
          "up",
          "managed",
          true);
    }
  }

  private void tenantsAndPeople() {
    for (int tenant = 0; tenant < tenants; tenant++) {
      add(
          Kind.TENANT,
          Ids.tenant(tenant),
          "name",
          "租户" + tenant,
          "domain",
          "gov",
          "enabled",
          true,
          "side",
          "customer");
      add(
          Kind.GRADING,
          "grading-" + tenant,
          "system",
          "系统" + tenant,
          "subject",
          "business-system",
          "tenant",
          Ids.tenant(tenant),
          "level",
          (long) (2 + tenant % 2));
    }
    for (int person = 0; person < tenants * 5; person++) {
      add(
          Kind.PRINCIPAL,
          "user-" + person,
          "name",
          "user" + person,
          "type",
          "user",
          "enabled",
          true,
          "side",
          person % 50 == 0 ? "provider" : "customer",
          "tenant",
          Ids.tenant(person % tenants));
      for (int grant = 0; grant < 4; grant++) {
        add(
            Kind.GRANT,
            "grant-" + person + "-" + grant,
            "principal",
            "user-" + person,
            "role",
            grant == 0 ? "admin" : "member",
            "scopeKind",
            "tenant",
            "scope",
            Ids.tenant((person + (person % 90 == 0 ? grant : 0)) % tenants),
            "privileged",
            grant == 0);
      }
    }
  }

  private void networks() {
    for (int n = 0; n < tenants * 3; n++) {
      add(
          Kind.NETWORK,
          "net-" + n,
          "name",
          "net" + n,
          "tenant",
          Ids.tenant(n / 3),
          "shared",
          n % 997 == 0,
          "external",
          false,
          "type",
          "vxlan",
          "segment",
          (long) n + 1000,
          "purpose",
          "business",
          "portSecurity",
          true);
      add(
          Kind.SUBNET,
          "subnet-" + n,
          "network",
          "net-" + n,
          "tenant",
          Ids.tenant(n / 3),
          "cidr",
          "10." + n / 250 % 250 + "." + n % 250 + ".0/24");
    }
    for (int group = 0; group < tenants * 5; group++) {
      add(
          Kind.SECURITY_GROUP,
          "sg-" + group,
          "name",
          "sg" + group,
          "tenant",
          Ids.tenant(group / 5),
          "stateful",
          true,
          "isDefault",
          group % 5 == 0);
      for (int rule = 0; rule < 14; rule++) {
        boolean open = random.nextInt(500) == 0;
        add(
            Kind.RULE,
            "rule-" + group + "-" + rule,
            "policy",
            "sg-" + group,
            "policyKind",
            "security-group",
            "tenant",
            Ids.tenant(group / 5),
            "direction",
            "ingress",
            "action",
            "allow",
            "ethertype",
            "ipv4",
            "protocol",
            "tcp",
            "portMin",
            open ? 22L : 8000L + rule,
            "portMax",
            open ? 22L : 8000L + rule,
            "remote",
            open ? ANYWHERE : "10." + rule + ".0.0/16",
            "remoteGroup",
            "",
            "enabled",
            true);
      }
    }
    for (int router = 0; router < tenants; router++) {
      add(
          Kind.ROUTER,
          "router-" + router,
          "name",
          "router" + router,
          "tenant",
          Ids.tenant(router),
          "networks",
          List.of("net-" + router * 3),
          "adminUp",
          true);
    }
  }

  private void compute() {
    for (int image = 0; image < instances / 50 + 1; image++) {
      add(
          Kind.IMAGE,
          "image-" + image,
          "name",
          "image" + image,
          "tenant",
          Ids.tenant(image % tenants),
          "visibility",
          image % 40 == 0 ? "public" : "private",
          "status",
          "active",
          "hashAlgorithm",
          "sha512",
          "hash",
          hex(),
          "signed",
          image % 10 != 0,
          "encrypted",
          image % 7 != 0,
          "created",
          time(400));
    }
    for (int n = 0; n < instances; n++) {
      int tenant = n / 100 % tenants;
      add(
          Kind.INSTANCE,
          Ids.instance(n),
          "name",
          "web-" + n,
          "tenant",
          Ids.tenant(tenant),
          "host",
          Ids.host(n / 20),
          "zone",
          Ids.zone(n / 20 % 12),
          "image",
          "image-" + n % (instances / 50 + 1),
          "flavor",
          "c2.large",
          "state",
          "active",
          "created",
          time(300),
          "securityGroups",
          List.of("sg-" + (tenant * 5 + n % 5)),
          "addresses",
          List.of(Ids.address(n)),
          "volumes",
          List.of("vol-" + n));
      add(
          Kind.PORT,
          "port-" + n,
          "tenant",
          Ids.tenant(tenant),
          "network",
          "net-" + (tenant * 3 + n % 3),
          "device",
          Ids.instance(n),
          "deviceOwner",
          "compute:nova",
          "addresses",
          List.of(Ids.address(n)),
          "securityGroups",
          List.of("sg-" + (tenant * 5 + n % 5)),
          "portSecurity",
          n % 5000 != 0,
          "host",
          Ids.host(n / 20),
          "status",
          "ACTIVE");
      if (n % 5 == 0) {
        add(
            Kind.PUBLIC_ADDRESS,
            "fip-" + n,
            "address",
            "203.0." + n / 250 % 250 + "." + n % 250,
            "tenant",
            Ids.tenant(tenant),
            "port",
            "port-" + n,
            "fixedAddress",
            Ids.address(n),
            "status",
            "ACTIVE");
      }
    }
  }

  private void storage() {
    for (int n = 0; n < instances * 3 / 2; n++) {
      int tenant = n / 150 % tenants;
      add(
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
          time(300));
      if (n % 3 != 0) {
        add(
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
            hex(),
            "created",
            time(90));
        add(
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
            time(20),
            "consistent",
            true);
      }
      if (n % 3 == 0) {
        add(
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
            time(3),
            "enabled",
            true);
      }
    }
  }

  private void trail() {
    String[] actions = {"create", "delete", "restart", "start", "stop", "update", "login"};
    for (int n = 0; n < instances * 2; n++) {
      String action = actions[n % actions.length];
      add(
          Kind.AUDIT_EVENT,
          "event-" + n,
          "time",
          time(30),
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
        add(
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
            time(31),
            "bySide",
            "customer");
      }
    }
  }

  private void add(Kind kind, String id, Object... namesAndValues) {
    builder.add(make(kind.shape(), id, namesAndValues));
  }

  private <R extends Resource> R make(Shape<R> shape, String id, Object... namesAndValues) {
    Row row = shape.row(id, origin, unset);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String column = (String) namesAndValues[i];
      row.set(shape.index(column).orElseThrow(), Fact.known(namesAndValues[i + 1]));
    }
    return shape.build(row);
  }

  private Instant time(int days) {
    return AS_OF.minusSeconds(random.nextInt(days * 86_400));
  }

  private String hex() {
    return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }
}
