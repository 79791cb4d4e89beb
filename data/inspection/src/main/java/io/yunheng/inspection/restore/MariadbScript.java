/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import io.yunheng.inspection.context.InspectionStopException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A script as mariadb-dump and mysqldump write it, by the lexical rules of MariaDB. Commands of the
 * client are not known here, but for DELIMITER. A literal that is no UTF-8 becomes one in hex.
 */
public final class MariadbScript extends SqlScript {
  private static final String DELIMITER = "delimiter";

  private byte[] delimiter = {';'};
  private boolean code;

  public MariadbScript(InputStream in, int longest) {
    super(in, longest);
  }

  @Override
  Optional<Sql> next() throws IOException {
    begin();
    code = false;
    long from = line();
    for (int c = peek(0); c != END; c = peek(0)) {
      if (length() == 0) {
        from = line();
        if (delimits()) {
          continue;
        }
      }
      if (!code && ended()) {
        if (length() > 0) {
          return Optional.of(statement(from));
        }
      } else {
        read();
        other(c);
      }
    }
    if (length() > 0) {
      throw cut();
    }
    return Optional.empty();
  }

  private boolean delimits() throws IOException {
    for (int i = 0; i < DELIMITER.length(); i++) {
      if (Character.toLowerCase(peek(i)) != DELIMITER.charAt(i)) {
        return false;
      }
    }
    if (peek(DELIMITER.length()) != ' ') {
      return false;
    }
    String wanted = rest().substring(DELIMITER.length()).strip();
    if (wanted.isEmpty() || wanted.length() > 16 || wanted.indexOf('\\') >= 0) {
      throw form("DELIMITER");
    }
    delimiter = wanted.getBytes(StandardCharsets.ISO_8859_1);
    return true;
  }

  private boolean ended() throws IOException {
    for (int i = 0; i < delimiter.length; i++) {
      if (peek(i) != (delimiter[i] & 0xff)) {
        return false;
      }
    }
    for (int i = 0; i < delimiter.length; i++) {
      read();
    }
    return true;
  }

  private void other(int c) throws IOException {
    switch (c) {
      case '\'', '"' -> literal(c);
      case '`' -> name();
      case '#' -> {
        rest();
        gap();
      }
      case '-' -> {
        if (peek(0) == '-' && (peek(1) == END || peek(1) <= ' ')) {
          rest();
          gap();
        } else {
          put(c);
        }
      }
      case '/' -> slash();
      case '*' -> {
        put(c);
        if (code && peek(0) == '/') {
          put(read());
          code = false;
        }
      }
      case '\\' -> throw form("mysql \\");
      default -> {
        if (blank(c)) {
          gap();
        } else {
          put(c);
        }
      }
    }
  }

  private void gap() throws InspectionStopException {
    if (length() > 0) {
      put(' ');
    }
  }

  /** A comment; one that holds code for some servers stays, without what is for no server. */
  private void slash() throws IOException {
    if (peek(0) != '*') {
      put('/');
      return;
    }
    boolean mariadb = peek(1) == 'M' && peek(2) == '!';
    if ((peek(1) == '!' || mariadb) && peek(mariadb ? 3 : 2) != '9') {
      put('/');
      put(read());
      put(read());
      if (mariadb) {
        put(read());
      }
      code = true;
      return;
    }
    read();
    for (int c = read(); c != '*' || peek(0) != '/'; c = read()) {
      if (c == END) {
        throw cut();
      }
    }
    read();
    gap();
  }

  private void name() throws IOException {
    put('`');
    for (int c = read(); ; c = read()) {
      if (c == END) {
        throw cut();
      }
      put(c);
      if (c == '`') {
        return;
      }
    }
  }

  private void literal(int quote) throws IOException {
    int start = length();
    boolean ascii = true;
    put(quote);
    for (int c = read(); ; c = read()) {
      if (c == END) {
        throw cut();
      }
      put(c);
      ascii &= c < 0x80;
      if (c == '\\') {
        int escaped = read();
        ascii &= escaped < 0x80;
        put(escaped);
      } else if (c == quote) {
        if (peek(0) != quote) {
          break;
        }
        put(read());
      }
    }
    if (!ascii) {
      byte[] taken = takeBack(start);
      put(utf8(taken) ? taken : hex(taken, quote));
    }
  }

  private static boolean utf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static byte[] hex(byte[] literal, int quote) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(literal.length);
    for (int i = 1; i < literal.length - 1; i++) {
      int c = literal[i] & 0xff;
      if (c == '\\') {
        i++;
        int escaped = literal[i] & 0xff;
        plain.write(
            switch (escaped) {
              case '0' -> 0;
              case 'b' -> '\b';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              case 'Z' -> 0x1a;
              default -> escaped;
            });
      } else {
        plain.write(c);
        i += c == quote ? 1 : 0;
      }
    }
    String digits = HexFormat.of().formatHex(plain.toByteArray());
    return ("x'" + digits + "'").getBytes(StandardCharsets.ISO_8859_1);
  }
}
