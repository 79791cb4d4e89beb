/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.util.regex.Pattern;

/**
 * The entity tag by which a store marks changes of content (RFC 9110 section 8.8.3), without
 * quotes. Its form does not prove its meaning: with some encryption, 32 hex digits are not an MD5
 * digest.
 */
public record Etag(String value) {
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern PARTS = Pattern.compile("[0-9a-f]{32}-[1-9][0-9]{0,4}");

  /** What it looks like. */
  public enum Form {
    /** The MD5 of the content, as long as the object is neither encrypted by key nor composed. */
    MD5,
    /** The MD5 of the parts' MD5s with how many there were; it depends on how it was uploaded. */
    MULTIPART,
    /** Anything else. */
    OTHER
  }

  /** As a header has it, with or without quotes. */
  static Etag of(String header) {
    String value = header.strip();
    if (value.startsWith("W/")) {
      value = value.substring(2);
    }
    return new Etag(
        value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
            ? value.substring(1, value.length() - 1)
            : value);
  }

  public Form form() {
    if (MD5.matcher(value).matches()) {
      return Form.MD5;
    }
    return PARTS.matcher(value).matches() ? Form.MULTIPART : Form.OTHER;
  }

  /** As a request has it. */
  String quoted() {
    return "\"" + value + "\"";
  }
}
