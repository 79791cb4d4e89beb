/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A machine room, office or operations place. */
public record Site(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> purpose,
    Fact<String> country,
    Fact<String> province,
    Fact<String> address,
    Fact<String> operator,
    Fact<Boolean> customerRun)
    implements Resource {

  public static final Shape<Site> SHAPE =
      Shape.of(
          Kind.SITE,
          Site.class,
          List.of(
              Column.text("name", Site::name),
              Column.word(
                  "purpose", Site::purpose, "machine-room", "operations", "office", "backup-store"),
              Column.text("country", Site::country),
              Column.text("province", Site::province),
              Column.text("address", Site::address),
              Column.text("operator", Site::operator),
              Column.bool("customerRun", Site::customerRun)),
          row ->
              new Site(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.bool(6)));

  @Override
  public Kind kind() {
    return Kind.SITE;
  }

  /** The same with another country. */
  public Site withCountry(Fact<String> other) {
    return new Site(id, origin, name, purpose, other, province, address, operator, customerRun);
  }
}
