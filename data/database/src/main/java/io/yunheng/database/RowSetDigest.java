/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The digest of a set of rows in any order: the sum of the rows' SHA-256 as numbers, modulo 2 to
 * the power of 256. It finds what went wrong by accident; whoever can make up rows at will could in
 * time find others with the same sum.
 */
final class RowSetDigest implements RowSink {
  private final MessageDigest sha256 = RowPacker.sha256();
  private final byte[] one = new byte[32];
  private final long[] sum = new long[4];
  private long rows;

  @Override
  public void row(Cells cells) {
    rows++;
    sha256.update(cells.data(), 0, cells.length());
    try {
      sha256.digest(one, 0, one.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
    long carry = 0;
    for (int i = 3; i >= 0; i--) {
      long add = Cells.getLong(one, i * Long.BYTES);
      long before = sum[i];
      long with = before + add;
      long more = Long.compareUnsigned(with, before) < 0 ? 1 : 0;
      sum[i] = with + carry;
      carry = more + (carry == 1 && sum[i] == 0 ? 1 : 0);
    }
  }

  long rows() {
    return rows;
  }

  /** The digest so far, in 64 hexadecimal digits. */
  String value() {
    StringBuilder text = new StringBuilder();
    for (long part : sum) {
      text.append(HexFormat.of().toHexDigits(part));
    }
    return text.toString();
  }
}
