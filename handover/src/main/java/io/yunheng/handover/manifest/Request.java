/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.handover.digest.Algorithm;
import io.yunheng.handover.digest.Chunking;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A manifest that is to be made.
 *
 * @param trees what is handed over, by label; with one only, its label is not used
 * @param bag whether the payload is copied into a bag; else it stays where it is
 * @param output a folder that is not there, or is empty, or has unfinished work of the same request
 * @param algorithms of which one at least is known to other programs for bags: SHA-256 or SHA-512
 * @param chunking of files that are longer than a chunk; nothing if they have no chunk trees
 * @param looking nothing if only fixity is asked for
 * @param scanLimit what looking is limited to, for the record
 * @param rate bytes a second that are read at most; 0 for no limit
 * @param pause after which, at the latest, work that was done is safe from being cut off
 * @param made the time now; of unfinished work the time when that began counts
 */
public record Request(
    List<Tree> trees,
    boolean bag,
    Path output,
    Set<Algorithm> algorithms,
    Optional<Chunking> chunking,
    Optional<Looking> looking,
    long scanLimit,
    Descriptions descriptions,
    List<Attachment> attachments,
    long rate,
    Duration pause,
    int threads,
    Instant made) {
  /** A folder and all that is below it. */
  public record Tree(String label, Path root) {}

  public Request {
    trees = List.copyOf(trees);
    algorithms = Set.copyOf(algorithms);
    attachments = List.copyOf(attachments);
    if (trees.isEmpty() || threads < 1 || rate < 0) {
      throw new IllegalArgumentException("request");
    }
  }

  /** One without chunk trees. */
  public Request(
      List<Tree> trees,
      boolean bag,
      Path output,
      Set<Algorithm> algorithms,
      Optional<Looking> looking,
      long scanLimit,
      Descriptions descriptions,
      List<Attachment> attachments,
      long rate,
      Duration pause,
      int threads,
      Instant made) {
    this(
        trees,
        bag,
        output,
        algorithms,
        Optional.empty(),
        looking,
        scanLimit,
        descriptions,
        attachments,
        rate,
        pause,
        threads,
        made);
  }

  /** The same with chunk trees. */
  public Request chunked(Chunking how) {
    return new Request(
        trees,
        bag,
        output,
        algorithms,
        Optional.of(how),
        looking,
        scanLimit,
        descriptions,
        attachments,
        rate,
        pause,
        threads,
        made);
  }
}
