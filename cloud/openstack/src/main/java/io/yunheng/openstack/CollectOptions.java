/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How a cloud is read.
 *
 * @param producer the program and version that the estate names as its maker
 * @param pageSize records asked for at a time
 * @param recordInto a folder for a recording of all answers
 * @param allowClockSkew whether to go on, with partial coverage, when the cloud's clock is more
 *     than 300 s off
 * @param verifyImages how many images to download and to check, at most
 */
public record CollectOptions(
    String producer,
    HttpSettings http,
    int pageSize,
    Optional<Path> recordInto,
    boolean allowClockSkew,
    int verifyImages,
    Clock clock) {

  public CollectOptions {
    if (pageSize < 1) {
      throw new IllegalArgumentException("pageSize");
    }
    if (verifyImages < 0) {
      throw new IllegalArgumentException("verifyImages");
    }
  }

  public static CollectOptions defaults(String producer) {
    return new CollectOptions(
        producer, HttpSettings.DEFAULTS, 500, Optional.empty(), false, 0, Clock.systemUTC());
  }

  public CollectOptions withHttp(HttpSettings other) {
    return new CollectOptions(
        producer, other, pageSize, recordInto, allowClockSkew, verifyImages, clock);
  }

  public CollectOptions withPageSize(int other) {
    return new CollectOptions(
        producer, http, other, recordInto, allowClockSkew, verifyImages, clock);
  }

  public CollectOptions recordingInto(Path folder) {
    return new CollectOptions(
        producer, http, pageSize, Optional.of(folder), allowClockSkew, verifyImages, clock);
  }

  public CollectOptions allowingClockSkew() {
    return new CollectOptions(producer, http, pageSize, recordInto, true, verifyImages, clock);
  }

  public CollectOptions verifyingImages(int most) {
    return new CollectOptions(producer, http, pageSize, recordInto, allowClockSkew, most, clock);
  }
}
