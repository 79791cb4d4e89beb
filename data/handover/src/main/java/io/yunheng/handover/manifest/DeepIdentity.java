/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fixity.Stat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Identities of files as they were checked, and how. */
final class DeepIdentity {
  private DeepIdentity() {}

  /**
   * The identity of a file; {@link FileIdentity#NONE} if it is not known.
   *
   * @param how it is checked
   */
  static byte[] of(String path, Path file, String how) {
    try {
      Map<String, Object> facts =
          Files.readAttributes(
              file, "unix:dev,ino,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
      Stat stat =
          new Stat(
              Stat.Type.FILE,
              0,
              0,
              0,
              1,
              number(facts, "dev"),
              number(facts, "ino"),
              number(facts, "size"),
              0,
              nanos(facts, "lastModifiedTime"),
              nanos(facts, "ctime"));
      return new FileIdentity().of((path + "\0" + how).getBytes(UTF_8), stat);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return FileIdentity.NONE;
    }
  }

  private static long number(Map<String, Object> facts, String name) {
    return facts.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static long nanos(Map<String, Object> facts, String name) {
    return facts.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
  }
}
