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
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** gzip (RFC 1952), several members too. */
final class GzipStream extends UnpackingStream {
  private final InputStream in;
  private final InspectionContext look;
  private final String place;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 13];
  private int at;
  private int filled;
  private long packed;
  private long unpacked;
  private long members;
  private boolean inside;
  private boolean ended;

  GzipStream(InputStream in, InspectionContext look, String place) {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
    this.look = look;
    this.place = place;
  }

  @Override
  long packed() {
    return packed;
  }

  @Override
  long streams() {
    return members;
  }

  private boolean more() throws IOException {
    if (at < filled) {
      return true;
    }
    filled = Math.max(0, in.read(buffer, 0, buffer.length));
    packed += filled;
    at = 0;
    return filled > 0;
  }

  private int octet() throws IOException {
    if (!more()) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, place);
    }
    return buffer[at++] & 0xff;
  }

  private long number() throws IOException {
    return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
  }

  /** Goes to the next member; whether there is one. */
  private boolean begin() throws IOException {
    if (members > 0) {
      while (more() && buffer[at] == 0) {
        at++;
      }
      if (!more()) {
        return false;
      }
    }
    if (octet() != 0x1f || octet() != 0x8b) {
      if (members > 0) {
        look.found(DeepCode.DATA_AFTER_END, place);
        return false;
      }
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
    int method = octet();
    int flags = octet();
    if (method != 8 || (flags & 0xe0) != 0) {
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
    for (int i = 0; i < 6; i++) {
      octet();
    }
    if ((flags & 4) != 0) {
      int length = octet() | octet() << 8;
      for (int i = 0; i < length; i++) {
        octet();
      }
    }
    for (int text = flags & 0x18; text != 0; text &= text - 1) {
      while (octet() != 0) {
        look.time(place);
      }
    }
    if ((flags & 2) != 0) {
      octet();
      octet();
    }
    look.time(place);
    members++;
    inflater.reset();
    crc.reset();
    unpacked = 0;
    return true;
  }

  private void end() throws IOException {
    at = filled - inflater.getRemaining();
    if (number() != crc.getValue() || number() != (unpacked & 0xffffffffL)) {
      throw InspectionStopException.of(DeepCode.CHECKSUM, place);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        if (!inside) {
          inside = begin();
          ended = !inside;
          continue;
        }
        int done = inflater.inflate(into, offset, length);
        if (done > 0) {
          crc.update(into, offset, done);
          unpacked += done;
          return done;
        }
        if (inflater.finished()) {
          end();
          inside = false;
        } else if (inflater.needsDictionary()) {
          throw InspectionStopException.of(DeepCode.DAMAGED, place);
        } else {
          if (!more()) {
            throw InspectionStopException.of(DeepCode.TRUNCATED, place);
          }
          inflater.setInput(buffer, at, filled - at);
          at = filled;
        }
      }
    } catch (DataFormatException e) {
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
    inflater.end();
    return -1;
  }
}
