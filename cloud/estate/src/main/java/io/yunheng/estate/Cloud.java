/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** The cloud platform itself. */
public record Cloud(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> vendor,
    Fact<String> product,
    Fact<String> version,
    Fact<String> deployment,
    Fact<List<String>> serviceModels,
    Fact<String> operator)
    implements Resource {

  public static final Shape<Cloud> SHAPE =
      Shape.of(
          Kind.CLOUD,
          Cloud.class,
          List.of(
              Column.text("name", Cloud::name),
              Column.text("vendor", Cloud::vendor),
              Column.text("product", Cloud::product),
              Column.text("version", Cloud::version),
              Column.word(
                  "deployment", Cloud::deployment, "private", "community", "public", "social"),
              Column.texts("serviceModels", Cloud::serviceModels),
              Column.text("operator", Cloud::operator)),
          row ->
              new Cloud(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.texts(5),
                  row.text(6)));

  @Override
  public Kind kind() {
    return Kind.CLOUD;
  }
}
