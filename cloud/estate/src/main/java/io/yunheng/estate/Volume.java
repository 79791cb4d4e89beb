/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/**
 * A block volume.
 *
 * @param copiedFrom what the cloud says it was made from: a kind, a blank and an id; {@code tenant}
 *     where only whose that was is said
 * @param createdBy who made it
 */
public record Volume(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> zone,
    Fact<String> backend,
    Fact<String> type,
    Fact<Long> sizeGiB,
    Fact<String> status,
    Fact<Boolean> encrypted,
    Fact<List<String>> attachedTo,
    Fact<Boolean> bootable,
    Fact<Boolean> multiattach,
    Fact<Instant> created,
    Fact<List<String>> copiedFrom,
    Fact<String> createdBy)
    implements Resource {

  public static final Shape<Volume> SHAPE =
      Shape.of(
          Kind.VOLUME,
          Volume.class,
          List.of(
              Column.text("name", Volume::name),
              Column.ref("tenant", Kind.TENANT, Volume::tenant),
              Column.ref("zone", Kind.ZONE, Volume::zone),
              Column.text("backend", Volume::backend),
              Column.ref("type", Kind.VOLUME_TYPE, Volume::type),
              Column.number("sizeGiB", Volume::sizeGiB),
              Column.text("status", Volume::status),
              Column.bool("encrypted", Volume::encrypted),
              Column.refs("attachedTo", Kind.INSTANCE, Volume::attachedTo),
              Column.bool("bootable", Volume::bootable),
              Column.bool("multiattach", Volume::multiattach),
              Column.time("created", Volume::created),
              Column.texts("copiedFrom", Volume::copiedFrom),
              Column.ref("createdBy", Kind.PRINCIPAL, Volume::createdBy)),
          row ->
              new Volume(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.number(5),
                  row.text(6),
                  row.bool(7),
                  row.texts(8),
                  row.bool(9),
                  row.bool(10),
                  row.time(11),
                  row.texts(12),
                  row.text(13)));

  @Override
  public Kind kind() {
    return Kind.VOLUME;
  }
}
