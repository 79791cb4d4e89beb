/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A script as pg_dump writes it, by the lexical rules of PostgreSQL (chapter 4.1). Commands of psql
 * are never run: the two that pg_dump writes around a script are passed over, any other ends it.
 */
public final class PostgresScript extends SqlScript {
  private static final Set<String> HARMLESS = Set.of("restrict", "unrestrict");

  private boolean escapes;
  private int parens;
  private int blocks;
  private int words;
  private boolean creates;
  private boolean routine;
  private boolean within;

  public PostgresScript(InputStream in, int longest) {
    super(in, longest);
  }

  /** Whether backslashes escape in plain literals ({@code standard_conforming_strings = off}). */
  void escapes(boolean plain) {
    escapes = plain;
  }

  @Override
  Optional<Sql> next() throws IOException {
    begin();
    parens = 0;
    blocks = 0;
    words = 0;
    routine = false;
    long from = line();
    for (int c = peek(0); c != END; c = peek(0)) {
      if (length() == 0) {
        from = line();
      }
      if (ofWord(c)) {
        word();
        continue;
      }
      read();
      if (c == ';' && parens <= 0 && blocks == 0) {
        if (length() > 0) {
          return Optional.of(statement(from));
        }
      } else {
        other(c);
      }
    }
    if (length() > 0) {
      throw cut();
    }
    return Optional.empty();
  }

  private void other(int c) throws IOException {
    switch (c) {
      case '\\' -> command();
      case '\'' -> literal(escapes);
      case '"' -> quoted();
      case '$' -> dollar();
      case '-' -> {
        if (peek(0) == '-') {
          rest();
          gap();
        } else {
          put(c);
        }
      }
      case '/' -> {
        if (peek(0) == '*') {
          read();
          comment();
          gap();
        } else {
          put(c);
        }
      }
      case '(' -> {
        parens++;
        put(c);
      }
      case ')' -> {
        parens--;
        put(c);
      }
      default -> {
        if (blank(c)) {
          gap();
        } else {
          put(c);
        }
      }
    }
  }

  private void gap() throws IOException {
    if (length() > 0) {
      put(' ');
    }
  }

  private void command() throws IOException {
    String name = rest().strip().split("\\s+", 2)[0];
    if (length() > 0 || !HARMLESS.contains(name)) {
      throw form("psql \\" + name.replaceAll("[^A-Za-z!]", "?"));
    }
  }

  private void word() throws IOException {
    StringBuilder word = new StringBuilder();
    while (ofWord(peek(0)) || (peek(0) == '$' && !word.isEmpty())) {
      int c = read();
      put(c);
      if (word.length() < 16) {
        word.append((char) c);
      }
    }
    String upper = word.toString().toUpperCase(Locale.ROOT);
    if (upper.equals("E") && peek(0) == '\'') {
      read();
      literal(true);
      return;
    }
    words++;
    block(upper);
  }

  /** Bodies of routines in SQL have statements of their own between BEGIN and END. */
  private void block(String word) {
    boolean kind = word.equals("FUNCTION") || word.equals("PROCEDURE");
    switch (words) {
      case 1 -> creates = word.equals("CREATE");
      case 2 -> {
        routine = creates && kind;
        creates &= word.equals("OR");
      }
      case 4 -> routine |= creates && kind;
      default -> {}
    }
    if (routine) {
      switch (word) {
        case "BEGIN" -> blocks++;
        case "CASE" -> blocks += blocks > 0 ? 1 : 0;
        case "END" -> blocks -= blocks > 0 ? 1 : 0;
        default -> {}
      }
    }
  }

  private void literal(boolean backslash) throws IOException {
    put('\'');
    for (int c = read(); ; c = read()) {
      if (c == END) {
        throw cut();
      }
      put(c);
      if (c == '\\' && backslash) {
        put(read());
      } else if (c == '\'') {
        if (peek(0) != '\'') {
          return;
        }
        put(read());
      }
    }
  }

  private void quoted() throws IOException {
    put('"');
    for (int c = read(); ; c = read()) {
      if (c == END) {
        throw cut();
      }
      put(c);
      if (c == '"') {
        return;
      }
    }
  }

  /** Text between dollar signs with the same tag; a dollar sign alone is what it is. */
  private void dollar() throws IOException {
    int ahead = 0;
    while (ofWord(peek(ahead)) && ahead < 64) {
      ahead++;
    }
    int first = peek(0);
    put('$');
    if (peek(ahead) != '$' || (first >= '0' && first <= '9')) {
      return;
    }
    StringBuilder tag = new StringBuilder("$");
    for (int i = 0; i <= ahead; i++) {
      int c = read();
      put(c);
      tag.append((char) c);
    }
    byte[] end = tag.toString().getBytes(StandardCharsets.ISO_8859_1);
    for (int c = read(); ; c = read()) {
      if (c == END) {
        throw cut();
      }
      put(c);
      if (c == '$' && follows(end)) {
        for (int i = 1; i < end.length; i++) {
          put(read());
        }
        return;
      }
    }
  }

  private boolean follows(byte[] end) throws IOException {
    for (int i = 1; i < end.length; i++) {
      if (peek(i - 1) != (end[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private void comment() throws IOException {
    int depth = 1;
    while (depth > 0) {
      int c = read();
      if (c == END) {
        throw cut();
      }
      if (c == '*' && peek(0) == '/') {
        read();
        depth--;
      } else if (c == '/' && peek(0) == '*') {
        read();
        depth++;
      }
    }
  }

  /**
   * Data of a COPY, behind its statement and the rest of that line.
   *
   * @return how many bytes there are; -1 at their end
   */
  int data(byte[] into) throws IOException {
    int filled = 0;
    while (filled < into.length) {
      if (!within && peek(0) == '\\' && peek(1) == '.' && ends(peek(2))) {
        if (filled > 0) {
          return filled;
        }
        rest();
        return -1;
      }
      int c = read();
      if (c == END) {
        throw cut();
      }
      into[filled++] = (byte) c;
      within = c != '\n';
    }
    return filled;
  }

  private static boolean ends(int c) {
    return c == '\n' || c == '\r' || c == END;
  }
}
