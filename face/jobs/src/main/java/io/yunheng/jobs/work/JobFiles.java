/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the files of jobs lie, and what they may be called. */
public final class JobFiles {
  /** What stores may be got into with. */
  public static final Set<String> STORE_SECRETS =
      Stream.concat(
              Stream.of(
                  "AWS_*", "OS_*", "YUNHENG_S3_*", "YUNHENG_SOURCE_*", "YUNHENG_TARGET_*", "HOME"),
              ProxyNames.NAMES.stream())
          .collect(Collectors.toUnmodifiableSet());

  private JobFiles() {}

  /** The folder that a file lies in. */
  public static Path folder(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    return Optional.ofNullable(whole.getParent()).orElse(whole);
  }

  /** A file of the same name in another folder. */
  public static Path in(Path folder, Path file) {
    return folder.resolve(String.valueOf(file.getFileName()));
  }

  /**
   * Refuses a place that holds something: a file, or a folder that is not empty.
   *
   * @param unfinished whether a folder with unfinished work is free, which the job goes on with
   * @throws FaultException with {@code OUTPUT_EXISTS}
   */
  public static void requireFree(Path place, boolean unfinished) {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)
        || (unfinished && Files.isDirectory(place.resolve(WorkFolder.NAME)))) {
      return;
    }
    if (Files.isDirectory(place)) {
      try (Stream<Path> inside = Files.list(place)) {
        if (inside.findAny().isEmpty()) {
          return;
        }
      } catch (IOException e) {
        throw ReplacedFile.failed(place, e);
      }
    }
    throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", place.toString());
  }
}
