/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.Terminal;
import io.yunheng.handover.Meter;
import io.yunheng.report.handover.Amounts;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Tells on the error stream how far work is, every few seconds. */
final class ManifestProgress implements AutoCloseable {
  private static final long PAUSE_MILLIS = 2_000;

  private final Terminal terminal;
  private final Meter meter;
  private final Meter after;
  private final long files;
  private final long octets;
  private final long began = System.nanoTime();
  private final Thread telling;

  /**
   * Progress of work.
   *
   * @param files there will be; 0 if nobody knows
   * @param octets in them
   */
  ManifestProgress(Terminal terminal, Meter meter, long files, long octets) {
    this(terminal, meter, new Meter(), files, octets);
  }

  /**
   * Progress of work and of what comes after it.
   *
   * @param after the work that follows, told as soon as it has begun
   */
  ManifestProgress(Terminal terminal, Meter meter, Meter after, long files, long octets) {
    this.terminal = terminal;
    this.meter = meter;
    this.after = after;
    this.files = files;
    this.octets = octets;
    this.telling = Thread.ofPlatform().daemon().name("progress").start(this::tell);
  }

  private void tell() {
    try {
      while (true) {
        Thread.sleep(PAUSE_MILLIS);
        terminal.note(line());
      }
    } catch (InterruptedException _) {
      // The work has ended.
    }
  }

  private String line() {
    if (after.begun()) {
      return terminal.text(
          "manifest.progress.deep",
          after.files() + after.passed(),
          files,
          Amounts.octets(after.octets()));
    }
    double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    long read = meter.octets();
    String rate = Amounts.octets((long) (read / seconds));
    if (octets == 0 || read == 0) {
      return terminal.text("manifest.progress", meter.files(), Amounts.octets(read), rate);
    }
    long left = (long) (seconds * Math.max(0, octets - read) / read);
    return terminal.text(
        "manifest.progress.of",
        meter.files(),
        files,
        Amounts.octets(read),
        Amounts.octets(octets),
        rate,
        LocalTime.now(ZoneId.systemDefault())
            .plusSeconds(left)
            .truncatedTo(ChronoUnit.SECONDS)
            .toString());
  }

  @Override
  public void close() {
    telling.interrupt();
  }
}
