/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a definition of one database stands in another. */
public sealed interface DefinitionOutcome {
  /** What it is, as {@link Definition#kind}. */
  String kind();

  /** What it is called, on either side. */
  default List<TableName> names() {
    return switch (this) {
      case Same(var _, TableName source, TableName target) -> List.of(source, target);
      case Differs(var _, TableName source, TableName target, var _) -> List.of(source, target);
      case Behind(var _, TableName source, TableName target, var _, var _) ->
          List.of(source, target);
      case Missing(var _, TableName source) -> List.of(source);
      case NotFound(var _, TableName source) -> List.of(source);
      case Added(var _, TableName target) -> List.of(target);
      case NotCompared(var _, var source, var target, var _) ->
          Stream.concat(source.stream(), target.stream()).toList();
    };
  }

  /** Both say the same, names of mapped schemas aside. */
  record Same(String kind, TableName source, TableName target) implements DefinitionOutcome {}

  /**
   * Both are of one engine and differ.
   *
   * @param line the first of the source's definition that differs, from 1
   */
  record Differs(String kind, TableName source, TableName target, int line)
      implements DefinitionOutcome {}

  /** Only the source has it; the target's engine is the same. */
  record Missing(String kind, TableName source) implements DefinitionOutcome {}

  /** Only the target has it; the source's engine is the same. */
  record Added(String kind, TableName target) implements DefinitionOutcome {}

  /** The target would give out numbers again that the source has given out. */
  record Behind(String kind, TableName source, TableName target, String there, String here)
      implements DefinitionOutcome {}

  /** The target's engine is another, and has nothing of the name. */
  record NotFound(String kind, TableName source) implements DefinitionOutcome {}

  /** There is no telling whether they say the same. */
  record NotCompared(
      String kind, Optional<TableName> source, Optional<TableName> target, UncomparedReason reason)
      implements DefinitionOutcome {}
}
