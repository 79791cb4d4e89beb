/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.TreePath;
import io.yunheng.handover.manifest.PayloadName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A manifest that is to be made.
 *
 * @param sources what is handed over; with one only, its label is not used
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
public record ManifestRequest(
    List<PayloadSource> sources,
    boolean bag,
    Path output,
    Set<Algorithm> algorithms,
    Optional<ChunkScheme> chunking,
    Optional<ContentInspector> looking,
    long scanLimit,
    Descriptions descriptions,
    List<Attachment> attachments,
    long rate,
    Duration pause,
    int threads,
    Instant made) {
  public ManifestRequest {
    sources = List.copyOf(sources);
    algorithms = Set.copyOf(algorithms);
    attachments = List.copyOf(attachments);
    sources.forEach(source -> check(source.label()));
    if (sources.isEmpty() || threads < 1 || rate < 0) {
      throw new IllegalArgumentException("request");
    }
  }

  /** One without chunk trees. */
  public ManifestRequest(
      List<PayloadSource> sources,
      boolean bag,
      Path output,
      Set<Algorithm> algorithms,
      Optional<ContentInspector> looking,
      long scanLimit,
      Descriptions descriptions,
      List<Attachment> attachments,
      long rate,
      Duration pause,
      int threads,
      Instant made) {
    this(
        sources,
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
  public ManifestRequest chunked(ChunkScheme how) {
    return new ManifestRequest(
        sources,
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

  /** A label is a name in paths: one that would have to be written otherwise is none. */
  private static void check(String label) {
    boolean name = !label.isEmpty() && !label.equals(".") && !label.equals("..");
    if (!name
        || label.indexOf('/') >= 0
        || !PayloadName.of(TreePath.of(label.getBytes(UTF_8))).equals(label)) {
      throw FaultException.of(FaultCode.SOURCE_NAME_INVALID, "name", label);
    }
  }

  /** What the paths of a source begin with: its label and a slash, if there are several. */
  String prefix(PayloadSource source) {
    return sources.size() == 1 || source.kind() == Overview.Source.Kind.FILE
        ? ""
        : source.label() + "/";
  }
}
