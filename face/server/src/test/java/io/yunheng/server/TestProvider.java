/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * An OpenID Connect provider that does what it is told, so that what a real one never sends can be
 * sent. Whoever comes is logged in as the one who is set.
 */
final class TestProvider implements AutoCloseable {
  static final String CLIENT = "yunheng";

  private final HttpServer server;
  private final RSAKey key;
  private final RSAKey foreign;
  private final String secret;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private InstantSource clock = InstantSource.system();
  private volatile String subject = "";
  private volatile Consumer<JWTClaimsSet.Builder> claims = _ -> {};
  private volatile UnaryOperator<String> token = UnaryOperator.identity();
  private volatile boolean signsAsItself = true;
  private volatile String lastChallenge = "";

  TestProvider(String secret) {
    this.secret = secret;
    try {
      key = new RSAKeyGenerator(2048).keyID("one").generate();
      foreign = new RSAKeyGenerator(2048).keyID("one").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", this::describe);
    server.createContext("/keys", one -> json(one, 200, new JWKSet(key).toString()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** By whose clock its tokens are made. */
  void by(InstantSource other) {
    clock = other;
  }

  /** Who is logged in here, and what tokens say beside what they have to say. */
  void loggedIn(String who, Consumer<JWTClaimsSet.Builder> more) {
    subject = who;
    claims = more;
    token = UnaryOperator.identity();
    signsAsItself = true;
  }

  /** Has tokens be signed by somebody else. */
  void signsAsSomebodyElse() {
    signsAsItself = false;
  }

  /** Changes tokens after they were signed. */
  void changes(UnaryOperator<String> change) {
    token = change;
  }

  String lastChallenge() {
    return lastChallenge;
  }

  private void describe(HttpExchange one) throws IOException {
    String base = issuer();
    json(
        one,
        200,
        """
        {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
         "jwks_uri":"%s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
         "id_token_signing_alg_values_supported":["RS256"]}
        """
            .formatted(base, base, base, base));
  }

  private void authorize(HttpExchange one) throws IOException {
    Map<String, String> asked = parameters(one.getRequestURI().getRawQuery());
    lastChallenge = asked.getOrDefault("code_challenge_method", "");
    String code = "code" + codes.size();
    codes.put(code, asked);
    URI back =
        URI.create(
            asked.get("redirect_uri")
                + "?code="
                + code
                + "&state="
                + escaped(asked.getOrDefault("state", "")));
    one.getResponseHeaders().set("Location", back.toString());
    one.sendResponseHeaders(303, -1);
    one.close();
  }

  private static String escaped(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void token(HttpExchange one) throws IOException {
    Map<String, String> sent =
        parameters(new String(one.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked =
        Objects.requireNonNullElse(codes.remove(sent.getOrDefault("code", "")), Map.of());
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
    boolean good =
        basic.equals(one.getRequestHeaders().getFirst("Authorization"))
            && challenge(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
            && sent.getOrDefault("redirect_uri", "").equals(asked.get("redirect_uri"));
    if (!good) {
      json(one, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    json(
        one,
        200,
        "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
            + token.apply(idToken(asked.getOrDefault("nonce", "")))
            + "\"}");
  }

  private String idToken(String nonce) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder all =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(subject)
            .audience(List.of(CLIENT))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", nonce)
            .claim("auth_time", now.getEpochSecond())
            .claim("preferred_username", subject + "@sso");
    claims.accept(all);
    SignedJWT signed =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), all.build());
    try {
      signed.sign(new RSASSASigner(signsAsItself ? key : foreign));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return signed.serialize();
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> all = new HashMap<>();
    for (String one : text.split("&", -1)) {
      String[] pair = one.split("=", 2);
      all.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  private static void json(HttpExchange one, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    one.getResponseHeaders().set("Content-Type", "application/json");
    one.sendResponseHeaders(status, bytes.length);
    one.getResponseBody().write(bytes);
    one.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
