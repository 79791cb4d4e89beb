/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.fault.Language;
import java.time.Duration;
import java.util.List;
import org.springframework.http.ResponseCookie;

/** The switch between the languages; a browser remembers it. */
public final class LanguageRoutes implements WebRoutes {
  static final String COOKIE = "language";
  private static final Duration YEAR = Duration.ofDays(365);

  private final boolean secure;

  /**
   * The switch.
   *
   * @param secure whether browsers speak HTTPS
   */
  public LanguageRoutes(boolean secure) {
    this.secure = secure;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.post("/language", new RouteNeed.Open("strangers read too"), this::change));
  }

  private WebAnswer change(Visit visit) {
    Language language = Language.of(visit.form("language")).orElse(Language.ZH);
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, language.code())
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .path("/")
            .maxAge(YEAR)
            .build();
    return new WebAnswer.SeeOther(LocalPath.orHome(visit.form("back")), List.of(cookie));
  }
}
