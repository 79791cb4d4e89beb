/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.disk;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The private folder of an installation: nobody but its owner reads it (mode 0700, files 0600).
 *
 * @param path where it is
 */
public record DataFolder(Path path) {
  private static final String FOLDER = "rwx------";
  private static final String FILE = "rw-------";

  /**
   * Opens it, or makes it; it is made private in any case.
   *
   * @throws FaultException with {@code INSTALLATION_FOLDER_UNUSABLE}
   */
  public static DataFolder open(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    DataFolder folder = new DataFolder(whole);
    folder.makeFolder(whole);
    if (!Files.isWritable(whole)) {
      throw FaultException.of(
          FaultCode.INSTALLATION_FOLDER_UNUSABLE,
          "folder",
          whole.toString(),
          "reason",
          "not writable");
    }
    return folder;
  }

  /** A file in it, whether it is there or not. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** A folder in it, made where it is not there. */
  public Path folder(String name) {
    Path folder = path.resolve(name);
    makeFolder(folder);
    return folder;
  }

  private void makeFolder(Path folder) {
    try {
      Files.createDirectories(
          folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER)));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** Makes an empty file that nobody else reads. */
  public void makePrivate(Path file) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE)));
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Makes sure that a file and its name are on the disk, and that nobody else reads it. */
  public void force(Path file) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      forceFolder(file.resolveSibling("."));
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Makes sure that the names in a folder are on the disk. */
  static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FaultException unusable(Path place, IOException e) {
    return new FaultException(
        Fault.of(
            FaultCode.INSTALLATION_FOLDER_UNUSABLE,
            "folder",
            place.toString(),
            "reason",
            e.getClass().getSimpleName()),
        e);
  }
}
