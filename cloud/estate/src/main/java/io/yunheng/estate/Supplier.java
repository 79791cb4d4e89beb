/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A supplier and the product or service it delivers. */
public record Supplier(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> product,
    Fact<String> category,
    Fact<String> licence,
    Fact<String> cryptoCertificate,
    Fact<Boolean> approved)
    implements Resource {

  public static final Shape<Supplier> SHAPE =
      Shape.of(
          Kind.SUPPLIER,
          Supplier.class,
          List.of(
              Column.text("name", Supplier::name),
              Column.text("product", Supplier::product),
              Column.word(
                  "category",
                  Supplier::category,
                  "security-product",
                  "crypto-product",
                  "network-device",
                  "server",
                  "software",
                  "security-service",
                  "cloud-service",
                  "other"),
              Column.ref("licence", Kind.CERTIFICATE, Supplier::licence),
              Column.ref("cryptoCertificate", Kind.CERTIFICATE, Supplier::cryptoCertificate),
              Column.bool("approved", Supplier::approved)),
          row ->
              new Supplier(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.bool(5)));

  @Override
  public Kind kind() {
    return Kind.SUPPLIER;
  }
}
