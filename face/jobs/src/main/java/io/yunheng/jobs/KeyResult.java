/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * A key that was made.
 *
 * @param key the file of the private key; the public key lies beside it
 * @param id by which signatures name it: the first 16 digits of the fingerprint
 * @param fingerprint the SHA-256 of the public key in hex
 */
public record KeyResult(Path key, String id, String fingerprint) implements JobResult {
  private record Summary(
      String key, @JsonProperty("public") String open, String id, String fingerprint) {}

  /** The file of the public key. */
  public Path open() {
    return key.resolveSibling(key.getFileName() + ".pub");
  }

  @Override
  public Standing standing() {
    return Standing.CLEAN;
  }

  @Override
  public List<Path> files() {
    return List.of(key, open());
  }

  @Override
  public void write(Writer out) {
    ResultJson.write(out, new Summary(key.toString(), open().toString(), id, fingerprint));
  }
}
