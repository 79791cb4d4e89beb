/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

/**
 * A file in an archive that was read to its end.
 *
 * @param path as the archive has it
 * @param bytes unpacked
 * @param sha256 of the content, in lower-case hex
 */
public record ArchiveEntry(String path, long bytes, String sha256) {
  /** The line that the listing's digest is made of: digest, size, path, a line feed. */
  public String line() {
    String plain = path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
    return sha256 + " " + bytes + " " + plain + "\n";
  }
}
