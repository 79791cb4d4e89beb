/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;

/**
 * What making a small picture may use.
 *
 * @param heap in MiB
 * @param time after which the process is ended
 * @param bytes of the file
 * @param pixels that the file says it has
 * @param decoded pixels that are decoded of them, by leaving rows and columns out
 * @param edge pixels of the small picture in either direction
 */
public record PictureLimits(
    int heap, Duration time, long bytes, long pixels, long decoded, int edge) {
  private static final String FILE = "/yunheng/jobs/limits.yaml";
  private static final int MOST = 1000;
  private static final int LARGEST_EDGE = 4000;
  private static final int LEAST_HEAP = 64;
  private static final int MOST_HEAP = 4096;
  private static final long MILLION = 1_000_000;

  /** As they are shipped. */
  public static PictureLimits shipped() {
    byte[] bytes;
    try (InputStream in = Objects.requireNonNull(PictureLimits.class.getResourceAsStream(FILE))) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Problems problems = new Problems();
    Fields one =
        Fields.of(FILE, YamlDocument.parse(bytes, FILE), problems).fields("picture").orElseThrow();
    PictureLimits limits =
        new PictureLimits(
            one.number("heap", LEAST_HEAP, MOST_HEAP),
            Duration.ofSeconds(one.number("seconds", 1, MOST)),
            one.number("megabytes", 1, MOST) * MILLION,
            one.number("megapixels", 1, MOST) * MILLION,
            one.number("decoded", 1, MOST) * MILLION,
            one.number("edge", 1, LARGEST_EDGE));
    problems.throwIfAny();
    return limits;
  }

  /** The same with no more memory than this, in MiB. */
  public PictureLimits within(int most) {
    return new PictureLimits(Math.min(heap, most), time, bytes, pixels, decoded, edge);
  }

  /** The same with another time. */
  public PictureLimits lasting(Duration most) {
    return new PictureLimits(heap, most, bytes, pixels, decoded, edge);
  }
}
