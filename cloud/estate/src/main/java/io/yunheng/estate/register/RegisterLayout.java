/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.register;

import io.yunheng.estate.Column;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import io.yunheng.fault.Language;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How the tables of a register are named: sheets by kind, titles by column, words by label. */
public final class RegisterLayout {
  /** The title of the first column, in each language. */
  public static final Map<Language, String> ID = Map.of(Language.ZH, "编号", Language.EN, "id");

  /** The name of the sheet with instructions and declarations, in each language. */
  public static final Map<Language, String> NOTES = Map.of(Language.ZH, "说明", Language.EN, "Notes");

  /** A typed mark: it is not known. */
  public static final String UNKNOWN = "?";

  /** A typed mark: it is known that there is none. */
  public static final String NONE = "-";

  /** How many rows may stand above the titles. */
  public static final int MOST_ROWS_ABOVE = 10;

  private static final Map<String, Boolean> TRUTHS =
      Map.of(
          "是", true, "否", false, "yes", true, "no", false, "true", true, "false", false, "y", true,
          "n", false);

  private final KindLabels labels = KindLabels.load();
  private final Map<String, Kind> kinds = new HashMap<>();

  public RegisterLayout() {
    for (Kind kind : Kind.values()) {
      kinds.put(plain(kind.code()), kind);
      for (Language language : Language.values()) {
        kinds.put(plain(labels.kind(kind, language)), kind);
      }
    }
  }

  public String sheet(Kind kind, Language language) {
    return labels.kind(kind, language);
  }

  public String about(Kind kind, Language language) {
    return labels.about(kind, language);
  }

  public String title(Kind kind, Column<?> column, Language language) {
    return labels.column(kind, column.name(), language);
  }

  public String word(Kind kind, Column<?> column, String word, Language language) {
    return labels.word(kind, column.name(), word, language);
  }

  /** The kind that a sheet or a line of the declarations names. */
  public Optional<Kind> kind(String name) {
    return Optional.ofNullable(kinds.get(plain(name)));
  }

  /** Whether a sheet holds instructions and declarations. */
  public boolean isNotes(String sheet) {
    return NOTES.values().stream().anyMatch(name -> plain(name).equals(plain(sheet)));
  }

  /** Whether a title is that of the id. */
  public boolean isId(String title) {
    return ID.values().stream().anyMatch(name -> plain(name).equals(plain(title)));
  }

  /** The names of all sheets, for messages. */
  public String known(Language language) {
    List<String> names = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      names.add(sheet(kind, language));
    }
    return String.join(", ", names);
  }

  /** The position of the column with a title: its name or its label in any language. */
  public <R extends Resource> Optional<Integer> column(Shape<R> shape, String title) {
    for (int i = 0; i < shape.columns().size(); i++) {
      Column<R> column = shape.columns().get(i);
      if (plain(column.name()).equals(plain(title))) {
        return Optional.of(i);
      }
      for (Language language : Language.values()) {
        if (plain(title(shape.kind(), column, language)).equals(plain(title))) {
          return Optional.of(i);
        }
      }
    }
    return Optional.empty();
  }

  /** The word of a column that is meant: by its code or its label in any language. */
  public Optional<String> word(Kind kind, Column<?> column, String typed) {
    for (String word : column.words()) {
      if (plain(word).equals(plain(typed))) {
        return Optional.of(word);
      }
      for (Language language : Language.values()) {
        if (plain(word(kind, column, word, language)).equals(plain(typed))) {
          return Optional.of(word);
        }
      }
    }
    return Optional.empty();
  }

  /** The words that may be typed, for messages. */
  String words(Kind kind, Column<?> column) {
    List<String> known = new ArrayList<>();
    for (String word : new TreeSet<>(column.words())) {
      known.add(word(kind, column, word, Language.ZH) + " (" + word + ")");
    }
    return String.join(", ", known);
  }

  public static Optional<Boolean> truth(String typed) {
    return Optional.ofNullable(TRUTHS.get(plain(typed)));
  }

  public static String truth(boolean value, Language language) {
    return switch (language) {
      case ZH -> value ? "是" : "否";
      case EN -> value ? "yes" : "no";
    };
  }

  /** Whether a mere day in a column means its end. */
  static boolean meansEndOfDay(Column<?> column) {
    return column.name().equals("validTo")
        || column.name().toLowerCase(Locale.ROOT).endsWith("expires");
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
