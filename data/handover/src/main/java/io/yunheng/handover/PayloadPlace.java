/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.database.TableName;
import io.yunheng.fixity.TreePath;
import java.util.Optional;

/**
 * Where an entry lies below what is handed over.
 *
 * @param path with slashes; unlike any other entry's
 * @param raw the path as the system has it below its source, where it had to be written otherwise
 */
public record PayloadPlace(String path, Optional<TreePath> raw) {
  /** The path of a source's folder itself, where there is one source. */
  public static final String ROOT = ".";

  /** How paths are written. */
  @FunctionalInterface
  public interface Naming {
    String name(TreePath path);
  }

  /** The place of a table, or something else in a database. */
  public static PayloadPlace of(String prefix, TableName name) {
    return new PayloadPlace(prefix + name.fileName(), Optional.empty());
  }

  /** The place of a path of a source. */
  public static PayloadPlace of(String prefix, TreePath path, Naming naming) {
    if (path.bytes().length == 0) {
      return new PayloadPlace(
          prefix.isEmpty() ? ROOT : prefix.substring(0, prefix.length() - 1), Optional.empty());
    }
    String name = naming.name(path);
    boolean same = path.text().filter(name::equals).isPresent();
    return new PayloadPlace(prefix + name, same ? Optional.empty() : Optional.of(path));
  }
}
