/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.TokenDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Styles, scripts and the mark: the same for everybody, read once at the start. */
public final class AssetRoutes implements WebRoutes {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("server.css", "text/css;charset=utf-8"),
          Map.entry("result.css", "text/css;charset=utf-8"),
          Map.entry("grid.css", "text/css;charset=utf-8"),
          Map.entry("server.js", "text/javascript;charset=utf-8"),
          Map.entry("evidence.js", "text/javascript;charset=utf-8"),
          Map.entry("grid.js", "text/javascript;charset=utf-8"),
          Map.entry("htmx.min.js", "text/javascript;charset=utf-8"),
          Map.entry("echarts.min.js", "text/javascript;charset=utf-8"),
          Map.entry("passkey.js", "text/javascript;charset=utf-8"),
          Map.entry("mark.svg", "image/svg+xml"));

  @Override
  public List<WebRoute> routes() {
    return TYPES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> route(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static WebRoute route(String name, String type) {
    byte[] bytes = read(name);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String tag = "\"" + TokenDigest.of(text).text().substring(0, 32) + "\"";
    WebAnswer answer = new WebAnswer.Asset(new ByteString(bytes), type, tag);
    return WebRoute.get(
        "/assets/" + name, new RouteNeed.Open("the same for everybody"), _ -> answer);
  }

  private static byte[] read(String name) {
    String resource = "/yunheng/server/assets/" + name;
    try (InputStream in = Objects.requireNonNull(AssetRoutes.class.getResourceAsStream(resource))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
