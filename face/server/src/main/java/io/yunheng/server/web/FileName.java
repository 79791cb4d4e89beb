/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/**
 * The name under which a browser saves a download (RFC 6266, with the extended form of RFC 8187).
 *
 * @param text as people see it, without folders
 */
public record FileName(String text) {
  /** The last part of a path. */
  public static FileName ofPath(String path) {
    return new FileName(path.substring(path.lastIndexOf('/') + 1));
  }

  /** The value of {@code Content-Disposition} of what is saved and not shown. */
  public String disposition() {
    return of(ContentDisposition.attachment());
  }

  /** The same of what is shown, and may be saved. */
  public String shownDisposition() {
    return of(ContentDisposition.inline());
  }

  private String of(ContentDisposition.Builder builder) {
    return builder.filename(text, StandardCharsets.UTF_8).build().toString();
  }
}
