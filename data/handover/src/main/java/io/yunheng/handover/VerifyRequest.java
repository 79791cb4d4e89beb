/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.bag.Keys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to verify data against a manifest.
 *
 * @param manifest a bag, or a folder of lists beside a payload
 * @param payloads where the payload lies now, by label of its source; where nothing is said, in the
 *     bag or, of files, where it was when the manifest was made
 * @param trusted keys by one of which the manifest must be signed; none if it need not be
 * @param work a folder for what is being worked on
 * @param state a file that keeps what was found, so that files that do not change are not read
 *     again; nothing if all are to be read
 * @param rate bytes a second that are read at most; 0 for no limit
 * @param deep nothing if files are only compared
 * @param pause after which, at the latest, work that was done is safe from being cut off
 */
public record VerifyRequest(
    Path manifest,
    Map<String, PayloadSource> payloads,
    List<Keys.Checking> trusted,
    Path work,
    Optional<Path> state,
    Depth depth,
    long rate,
    Duration pause,
    int threads,
    Instant when,
    Optional<DeepRequest> deep) {
  public VerifyRequest {
    payloads = Map.copyOf(payloads);
    trusted = List.copyOf(trusted);
    if (threads < 1 || rate < 0) {
      throw new IllegalArgumentException("request");
    }
  }

  /** A request that opens no files. */
  public VerifyRequest(
      Path manifest,
      Map<String, PayloadSource> payloads,
      List<Keys.Checking> trusted,
      Path work,
      Optional<Path> state,
      Depth depth,
      long rate,
      Duration pause,
      int threads,
      Instant when) {
    this(
        manifest,
        payloads,
        trusted,
        work,
        state,
        depth,
        rate,
        pause,
        threads,
        when,
        Optional.empty());
  }
}
