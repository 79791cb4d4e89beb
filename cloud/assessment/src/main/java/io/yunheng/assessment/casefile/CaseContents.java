/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files that make up a case, and the address that changes when any of them does.
 *
 * <p>{@code case.yaml} and whatever lies in the {@link #ROOMS} counts; everything else in the
 * folder (reports, notes, a README) does not, nor do the droppings of desktop programs. The address
 * is the SHA-256 over one line per file, {@code path NUL sha256 LF}, sorted by the bytes of the
 * path in UTF-8.
 *
 * @param entries sorted as in the address
 */
public record CaseContents(List<CaseEntry> entries, String address) {
  public static final String ESTATES = "estates";
  public static final String EVENTS = "events";
  public static final String REGISTERS = "registers";
  public static final String DOCUMENTS = "documents";
  static final String WORKBOOK = "workbook";

  /** The folders whose files count. */
  public static final List<String> ROOMS = List.of(ESTATES, EVENTS, REGISTERS, DOCUMENTS, WORKBOOK);

  private static final int MAX_FILES = 100_000;
  private static final String UNREADABLE_CHARACTER = "\uFFFD";
  private static final List<String> DROPPINGS = List.of("Thumbs.db", "desktop.ini");

  public CaseContents {
    entries = List.copyOf(entries);
  }

  /** Reads and digests every file that counts. */
  public static CaseContents of(Path folder, Problems problems) {
    Map<String, Path> files =
        new TreeMap<>(Comparator.comparing(CaseContents::bytes, CaseContents::compareUnsigned));
    collect(folder, problems, files);
    List<CaseEntry> entries = new ArrayList<>();
    MessageDigest whole = sha256();
    files.forEach(
        (path, file) -> {
          Optional<CaseEntry> entry = entry(path, file, problems);
          entry.ifPresent(
              read -> {
                entries.add(read);
                whole.update(bytes(path));
                whole.update((byte) 0);
                whole.update(bytes(read.sha256()));
                whole.update((byte) '\n');
              });
        });
    return new CaseContents(entries, HexFormat.of().formatHex(whole.digest()));
  }

  /** The files in one room. */
  List<CaseEntry> in(String room) {
    return entries.stream().filter(entry -> entry.path().startsWith(room + "/")).toList();
  }

  Optional<CaseEntry> find(String path) {
    return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  private static void collect(Path folder, Problems problems, Map<String, Path> files) {
    FileVisitor<Path> visitor = new Walk(folder, problems, files);
    try {
      Path yaml = folder.resolve(CaseYaml.NAME);
      if (Files.isRegularFile(yaml, LinkOption.NOFOLLOW_LINKS)) {
        files.put(CaseYaml.NAME, yaml);
      } else {
        problems.add(FaultCode.CASE_SYMLINK, "path", CaseYaml.NAME);
      }
      for (String room : ROOMS) {
        if (Files.exists(folder.resolve(room), LinkOption.NOFOLLOW_LINKS)) {
          Files.walkFileTree(folder.resolve(room), visitor);
        }
      }
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE,
          "file",
          folder.toString(),
          "reason",
          String.valueOf(e.getMessage()));
    }
  }

  private static Optional<CaseEntry> entry(String path, Path file, Problems problems) {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        size += read;
      }
    } catch (IOException e) {
      problems.add(
          FaultCode.FILE_UNREADABLE, "file", path, "reason", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    return Optional.of(new CaseEntry(path, size, HexFormat.of().formatHex(digest.digest())));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int compareUnsigned(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }

  /**
   * Gathers regular files by their path in the case and refuses links and names that cannot be
   * read.
   */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Problems problems;
    private final Map<String, Path> files;

    Walk(Path folder, Problems problems, Map<String, Path> files) {
      this.folder = folder;
      this.problems = problems;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      return path.getFileName().toString().startsWith(".")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      if (name.startsWith(".") || name.startsWith("~$") || DROPPINGS.contains(name)) {
        return FileVisitResult.CONTINUE;
      }
      List<String> parts = new ArrayList<>();
      folder.relativize(file).forEach(part -> parts.add(part.toString()));
      String path = Normalizer.normalize(String.join("/", parts), Normalizer.Form.NFC);
      if (attributes.isSymbolicLink() || !attributes.isRegularFile()) {
        problems.add(FaultCode.CASE_SYMLINK, "path", path);
      } else if (path.contains(UNREADABLE_CHARACTER) || files.put(path, file) != null) {
        problems.add(FaultCode.CASE_FILE_NAME_INVALID, "path", path);
      } else if (files.size() > MAX_FILES) {
        throw FaultException.of(
            FaultCode.CASE_TOO_MANY_FILES,
            "folder",
            folder.toString(),
            "limit",
            Integer.toString(MAX_FILES));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      problems.add(
          FaultCode.FILE_UNREADABLE,
          "file",
          file.toString(),
          "reason",
          String.valueOf(e.getMessage()));
      return FileVisitResult.CONTINUE;
    }
  }
}
