/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which scratch databases there are, in a file that is on its medium before one is made, so that
 * what a run that was cut off left behind is taken away by the next. Thread-safe.
 */
public final class ScratchLedger {
  private final Path file;

  /** Names and the servers that they are on. */
  private final Map<String, String> names = new LinkedHashMap<>();

  public ScratchLedger(Path file) {
    this.file = file;
    if (Files.isRegularFile(file)) {
      try {
        for (String line : Files.readAllLines(file, UTF_8)) {
          String[] parts = line.split(" ", 2);
          if (parts.length == 2) {
            names.put(parts[0], parts[1]);
          }
        }
      } catch (IOException e) {
        throw ReplacedFile.failed(file, e);
      }
    }
  }

  /** Those on a server. */
  synchronized List<String> of(String server) {
    return names.entrySet().stream()
        .filter(one -> one.getValue().equals(server))
        .map(Map.Entry::getKey)
        .toList();
  }

  synchronized void add(String name, String server) {
    names.put(name, server);
    write();
  }

  synchronized void remove(String name) {
    names.remove(name);
    write();
  }

  private void write() {
    try {
      if (names.isEmpty()) {
        Files.deleteIfExists(file);
        return;
      }
      StringBuilder text = new StringBuilder();
      names.forEach((name, server) -> text.append(name).append(' ').append(server).append('\n'));
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
        channel.write(bytes, 0);
        channel.truncate(bytes.limit());
        channel.force(true);
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }
}
