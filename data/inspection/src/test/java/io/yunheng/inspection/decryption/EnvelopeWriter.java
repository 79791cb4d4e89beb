/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.EncryptionKey;
import io.yunheng.inspection.EncryptionScheme;
import io.yunheng.inspection.KeyPart;
import io.yunheng.inspection.look.InspectionStopped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/** Writes envelopes ({@code docs/formats/envelope.md}). */
public final class EnvelopeWriter {
  private final EnvelopeForm form;
  private final int log;
  private final SecureRandom random;

  /**
   * A writer.
   *
   * @param log how long a chunk is, as a power of two, 12 to 24
   */
  public EnvelopeWriter(EnvelopeForm form, int log, SecureRandom random) {
    if (log < EnvelopeForm.LEAST_LOG || log > EnvelopeForm.MOST_LOG) {
      throw new IllegalArgumentException("log");
    }
    this.form = form;
    this.log = log;
    this.random = random;
  }

  /**
   * Encrypts so many bytes.
   *
   * @param key file with the key, raw or in hex
   * @throws EOFException if there are fewer
   * @throws InspectionStopped if the key is of no use
   */
  public void write(InputStream in, long length, Path key, OutputStream out) throws IOException {
    if (length < 0 || length >>> log >= 1L << 32) {
      throw new IllegalArgumentException("length");
    }
    byte[] raw =
        new KeyBytes(new EncryptionKey(EncryptionScheme.ENVELOPE, Map.of(KeyPart.RAW_KEY, key)))
            .raw(form.keyBytes());
    byte[] salt = new byte[EnvelopeForm.SALT];
    random.nextBytes(salt);
    byte[] header =
        ByteBuffer.allocate(EnvelopeForm.HEADER)
            .put(EnvelopeForm.MAGIC)
            .put((byte) form.number())
            .put((byte) log)
            .putShort((short) 0)
            .putInt(0)
            .putLong(length)
            .put(salt)
            .array();
    EnvelopeForm.Secrets secrets = form.secrets(raw, header);
    int covered = EnvelopeForm.HEADER - EnvelopeForm.CHECK;
    System.arraycopy(
        secrets.check(), 0, header, EnvelopeForm.FIXED + EnvelopeForm.SALT, EnvelopeForm.CHECK);
    System.arraycopy(form.digest(header, covered), 0, header, covered, EnvelopeForm.CHECK);
    out.write(header);
    byte[] chunk = new byte[1 << log];
    long left = length;
    long number = 0;
    do {
      int wanted = (int) Math.min(left, chunk.length);
      if (in.readNBytes(chunk, 0, wanted) < wanted) {
        throw new EOFException();
      }
      left -= wanted;
      out.write(
          secrets
              .chunk(true, number, left == 0, chunk, wanted)
              .orElseThrow(IllegalStateException::new));
      number++;
    } while (left > 0);
  }
}
