/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.format.RecordWriter;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes estates as JSON Lines files, as {@code docs/formats/estate.md} specifies. The same estate
 * gives the same bytes.
 *
 * <p>A file appears under its name only when it is whole: the writer fills a temporary file beside
 * it, forces it to the disk and renames it. It can be read by its owner only. A name that ends in
 * {@code .gz} is compressed.
 *
 * <p>{@link #write(Estate, Path)} writes a whole estate. Who has no whole estate opens a writer,
 * adds coverages and then resources in kind and id order, and calls {@link #finish()}; closing it
 * without that leaves nothing behind. Not thread-safe.
 */
public final class EstateWriter implements AutoCloseable {
  private final ReplacedFile file;
  private final RecordWriter records;

  private EstateWriter(ReplacedFile file, RecordWriter records) {
    this.file = file;
    this.records = records;
  }

  /**
   * Writes a whole estate.
   *
   * @return the address: the SHA-256 of the (uncompressed) bytes in hexadecimal
   */
  public static String write(Estate estate, Path file) {
    try (EstateWriter writer = open(file, estate.header())) {
      add(estate, writer.records);
      return writer.finish();
    } catch (UncheckedIOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /**
   * Writes a whole estate to a stream, which is flushed but not closed; the result is the address.
   *
   * @throws UncheckedIOException if the stream cannot be written to
   */
  public static String write(Estate estate, OutputStream out) {
    RecordWriter records = new RecordWriter(out, estate.header());
    add(estate, records);
    return records.end();
  }

  private static void add(Estate estate, RecordWriter records) {
    estate.coverages().forEach(records::coverage);
    for (Kind kind : Kind.values()) {
      for (Resource resource : estate.all(kind)) {
        records.resource(resource, estate.origins(resource));
      }
    }
  }

  /** Begins a file. */
  public static EstateWriter open(Path file, EstateHeader header) {
    try {
      ReplacedFile replaced = new ReplacedFile(file);
      return new EstateWriter(replaced, new RecordWriter(replaced.out(), header));
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /**
   * Adds a coverage.
   *
   * @throws IllegalStateException if resources were added already
   */
  public void add(Coverage coverage) {
    try {
      records.coverage(coverage);
    } catch (UncheckedIOException e) {
      throw ReplacedFile.failed(file.target(), e);
    }
  }

  /**
   * Adds a resource.
   *
   * @throws IllegalStateException if it does not come after the one before in kind and id order
   */
  public void add(Resource resource) {
    add(resource, Map.of());
  }

  /**
   * Adds a resource.
   *
   * @param origins where data came from that are from elsewhere than the rest of the record
   */
  public void add(Resource resource, Map<String, Origin> origins) {
    try {
      records.resource(resource, origins);
    } catch (UncheckedIOException e) {
      throw ReplacedFile.failed(file.target(), e);
    }
  }

  /** Puts the finished file in its place; the result is the address. */
  public String finish() {
    try {
      String address = records.end();
      file.commit();
      return address;
    } catch (IOException | UncheckedIOException e) {
      throw ReplacedFile.failed(file.target(), e);
    }
  }

  /** Removes the temporary file if the writer was not finished. */
  @Override
  public void close() {
    file.close();
  }
}
