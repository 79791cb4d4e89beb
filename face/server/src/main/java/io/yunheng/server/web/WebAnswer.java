/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PagePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
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

  /**
   * A page of the identity provider, to be asked for with GET.
   *
   * @param address as the provider gave it, never as a request did
   */
  record Elsewhere(URI address, List<ResponseCookie> cookies) implements WebAnswer {
    public Elsewhere {
      cookies = List.copyOf(cookies);
    }
  }

  /**
   * Parts of a page that take the place of the same parts of before.
   *
   * @param tag of what they say, so that they are not sent where the browser has them; empty where
   *     they are always sent
   * @param whole whether the whole page has changed, and is to be asked for
   */
  record Fragment(List<PagePart> parts, String tag, boolean whole) implements WebAnswer {
    public Fragment {
      parts = List.copyOf(parts);
    }
  }

  /** Bytes that are the same for everybody. */
  record Asset(ByteString bytes, String type, String tag) implements WebAnswer {}

  /** What a script of ours asked for, as JSON. */
  record Data(int status, String json) implements WebAnswer {}

  /**
   * A file that browsers save and never show.
   *
   * @param size in bytes; empty where it is known only at the end
   */
  record Streamed(FileName name, OptionalLong size, FileContent content) implements WebAnswer {}

  /**
   * A picture that we drew (SVG): pages show it, and alone it is shown as well, but runs nothing
   * and loads nothing.
   *
   * @param size in bytes
   */
  record Picture(FileName name, long size, FileContent content) implements WebAnswer {}

  /**
   * A picture (PNG) that a worker process of ours encoded anew from what somebody uploaded.
   *
   * @param size in bytes
   */
  record Encoded(FileName name, long size, FileContent content) implements WebAnswer {}

  /** A picture of ours that does not change. */
  static WebAnswer picture(Path file, FileName name) {
    try {
      return new Picture(name, Files.size(file), out -> Files.copy(file, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of ours that does not change. */
  static WebAnswer file(Path file, FileName name) {
    try {
      return new Streamed(name, OptionalLong.of(Files.size(file)), out -> Files.copy(file, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parts for a place in a page that is there. */
  static WebAnswer parts(PageBody body) {
    return new Fragment(body.parts(), "", false);
  }

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
