/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.content.Format;
import io.yunheng.content.Formats;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Media types from the first bytes of a file; its name never makes one. Thread-safe. */
public final class ContentTypes {
  /** So many bytes are looked at. */
  public static final int HEAD = Formats.HEAD;

  private static final String ZIP = "application/zip";

  /** Media types by the folder of a ZIP file in which their parts lie. */
  private static final Map<String, String> OFFICE =
      Map.of(
          "xl", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "ppt", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

  private static final String UNKNOWN = "application/octet-stream";
  private static final String EMPTY = "application/x-empty";

  private final Formats formats = Formats.shipped();

  /**
   * What was found.
   *
   * @param differs whether the name is one of another format
   */
  public record Found(String type, boolean differs) {
    /** Whether it can be an Excel file of the present form. */
    boolean maybeExcel() {
      return type.equals(ZIP) || type.contains("ooxml") || type.contains("spreadsheetml");
    }
  }

  /** Whether the first bytes can be those of JSON objects, one on each line. */
  static boolean maybeJson(byte[] head) {
    for (byte one : head) {
      if (!Character.isWhitespace(one)) {
        return one == '{';
      }
    }
    return false;
  }

  /** What the first bytes of a file show. */
  public Found of(String path, byte[] head) {
    Format format = formats.of(path, MemorySegment.ofArray(head));
    boolean differs = format.naming() == Format.Naming.DIFFERS;
    return switch (format) {
      case Format.Known known when packed(known.mediaType()) ->
          office(head, new Found(known.mediaType(), differs));
      case Format.Known known -> new Found(known.mediaType(), differs);
      case Format.Unknown unknown ->
          new Found(unknown.why() == Format.Why.EMPTY ? EMPTY : UNKNOWN, differs);
    };
  }

  /**
   * What a ZIP file is that holds parts of an Office file; programs put these in different orders,
   * and some do not begin with what they are known by.
   */
  private static Found office(byte[] head, Found otherwise) {
    String names = new String(head, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> one : OFFICE.entrySet()) {
      if (Pattern.compile("PK\\x03\\x04.{26}" + one.getKey() + "/", Pattern.DOTALL)
          .matcher(names)
          .find()) {
        return new Found(one.getValue(), false);
      }
    }
    return otherwise;
  }

  private static boolean packed(String type) {
    return type.equals(ZIP) || type.contains("ooxml");
  }

  /** The key of the text that names a type to people; empty where only the type itself does. */
  static String label(String type) {
    if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
      return "evidence.type.html";
    }
    if (type.equals("image/svg+xml")) {
      return "evidence.type.svg";
    }
    if (type.startsWith("image/")) {
      return "evidence.type.picture";
    }
    if (type.startsWith("text/") || type.endsWith("/json") || type.endsWith("/xml")) {
      return "evidence.type.text";
    }
    if (type.contains("spreadsheetml")) {
      return "evidence.type.excel";
    }
    if (type.contains("wordprocessingml")) {
      return "evidence.type.word";
    }
    if (type.contains("ooxml") || type.contains("openxmlformats")) {
      return "evidence.type.office";
    }
    return switch (type) {
      case "application/pdf" -> "evidence.type.pdf";
      case "application/zip", "application/gzip", "application/x-7z-compressed" ->
          "evidence.type.archive";
      case EMPTY -> "evidence.type.empty";
      case UNKNOWN -> "evidence.type.unknown";
      default -> "";
    };
  }

  /** Whether its bytes are words to be read as they stand. */
  static boolean readable(String type) {
    return type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml");
  }
}
