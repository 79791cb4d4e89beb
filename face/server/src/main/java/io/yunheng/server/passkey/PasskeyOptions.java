/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.passkey;

import io.yunheng.access.Person;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.store.Passkey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser is asked for (WebAuthn 5.4, 5.5): a key that the device keeps and that asks for a
 * PIN, a finger or a face. Bytes are base64url.
 */
public final class PasskeyOptions {
  /** How long an answer is waited for. */
  public static final Duration LIFE = Duration.ofMinutes(5);

  /** ES256, Ed25519 and RS256, of which each device has one. */
  static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PasskeyOptions() {}

  /** For a new passkey; those that are there are not made twice. */
  public static String create(
      PasskeySite.Named site,
      String siteName,
      SecretToken challenge,
      Person person,
      List<Passkey> there) {
    return JSON.writeValueAsString(
        Map.of(
            "challenge", bytes(challenge.text()),
            "rp", Map.of("id", site.name(), "name", siteName),
            "user",
                Map.of(
                    "id", bytes(person.id().text()),
                    "name", person.login(),
                    "displayName", person.name()),
            "pubKeyCredParams",
                ALGORITHMS.stream().map(one -> Map.of("type", "public-key", "alg", one)).toList(),
            "excludeCredentials", credentials(there),
            "authenticatorSelection",
                Map.of(
                    "residentKey", "required",
                    "requireResidentKey", true,
                    "userVerification", "required"),
            "attestation", "none",
            "timeout", LIFE.toMillis()));
  }

  /**
   * For a proof by a passkey.
   *
   * @param allowed those that may be used; any that the device has where there are none
   */
  public static String use(PasskeySite.Named site, SecretToken challenge, List<Passkey> allowed) {
    return JSON.writeValueAsString(
        Map.of(
            "challenge", bytes(challenge.text()),
            "rpId", site.name(),
            "allowCredentials", credentials(allowed),
            "userVerification", "required",
            "timeout", LIFE.toMillis()));
  }

  private static List<Map<String, String>> credentials(List<Passkey> all) {
    return all.stream().map(one -> Map.of("type", "public-key", "id", one.credential())).toList();
  }

  static String bytes(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
