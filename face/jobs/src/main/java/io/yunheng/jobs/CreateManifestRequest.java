/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a handover manifest of folders, stores and databases, as a bag or beside them.
 *
 * @param sources {@code [NAME=]ADDRESS}, at least one
 * @param output a folder that is not there, or is empty, or has unfinished work of the same request
 * @param bag whether the payload is copied into a bag; else it stays where it is
 * @param digests of which one at least is SHA-256 or SHA-512
 * @param chunks of files that are longer than a chunk; empty if they have no chunk trees
 * @param versions whether all versions of objects are listed, or the latest only
 * @param content whether formats, sensitive content and periods are looked for
 * @param scanLimit bytes of a file that are looked through
 * @param described a file that describes what is handed over
 * @param rate bytes a second that are read at most; 0 for no limit
 * @param threads at most; 0 for as many as there are
 * @param lists whether the lists for people are written
 * @param dataPackage whether a data package is written
 */
public record CreateManifestRequest(
    List<String> sources,
    Path output,
    boolean bag,
    Set<Algorithm> digests,
    Optional<ChunkScheme> chunks,
    boolean versions,
    boolean content,
    long scanLimit,
    Optional<Path> described,
    long rate,
    int threads,
    boolean lists,
    boolean dataPackage,
    SourceAccess access,
    Language language)
    implements JobRequest<ManifestResult> {
  public CreateManifestRequest {
    sources = List.copyOf(sources);
    digests = Set.copyOf(digests);
    if (sources.isEmpty() || scanLimit < 0 || rate < 0 || threads < 0) {
      throw new IllegalArgumentException("create-manifest");
    }
  }

  @Override
  public JobKind kind() {
    return JobKind.CREATE_MANIFEST;
  }

  @Override
  public JobReach reach() {
    return access.reach(sources).also(described.stream().toList());
  }

  @Override
  public Optional<Path> target() {
    return Optional.of(output);
  }

  @Override
  public Optional<Path> mustBeFree() {
    return Optional.of(output);
  }

  @Override
  public CreateManifestRequest into(Path other) {
    return new CreateManifestRequest(
        sources,
        other,
        bag,
        digests,
        chunks,
        versions,
        content,
        scanLimit,
        described,
        rate,
        threads,
        lists,
        dataPackage,
        access,
        language);
  }
}
