/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A managed database. */
public record Database(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> engine,
    Fact<String> version,
    Fact<String> zone,
    Fact<String> site,
    Fact<Boolean> encrypted,
    Fact<Boolean> publicAccess,
    Fact<Instant> created)
    implements Resource {

  public static final Shape<Database> SHAPE =
      Shape.of(
          Kind.DATABASE,
          Database.class,
          List.of(
              Column.text("name", Database::name),
              Column.ref("tenant", Kind.TENANT, Database::tenant),
              Column.text("engine", Database::engine),
              Column.text("version", Database::version),
              Column.ref("zone", Kind.ZONE, Database::zone),
              Column.ref("site", Kind.SITE, Database::site),
              Column.bool("encrypted", Database::encrypted),
              Column.bool("publicAccess", Database::publicAccess),
              Column.time("created", Database::created)),
          row ->
              new Database(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.bool(6),
                  row.bool(7),
                  row.time(8)));

  @Override
  public Kind kind() {
    return Kind.DATABASE;
  }
}
