/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.config;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Scalar;
import io.yunheng.http.Secret;
import io.yunheng.openstack.Account;
import io.yunheng.openstack.CloudConfig;
import io.yunheng.openstack.LoginIdentity;
import io.yunheng.openstack.LoginScope;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The settings of one cloud as written, and what they mean. */
public final class CloudSettings {
  private static final List<String> EXPOSURES = List.of("public", "internal", "admin");
  private static final List<String> PASSWORD = List.of("password", "v3password");
  private static final String APPLICATION = "v3applicationcredential";

  private final Path file;
  private final String cloud;
  private final Mapping settings;
  private final Mapping auth;
  private final Optional<Secret> beside;

  /**
   * Settings of a cloud.
   *
   * @param beside the password or application secret, if the settings do not hold it
   */
  public CloudSettings(Path file, String cloud, Mapping settings, Optional<Secret> beside) {
    this.beside = beside;
    this.file = file;
    this.cloud = cloud;
    this.settings = settings;
    this.auth =
        settings.entries().get("auth") instanceof Mapping mapping
            ? mapping
            : new Mapping(Map.of(), settings.line());
  }

  public CloudConfig config() {
    refuseUnverified();
    Account account = account();
    return new CloudConfig(
        cloud,
        authUrl(),
        account,
        scope(account),
        text(settings, "region_name"),
        exposure(),
        cacert());
  }

  /** The file of the authorities that the cloud names. */
  public Optional<Path> cacert() {
    return text(settings, "cacert").map(CloudSettings::path);
  }

  private void refuseUnverified() {
    boolean off =
        text(settings, "verify").filter("false"::equalsIgnoreCase).isPresent()
            || text(settings, "insecure").filter("true"::equalsIgnoreCase).isPresent();
    if (off) {
      throw FaultException.of(FaultCode.CLOUD_VERIFY_OFF, "file", file.toString(), "cloud", cloud);
    }
  }

  private URI authUrl() {
    String text = text(auth, "auth_url").orElseThrow(() -> missing("auth.auth_url"));
    String bare = text.replaceAll("/+$", "");
    if (bare.endsWith("/auth/tokens")) {
      bare = bare.substring(0, bare.length() - "/auth/tokens".length());
    }
    try {
      URI uri = new URI(bare.endsWith("/v3") ? bare : bare.replaceAll("/v2\\.0$", "") + "/v3");
      String scheme = uri.getScheme() == null ? "" : uri.getScheme();
      if (!(scheme.equals("http") || scheme.equals("https"))
          || uri.getHost() == null
          || uri.getRawUserInfo() != null
          || uri.getRawQuery() != null
          || uri.getRawFragment() != null) {
        throw invalid("auth.auth_url", "?", "https://HOST:PORT/v3");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw invalid("auth.auth_url", "?", "https://HOST:PORT/v3");
    }
  }

  private Account account() {
    String type =
        text(settings, "auth_type")
            .orElse(
                text(auth, "application_credential_id").isPresent()
                        || text(auth, "application_credential_name").isPresent()
                    ? APPLICATION
                    : "password")
            .toLowerCase(Locale.ROOT);
    if (type.equals(APPLICATION)) {
      return applicationCredential();
    }
    if (!PASSWORD.contains(type)) {
      throw invalid("auth_type", type, "password, v3applicationcredential");
    }
    LoginIdentity user = identity("user", "username").orElseThrow(() -> missing("auth.username"));
    return new Account.Password(user, secret("password"));
  }

  private Account applicationCredential() {
    Secret secret = secret("application_credential_secret");
    Optional<String> id = text(auth, "application_credential_id");
    if (id.isPresent()) {
      return new Account.ApplicationCredential(id, Optional.empty(), Optional.empty(), secret);
    }
    String name =
        text(auth, "application_credential_name")
            .orElseThrow(() -> missing("auth.application_credential_id"));
    LoginIdentity owner = identity("user", "username").orElseThrow(() -> missing("auth.username"));
    return new Account.ApplicationCredential(
        Optional.empty(), Optional.of(name), Optional.of(owner), secret);
  }

  private LoginScope scope(Account account) {
    if (account instanceof Account.ApplicationCredential) {
      return new LoginScope.Implied();
    }
    if (text(auth, "system_scope").isPresent()) {
      return new LoginScope.Whole();
    }
    Optional<LoginIdentity> project =
        identity("project", "project_name").or(() -> identity("tenant", "tenant_name"));
    if (project.isPresent()) {
      return new LoginScope.Project(project.get());
    }
    Optional<String> domainId = text(auth, "domain_id");
    Optional<String> domainName = text(auth, "domain_name");
    if (domainId.isPresent() || domainName.isPresent()) {
      return new LoginScope.Domain(new LoginIdentity(domainId, domainName, Optional.empty()));
    }
    throw missing("auth.project_name");
  }

  /** A user or project with its domain, by the usual names of the settings. */
  private Optional<LoginIdentity> identity(String what, String nameKey) {
    Optional<String> id = text(auth, what + "_id");
    Optional<String> name = text(auth, nameKey);
    if (id.isPresent()) {
      return Optional.of(LoginIdentity.ofId(id.get()));
    }
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> domainId =
        text(auth, what + "_domain_id").or(() -> text(auth, "default_domain_id"));
    Optional<String> domainName =
        text(auth, what + "_domain_name").or(() -> text(auth, "default_domain_name"));
    if (domainId.isEmpty() && domainName.isEmpty()) {
      throw missing("auth." + what + "_domain_name");
    }
    LoginIdentity domain =
        domainId.isPresent()
            ? LoginIdentity.ofId(domainId.get())
            : new LoginIdentity(Optional.empty(), domainName, Optional.empty());
    return Optional.of(new LoginIdentity(Optional.empty(), name, Optional.of(domain)));
  }

  private String exposure() {
    String exposure =
        text(settings, "interface").or(() -> text(settings, "endpoint_type")).orElse("public");
    if (exposure.endsWith("URL")) {
      exposure = exposure.substring(0, exposure.length() - 3);
    }
    if (!EXPOSURES.contains(exposure)) {
      throw invalid("interface", exposure, String.join(", ", EXPOSURES));
    }
    return exposure;
  }

  private Secret secret(String key) {
    return text(auth, key)
        .map(Secret::new)
        .or(() -> beside)
        .orElseThrow(() -> missing("auth." + key));
  }

  private static Optional<String> text(Mapping mapping, String key) {
    return mapping.entries().get(key) instanceof Scalar(String text, int _) && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Path path(String text) {
    return text.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), text.substring(2))
        : Path.of(text);
  }

  private FaultException missing(String setting) {
    return FaultException.of(
        FaultCode.CLOUD_SETTING_MISSING,
        "file",
        file.toString(),
        "cloud",
        cloud,
        "setting",
        setting);
  }

  private FaultException invalid(String setting, String value, String known) {
    return FaultException.of(
        FaultCode.CLOUD_SETTING_INVALID,
        "file",
        file.toString(),
        "cloud",
        cloud,
        "setting",
        setting,
        "value",
        value,
        "known",
        known);
  }
}
