/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The body of a request as it comes. Whoever sends too slowly or breaks off is refused, however few
 * bytes are missing.
 */
public final class SentBytes extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final InputStream source;
  private final long deadline;

  private SentBytes(InputStream source, Duration most) {
    this.source = source;
    this.deadline = System.nanoTime() + most.toNanos();
  }

  /**
   * The body of a visit.
   *
   * @param most how long it may take as a whole
   */
  public static SentBytes of(Visit visit, Duration most) {
    try {
      return new SentBytes(visit.servlet().getInputStream(), most);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * All of it.
   *
   * @param limit in bytes
   * @throws FaultException with {@code REQUEST_TOO_LARGE} if there is more
   */
  public byte[] all(int limit) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int read = read(buffer, 0, BUFFER); read >= 0; read = read(buffer, 0, BUFFER)) {
      all.write(buffer, 0, read);
      if (all.size() > limit) {
        throw FaultException.of(FaultCode.REQUEST_TOO_LARGE);
      }
    }
    return all.toByteArray();
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (System.nanoTime() > deadline) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", "time");
    }
    try {
      return source.read(buffer, offset, length);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static FaultException broken(IOException e) {
    return new FaultException(Fault.of(FaultCode.REQUEST_INVALID, "what", "body"), e);
  }
}
