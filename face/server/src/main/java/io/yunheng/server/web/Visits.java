/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.fault.Language;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.ServerTexts;
import jakarta.servlet.http.Cookie;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.function.ServerRequest;

/** Makes a visit of a request. */
public final class Visits {
  private final InstantSource clock;
  private final ZoneId zone;
  private final Map<Language, ServerTexts> texts =
      Map.of(
          Language.ZH, ServerTexts.load(Language.ZH), Language.EN, ServerTexts.load(Language.EN));

  public Visits(InstantSource clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  Visit of(ServerRequest request) {
    Visitor visitor =
        SecurityContextHolder.getContext().getAuthentication() instanceof VisitorToken token
            ? token.visitor()
            : new Visitor.Stranger();
    return of(request, visitor);
  }

  /** A visit of somebody of whom nothing is asked, so that no session is looked for. */
  Visit ofStranger(ServerRequest request) {
    return of(request, new Visitor.Stranger());
  }

  private Visit of(ServerRequest request, Visitor visitor) {
    Language language = chosen(request).orElseGet(() -> own(visitor));
    return new Visit(
        request, visitor, Objects.requireNonNull(texts.get(language)), clock.instant(), zone);
  }

  private static Optional<Language> chosen(ServerRequest request) {
    Cookie cookie = request.cookies().getFirst(LanguageRoutes.COOKIE);
    return cookie == null ? Optional.empty() : Language.of(cookie.getValue());
  }

  private static Language own(Visitor visitor) {
    return switch (visitor) {
      case Visitor.Known known -> known.person().language();
      case Visitor.Stranger() -> Language.ZH;
    };
  }
}
