/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.bag.KeyKind;
import io.yunheng.jobs.work.JobFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes a key that signs.
 *
 * @param output the file of the private key; the public key lies beside it
 * @param algorithm of the key
 */
public record KeyRequest(Path output, KeyKind algorithm) implements JobRequest<KeyResult> {

  @Override
  public JobKind kind() {
    return JobKind.KEY;
  }

  @Override
  public JobReach reach() {
    return JobReach.NONE;
  }

  @Override
  public Optional<Path> target() {
    return Optional.of(JobFiles.folder(output));
  }

  @Override
  public Optional<Path> mustBeFree() {
    return Optional.of(output);
  }

  @Override
  public KeyRequest into(Path other) {
    return new KeyRequest(JobFiles.in(other, output), algorithm);
  }
}
