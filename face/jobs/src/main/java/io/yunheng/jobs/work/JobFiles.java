/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  public static Set<String> names(List<String> some) {
    return Set.copyOf(some);
  }

  /**
   * Refuses a file that is there, unless it may be replaced.
   *
   * @throws FaultException with {@code OUTPUT_EXISTS}
   */
  public static void requireFree(Path file, boolean force) {
    if (!force && Files.exists(file)) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", file.toString());
    }
  }
}
