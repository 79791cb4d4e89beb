/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Writes many small files of seeded bytes, a hundred in each directory. */
public final class SmallFiles {
  private static final long SEED = 20_261_121;
  private static final int TOGETHER = 100;

  private SmallFiles() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    byte[] bytes = new byte[Integer.parseInt(arguments[2])];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int n = 0; n < count; n++) {
      Path folder = root.resolve("d" + n / TOGETHER);
      if (n % TOGETHER == 0) {
        Files.createDirectory(folder);
      }
      random.nextBytes(bytes);
      Files.write(folder.resolve("f" + n), bytes);
    }
  }
}
