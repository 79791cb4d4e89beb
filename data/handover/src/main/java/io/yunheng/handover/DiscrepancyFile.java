/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.files.ReplacedFile;
import io.yunheng.handover.manifest.Discrepancies;
import io.yunheng.handover.manifest.DiscrepancyJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** A file of all discrepancies, a line of JSON each, which takes its place when it is whole. */
public final class DiscrepancyFile implements Discrepancies, AutoCloseable {
  private final Optional<Path> target;
  private final Path part;
  private final Writer out;

  /**
   * A file that is being written.
   *
   * @param target nothing if nobody wants it
   * @throws io.yunheng.fault.FaultException with {@code OUTPUT_FAILED} or {@code DISK_FULL}
   */
  public DiscrepancyFile(Optional<Path> target) {
    this.target = target;
    this.part =
        target.map(file -> file.resolveSibling(file.getFileName() + ".part")).orElse(Path.of(""));
    try {
      target.ifPresent(
          file -> {
            try {
              Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      OutputStream to =
          target.isPresent() ? Files.newOutputStream(part) : OutputStream.nullOutputStream();
      this.out = new java.io.BufferedWriter(new OutputStreamWriter(to, UTF_8), 1 << 16);
    } catch (IOException | UncheckedIOException e) {
      throw ReplacedFile.failed(part, e);
    }
  }

  @Override
  public void add(Discrepancy discrepancy) {
    if (target.isPresent()) {
      try {
        DiscrepancyJson.line(out, discrepancy);
        out.write('\n');
      } catch (IOException | UncheckedIOException e) {
        throw ReplacedFile.failed(part, e);
      }
    }
  }

  /** All there were have been added. */
  public void commit() {
    try {
      out.close();
      if (target.isPresent()) {
        Files.move(part, target.get(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(part, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
      if (target.isPresent()) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(part, e);
    }
  }
}
