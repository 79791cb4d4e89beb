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

/** What the processor can do, as Linux tells it; elsewhere nothing is known. */
public final class Processor {
  /** What processors call that they have instructions for SHA-256. */
  private static final Set<String> SHA_256 = Set.of("sha_ni", "sha2");

  /** Nothing where nobody tells. */
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

  /** Whether it has instructions for SHA-256; taken for granted where nobody tells. */
  public static boolean hasSha256() {
    return ABLE.map(able -> SHA_256.stream().anyMatch(able::contains)).orElse(true);
  }

  /** Whether it is one of x86-64 with instructions for SHA-256, under Linux. */
  static boolean hasSha256OfX86() {
    return isX86() && ABLE.map(able -> able.contains("sha_ni")).orElse(false);
  }

  /** Whether it is one of x86-64 with {@code rorx} and {@code movbe}, under Linux. */
  static boolean hasThreeOperandRotation() {
    return isX86() && ABLE.map(able -> able.containsAll(List.of("bmi2", "movbe"))).orElse(false);
  }

  /** The widths of the vectors that one of x86-64 has, the widest first, under Linux. */
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
