/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people call the kinds, their columns and the words in them, in Chinese and English, from
 * {@code kinds.json}. Labels of kinds are unique, labels of columns unique within their kind, and
 * those of words within their column, so that tables can be read back by them.
 */
public final class KindLabels {
  private static final String RESOURCE = "/yunheng/estate/kinds.json";

  private final Map<Kind, OfKind> kinds;

  private KindLabels(Map<Kind, OfKind> kinds) {
    this.kinds = kinds;
  }

  private record Label(String zh, String en) {
    String in(Language language) {
      return switch (language) {
        case ZH -> zh;
        case EN -> en;
      };
    }
  }

  private record OfKind(Label label, Label about, Map<String, OfColumn> columns) {}

  private record OfColumn(Label label, Map<String, Label> words) {}

  /**
   * Reads the labels that ship with this room.
   *
   * @throws IllegalStateException if a kind, column or word has no label or a label has none of
   *     these
   */
  public static KindLabels load() {
    try (InputStream in = KindLabels.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new KindLabels(kinds(JsonMapper.shared().readTree(in)));
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE + " cannot be read", e);
    }
  }

  /** What a kind is called, for example {@code 安全组} or {@code security group}. */
  public String kind(Kind kind, Language language) {
    return of(kind).label().in(language);
  }

  /** What the records of a kind are, in one phrase. */
  public String about(Kind kind, Language language) {
    return of(kind).about().in(language);
  }

  /** What a column is called, for example {@code 创建时间} or {@code created}. */
  public String column(Kind kind, String column, Language language) {
    return of(kind, column).label().in(language);
  }

  /** What a word of a word column is called, for example {@code 机房} or {@code machine room}. */
  public String word(Kind kind, String column, String word, Language language) {
    Label label = of(kind, column).words().get(word);
    if (label == null) {
      throw new IllegalArgumentException(kind.code() + "." + column + " has no word " + word);
    }
    return label.in(language);
  }

  private OfKind of(Kind kind) {
    OfKind labels = kinds.get(kind);
    if (labels == null) {
      throw new IllegalStateException("no labels for " + kind.code());
    }
    return labels;
  }

  private OfColumn of(Kind kind, String column) {
    OfColumn labels = of(kind).columns().get(column);
    if (labels == null) {
      throw new IllegalArgumentException(kind.code() + " has no column " + column);
    }
    return labels;
  }

  private static Map<Kind, OfKind> kinds(JsonNode root) {
    Map<Kind, OfKind> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      JsonNode node = root.path(kind.code());
      Label about = new Label(text(node, "aboutZh", kind.code()), text(node, "about", kind.code()));
      Map<String, OfColumn> columns = new HashMap<>();
      for (Column<?> column : kind.shape().columns()) {
        String place = kind.code() + "." + column.name();
        columns.put(column.name(), column(column, node.path("columns").path(column.name()), place));
      }
      checkCount(node.path("columns"), columns.size(), kind.code());
      kinds.put(kind, new OfKind(label(node, kind.code()), about, Map.copyOf(columns)));
    }
    checkCount(root, kinds.size(), RESOURCE);
    return kinds;
  }

  private static OfColumn column(Column<?> column, JsonNode node, String place) {
    Map<String, Label> words = new HashMap<>();
    for (String word : column.words()) {
      words.put(word, label(node.path("words").path(word), place + "." + word));
    }
    checkCount(node.path("words"), words.size(), place);
    return new OfColumn(label(node, place), Map.copyOf(words));
  }

  private static Label label(JsonNode node, String place) {
    return new Label(text(node, "zh", place), text(node, "en", place));
  }

  private static String text(JsonNode node, String member, String place) {
    String text = node.path(member).asString("");
    if (text.isBlank()) {
      throw new IllegalStateException("no " + member + " for " + place);
    }
    return text;
  }

  private static void checkCount(JsonNode node, int expected, String place) {
    if (node.size() != expected) {
      throw new IllegalStateException(
          String.format("%s: %d labels for %d", place, node.size(), expected));
    }
  }
}
