/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.EncryptionKey;
import io.yunheng.inspection.KeyPart;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Reads the files of a key. */
final class KeyBytes {
  private static final int MOST = 1 << 20;

  private final EncryptionKey key;

  KeyBytes(EncryptionKey key) {
    this.key = key;
  }

  boolean has(KeyPart part) {
    return key.parts().contains(part);
  }

  /** What a file of the key holds. */
  byte[] of(KeyPart part) throws InspectionStopException {
    EncryptionKey.Variable variable = key.variables().get(part);
    if (variable != null) {
      byte[] bytes = variable.value().getBytes(StandardCharsets.UTF_8);
      if (bytes.length > 0 && bytes.length <= MOST) {
        return bytes;
      }
      throw unusable(part);
    }
    Path file = key.files().get(part);
    if (file == null) {
      throw InspectionStopException.of(
          DeepCode.KEY_MISSING, "", "method", key.method().code(), "part", part.code());
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST + 1);
      if (bytes.length > 0 && bytes.length <= MOST) {
        return bytes;
      }
    } catch (IOException e) {
      throw unusable(part);
    }
    throw unusable(part);
  }

  /** A passphrase without the end of its line. */
  byte[] passphrase() throws InspectionStopException {
    byte[] bytes = of(KeyPart.PASSPHRASE);
    int end = bytes.length;
    if (end > 0 && bytes[end - 1] == '\n') {
      end--;
    }
    if (end > 0 && bytes[end - 1] == '\r') {
      end--;
    }
    if (end == 0) {
      throw unusable(KeyPart.PASSPHRASE);
    }
    return Arrays.copyOf(bytes, end);
  }

  /** The passphrase as characters. */
  char[] characters() throws InspectionStopException {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(passphrase()));
      char[] characters = new char[text.remaining()];
      text.get(characters);
      return characters;
    } catch (CharacterCodingException e) {
      throw unusable(KeyPart.PASSPHRASE);
    }
  }

  /** The passphrase if there is one. */
  Optional<char[]> someCharacters() throws InspectionStopException {
    return has(KeyPart.PASSPHRASE) ? Optional.of(characters()) : Optional.empty();
  }

  /** A symmetric key of so many bytes: as it is, or in hex. */
  byte[] raw(int length) throws InspectionStopException {
    byte[] bytes = of(KeyPart.RAW_KEY);
    if (bytes.length == length) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    if (text.length() == 2 * length) {
      try {
        return HexFormat.of().parseHex(text);
      } catch (IllegalArgumentException e) {
        throw unusable(KeyPart.RAW_KEY);
      }
    }
    throw unusable(KeyPart.RAW_KEY);
  }

  InspectionStopException unusable(KeyPart part) {
    return InspectionStopException.of(
        DeepCode.KEY_UNUSABLE, "", "method", key.method().code(), "part", part.code());
  }

  InspectionStopException missing(String parts) {
    return InspectionStopException.of(
        DeepCode.KEY_MISSING, "", "method", key.method().code(), "part", parts);
  }
}
