/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.server.page.PageBody;
import java.nio.file.Path;
import java.util.List;
import org.springframework.http.ResponseCookie;

/** What a route answers. */
public sealed interface WebAnswer {
  /** A page. */
  record Shown(int status, PageBody body, List<ResponseCookie> cookies) implements WebAnswer {
    public Shown {
      cookies = List.copyOf(cookies);
    }
  }

  /**
   * Another page, to be asked for with GET.
   *
   * @param path on this server
   */
  record SeeOther(String path, List<ResponseCookie> cookies) implements WebAnswer {
    public SeeOther {
      if (!LocalPath.isLocal(path)) {
        throw new IllegalArgumentException("not on this server");
      }
      cookies = List.copyOf(cookies);
    }
  }

  /** Parts of a page, for a place in a page that is there. */
  record Fragment(PageBody body) implements WebAnswer {}

  /**
   * A file that a browser keeps and never shows.
   *
   * @param name that it is kept by
   * @param type as RFC 6838 names it
   */
  record Download(Path file, String name, String type) implements WebAnswer {}

  /** Bytes that are the same for everybody. */
  record Asset(ByteString bytes, String type, String tag) implements WebAnswer {}

  /** A page as usual. */
  static WebAnswer page(PageBody body) {
    return new Shown(200, body, List.of());
  }

  /** The page of a form whose fields have problems. */
  static WebAnswer again(PageBody body) {
    return new Shown(422, body, List.of());
  }

  /** Another page. */
  static WebAnswer to(String path) {
    return new SeeOther(path, List.of());
  }
}
