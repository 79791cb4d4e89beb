/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.http.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenID Connect provider that says who somebody is, and never what he may do.
 *
 * @param issuer HTTPS, but on this machine
 * @param secret empty for a public client
 * @param name shown on the log-in page
 * @param authorities that its certificate is checked by; those of Java where it is empty
 * @param factor when its second factor counts; empty where it never does
 */
public record OidcSettings(
    URI issuer,
    String clientId,
    Optional<Secret> secret,
    String name,
    Optional<Path> authorities,
    Optional<FactorClaim> factor) {
  /**
   * What a token says where a second factor was used.
   *
   * @param values one of them is enough
   */
  public record FactorClaim(String name, Set<String> values) {
    public FactorClaim {
      values = Set.copyOf(values);
    }
  }

  private static final List<Setting> DEPENDENT =
      List.of(
          Setting.LOGIN_OIDC_CLIENT_ID,
          Setting.LOGIN_OIDC_CLIENT_SECRET_FILE,
          Setting.LOGIN_OIDC_NAME,
          Setting.LOGIN_OIDC_AUTHORITIES,
          Setting.LOGIN_OIDC_FACTOR_CLAIM,
          Setting.LOGIN_OIDC_FACTOR_VALUES);
  private static final String EXAMPLE = "https://sso.example.cn/realms/gov";

  static Optional<OidcSettings> read(SettingReader reader) {
    Optional<Secret> secret = reader.hidden(Setting.LOGIN_OIDC_CLIENT_SECRET_FILE);
    Optional<Path> authorities = reader.file(Setting.LOGIN_OIDC_AUTHORITIES);
    if (!reader.has(Setting.LOGIN_OIDC_ISSUER)) {
      if (DEPENDENT.stream().anyMatch(reader::has)) {
        reader.wrong(Setting.LOGIN_OIDC_ISSUER, EXAMPLE);
      }
      return Optional.empty();
    }
    reader.needed(Setting.LOGIN_OIDC_CLIENT_ID, "yunheng");
    if (reader.has(Setting.LOGIN_OIDC_CLIENT_SECRET_FILE) && secret.isEmpty()) {
      reader.wrong(Setting.LOGIN_OIDC_CLIENT_SECRET_FILE, "a file with a secret");
    }
    return Optional.of(
        new OidcSettings(
            issuer(reader),
            reader.text(Setting.LOGIN_OIDC_CLIENT_ID).orElse(""),
            secret,
            reader.text(Setting.LOGIN_OIDC_NAME).orElse("OpenID Connect"),
            authorities,
            factor(reader)));
  }

  private static URI issuer(SettingReader reader) {
    String text = reader.value(Setting.LOGIN_OIDC_ISSUER).text();
    if (text.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
      URI issuer = URI.create(text);
      if (issuer.getHost() != null
          && (issuer.getScheme().equals("https") || loopback(issuer.getHost()))) {
        return issuer;
      }
    }
    reader.wrong(Setting.LOGIN_OIDC_ISSUER, EXAMPLE);
    return URI.create("https://localhost");
  }

  static boolean loopback(String host) {
    return SettingReader.host(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  private static Optional<FactorClaim> factor(SettingReader reader) {
    List<String> values = reader.words(Setting.LOGIN_OIDC_FACTOR_VALUES);
    if (reader.has(Setting.LOGIN_OIDC_FACTOR_CLAIM) == values.isEmpty()) {
      if (values.isEmpty()) {
        reader.wrong(Setting.LOGIN_OIDC_FACTOR_VALUES, "mfa, otp");
      } else {
        reader.wrong(Setting.LOGIN_OIDC_FACTOR_CLAIM, "amr | acr");
      }
    }
    return reader
        .text(Setting.LOGIN_OIDC_FACTOR_CLAIM)
        .map(name -> new FactorClaim(name, Set.copyOf(values)));
  }
}
