/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The header of an age file: for whom its key is wrapped, and an authenticator over all that. */
final class AgeHeader {
  private static final String VERSION = "age-encryption.org/v1";
  private static final int MOST = 1 << 20;

  private final List<Stanza> stanzas;
  private final byte[] covered;
  private final byte[] mac;

  private AgeHeader(List<Stanza> stanzas, byte[] covered, byte[] mac) {
    this.stanzas = List.copyOf(stanzas);
    this.covered = covered;
    this.mac = mac;
  }

  /** The file's key, wrapped for one recipient. */
  static final class Stanza {
    private final String type;
    private final List<String> arguments;
    private final byte[] body;

    Stanza(String type, List<String> arguments, byte[] body) {
      this.type = type;
      this.arguments = List.copyOf(arguments);
      this.body = body;
    }

    String type() {
      return type;
    }

    List<String> arguments() {
      return arguments;
    }

    byte[] body() {
      return body;
    }
  }

  List<Stanza> stanzas() {
    return stanzas;
  }

  /** The bytes that the authenticator covers. */
  byte[] covered() {
    return covered;
  }

  byte[] mac() {
    return mac;
  }

  static AgeHeader read(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    String version = line(in, read);
    if (!version.equals(VERSION)) {
      throw version.startsWith("age-encryption.org/")
          ? InspectionStopException.of(
              DeepCode.FORM_UNSUPPORTED, "", "form", "age-encryption.org/?")
          : Age.damaged();
    }
    List<Stanza> stanzas = new ArrayList<>();
    String line = line(in, read);
    while (line.startsWith("-> ")) {
      List<String> arguments = arguments(line.substring(3));
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      String next;
      do {
        next = line(in, read);
        if (next.length() > 64) {
          throw Age.damaged();
        }
        body.writeBytes(base64(next));
      } while (next.length() == 64);
      stanzas.add(
          new Stanza(
              arguments.getFirst(), arguments.subList(1, arguments.size()), body.toByteArray()));
      line = line(in, read);
    }
    if (!line.startsWith("--- ") || stanzas.isEmpty()) {
      throw Age.damaged();
    }
    byte[] mac = base64(line.substring(4));
    if (mac.length != 32) {
      throw Age.damaged();
    }
    byte[] all = read.toByteArray();
    return new AgeHeader(stanzas, Arrays.copyOf(all, all.length - line.length() + 2), mac);
  }

  private static List<String> arguments(String text) throws InspectionStopException {
    List<String> arguments = List.of(text.split(" ", -1));
    for (String argument : arguments) {
      if (argument.isEmpty() || argument.chars().anyMatch(c -> c < 0x21 || c > 0x7e)) {
        throw Age.damaged();
      }
    }
    return arguments;
  }

  /** Bytes from canonical Base64 without padding (RFC 4648 section 4). */
  static byte[] base64(String text) throws InspectionStopException {
    if (text.indexOf('=') >= 0) {
      throw Age.damaged();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw Age.damaged();
    }
    throw Age.damaged();
  }

  private static String line(InputStream in, ByteArrayOutputStream read) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
      }
      if (read.size() >= MOST) {
        throw Age.damaged();
      }
      read.write(next);
      if (next == '\n') {
        return line.toString();
      }
      line.append((char) next);
    }
  }
}
