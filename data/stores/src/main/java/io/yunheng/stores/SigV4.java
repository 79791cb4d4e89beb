/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests without a body (AWS Signature Version 4, "Authenticating Requests: Using the
 * Authorization Header" of the S3 API reference). Paths are signed as they are sent, not made
 * shorter.
 */
final class SigV4 {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final S3Access.Keys keys;
  private final String region;

  SigV4(S3Access.Keys keys, String region) {
    this.keys = keys;
    this.region = region;
  }

  /**
   * The headers of a request, with those that sign it.
   *
   * @param uri its query already in order and encoded
   * @param headers that are signed with it
   */
  Map<String, String> sign(String method, URI uri, Map<String, String> headers, Instant now) {
    String time = TIME.format(now);
    String day = time.substring(0, 8);
    Map<String, String> signed = new TreeMap<>();
    headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
    signed.put("host", uri.getRawAuthority());
    signed.put("x-amz-content-sha256", NOTHING);
    signed.put("x-amz-date", time);
    keys.session().ifPresent(token -> signed.put("x-amz-security-token", token.reveal()));
    StringBuilder request = new StringBuilder();
    request.append(method).append('\n');
    request.append(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()).append('\n');
    request.append(uri.getRawQuery() == null ? "" : uri.getRawQuery()).append('\n');
    signed.forEach((name, value) -> request.append(name).append(':').append(value).append('\n'));
    String names = String.join(";", signed.keySet());
    request.append('\n').append(names).append('\n').append(NOTHING);
    String scope = day + "/" + region + "/s3/aws4_request";
    String text = ALGORITHM + "\n" + time + "\n" + scope + "\n" + sha256(request.toString());
    byte[] key = mac(("AWS4" + keys.secret().reveal()).getBytes(StandardCharsets.UTF_8), day);
    for (String part : new String[] {region, "s3", "aws4_request"}) {
      key = mac(key, part);
    }
    signed.put(
        "authorization",
        ALGORITHM
            + " Credential="
            + keys.id()
            + "/"
            + scope
            + ",SignedHeaders="
            + names
            + ",Signature="
            + HexFormat.of().formatHex(mac(key, text)));
    signed.remove("host");
    return signed;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
