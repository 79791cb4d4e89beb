/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Signs a handover manifest.
 *
 * @param manifest a bag, or a folder of lists
 * @param key the file of the private key
 * @param signer the name that the signature tells
 */
public record SignManifestRequest(Path manifest, Path key, String signer)
    implements JobRequest<WrittenResult> {

  @Override
  public JobKind kind() {
    return JobKind.SIGN_MANIFEST;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(key).changing(manifest);
  }

  @Override
  public Optional<Path> target() {
    return Optional.empty();
  }

  @Override
  public SignManifestRequest into(Path other) {
    return this;
  }
}
