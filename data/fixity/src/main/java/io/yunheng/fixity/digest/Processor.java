/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.assembly.Width;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the processor can do according to Linux; on other systems nothing is known. */
public final class Processor {
  /** Flags of the processor; empty if unknown. */
  private static final Optional<Set<String>> ABLE = able();

  private Processor() {}

  private static Optional<Set<String>> able() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
          .findFirst()
          .map(line -> Set.copyOf(List.of(line.split("\\s+"))));
    } catch (IOException | UncheckedIOException _) {
      return Optional.empty();
    }
  }

  /** Whether this is x86-64 with SHA instructions, under Linux. */
  static boolean hasSha256OfX86() {
    return isX86() && ABLE.map(able -> able.contains("sha_ni")).orElse(false);
  }

  /** Whether this is x86-64 with {@code rorx} and {@code movbe}, under Linux. */
  static boolean hasThreeOperandRotation() {
    return isX86() && ABLE.map(able -> able.containsAll(List.of("bmi2", "movbe"))).orElse(false);
  }

  /** Widths of the vectors that our code can use here, the widest first. */
  public static List<Width> widths() {
    return Stream.of(Width.values())
        .filter(width -> isX86() && ABLE.map(able -> able.containsAll(flags(width))).orElse(false))
        .toList();
  }

  private static Set<String> flags(Width width) {
    return switch (width) {
      case SIXTEEN -> Set.of("avx512f", "avx512bw");
      case EIGHT -> Set.of("avx2");
    };
  }

  private static boolean isX86() {
    return System.getProperty("os.arch").equals("amd64");
  }
}
