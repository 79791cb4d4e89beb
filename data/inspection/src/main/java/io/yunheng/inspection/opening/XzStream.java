/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;

/** xz, several streams and the padding between them too. */
final class XzStream extends UnpackingStream {
  private static final int MAGIC = 0xfd;

  private final TallyStream counted;
  private final BufferedInputStream in;
  private final InspectionContext look;
  private final String place;
  private Optional<InputStream> stream = Optional.empty();
  private long streams;
  private boolean ended;

  XzStream(InputStream in, InspectionContext look, String place) {
    this.counted = new TallyStream(in);
    this.in = new BufferedInputStream(counted);
    this.look = look;
    this.place = place;
  }

  @Override
  long packed() {
    return counted.bytes();
  }

  @Override
  long streams() {
    return streams;
  }

  private Optional<InputStream> next() throws IOException {
    if (streams > 0) {
      long zeros = 0;
      int first;
      do {
        in.mark(1);
        first = in.read();
        zeros++;
      } while (first == 0);
      if (first < 0 && (zeros - 1) % 4 == 0) {
        return Optional.empty();
      }
      if (first != MAGIC || (zeros - 1) % 4 != 0) {
        look.found(DeepCode.DATA_AFTER_END, place);
        return Optional.empty();
      }
      in.reset();
    }
    look.time(place);
    streams++;
    return Optional.of(new SingleXZInputStream(in, look.limits().memory() >> 10));
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        if (stream.isEmpty()) {
          stream = next();
          ended = stream.isEmpty();
        } else {
          int read = stream.get().read(into, offset, length);
          if (read > 0) {
            return read;
          }
          stream = Optional.empty();
        }
      }
    } catch (MemoryLimitException e) {
      throw InspectionStopException.of(
          DeepCode.LIMIT_MEMORY, place, "limit", Integer.toString(look.limits().memory()));
    } catch (UnsupportedOptionsException e) {
      throw InspectionStopException.of(DeepCode.COMPRESSION_UNSUPPORTED, place, "method", "xz");
    } catch (IOException | RuntimeException e) {
      throw InspectionStopException.from(e, place);
    }
    return -1;
  }
}
