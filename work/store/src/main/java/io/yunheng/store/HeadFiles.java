/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.files.ReplacedFile;
import io.yunheng.store.disk.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Heads of the acts in files, one for each day (docs/formats/acts.md). Copies of them that are kept
 * elsewhere prove that the end of the chain was not cut off.
 */
public final class HeadFiles {
  private static final String FOLDER = "heads";

  private final DataFolder folder;
  private final ActTable acts;

  HeadFiles(DataFolder folder, ActTable acts) {
    this.folder = folder;
    this.acts = acts;
  }

  /**
   * Writes the head of a day, unless it was written before.
   *
   * @param now whose day in UTC it is
   * @return the file, where it was written
   */
  public Optional<Path> daily(Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Path file = folder.folder(FOLDER).resolve(day + ".head");
    if (Files.exists(file)) {
      return Optional.empty();
    }
    ReplacedFile.write(file, out -> out.write(acts.head().bytes()));
    return Optional.of(file);
  }

  /** Verifies the whole chain, and that it holds the act of the head in a file. */
  public ChainVerdict verify(Path file) {
    try {
      return acts.verify(ActHead.parse(Files.readAllBytes(file), file.toString()));
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }
}
