/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One column of a kind: its name, its type and how to read it from a record.
 *
 * @param target the kind a reference points to
 * @param words the closed set of words of a {@link ColumnType#WORD} column, and of a {@link
 *     ColumnType#TEXTS} column of which each entry is such a word; empty otherwise
 * @param ofReading whether it holds the moment at which the record was read, and so says nothing of
 *     the cloud
 */
public record Column<R>(
    String name,
    ColumnType type,
    Optional<Kind> target,
    Set<String> words,
    boolean ofReading,
    Function<R, ? extends Fact<?>> get) {

  static <R> Column<R> text(String name, Function<R, Fact<String>> get) {
    return new Column<>(name, ColumnType.TEXT, Optional.empty(), Set.of(), false, get);
  }

  static <R> Column<R> word(String name, Function<R, Fact<String>> get, String... words) {
    return new Column<>(
        name, ColumnType.WORD, Optional.empty(), new TreeSet<>(List.of(words)), false, get);
  }

  static <R> Column<R> bool(String name, Function<R, Fact<Boolean>> get) {
    return new Column<>(name, ColumnType.BOOL, Optional.empty(), Set.of(), false, get);
  }

  static <R> Column<R> number(String name, Function<R, Fact<Long>> get) {
    return new Column<>(name, ColumnType.NUMBER, Optional.empty(), Set.of(), false, get);
  }

  static <R> Column<R> time(String name, Function<R, Fact<Instant>> get) {
    return new Column<>(name, ColumnType.TIME, Optional.empty(), Set.of(), false, get);
  }

  static <R> Column<R> timeOfReading(String name, Function<R, Fact<Instant>> get) {
    return new Column<>(name, ColumnType.TIME, Optional.empty(), Set.of(), true, get);
  }

  static <R> Column<R> texts(String name, Function<R, Fact<List<String>>> get) {
    return new Column<>(name, ColumnType.TEXTS, Optional.empty(), Set.of(), false, get);
  }

  static <R> Column<R> words(String name, Function<R, Fact<List<String>>> get, String... words) {
    return new Column<>(
        name, ColumnType.TEXTS, Optional.empty(), new TreeSet<>(List.of(words)), false, get);
  }

  static <R> Column<R> ref(String name, Kind target, Function<R, Fact<String>> get) {
    return new Column<>(name, ColumnType.REF, Optional.of(target), Set.of(), false, get);
  }

  static <R> Column<R> refs(String name, Kind target, Function<R, Fact<List<String>>> get) {
    return new Column<>(name, ColumnType.REFS, Optional.of(target), Set.of(), false, get);
  }

  /** The fact this column holds in the record. */
  public Fact<?> of(R record) {
    return get.apply(record);
  }
}
