/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.ProxySettings;
import io.yunheng.http.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a store that speaks S3 is reached.
 *
 * @param endpoint without the bucket
 * @param style where requests name the bucket
 * @param cacert a PEM bundle that replaces the authorities of the Java runtime
 */
public record S3Access(
    URI endpoint,
    String region,
    Keys keys,
    Style style,
    Optional<Path> cacert,
    ProxySettings proxies) {
  private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final String STYLE = "YUNHENG_S3_ADDRESSING";

  /** A store that is reached directly. */
  public S3Access(URI endpoint, String region, Keys keys, Style style, Optional<Path> cacert) {
    this(endpoint, region, keys, style, cacert, ProxySettings.NONE);
  }

  /** The same store, reached through proxies. */
  public S3Access through(ProxySettings others) {
    return new S3Access(endpoint, region, keys, style, cacert, others);
  }

  /** Where requests name the bucket. */
  public enum Style {
    /** In the path; all stores but some public clouds understand it. */
    PATH,
    /** In the host's name. */
    VIRTUAL
  }

  /**
   * Who asks.
   *
   * @param session of temporary keys
   */
  public record Keys(String id, Secret secret, Optional<Secret> session) {
    @Override
    public String toString() {
      return "Keys[***]";
    }
  }

  /**
   * What the environment says, by the names that AWS gave: {@code AWS_ACCESS_KEY_ID}, {@code
   * AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN}, or of {@code AWS_PROFILE} the files {@code
   * AWS_SHARED_CREDENTIALS_FILE} and {@code AWS_CONFIG_FILE}; {@code AWS_REGION}, {@code
   * AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL}, {@code AWS_CA_BUNDLE}; and {@code
   * YUNHENG_S3_ADDRESSING}, {@code path} or {@code virtual}. The environment goes before the files.
   *
   * @throws FaultException with {@code STORE_SETTING_MISSING}, {@code STORE_SETTING_INVALID} or a
   *     fault of a file
   */
  public static S3Access of(Map<String, String> environment) {
    AwsProfile profile = AwsProfile.of(environment);
    Optional<URI> given =
        set(environment, "AWS_ENDPOINT_URL_S3")
            .or(() -> set(environment, "AWS_ENDPOINT_URL"))
            .or(() -> profile.value("endpoint_url"))
            .map(S3Access::endpoint);
    String region =
        set(environment, "AWS_REGION")
            .or(() -> set(environment, "AWS_DEFAULT_REGION"))
            .or(() -> profile.value("region"))
            .orElse("us-east-1");
    if (!REGION.matcher(region).matches()) {
      throw invalid("AWS_REGION", region, "us-east-1");
    }
    Style style =
        switch (set(environment, STYLE).orElse("").toLowerCase(Locale.ROOT)) {
          case "path" -> Style.PATH;
          case "virtual" -> Style.VIRTUAL;
          case "" -> given.isPresent() ? Style.PATH : Style.VIRTUAL;
          case String other -> throw invalid(STYLE, other, "path, virtual");
        };
    return new S3Access(
        given.orElseGet(() -> URI.create("https://s3." + region + ".amazonaws.com")),
        region,
        keys(environment, profile),
        style,
        set(environment, "AWS_CA_BUNDLE").or(() -> profile.value("ca_bundle")).map(Path::of));
  }

  private static Keys keys(Map<String, String> environment, AwsProfile profile) {
    Optional<String> id = set(environment, "AWS_ACCESS_KEY_ID");
    if (id.isPresent()) {
      return new Keys(
          id.get(),
          set(environment, "AWS_SECRET_ACCESS_KEY")
              .map(Secret::new)
              .orElseThrow(() -> missing("AWS_SECRET_ACCESS_KEY")),
          set(environment, "AWS_SESSION_TOKEN").map(Secret::new));
    }
    return new Keys(
        profile.value("aws_access_key_id").orElseThrow(() -> missing("AWS_ACCESS_KEY_ID")),
        profile
            .value("aws_secret_access_key")
            .map(Secret::new)
            .orElseThrow(() -> missing("AWS_SECRET_ACCESS_KEY")),
        profile.value("aws_session_token").map(Secret::new));
  }

  private static URI endpoint(String text) {
    try {
      URI uri = new URI(text.replaceAll("/+$", ""));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme();
      if ((scheme.equals("http") || scheme.equals("https"))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Told below; the text may hold a password and is not shown.
    }
    throw invalid("AWS_ENDPOINT_URL", "?", "https://HOST:PORT");
  }

  static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static FaultException missing(String setting) {
    return FaultException.of(FaultCode.STORE_SETTING_MISSING, "setting", setting);
  }

  private static FaultException invalid(String setting, String value, String known) {
    return FaultException.of(
        FaultCode.STORE_SETTING_INVALID,
        "setting",
        setting,
        "value",
        PrintableWords.text(value),
        "known",
        known);
  }
}
