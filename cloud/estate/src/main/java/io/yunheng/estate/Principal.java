/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** A user, group or machine identity. */
public record Principal(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> domain,
    Fact<String> type,
    Fact<Boolean> enabled,
    Fact<String> side,
    Fact<String> tenant,
    Fact<Boolean> mfa,
    Fact<Instant> passwordExpires,
    Fact<Instant> lastLogin,
    Fact<List<String>> members)
    implements Resource {

  public static final Shape<Principal> SHAPE =
      Shape.of(
          Kind.PRINCIPAL,
          Principal.class,
          List.of(
              Column.text("name", Principal::name),
              Column.text("domain", Principal::domain),
              Column.word("type", Principal::type, "user", "group", "service", "federated"),
              Column.bool("enabled", Principal::enabled),
              Column.word("side", Principal::side, "provider", "customer", "third-party"),
              Column.ref("tenant", Kind.TENANT, Principal::tenant),
              Column.bool("mfa", Principal::mfa),
              Column.time("passwordExpires", Principal::passwordExpires),
              Column.time("lastLogin", Principal::lastLogin),
              Column.refs("members", Kind.PRINCIPAL, Principal::members)),
          row ->
              new Principal(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.bool(3),
                  row.text(4),
                  row.text(5),
                  row.bool(6),
                  row.time(7),
                  row.time(8),
                  row.texts(9)));

  @Override
  public Kind kind() {
    return Kind.PRINCIPAL;
  }
}
