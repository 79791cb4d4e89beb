/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import java.util.List;

/**
 * A seeded estate of any size in the proportions of a public cloud: ten resources for each
 * instance, a hundred instances for each tenant, a few defects in every thousand.
 */
final class BigEstate {
  private static final String ANYWHERE = "0.0.0.0/0";

  private final SeededEstate estate;
  private final int instances;
  private final int tenants;

  private BigEstate(int instances, long seed) {
    this.estate = new SeededEstate("generated-" + instances, seed);
    this.instances = instances;
    this.tenants = Math.max(1, instances / 100);
  }

  static Estate of(int instances, long seed) {
    return new BigEstate(instances, seed).build();
  }

  private Estate build() {
    places();
    tenantsAndPeople();
    networks();
    compute();
    BigStore store = new BigStore(estate, instances, tenants);
    store.storage();
    store.trail();
    return estate.whole();
  }

  private void places() {
    for (int site = 0; site < 4; site++) {
      estate.add(
          Kind.SITE,
          "site-" + site,
          "name",
          "机房" + site,
          "purpose",
          "machine-room",
          "country",
          "CN");
      estate.add(Kind.REGION, "region-" + site, "name", "r" + site, "site", "site-" + site);
    }
    for (int zone = 0; zone < 12; zone++) {
      estate.add(
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
      estate.add(
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
      estate.add(
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
      estate.add(
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
      estate.add(
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
        estate.add(
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
      estate.add(
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
      estate.add(
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
      estate.add(
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
        boolean open = estate.random.nextInt(500) == 0;
        estate.add(
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
      estate.add(
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
      estate.add(
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
          estate.hex(),
          "signed",
          image % 10 != 0,
          "encrypted",
          image % 7 != 0,
          "created",
          estate.time(400));
    }
    for (int n = 0; n < instances; n++) {
      int tenant = n / 100 % tenants;
      estate.add(
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
          estate.time(300),
          "securityGroups",
          List.of("sg-" + (tenant * 5 + n % 5)),
          "addresses",
          List.of(Ids.address(n)),
          "volumes",
          List.of("vol-" + n));
      estate.add(
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
        estate.add(
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
}
