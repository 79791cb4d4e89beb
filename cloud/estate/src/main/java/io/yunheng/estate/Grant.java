/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A role held by a principal on a scope. */
public record Grant(
    String id,
    Origin origin,
    Fact<String> principal,
    Fact<String> role,
    Fact<String> scopeKind,
    Fact<String> scope,
    Fact<Boolean> inherited,
    Fact<Boolean> privileged,
    Fact<String> approval,
    Fact<String> trustor)
    implements Resource {

  public static final Shape<Grant> SHAPE =
      Shape.of(
          Kind.GRANT,
          Grant.class,
          List.of(
              Column.ref("principal", Kind.PRINCIPAL, Grant::principal),
              Column.text("role", Grant::role),
              Column.word("scopeKind", Grant::scopeKind, "tenant", "domain", "system"),
              Column.text("scope", Grant::scope),
              Column.bool("inherited", Grant::inherited),
              Column.bool("privileged", Grant::privileged),
              Column.ref("approval", Kind.APPROVAL, Grant::approval),
              Column.ref("trustor", Kind.PRINCIPAL, Grant::trustor)),
          row ->
              new Grant(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.bool(4),
                  row.bool(5),
                  row.text(6),
                  row.text(7)));

  @Override
  public Kind kind() {
    return Kind.GRANT;
  }
}
