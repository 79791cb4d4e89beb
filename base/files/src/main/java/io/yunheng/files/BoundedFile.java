/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads whole files that are small enough to be held. */
public final class BoundedFile {
  private BoundedFile() {}

  /**
   * The bytes of a file. Of one that is larger no more than the limit is read, even where it grows
   * meanwhile or does not tell its size.
   *
   * @param name the file's name for messages
   * @param most bytes that it may have
   * @throws FaultException with {@code FILE_MISSING}, {@code FILE_IS_FOLDER}, {@code
   *     FILE_TOO_LARGE} or {@code FILE_UNREADABLE}
   */
  public static byte[] bytes(Path file, String name, int most) {
    if (Files.isDirectory(file)) {
      throw FaultException.of(FaultCode.FILE_IS_FOLDER, "file", name);
    }
    try {
      long size = Files.size(file);
      if (size > most) {
        throw tooLarge(name, size, most);
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
          throw tooLarge(name, bytes.length, most);
        }
        return bytes;
      }
    } catch (NoSuchFileException e) {
      throw new FaultException(Fault.of(FaultCode.FILE_MISSING, "file", name), e);
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      throw new FaultException(
          Fault.of(FaultCode.FILE_UNREADABLE, "file", name, "reason", reason), e);
    }
  }

  private static FaultException tooLarge(String name, long size, int most) {
    return FaultException.of(
        FaultCode.FILE_TOO_LARGE,
        "file",
        name,
        "size",
        Long.toString(size),
        "limit",
        Integer.toString(most));
  }

  /**
   * The text of a file in UTF-8, without a byte-order mark.
   *
   * @throws FaultException as {@link #bytes} does, and with {@code FILE_NOT_UTF8}
   */
  public static String text(Path file, String name, int most) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(file, name, most));
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes)
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new FaultException(
          Fault.of(
              FaultCode.FILE_NOT_UTF8, "file", name, "offset", Integer.toString(bytes.position())),
          e);
    }
  }
}
