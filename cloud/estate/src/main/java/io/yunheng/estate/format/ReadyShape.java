/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Column;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** A shape made ready for reading: its member names as one matcher, its columns by position. */
final class ReadyShape {
  /** The positions of the members every resource may have; columns follow. */
  static final int KIND = 0;

  static final int ID = 1;
  static final int ORIGIN = 2;
  static final int ORIGINS = 3;
  static final int UNKNOWN = 4;
  static final int FIRST_COLUMN = 5;

  private final Shape<? extends Resource> shape;
  private final PropertyNameMatcher members;
  private final List<String> names = new ArrayList<>();
  private final ColumnType[] types;
  private final List<Map<String, Fact<String>>> words = new ArrayList<>();
  private final Interner.Usage[] usages;
  private final Interner.Usage[] listUsages;
  private final Fact<?>[] facts;

  ReadyShape(Kind kind) {
    this.shape = kind.shape();
    names.addAll(
        List.of(
            EstateFormat.KIND,
            EstateFormat.ID,
            EstateFormat.ORIGIN,
            EstateFormat.ORIGINS,
            EstateFormat.UNKNOWN));
    types = new ColumnType[shape.columns().size()];
    facts = new Fact<?>[types.length];
    usages = usages(types.length + FIRST_COLUMN);
    listUsages = usages(types.length + FIRST_COLUMN);
    int i = 0;
    for (Column<?> column : shape.columns()) {
      names.add(column.name());
      types[i++] = column.type();
      Map<String, Fact<String>> facts = new HashMap<>();
      column.words().forEach(word -> facts.put(word, Fact.known(word)));
      words.add(facts);
    }
    List<Named> named = new ArrayList<>();
    names.forEach(name -> named.add(Named.fromString(name)));
    members = EstateFormat.JSON.constructNameMatcher(named, false);
  }

  Kind kind() {
    return shape.kind();
  }

  Shape<? extends Resource> shape() {
    return shape;
  }

  /** Finds a member's position by its name. */
  PropertyNameMatcher members() {
    return members;
  }

  String name(int member) {
    return names.get(member);
  }

  int columns() {
    return types.length;
  }

  ColumnType type(int column) {
    return types[column];
  }

  /** The facts a word column can hold, by word. */
  Map<String, Fact<String>> words(int column) {
    return words.get(column);
  }

  /** How often the texts of a member repeat. */
  Interner.Usage usage(int member) {
    return usages[member];
  }

  /** How often the lists of a member repeat. */
  Interner.Usage listUsage(int member) {
    return listUsages[member];
  }

  /** Room for the facts of one record at a time. */
  Fact<?>[] facts() {
    return facts;
  }

  private static Interner.Usage[] usages(int count) {
    return Stream.generate(Interner.Usage::new).limit(count).toArray(Interner.Usage[]::new);
  }
}
