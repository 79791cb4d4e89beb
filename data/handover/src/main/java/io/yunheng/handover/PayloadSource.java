/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.database.DatabaseLogin;
import io.yunheng.stores.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where something that is handed over is read. */
public sealed interface PayloadSource {
  /** What its paths begin with where there are several sources. */
  String label();

  /** As it may be shown, and found again. */
  String location();

  /** What it is, in a manifest's words. */
  Overview.Source.Kind kind();

  /** A folder and all that is below it, or one file. */
  record Tree(String label, Path root) implements PayloadSource {
    /** The folder that paths are below: of a file the one that it lies in. */
    public Path folder() {
      Path whole = root.toAbsolutePath().normalize();
      Path parent = whole.getParent();
      return Files.isRegularFile(whole) && parent != null ? parent : whole;
    }

    @Override
    public String location() {
      return root.toAbsolutePath().normalize().toString();
    }

    @Override
    public Overview.Source.Kind kind() {
      return Files.isRegularFile(root) ? Overview.Source.Kind.FILE : Overview.Source.Kind.TREE;
    }
  }

  /**
   * The objects of a store.
   *
   * @param store which whoever opened it closes
   * @param versions whether all versions and delete markers, or the latest only
   */
  record Objects(String label, ObjectStore store, boolean versions) implements PayloadSource {
    /** The latest versions. */
    public Objects(String label, ObjectStore store) {
      this(label, store, false);
    }

    @Override
    public String location() {
      return store.address().toString();
    }

    @Override
    public Overview.Source.Kind kind() {
      return Overview.Source.Kind.OBJECTS;
    }
  }

  /** All tables of a database, at one moment. */
  record Database(String label, DatabaseLogin login) implements PayloadSource {
    @Override
    public String location() {
      return login.address().toString();
    }

    @Override
    public Overview.Source.Kind kind() {
      return Overview.Source.Kind.DATABASE;
    }
  }
}
