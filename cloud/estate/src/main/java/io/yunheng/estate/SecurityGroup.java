/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A set of rules bound to ports. */
public record SecurityGroup(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<Boolean> stateful,
    Fact<Boolean> isDefault)
    implements Resource {

  public static final Shape<SecurityGroup> SHAPE =
      Shape.of(
          Kind.SECURITY_GROUP,
          SecurityGroup.class,
          List.of(
              Column.text("name", SecurityGroup::name),
              Column.ref("tenant", Kind.TENANT, SecurityGroup::tenant),
              Column.bool("stateful", SecurityGroup::stateful),
              Column.bool("isDefault", SecurityGroup::isDefault)),
          row ->
              new SecurityGroup(
                  row.id(), row.origin(), row.text(0), row.text(1), row.bool(2), row.bool(3)));

  @Override
  public Kind kind() {
    return Kind.SECURITY_GROUP;
  }
}
