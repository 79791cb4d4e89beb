/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The payload of a bag that was cut off while it was made. */
public final class Payload {
  private final Path folder;
  private final MessageDigest digest;

  public Payload(Path folder) {
    this.folder = folder;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes away what is no file of the list: half copies, and copies of what is gone. */
  public void tidy(SpilledRecords records) throws IOException {
    try (KnownIdentities listed = new KnownIdentities()) {
      records.sort();
      for (Optional<byte[]> next = records.next(); next.isPresent(); next = records.next()) {
        byte[] record = next.get();
        int from = FileIdentity.SIZE + EntryBytes.KEY_AT;
        int length = ByteBuffer.wrap(record).getInt(FileIdentity.SIZE);
        listed.add(key(Arrays.copyOfRange(record, from, from + length)));
      }
      Files.walkFileTree(folder, new Tidying(listed));
    }
  }

  private byte[] key(byte[] path) {
    return Arrays.copyOf(digest.digest(path), FileIdentity.SIZE);
  }

  private final class Tidying extends SimpleFileVisitor<Path> {
    private final KnownIdentities listed;

    private Tidying(KnownIdentities listed) {
      this.listed = listed;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = folder.relativize(file).toString();
      if (!listed.mark(key(path.getBytes(java.nio.charset.StandardCharsets.UTF_8)))) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /** Takes a folder of working files away. */
  public static void remove(Path work) throws IOException {
    try (var entries = Files.list(work)) {
      for (Path entry : entries.toList()) {
        Files.deleteIfExists(entry);
      }
    }
    Files.delete(work);
  }
}
