/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.estate.Column;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.report.words.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The values in findings and evidence in one language: words of columns, kinds, yes and no. */
final class DetailPhrases {
  private static final String LIST = ", ";

  private final Words words;
  private final KindLabels labels;

  DetailPhrases(Words words, KindLabels labels) {
    this.words = words;
    this.labels = labels;
  }

  /**
   * What a value of a detail is called; itself where it is no word that is known.
   *
   * @param kind of what was looked at
   * @param place the name of the detail, as in a finding's text: a column's, or another
   */
  String said(Kind kind, String place, String value) {
    int dot = place.indexOf('.');
    String column = dot < 0 ? place : place.substring(dot + 1);
    if (!value.contains(LIST)) {
      return one(kind, column, value);
    }
    return Arrays.stream(value.split(LIST, -1))
        .map(part -> one(kind, column, part))
        .collect(Collectors.joining(words.of("list.comma")));
  }

  private String one(Kind kind, String column, String value) {
    return switch (value) {
      case "*" -> words.of("detail.any");
      case "-" -> words.of("detail.none");
      case "?" -> words.of("detail.unknown");
      default ->
          word(kind, column, value)
              .or(() -> elsewhere(column, value))
              .or(() -> aKind(column, value))
              .orElse(value);
    };
  }

  private Optional<String> word(Kind kind, String name, String value) {
    OptionalInt index = kind.shape().index(name);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    Column<?> column = kind.shape().columns().get(index.getAsInt());
    if (column.type() == ColumnType.BOOL) {
      return value.equals("true") || value.equals("false")
          ? Optional.of(words.of("detail." + value))
          : Optional.empty();
    }
    return column.words().contains(value)
        ? Optional.of(labels.word(kind, name, value, words.language()))
        : Optional.empty();
  }

  /** A detail that is called as a column of other kinds is. */
  private Optional<String> elsewhere(String name, String value) {
    String column =
        switch (name) {
          case "channels" -> "channel";
          default -> name;
        };
    return Arrays.stream(Kind.values())
        .map(kind -> word(kind, column, value))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> aKind(String name, String value) {
    return name.equals("kind") || name.endsWith("Kind")
        ? Kind.of(value).map(kind -> labels.kind(kind, words.language()))
        : Optional.empty();
  }
}
