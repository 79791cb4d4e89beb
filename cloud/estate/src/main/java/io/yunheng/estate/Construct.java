/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/**
 * Something that a cloud offers and that could decide an item: an extension, a service, a sort of
 * resource. Those that checks judge are not listed.
 *
 * @param standing how far it is in view
 * @param items the ids of the items that it could decide
 * @param count how many there are
 */
public record Construct(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> service,
    Fact<String> standing,
    Fact<List<String>> items,
    Fact<Long> count)
    implements Resource {

  public static final Shape<Construct> SHAPE =
      Shape.of(
          Kind.CONSTRUCT,
          Construct.class,
          List.of(
              Column.text("name", Construct::name),
              Column.text("service", Construct::service),
              Column.word("standing", Construct::standing, "collected", "unread", "unnamed"),
              Column.texts("items", Construct::items),
              Column.number("count", Construct::count)),
          row ->
              new Construct(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.texts(3),
                  row.number(4)));

  @Override
  public Kind kind() {
    return Kind.CONSTRUCT;
  }
}
