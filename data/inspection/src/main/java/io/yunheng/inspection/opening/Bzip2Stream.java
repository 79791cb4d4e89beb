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
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** bzip2, several streams too. */
final class Bzip2Stream extends UnpackingStream {
  private final TallyStream counted;
  private final BufferedInputStream in;
  private final InspectionContext look;
  private final String place;
  private Optional<InputStream> stream = Optional.empty();
  private long streams;
  private boolean ended;

  Bzip2Stream(InputStream in, InspectionContext look, String place) {
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
    in.mark(4);
    byte[] head = in.readNBytes(4);
    in.reset();
    if (head.length == 0 && streams > 0) {
      return Optional.empty();
    }
    if (streams > 0 && (head.length < 4 || head[0] != 'B' || head[1] != 'Z' || head[2] != 'h')) {
      look.found(DeepCode.DATA_AFTER_END, place);
      return Optional.empty();
    }
    look.time(place);
    streams++;
    return Optional.of(new BZip2CompressorInputStream(in, false));
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
    } catch (IOException | RuntimeException e) {
      InspectionStopException stop = InspectionStopException.from(e, place);
      boolean spent = stop.code() == DeepCode.DAMAGED && in.read() < 0;
      throw spent ? InspectionStopException.of(DeepCode.TRUNCATED, place) : stop;
    }
    return -1;
  }
}
