/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/** An application credential or access key. */
public record Credential(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> principal,
    Fact<String> tenant,
    Fact<String> type,
    Fact<Boolean> unrestricted,
    Fact<List<String>> roles,
    Fact<Instant> created,
    Fact<Instant> expires,
    Fact<Instant> lastUsed)
    implements Resource {

  public static final Shape<Credential> SHAPE =
      Shape.of(
          Kind.CREDENTIAL,
          Credential.class,
          List.of(
              Column.text("name", Credential::name),
              Column.ref("principal", Kind.PRINCIPAL, Credential::principal),
              Column.ref("tenant", Kind.TENANT, Credential::tenant),
              Column.word(
                  "type",
                  Credential::type,
                  "application-credential",
                  "access-key",
                  "key-pair",
                  "other"),
              Column.bool("unrestricted", Credential::unrestricted),
              Column.texts("roles", Credential::roles),
              Column.time("created", Credential::created),
              Column.time("expires", Credential::expires),
              Column.time("lastUsed", Credential::lastUsed)),
          row ->
              new Credential(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.bool(4),
                  row.texts(5),
                  row.time(6),
                  row.time(7),
                  row.time(8)));

  @Override
  public Kind kind() {
    return Kind.CREDENTIAL;
  }
}
