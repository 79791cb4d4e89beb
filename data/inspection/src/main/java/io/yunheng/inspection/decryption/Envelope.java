/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** Our own envelope: {@code docs/formats/envelope.md}. */
final class Envelope {
  private final KeyBytes key;
  private final InspectionContext look;

  Envelope(KeyBytes key, InspectionContext look) {
    this.key = key;
    this.look = look;
  }

  InputStream plaintext(SeekableByteChannel file) throws IOException {
    byte[] header = ChannelRegion.bytes(file, 0, EnvelopeForm.HEADER);
    int seen = Math.min(header.length, EnvelopeForm.MAGIC.length);
    if (!Arrays.equals(header, 0, seen, EnvelopeForm.MAGIC, 0, seen)) {
      throw damaged();
    }
    if (header.length < EnvelopeForm.HEADER) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    EnvelopeForm form =
        EnvelopeForm.numbered(header[8])
            .orElseThrow(
                () ->
                    InspectionStopException.of(
                        DeepCode.FORM_UNSUPPORTED, "", "form", "YHENVLP1/?"));
    int covered = EnvelopeForm.HEADER - EnvelopeForm.CHECK;
    byte[] stated = Arrays.copyOfRange(header, covered, EnvelopeForm.HEADER);
    int log = header[9];
    long length = ByteBuffer.wrap(header).getLong(16);
    boolean zero =
        ByteBuffer.wrap(header).getShort(10) == 0 && ByteBuffer.wrap(header).getInt(12) == 0;
    if (!MessageDigest.isEqual(form.digest(header, covered), stated)
        || !zero
        || log < EnvelopeForm.LEAST_LOG
        || log > EnvelopeForm.MOST_LOG
        || length < 0
        || length >>> log >= 1L << 32) {
      throw damaged();
    }
    long chunks = Math.max(1, (length >>> log) + ((length & (1L << log) - 1) == 0 ? 0 : 1));
    long size = EnvelopeForm.HEADER + length + chunks * EnvelopeForm.TAG;
    if (1L << log > look.limits().memory()) {
      throw InspectionStopException.of(
          DeepCode.LIMIT_MEMORY, "", "limit", Integer.toString(look.limits().memory()));
    }
    EnvelopeForm.Secrets secrets = form.secrets(key.raw(form.keyBytes()), header);
    byte[] check = Arrays.copyOfRange(header, EnvelopeForm.FIXED + EnvelopeForm.SALT, covered);
    if (!MessageDigest.isEqual(secrets.check(), check)) {
      throw InspectionStopException.of(DeepCode.WRONG_KEY, "");
    }
    if (file.size() < size) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    if (file.size() > size) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRAILING, "");
    }
    return new Stream(
        new ChannelRegion(file, EnvelopeForm.HEADER, size), secrets, log, length, chunks);
  }

  private static InspectionStopException damaged() {
    return InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
  }

  private static final class Stream extends Chunks {
    private final InputStream in;
    private final EnvelopeForm.Secrets secrets;
    private final byte[] chunk;
    private final long chunks;
    private long left;
    private long number;

    Stream(InputStream in, EnvelopeForm.Secrets secrets, int log, long length, long chunks) {
      this.in = in;
      this.secrets = secrets;
      this.chunk = new byte[(1 << log) + EnvelopeForm.TAG];
      this.left = length;
      this.chunks = chunks;
    }

    @Override
    Optional<Piece> next() throws IOException {
      if (number == chunks) {
        return Optional.empty();
      }
      int plain = (int) Math.min(left, chunk.length - EnvelopeForm.TAG);
      int wanted = plain + EnvelopeForm.TAG;
      if (in.readNBytes(chunk, 0, wanted) < wanted) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
      }
      boolean last = number == chunks - 1;
      byte[] bytes =
          secrets.chunk(false, number, last, chunk, wanted).orElseThrow(Envelope::damaged);
      number++;
      left -= plain;
      return Optional.of(new Piece(bytes));
    }
  }
}
