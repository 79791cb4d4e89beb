/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/**
 * A cryptographic key or secret held for a customer.
 *
 * @param readers the ids of those whom its own access list lets read it, beside the tenant
 */
public record Key(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> type,
    Fact<String> algorithm,
    Fact<Long> bits,
    Fact<Instant> created,
    Fact<Instant> expires,
    Fact<String> controlledBy,
    Fact<String> store,
    Fact<String> certificate,
    Fact<List<String>> usedFor,
    Fact<List<String>> readers)
    implements Resource {

  public static final Shape<Key> SHAPE =
      Shape.of(
          Kind.KEY,
          Key.class,
          List.of(
              Column.text("name", Key::name),
              Column.ref("tenant", Kind.TENANT, Key::tenant),
              Column.text("type", Key::type),
              Column.text("algorithm", Key::algorithm),
              Column.number("bits", Key::bits),
              Column.time("created", Key::created),
              Column.time("expires", Key::expires),
              Column.word("controlledBy", Key::controlledBy, "customer", "provider", "shared"),
              Column.word("store", Key::store, "hsm", "software", "unknown"),
              Column.ref("certificate", Kind.CERTIFICATE, Key::certificate),
              Column.texts("usedFor", Key::usedFor),
              Column.texts("readers", Key::readers)),
          row ->
              new Key(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.number(4),
                  row.time(5),
                  row.time(6),
                  row.text(7),
                  row.text(8),
                  row.text(9),
                  row.texts(10),
                  row.texts(11)));

  @Override
  public Kind kind() {
    return Kind.KEY;
  }
}
