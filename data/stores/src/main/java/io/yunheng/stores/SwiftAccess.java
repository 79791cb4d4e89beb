/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.Secret;
import io.yunheng.openstack.Account;
import io.yunheng.openstack.CloudConfig;
import io.yunheng.openstack.CloudsFile;
import io.yunheng.openstack.LoginIdentity;
import io.yunheng.openstack.LoginScope;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a Swift is reached, as the environment says by the names of OpenStack's own clients. */
public final class SwiftAccess {
  private static final Set<String> EXPOSURES = Set.of("public", "internal", "admin");

  private final Map<String, String> environment;

  private SwiftAccess(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The cloud that {@code OS_CLOUD} names in clouds.yaml (or the file of {@code
   * OS_CLIENT_CONFIG_FILE}), else that of {@code OS_AUTH_URL} with {@code OS_USERNAME} or {@code
   * OS_USER_ID}, {@code OS_PASSWORD}, {@code OS_PROJECT_NAME} or {@code OS_PROJECT_ID} and their
   * domains, or with {@code OS_APPLICATION_CREDENTIAL_ID} and {@code ..._SECRET}; {@code
   * OS_REGION_NAME}, {@code OS_INTERFACE}, {@code OS_CACERT}.
   *
   * @throws FaultException with {@code STORE_SETTING_MISSING}, {@code STORE_SETTING_INVALID}, or a
   *     fault of clouds.yaml
   */
  public static CloudConfig of(Map<String, String> environment) {
    return new SwiftAccess(environment).config();
  }

  private CloudConfig config() {
    Optional<String> cloud = set("OS_CLOUD");
    if (cloud.isPresent()) {
      return CloudsFile.standard(set("OS_CLIENT_CONFIG_FILE").map(Path::of)).cloud(cloud.get());
    }
    URI uri = authUrl(needed("OS_AUTH_URL"));
    String exposure = set("OS_INTERFACE").orElse("public").replaceFirst("URL$", "");
    if (!EXPOSURES.contains(exposure)) {
      throw invalid("OS_INTERFACE", exposure, "public, internal, admin");
    }
    Optional<String> credential = set("OS_APPLICATION_CREDENTIAL_ID");
    Account account =
        credential.isPresent()
            ? new Account.ApplicationCredential(
                credential,
                Optional.empty(),
                Optional.empty(),
                new Secret(needed("OS_APPLICATION_CREDENTIAL_SECRET")))
            : new Account.Password(
                identity("OS_USER", "OS_USERNAME"), new Secret(needed("OS_PASSWORD")));
    return new CloudConfig(
        uri.getHost(),
        uri,
        account,
        credential.isPresent()
            ? new LoginScope.Implied()
            : new LoginScope.Project(identity("OS_PROJECT", "OS_PROJECT_NAME")),
        set("OS_REGION_NAME"),
        exposure,
        set("OS_CACERT").map(Path::of));
  }

  private LoginIdentity identity(String what, String name) {
    Optional<String> id = set(what + "_ID");
    if (id.isPresent()) {
      return LoginIdentity.ofId(id.get());
    }
    String called = needed(name);
    Optional<String> domain = set(what + "_DOMAIN_ID").or(() -> set("OS_DEFAULT_DOMAIN_ID"));
    LoginIdentity within =
        domain
            .map(LoginIdentity::ofId)
            .orElseGet(
                () ->
                    new LoginIdentity(
                        Optional.empty(),
                        Optional.of(needed(what + "_DOMAIN_NAME")),
                        Optional.empty()));
    return new LoginIdentity(Optional.empty(), Optional.of(called), Optional.of(within));
  }

  private static URI authUrl(String text) {
    String bare = text.replaceAll("/+$", "");
    try {
      URI uri = new URI(bare.endsWith("/v3") ? bare : bare + "/v3");
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
    throw invalid("OS_AUTH_URL", "?", "https://HOST:PORT/v3");
  }

  private Optional<String> set(String name) {
    return S3Access.set(environment, name);
  }

  private String needed(String name) {
    return set(name)
        .orElseThrow(() -> FaultException.of(FaultCode.STORE_SETTING_MISSING, "setting", name));
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
