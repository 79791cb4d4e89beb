/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.RandomId;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the chain of acts at a moment, as its file says it (docs/formats/acts.md).
 *
 * @param sequence of the last act
 * @param at its moment, in milliseconds UTC
 * @param sm3 64 hexadecimal digits
 * @param sha256 64 hexadecimal digits
 */
public record ActHead(RandomId installation, long sequence, long at, String sm3, String sha256) {
  private static final Pattern FILE =
      Pattern.compile(
          """
          yunheng-head 1
          installation ([0-9a-f]{32})
          sequence (\\d{1,18})
          at (\\d{1,18})
          sm3 ([0-9a-f]{64})
          sha256 ([0-9a-f]{64})
          """);
  private static final int PARTS = 5;

  /** The bytes of its file. */
  public byte[] bytes() {
    return String.join(
            "\n",
            "yunheng-head 1",
            "installation " + installation,
            "sequence " + sequence,
            "at " + at,
            "sm3 " + sm3,
            "sha256 " + sha256,
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The head in a file.
   *
   * @param name of the file, for messages
   * @throws FaultException with {@code ACT_HEAD_INVALID}
   */
  public static ActHead parse(byte[] bytes, String name) {
    Matcher file = FILE.matcher(new String(bytes, StandardCharsets.US_ASCII));
    if (!file.matches()) {
      throw FaultException.of(FaultCode.ACT_HEAD_INVALID, "file", name);
    }
    return new ActHead(
        new RandomId(file.group(1)),
        Long.parseLong(file.group(2)),
        Long.parseLong(file.group(3)),
        file.group(4),
        file.group(PARTS));
  }
}
