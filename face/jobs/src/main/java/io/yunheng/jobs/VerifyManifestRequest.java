/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Language;
import io.yunheng.jobs.work.JobFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a handover manifest with what is there.
 *
 * @param manifest a bag, or a folder of lists beside a payload
 * @param payloads addresses of what lies elsewhere now, by label
 * @param trusted files of public keys by one of which the manifest must be signed
 * @param state a file that keeps what was found for the next time
 * @param presenceOnly whether no file is read
 * @param byChunks whether files that have a chunk tree are compared by it alone
 * @param sample what share of the files is read; empty for all
 * @param rate bytes a second that are read at most; 0 for no limit
 * @param threads at most; 0 for as many as there are
 * @param output a folder for the reports
 * @param deep whether files are opened, decrypted and restored too
 * @param force whether what is in the output may be replaced
 */
public record VerifyManifestRequest(
    Path manifest,
    Map<String, String> payloads,
    List<Path> trusted,
    Optional<Path> state,
    boolean presenceOnly,
    boolean byChunks,
    Optional<SampleRequest> sample,
    long rate,
    int threads,
    Optional<Path> output,
    Optional<DeepAccess> deep,
    boolean force,
    SourceAccess access,
    Language language)
    implements JobRequest<VerifyResult> {
  /** The file of the result in the output. */
  public static final String RESULT = "verification.json";

  public VerifyManifestRequest {
    payloads = Map.copyOf(payloads);
    trusted = List.copyOf(trusted);
    if (rate < 0 || threads < 0) {
      throw new IllegalArgumentException("verify-manifest");
    }
  }

  @Override
  public JobKind kind() {
    return JobKind.VERIFY_MANIFEST;
  }

  @Override
  public JobReach reach() {
    return reach(
        access.reach(List.copyOf(payloads.values())).also(List.of(manifest)).also(trusted));
  }

  @Override
  public Optional<Path> target() {
    return output;
  }

  @Override
  public Optional<Path> mustBeFree() {
    return force ? Optional.empty() : output.map(folder -> folder.resolve(RESULT));
  }

  @Override
  public VerifyManifestRequest into(Path other) {
    return new VerifyManifestRequest(
        manifest,
        payloads,
        trusted,
        state,
        presenceOnly,
        byChunks,
        sample,
        rate,
        threads,
        output.map(_ -> other),
        deep,
        force,
        access,
        language);
  }

  private JobReach reach(JobReach first) {
    JobReach all = deep.map(one -> one.reach(first)).orElse(first);
    return state.map(JobFiles::folder).map(all::changing).orElse(all);
  }
}
