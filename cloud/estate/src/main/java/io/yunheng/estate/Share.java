/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** An offer of one tenant's resource to another. */
public record Share(
    String id,
    Origin origin,
    Fact<String> objectKind,
    Fact<String> object,
    Fact<String> tenant,
    Fact<String> targetTenant,
    Fact<String> action)
    implements Resource {

  public static final Shape<Share> SHAPE =
      Shape.of(
          Kind.SHARE,
          Share.class,
          List.of(
              Column.text("objectKind", Share::objectKind),
              Column.text("object", Share::object),
              Column.ref("tenant", Kind.TENANT, Share::tenant),
              Column.text("targetTenant", Share::targetTenant),
              Column.text("action", Share::action)),
          row ->
              new Share(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4)));

  @Override
  public Kind kind() {
    return Kind.SHARE;
  }
}
