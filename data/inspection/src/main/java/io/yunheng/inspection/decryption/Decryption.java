/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.content.Format;
import io.yunheng.inspection.EncryptionKey;
import io.yunheng.inspection.EncryptionRules;
import io.yunheng.inspection.EncryptionScheme;
import io.yunheng.inspection.KeyPart;
import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.stream.Collectors;

/** Decrypts files. */
public final class Decryption {
  private final EncryptionRules methods;

  /** By the methods of a data file. */
  public Decryption(EncryptionRules methods) {
    this.methods = methods;
  }

  /** By the methods that ship. */
  public static Decryption shipped() {
    return new Decryption(EncryptionRules.shipped());
  }

  /**
   * The plaintext of a file. The stream ends only when all of the ciphertext was read and found
   * authentic, as far as its form has means for that; where it has none, the look has a note. What
   * came before a stop counts for nothing.
   *
   * @param look takes the notes, and says how much memory and time there is
   * @throws InspectionStopException when it cannot be decrypted; reading may throw it as well. The
   *     codes are those of {@link DeepCode} on decryption
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException for archives, whose entries are encrypted one by one
   */
  public InputStream plaintext(SeekableByteChannel file, EncryptionKey key, InspectionContext look)
      throws IOException {
    enough(key);
    KeyBytes bytes = new KeyBytes(key);
    return switch (key.method()) {
      case OPENPGP -> new OpenPgp(bytes, look).plaintext(file);
      case CMS -> new Cms(bytes, look).plaintext(file);
      case AGE -> new Age(bytes, look).plaintext(ChannelRegion.all(file));
      case ENVELOPE -> new Envelope(bytes, look).plaintext(file);
      case ZIP, SEVEN_Z -> throw new IllegalArgumentException(key.method().code());
    };
  }

  /**
   * The passphrase of an archive, in UTF-8.
   *
   * @throws InspectionStopException if there is none
   */
  public byte[] passphrase(EncryptionKey key) throws InspectionStopException {
    enough(key);
    return new KeyBytes(key).passphrase();
  }

  /** Why a file that is encrypted cannot be looked at without a key. */
  public InspectionStopException keyless(Format format) {
    return methods
        .of(format)
        .map(this::missing)
        .orElseGet(
            () -> InspectionStopException.of(DeepCode.METHOD_UNKNOWN, "", "method", name(format)));
  }

  private static String name(Format format) {
    return switch (format) {
      case Format.Known known -> known.rule().orElse(known.mediaType());
      case Format.Unknown unknown -> unknown.why().code();
    };
  }

  private InspectionStopException missing(EncryptionScheme method) {
    String wanted =
        methods.of(method).keys().stream()
            .map(set -> set.stream().map(KeyPart::code).sorted().collect(Collectors.joining(" + ")))
            .collect(Collectors.joining(" | "));
    return InspectionStopException.of(
        DeepCode.KEY_MISSING, "", "method", method.code(), "part", wanted);
  }

  private void enough(EncryptionKey key) throws InspectionStopException {
    if (!methods.enough(key)) {
      throw missing(key.method());
    }
  }
}
