/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import io.yunheng.files.ReplacedFile;
import io.yunheng.files.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what is being worked on; it stays until the work is done if somebody named it. */
public final class WorkFolder implements AutoCloseable {
  /** What it is called in a folder of results, as that of a manifest is. */
  public static final String NAME = ".work";

  private final Path path;
  private boolean gone;

  private WorkFolder(Path path, boolean gone) {
    this.path = path;
    this.gone = gone;
  }

  /** One in a folder of results. */
  public static WorkFolder in(Path folder) {
    Path work = folder.resolve(NAME);
    try {
      Files.createDirectories(work);
    } catch (IOException e) {
      throw ReplacedFile.failed(work, e);
    }
    return new WorkFolder(work, false);
  }

  /** One that goes away whatever happens. */
  public static WorkFolder passing() {
    try {
      return new WorkFolder(TemporaryFolder.create("work-").path(), true);
    } catch (IOException e) {
      throw ReplacedFile.failed(TemporaryFolder.place(), e);
    }
  }

  public Path path() {
    return path;
  }

  /** The work is done; the folder goes away. */
  public void done() {
    gone = true;
  }

  @Override
  public void close() {
    if (gone) {
      try (Stream<Path> all = Files.walk(path)) {
        List<Path> paths = all.toList().reversed();
        for (Path each : paths) {
          Files.deleteIfExists(each);
        }
      } catch (IOException e) {
        throw ReplacedFile.failed(path, e);
      }
    }
  }
}
