/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.document;

import io.yunheng.inspection.context.InspectionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Tells whether a text is in an encoding. */
public final class Encodings {
  private Encodings() {}

  /** Whether all of a stream is text in an encoding. */
  public static boolean fits(InputStream in, Charset charset, InspectionContext look)
      throws IOException {
    Reader reader =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    char[] buffer = new char[1 << 13];
    try {
      for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
        look.time("");
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
