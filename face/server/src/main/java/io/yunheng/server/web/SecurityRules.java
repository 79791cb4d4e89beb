/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * What Spring Security does for us: who makes a request, tokens against forged forms, headers. What
 * somebody may do is decided by the guard of the routes.
 */
public final class SecurityRules {
  /** No inline script or style, nothing from elsewhere, no frames. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String NO_FEATURES =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
  private static final long TWO_YEARS = 63_072_000;

  private SecurityRules() {}

  /** The tokens against forged forms, in a cookie of this host that scripts cannot read. */
  public static CookieCsrfTokenRepository tokens(boolean secure) {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(new SessionCookie(secure).formName());
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> cookie.secure(secure).httpOnly(true).sameSite("Lax"));
    return tokens;
  }

  /** The chain of filters for all requests. */
  public static SecurityFilterChain chain(
      HttpSecurity http,
      SessionContexts contexts,
      CookieCsrfTokenRepository tokens,
      boolean secure) {
    return http.securityContext(context -> context.securityContextRepository(contexts))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(tokens)
                    .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler()))
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .anonymous(Customizer.withDefaults())
        .headers(
            headers -> {
              headers
                  .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                  .frameOptions(frames -> frames.deny())
                  .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                  .permissionsPolicyHeader(features -> features.policy(NO_FEATURES))
                  .crossOriginOpenerPolicy(
                      opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                  .crossOriginResourcePolicy(
                      resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
              if (secure) {
                headers.httpStrictTransportSecurity(
                    strict ->
                        strict
                            .maxAgeInSeconds(TWO_YEARS)
                            .includeSubDomains(false)
                            .requestMatcher(_ -> true));
              } else {
                headers.httpStrictTransportSecurity(strict -> strict.disable());
              }
            })
        .build();
  }
}
