/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.Secret;
import io.yunheng.openstack.http.Redaction;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a recording has to know beside the answers: which cloud was asked, by what kind of account,
 * in pages of what size, and how many images were checked.
 */
record ReplayHeader(CloudConfig config, int pageSize, int verifyImages) {
  static Map<String, String> of(CloudConfig config, CollectOptions options) {
    Map<String, String> header = new TreeMap<>();
    header.put("startedAt", options.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    header.put("name", config.name());
    header.put("authUrl", config.authUrl().toString());
    header.put("exposure", config.exposure());
    header.put("scope", config.scope().shown());
    header.put("pageSize", Integer.toString(options.pageSize()));
    header.put(
        "account",
        switch (config.account()) {
          case Account.Password _ -> "password";
          case Account.ApplicationCredential _ -> "application-credential";
        });
    config.region().ifPresent(region -> header.put("region", region));
    if (options.verifyImages() > 0) {
      header.put("verifyImages", Integer.toString(options.verifyImages()));
    }
    return header;
  }

  static ReplayHeader of(Path folder, Map<String, String> header) {
    try {
      CloudConfig config =
          new CloudConfig(
              text(header, "name"),
              URI.create(text(header, "authUrl")),
              account(text(header, "account")),
              scope(text(header, "scope")),
              Optional.ofNullable(header.get("region")),
              text(header, "exposure"),
              Optional.empty());
      return new ReplayHeader(
          config,
          Integer.parseInt(text(header, "pageSize")),
          Integer.parseInt(header.getOrDefault("verifyImages", "0")));
    } catch (IllegalArgumentException e) {
      throw FaultException.of(FaultCode.RECORDING_INVALID, "file", folder.toString(), "line", "1");
    }
  }

  private static String text(Map<String, String> header, String name) {
    String value = header.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }

  private static Account account(String kind) {
    Secret none = new Secret(Redaction.MARK);
    Optional<String> id = Optional.of(Redaction.MARK);
    return switch (kind) {
      case "password" -> new Account.Password(LoginIdentity.ofId(Redaction.MARK), none);
      case "application-credential" ->
          new Account.ApplicationCredential(id, Optional.empty(), Optional.empty(), none);
      default -> throw new IllegalArgumentException("account");
    };
  }

  private static LoginScope scope(String shown) {
    if (shown.startsWith("project:")) {
      return new LoginScope.Project(LoginIdentity.ofId(shown.substring("project:".length())));
    }
    if (shown.startsWith("domain:")) {
      return new LoginScope.Domain(LoginIdentity.ofId(shown.substring("domain:".length())));
    }
    return shown.equals("system") ? new LoginScope.Whole() : new LoginScope.Implied();
  }
}
