/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The kills that a test makes: a few in every build, hundreds in a campaign. The system properties
 * {@code campaign.count}, {@code campaign.seed} and {@code campaign.progress} (a file) say so. A
 * campaign that was itself cut off goes on with the kill at which it was.
 */
final class Kills {
  private final long seed;
  private final int all;
  private final Optional<Path> progress;
  private int made;
  private int runs;
  private long passed;

  private Kills(long seed, int all, Optional<Path> progress) throws IOException {
    this.seed = seed;
    this.all = all;
    this.progress = progress;
    if (progress.isPresent() && Files.exists(progress.get())) {
      restore(progress.get());
    }
  }

  /**
   * The kills of a test, of which it prints number and seed.
   *
   * @param usual how many, unless this is a campaign
   * @param seed unless this is a campaign
   */
  static Kills of(String test, int usual, long seed) throws IOException {
    Kills kills =
        new Kills(
            Long.getLong("campaign.seed", seed),
            Integer.getInteger("campaign.count", usual),
            Optional.ofNullable(System.getProperty("campaign.progress")).map(Path::of));
    System.out.printf("%s: kills %d to %d, seed %d%n", test, kills.made + 1, kills.all, kills.seed);
    return kills;
  }

  private void restore(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    if (Long.parseLong(properties.getProperty("seed")) != seed) {
      throw new IOException(file + " is of another seed");
    }
    runs = Integer.parseInt(properties.getProperty("runs"));
    made = Integer.parseInt(properties.getProperty("made"));
    passed = Long.parseLong(properties.getProperty("passed"));
  }

  long seed() {
    return seed;
  }

  boolean over() {
    return made >= all;
  }

  /**
   * Waits until a run ends by itself or its time has come. Every other run is only killed after it
   * has come further than the runs before, however slow the machine is, and half of these at once
   * when its record has grown twice, however fast it is; the others at any moment, while they start
   * too. The moments depend on the seed and on the number of the run.
   *
   * @param record the file that grows as the run comes further
   * @param whole how many milliseconds it takes in peace
   * @return whether it has ended
   */
  boolean ended(Process process, Path record, long whole) throws IOException, InterruptedException {
    long after = new SplittableRandom(seed + runs).nextLong(whole / 8, whole);
    int run = runs++;
    if (run % 2 == 0) {
      waitForGrowth(process, record);
      after /= 2;
    }
    if (run % 4 == 0) {
      waitForGrowth(process, record);
      after = 0;
    }
    return process.waitFor(after, TimeUnit.MILLISECONDS);
  }

  private static void waitForGrowth(Process process, Path record)
      throws IOException, InterruptedException {
    long known = size(record);
    while (process.isAlive() && size(record) <= known) {
      Thread.sleep(5);
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  /** A kill was made. */
  void count() throws IOException {
    made++;
    keep();
  }

  /** A run that came to its end needed not read so many files. */
  void pass(long files) throws IOException {
    passed += files;
    keep();
  }

  /** How many files were not read again, over all runs that came to their end. */
  long passed() {
    return passed;
  }

  private void keep() throws IOException {
    if (progress.isEmpty()) {
      return;
    }
    Properties properties = new Properties();
    properties.setProperty("seed", Long.toString(seed));
    properties.setProperty("runs", Integer.toString(runs));
    properties.setProperty("made", Integer.toString(made));
    properties.setProperty("passed", Long.toString(passed));
    Path file = progress.get();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (Writer out = Files.newBufferedWriter(part)) {
      properties.store(out, null);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "seed " + seed + ", kill " + made;
  }
}
