/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A region of the cloud. */
public record Region(String id, Origin origin, Fact<String> name, Fact<String> site)
    implements Resource {

  public static final Shape<Region> SHAPE =
      Shape.of(
          Kind.REGION,
          Region.class,
          List.of(Column.text("name", Region::name), Column.ref("site", Kind.SITE, Region::site)),
          row -> new Region(row.id(), row.origin(), row.text(0), row.text(1)));

  @Override
  public Kind kind() {
    return Kind.REGION;
  }
}
