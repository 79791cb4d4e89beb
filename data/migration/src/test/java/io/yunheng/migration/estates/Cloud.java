/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Column;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small cloud that tests change; its ids begin with the cloud's name. */
public final class Cloud {
  static final Instant THEN = Instant.parse("2026-11-21T08:00:00Z");
  static final Origin ORIGIN = new Origin("test", "GET /", THEN, Origin.Manner.EXAMPLE);

  private final String name;
  private final Map<String, Map<String, Object>> resources = new LinkedHashMap<>();
  private final Map<String, Set<String>> unknown = new HashMap<>();
  private final Set<Kind> denied = new HashSet<>();

  private Cloud(String name) {
    this.name = name;
  }

  /** A business system as it stands on a cloud of this name. */
  public static Cloud of(String name) {
    Cloud cloud = new Cloud(name);
    cloud.put("tenant", "t", Map.of("name", "gov", "enabled", true));
    cloud.put("principal", "u", Map.of("name", "operator", "type", "user", "enabled", true));
    cloud.put(
        "grant",
        "u-t",
        Map.of(
            "principal",
            "@u",
            "role",
            "member",
            "scopeKind",
            "tenant",
            "scope",
            "@t",
            "privileged",
            false));
    cloud.put(
        "network",
        "n",
        Map.of(
            "name",
            "app",
            "tenant",
            "@t",
            "shared",
            false,
            "external",
            false,
            "portSecurity",
            true,
            "adminUp",
            true));
    cloud.put(
        "subnet",
        "s",
        Map.of("name", "app-v4", "tenant", "@t", "network", "@n", "cidr", "10.1.0.0/24"));
    cloud.put("security-group", "g", Map.of("name", "web", "tenant", "@t", "stateful", true));
    cloud.put("security-group", "h", Map.of("name", "db", "tenant", "@t", "stateful", true));
    cloud.put("rule", "r1", rule("g", "tcp", 443, "0.0.0.0/0"));
    cloud.put("rule", "r2", rule("g", "tcp", 22, "10.0.0.0/8"));
    cloud.put(
        "rule",
        "r3",
        Map.of(
            "policy",
            "@h",
            "policyKind",
            "security-group",
            "direction",
            "ingress",
            "action",
            "allow",
            "ethertype",
            "ipv4",
            "protocol",
            "tcp",
            "portMin",
            5432L,
            "portMax",
            5432L,
            "remoteGroup",
            "@g"));
    cloud.put(
        "instance",
        "i",
        Map.of(
            "name",
            "web-1",
            "tenant",
            "@t",
            "flavor",
            "small",
            "state",
            "active",
            "addresses",
            List.of("10.1.0.5"),
            "securityGroups",
            List.of("@g"),
            "volumes",
            List.of()));
    cloud.put(
        "instance",
        "j",
        Map.of(
            "name",
            "db-1",
            "tenant",
            "@t",
            "flavor",
            "large",
            "state",
            "active",
            "addresses",
            List.of("10.1.0.6"),
            "securityGroups",
            List.of("@h"),
            "volumes",
            List.of("@v", "@w")));
    cloud.put(
        "port",
        "p",
        Map.of(
            "tenant",
            "@t",
            "network",
            "@n",
            "device",
            "@i",
            "addresses",
            List.of("10.1.0.5"),
            "securityGroups",
            List.of("@g"),
            "portSecurity",
            true));
    cloud.put(
        "volume",
        "v",
        Map.of(
            "name",
            "db-data",
            "tenant",
            "@t",
            "sizeGiB",
            100L,
            "encrypted",
            true,
            "attachedTo",
            List.of("@j")));
    cloud.put(
        "volume",
        "w",
        Map.of(
            "name",
            "db-log",
            "tenant",
            "@t",
            "sizeGiB",
            20L,
            "encrypted",
            true,
            "attachedTo",
            List.of("@j")));
    cloud.put(
        "bucket",
        "b",
        Map.of(
            "name",
            "files",
            "tenant",
            "@t",
            "publicRead",
            false,
            "publicWrite",
            false,
            "versioned",
            true,
            "encrypted",
            true,
            "objects",
            7L,
            "bytes",
            700L));
    cloud.put(
        "database",
        "d",
        Map.of(
            "name",
            "orders",
            "tenant",
            "@t",
            "engine",
            "postgresql",
            "version",
            "15",
            "encrypted",
            true,
            "publicAccess",
            false));
    cloud.put(
        "backup-job",
        "k",
        Map.of(
            "name",
            "nightly",
            "tenant",
            "@t",
            "resource",
            "@d",
            "resourceKind",
            "database",
            "schedule",
            "P1D",
            "encrypted",
            true,
            "enabled",
            true));
    return cloud;
  }

  public static Map<String, Object> rule(String group, String protocol, long port, String remote) {
    return Map.of(
        "policy",
        "@" + group,
        "policyKind",
        "security-group",
        "direction",
        "ingress",
        "action",
        "allow",
        "ethertype",
        "ipv4",
        "protocol",
        protocol,
        "portMin",
        port,
        "portMax",
        port,
        "remote",
        remote);
  }

  public Cloud put(String kind, String id, Map<String, Object> columns) {
    resources.put(kind + " " + id, new HashMap<>(columns));
    return this;
  }

  public Cloud set(String kind, String id, String column, Object value) {
    resources.getOrDefault(kind + " " + id, new HashMap<>()).put(column, value);
    return this;
  }

  public Cloud remove(String kind, String id) {
    resources.remove(kind + " " + id);
    return this;
  }

  public Cloud unknown(String kind, String id, String column) {
    unknown.computeIfAbsent(kind + " " + id, _ -> new HashSet<>()).add(column);
    return this;
  }

  public Cloud denied(Kind kind) {
    denied.add(kind);
    return this;
  }

  public Estate estate() {
    Estate.Builder builder =
        Estate.builder(
            new EstateHeader(
                name, "https://" + name, THEN, EstateHeader.PLATFORM, List.of(), "test"));
    for (Kind kind : Kind.values()) {
      boolean whole = !denied.contains(kind);
      builder.add(
          new Coverage(
              kind,
              Coverage.WHOLE,
              whole ? Understanding.COMPLETE : Understanding.DENIED,
              whole ? "" : "http-403",
              whole ? "" : "list " + kind.code(),
              0,
              ORIGIN));
    }
    resources.forEach((key, columns) -> builder.add(resource(key, columns)));
    return builder.build();
  }

  private Resource resource(String key, Map<String, Object> columns) {
    Kind kind = Kind.of(key.substring(0, key.indexOf(' '))).orElseThrow();
    Shape<? extends Resource> shape = kind.shape();
    Row row = shape.row(id(key.substring(key.indexOf(' ') + 1)), ORIGIN, Gap.notRecorded(ORIGIN));
    for (int i = 0; i < shape.columns().size(); i++) {
      Column<?> column = shape.columns().get(i);
      Object value = columns.get(column.name());
      if (unknown.getOrDefault(key, Set.of()).contains(column.name())) {
        row.set(i, Fact.unknown(new Gap(Understanding.DENIED, "hidden", "a permission", ORIGIN)));
      } else if (value == null) {
        row.set(
            i,
            column.type() == ColumnType.TEXTS || column.type() == ColumnType.REFS
                ? Fact.known(List.of())
                : Fact.none());
      } else {
        row.set(i, Fact.known(resolved(value)));
      }
    }
    return shape.build(row);
  }

  private Object resolved(Object value) {
    return switch (value) {
      case String text when text.startsWith("@") -> id(text.substring(1));
      case List<?> many -> many.stream().map(one -> resolved(one).toString()).toList();
      default -> value;
    };
  }

  private String id(String id) {
    return name + "-" + id;
  }
}
