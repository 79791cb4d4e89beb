/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.form;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip that somebody sent. Names never become places on this disk; what swells, is damaged or has
 * a password is refused.
 */
final class ReturnedArchive implements AutoCloseable {
  private static final int MOST_ENTRIES = 2_000;
  private static final int LONGEST_NAME = 600;
  private static final long LARGEST = 512L << 20;
  private static final long LARGEST_TOTAL = 1L << 30;
  private static final long RATIO = 200;
  private static final long RATIO_FLOOR = 16L << 20;
  private static final int BUFFER = 1 << 16;

  /** In the order in which names are tried; the last reads any. */
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.ISO_8859_1);

  private final String file;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;
  private long total;

  private ReturnedArchive(String file, ZipFile zip, Map<String, ZipEntry> entries) {
    this.file = file;
    this.zip = zip;
    this.entries = entries;
  }

  /**
   * Opens one.
   *
   * @param file its name, for messages
   * @throws FaultException with {@code FORM_ARCHIVE_BROKEN}, {@code FORM_ARCHIVE_UNSAFE} or {@code
   *     FORM_ARCHIVE_TOO_LARGE}
   */
  static ReturnedArchive open(Path path, String file) throws IOException {
    ZipFile zip = zip(path, file);
    try {
      return new ReturnedArchive(file, zip, entries(zip, file));
    } catch (FaultException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile zip(Path path, String file) throws IOException {
    Optional<ZipException> first = Optional.empty();
    for (Charset charset : CHARSETS) {
      try {
        return new ZipFile(path.toFile(), charset);
      } catch (ZipException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    throw broken(file, file, first.orElseThrow());
  }

  private static FaultException broken(String file, String entry, Exception cause) {
    return new FaultException(
        Fault.of(FaultCode.FORM_ARCHIVE_BROKEN, "file", file, "entry", entry), cause);
  }

  private static Map<String, ZipEntry> entries(ZipFile zip, String file) {
    if (zip.size() > MOST_ENTRIES) {
      throw tooLarge(file, file, Integer.toString(MOST_ENTRIES));
    }
    Map<String, ZipEntry> all = new TreeMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = Normalizer.normalize(entry.getName().replace('\\', '/'), Normalizer.Form.NFC);
      refuseUnsafe(file, name);
      if (!entry.isDirectory() && !name.endsWith("/") && all.put(name, entry) != null) {
        throw unsafe(file, name);
      }
    }
    return all;
  }

  private static void refuseUnsafe(String file, String name) {
    boolean leads =
        name.isEmpty()
            || name.length() > LONGEST_NAME
            || name.startsWith("/")
            || name.matches("[A-Za-z]:.*")
            || name.chars().anyMatch(one -> one < ' ' || one == 127)
            || ("/" + name.replaceFirst("/$", "") + "/").matches("(?s).*/(\\.{1,2})?/.*");
    if (leads) {
      throw unsafe(file, name);
    }
  }

  private static FaultException unsafe(String file, String name) {
    String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
    return FaultException.of(FaultCode.FORM_ARCHIVE_UNSAFE, "file", file, "entry", shown);
  }

  private static FaultException tooLarge(String file, String entry, String limit) {
    return FaultException.of(
        FaultCode.FORM_ARCHIVE_TOO_LARGE, "file", file, "entry", entry, "limit", limit);
  }

  /** The names of its files. */
  List<String> names() {
    return new ArrayList<>(entries.keySet());
  }

  /**
   * Writes one file of it to a place that is not there yet.
   *
   * @throws FaultException with {@code FORM_ARCHIVE_BROKEN} or {@code FORM_ARCHIVE_TOO_LARGE}
   */
  void unpack(String name, Path to) throws IOException {
    ZipEntry entry = Optional.ofNullable(entries.get(name)).orElseThrow();
    CRC32 sum = new CRC32();
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER];
      long count = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
        total += read;
        refuseSwelling(name, count, Math.max(1, entry.getCompressedSize()));
        sum.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    } catch (ZipException | java.io.EOFException e) {
      throw broken(file, name, e);
    }
    if (sum.getValue() != entry.getCrc()) {
      throw FaultException.of(FaultCode.FORM_ARCHIVE_BROKEN, "file", file, "entry", name);
    }
  }

  private void refuseSwelling(String name, long count, long packed) {
    if (count > RATIO_FLOOR && count / packed > RATIO) {
      throw tooLarge(file, name, RATIO + " : 1");
    }
    if (count > LARGEST || total > LARGEST_TOTAL) {
      throw tooLarge(file, name, (count > LARGEST ? LARGEST : LARGEST_TOTAL) / (1 << 20) + " MiB");
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
