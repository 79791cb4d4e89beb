/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A virtual machine or bare-metal server. */
public record Instance(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> host,
    Fact<String> zone,
    Fact<String> image,
    Fact<String> flavor,
    Fact<String> state,
    Fact<Instant> created,
    Fact<Instant> updated,
    Fact<Instant> launched,
    Fact<List<String>> securityGroups,
    Fact<List<String>> addresses,
    Fact<List<String>> volumes,
    Fact<String> keyPair,
    Fact<Boolean> userData,
    Fact<Boolean> locked,
    Fact<String> system,
    Fact<List<String>> tags)
    implements Resource {

  public static final Shape<Instance> SHAPE =
      Shape.of(
          Kind.INSTANCE,
          Instance.class,
          List.of(
              Column.text("name", Instance::name),
              Column.ref("tenant", Kind.TENANT, Instance::tenant),
              Column.ref("host", Kind.HOST, Instance::host),
              Column.ref("zone", Kind.ZONE, Instance::zone),
              Column.ref("image", Kind.IMAGE, Instance::image),
              Column.text("flavor", Instance::flavor),
              Column.word(
                  "state",
                  Instance::state,
                  "active",
                  "stopped",
                  "paused",
                  "suspended",
                  "error",
                  "building",
                  "deleted",
                  "other"),
              Column.time("created", Instance::created),
              Column.time("updated", Instance::updated),
              Column.time("launched", Instance::launched),
              Column.refs("securityGroups", Kind.SECURITY_GROUP, Instance::securityGroups),
              Column.texts("addresses", Instance::addresses),
              Column.refs("volumes", Kind.VOLUME, Instance::volumes),
              Column.text("keyPair", Instance::keyPair),
              Column.bool("userData", Instance::userData),
              Column.bool("locked", Instance::locked),
              Column.text("system", Instance::system),
              Column.texts("tags", Instance::tags)),
          row ->
              new Instance(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.text(6),
                  row.time(7),
                  row.time(8),
                  row.time(9),
                  row.texts(10),
                  row.texts(11),
                  row.texts(12),
                  row.text(13),
                  row.bool(14),
                  row.bool(15),
                  row.text(16),
                  row.texts(17)));

  @Override
  public Kind kind() {
    return Kind.INSTANCE;
  }
}
