/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether bytes are text, by strict decoding. */
final class PlainText {
  /** Of the characters outside ASCII this share has to be Chinese for bytes to be GB 18030. */
  private static final double CHINESE = 0.9;

  private PlainText() {}

  /** How certain it is that a file with this beginning is text; empty if it is none. */
  static Optional<Certainty> certainty(byte[] head) {
    if (head.length >= 2 && (mark(head, 0xff, 0xfe) || mark(head, 0xfe, 0xff))) {
      return decoded(head, StandardCharsets.UTF_16).map(_ -> Certainty.HIGH);
    }
    if (decoded(head, StandardCharsets.UTF_8).isPresent()) {
      return Optional.of(Certainty.MEDIUM);
    }
    return decoded(head, Charset.forName("GB18030"))
        .filter(PlainText::chinese)
        .map(_ -> Certainty.LOW);
  }

  private static boolean mark(byte[] head, int first, int second) {
    return (head[0] & 0xff) == first && (head[1] & 0xff) == second;
  }

  /** A character cut at the end is no error. */
  private static Optional<CharBuffer> decoded(byte[] head, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(head.length + 1);
    boolean whole = head.length < Formats.HEAD;
    if (decoder.decode(ByteBuffer.wrap(head), text, whole).isError()) {
      return Optional.empty();
    }
    text.flip();
    char[] letters = text.array();
    for (int i = 0; i < text.limit(); i++) {
      if (control(letters[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(text);
  }

  private static boolean control(int c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b)
        || (c >= 0x7f && c < 0xa0)
        || c == 0xfffe
        || c == 0xffff;
  }

  private static boolean chinese(CharBuffer text) {
    long foreign = text.chars().filter(c -> c >= 0x80).count();
    long chinese =
        text.chars()
            .filter(
                c ->
                    (c >= 0x4e00 && c <= 0x9fa5)
                        || (c >= 0x3000 && c <= 0x303f)
                        || (c >= 0xff00 && c <= 0xffef)
                        || (c >= 0x2010 && c <= 0x2040))
            .count();
    return foreign > 0 && chinese >= foreign * CHINESE;
  }
}
