/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/**
 * A point-in-time copy of a volume or instance.
 *
 * @param copiedFrom what else the cloud says it was made from: a kind, a blank and an id; {@code
 *     tenant} where only whose that was is said
 * @param createdBy who made it
 */
public record Snapshot(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> volume,
    Fact<String> instance,
    Fact<Boolean> encrypted,
    Fact<Long> sizeGiB,
    Fact<String> status,
    Fact<String> hash,
    Fact<Instant> created,
    Fact<String> zone,
    Fact<String> visibility,
    Fact<List<String>> sharedWith,
    Fact<List<String>> copiedFrom,
    Fact<String> createdBy)
    implements Resource {

  public static final Shape<Snapshot> SHAPE =
      Shape.of(
          Kind.SNAPSHOT,
          Snapshot.class,
          List.of(
              Column.text("name", Snapshot::name),
              Column.ref("tenant", Kind.TENANT, Snapshot::tenant),
              Column.ref("volume", Kind.VOLUME, Snapshot::volume),
              Column.ref("instance", Kind.INSTANCE, Snapshot::instance),
              Column.bool("encrypted", Snapshot::encrypted),
              Column.number("sizeGiB", Snapshot::sizeGiB),
              Column.text("status", Snapshot::status),
              Column.text("hash", Snapshot::hash),
              Column.time("created", Snapshot::created),
              Column.ref("zone", Kind.ZONE, Snapshot::zone),
              Column.word(
                  "visibility", Snapshot::visibility, "public", "private", "shared", "community"),
              Column.refs("sharedWith", Kind.TENANT, Snapshot::sharedWith),
              Column.texts("copiedFrom", Snapshot::copiedFrom),
              Column.ref("createdBy", Kind.PRINCIPAL, Snapshot::createdBy)),
          row ->
              new Snapshot(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.bool(4),
                  row.number(5),
                  row.text(6),
                  row.text(7),
                  row.time(8),
                  row.text(9),
                  row.text(10),
                  row.texts(11),
                  row.texts(12),
                  row.text(13)));

  @Override
  public Kind kind() {
    return Kind.SNAPSHOT;
  }
}
