/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of at most 1 MiB. */
final class BoundedLines {
  /** Bytes of a line. */
  static final int MOST = 1 << 20;

  private final InputStream in;

  BoundedLines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line; empty at the end.
   *
   * @throws FaultException with {@code JOB_PROTOCOL} if it is too long
   */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet == '\n') {
        return Optional.of(line.toString(StandardCharsets.UTF_8));
      }
      if (line.size() == MOST) {
        throw FaultException.of(FaultCode.JOB_PROTOCOL, "reason", "> " + MOST + " bytes");
      }
      line.write(octet);
    }
    return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
  }
}
