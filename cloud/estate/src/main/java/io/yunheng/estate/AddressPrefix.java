/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** Where an address range is used from. */
public record AddressPrefix(
    String id,
    Origin origin,
    Fact<String> cidr,
    Fact<String> country,
    Fact<String> place,
    Fact<String> purpose)
    implements Resource {

  public static final Shape<AddressPrefix> SHAPE =
      Shape.of(
          Kind.ADDRESS_PREFIX,
          AddressPrefix.class,
          List.of(
              Column.text("cidr", AddressPrefix::cidr),
              Column.text("country", AddressPrefix::country),
              Column.text("place", AddressPrefix::place),
              Column.word(
                  "purpose",
                  AddressPrefix::purpose,
                  "operations",
                  "management",
                  "customer",
                  "other")),
          row ->
              new AddressPrefix(
                  row.id(), row.origin(), row.text(0), row.text(1), row.text(2), row.text(3)));

  @Override
  public Kind kind() {
    return Kind.ADDRESS_PREFIX;
  }

  /** The same with another country. */
  public AddressPrefix withCountry(Fact<String> other) {
    return new AddressPrefix(id, origin, cidr, other, place, purpose);
  }
}
