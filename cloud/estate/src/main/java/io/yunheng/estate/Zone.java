/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** An availability zone or storage location. */
public record Zone(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> region,
    Fact<String> site,
    Fact<String> purpose,
    Fact<Boolean> available)
    implements Resource {

  public static final Shape<Zone> SHAPE =
      Shape.of(
          Kind.ZONE,
          Zone.class,
          List.of(
              Column.text("name", Zone::name),
              Column.ref("region", Kind.REGION, Zone::region),
              Column.ref("site", Kind.SITE, Zone::site),
              Column.word("purpose", Zone::purpose, "compute", "storage", "network", "all"),
              Column.bool("available", Zone::available)),
          row ->
              new Zone(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.bool(4)));

  @Override
  public Kind kind() {
    return Kind.ZONE;
  }
}
