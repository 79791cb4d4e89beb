/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.content.Format;
import io.yunheng.content.Formats;
import java.lang.foreign.MemorySegment;

/** Media types from the first bytes of a file; its name never makes one. Thread-safe. */
final class ContentTypes {
  /** So many bytes are looked at. */
  static final int HEAD = Formats.HEAD;

  private static final String UNKNOWN = "application/octet-stream";
  private static final String EMPTY = "application/x-empty";

  private final Formats formats = Formats.shipped();

  /**
   * What was found.
   *
   * @param differs whether the name is one of another format
   */
  record Found(String type, boolean differs) {
    /** Whether it can be an Excel file of the present form. */
    boolean maybeExcel() {
      return type.equals("application/zip") || type.contains("ooxml");
    }
  }

  Found of(String path, byte[] head) {
    Format format = formats.of(path, MemorySegment.ofArray(head));
    boolean differs = format.naming() == Format.Naming.DIFFERS;
    return switch (format) {
      case Format.Known known -> new Found(known.mediaType(), differs);
      case Format.Unknown unknown ->
          new Found(unknown.why() == Format.Why.EMPTY ? EMPTY : UNKNOWN, differs);
    };
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
    return type.startsWith("text/") || type.endsWith("/json") || type.endsWith("xml");
  }
}
