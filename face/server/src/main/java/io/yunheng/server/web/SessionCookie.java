/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.server.secret.SecretToken;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a session: for this host alone, out of reach of scripts, not sent with requests
 * that other sites cause, gone when the browser is closed.
 *
 * @param secure whether browsers speak HTTPS; then its name begins with {@code __Host-}
 */
public record SessionCookie(boolean secure) {
  /** Its name. */
  public String name() {
    return secure ? "__Host-yunheng" : "yunheng";
  }

  /** The token that a request carries. */
  public Optional<SecretToken> read(HttpServletRequest request) {
    return read(request, name());
  }

  /** The token of a log-in that this browser took to an identity provider. */
  public Optional<SecretToken> readJourney(HttpServletRequest request) {
    return read(request, journeyName());
  }

  /** Keeps the token of a log-in that this browser takes to an identity provider. */
  public ResponseCookie journey(SecretToken token, Duration life) {
    return cookie(journeyName(), token.text()).maxAge(life).build();
  }

  /** Takes it back. */
  public ResponseCookie noJourney() {
    return cookie(journeyName(), "").maxAge(0).build();
  }

  private String journeyName() {
    return secure ? "__Host-yunheng-outside" : "yunheng-outside";
  }

  private static Optional<SecretToken> read(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    Stream<Cookie> all = cookies == null ? Stream.empty() : Arrays.stream(cookies);
    return all.filter(one -> one.getName().equals(name))
        .findFirst()
        .flatMap(one -> SecretToken.parse(one.getValue()));
  }

  /** Sets it. */
  public ResponseCookie of(SecretToken token) {
    return cookie(name(), token.text()).build();
  }

  /** Sets it, and has the next page make a new token against forged forms. */
  public List<ResponseCookie> anew(SecretToken token) {
    return List.of(of(token), cookie(formName(), "").maxAge(0).build());
  }

  /** The name of the cookie with the token against forged forms. */
  String formName() {
    return secure ? "__Host-yunheng-form" : "yunheng-form";
  }

  /** Takes it back. */
  public ResponseCookie none() {
    return cookie(name(), "").maxAge(0).build();
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
    return ResponseCookie.from(name, value).httpOnly(true).secure(secure).sameSite("Lax").path("/");
  }
}
