/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A text in another encoding as UTF-8; reading fails where it is not in that encoding. */
public final class TranscodingStream extends InputStream {
  private final Reader reader;
  private final char[] characters = new char[1 << 13];
  private byte[] bytes = {};
  private int at;

  public TranscodingStream(InputStream in, Charset charset) {
    this.reader = new InputStreamReader(in, charset.newDecoder());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (at == bytes.length) {
      int read = reader.read(characters, 0, characters.length - 1);
      if (read < 0) {
        return -1;
      }
      if (Character.isHighSurrogate(characters[read - 1])) {
        int low = reader.read();
        if (low >= 0) {
          characters[read++] = (char) low;
        }
      }
      bytes = new String(characters, 0, read).getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    int most = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, into, offset, most);
    at += most;
    return most;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
