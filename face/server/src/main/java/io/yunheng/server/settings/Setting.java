/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.fault.Word;
import java.util.Locale;
import java.util.Optional;

/**
 * The closed set of settings of the server. Each has a key in the settings file, a variable of the
 * environment and, where it is needed at each start, a flag. What each is for is in {@code
 * yunheng/server/settings.yaml}.
 */
public enum Setting implements Word {
  DATA_FOLDER("data.folder", "--data", "~/.local/share/yunheng"),
  DATA_KEY_FILE("data.keyFile", ""),
  DATABASE_URL("database.url", ""),
  DATABASE_USER("database.user", ""),
  DATABASE_PASSWORD_FILE("database.passwordFile", ""),
  DATABASE_DUMP_MADE("database.dumpMade", "--dump-made", "false"),
  LISTEN("listen", "--listen", "127.0.0.1:8787"),
  PUBLIC_ADDRESS("publicAddress", "--public-address", ""),
  TLS_SELF_SIGNED("tls.selfSigned", "--self-signed", "false"),
  TLS_CERTIFICATE("tls.certificate", "--certificate", ""),
  TLS_KEY("tls.key", "--key", ""),
  PROXY_BEHIND("proxy.behind", "--behind-proxy", "false"),
  PROXY_TRUSTED("proxy.trusted", "127.0.0.1"),
  MANAGEMENT_LISTEN("management.listen", "127.0.0.1:8788"),
  LOGIN_IDLE_MINUTES("login.idleMinutes", "30"),
  LOGIN_ABSOLUTE_HOURS("login.absoluteHours", "12"),
  LOGIN_FRESH_MINUTES("login.freshMinutes", "10"),
  LOGIN_ATTEMPTS("login.attempts", "5"),
  LOGIN_FIRST_WAIT_SECONDS("login.firstWaitSeconds", "30"),
  LOGIN_LONGEST_WAIT_MINUTES("login.longestWaitMinutes", "60"),
  LOGIN_OIDC_ISSUER("login.oidc.issuer", ""),
  LOGIN_OIDC_CLIENT_ID("login.oidc.clientId", ""),
  LOGIN_OIDC_CLIENT_SECRET_FILE("login.oidc.clientSecretFile", ""),
  LOGIN_OIDC_NAME("login.oidc.name", ""),
  LOGIN_OIDC_AUTHORITIES("login.oidc.authorities", ""),
  LOGIN_OIDC_FACTOR_CLAIM("login.oidc.factorClaim", ""),
  LOGIN_OIDC_FACTOR_VALUES("login.oidc.factorValues", ""),
  LOGIN_LDAP_URL("login.ldap.url", ""),
  LOGIN_LDAP_START_TLS("login.ldap.startTls", "false"),
  LOGIN_LDAP_AUTHORITIES("login.ldap.authorities", ""),
  LOGIN_LDAP_BIND_NAME("login.ldap.bindName", ""),
  LOGIN_LDAP_PASSWORD_FILE("login.ldap.passwordFile", ""),
  LOGIN_LDAP_BASE("login.ldap.base", ""),
  LOGIN_LDAP_FILTER("login.ldap.filter", "(objectClass=person)"),
  LOGIN_LDAP_LOGIN_ATTRIBUTE("login.ldap.loginAttribute", "uid"),
  LOGIN_LDAP_ID_ATTRIBUTE("login.ldap.idAttribute", "entryUUID"),
  LOGIN_LDAP_NAME("login.ldap.name", ""),
  PASSWORD_LEAST_LENGTH("password.leastLength", "12"),
  PASSWORD_HISTORY("password.history", "5"),
  PASSWORD_DENY_LIST("password.denyList", ""),
  INVITATION_DAYS("invitation.days", "7"),
  UPLOAD_KEEP_DAYS("upload.keepDays", "7"),
  MALWARE_SCANNER("malware.scanner", ""),
  ADMINISTRATORS_COMBINED("administrators.combined", "false"),
  JOBS_WORKERS("jobs.workers", "2"),
  JOBS_THREADS("jobs.threads", "2"),
  JOBS_HEAP("jobs.heap", "2048"),
  COLLECT_NETWORKS("collect.networks", ""),
  TIME_ZONE("timeZone", "Asia/Shanghai");

  /** What each variable of the environment begins with. */
  public static final String VARIABLES = "YUNHENG_SERVER_";

  private final String key;
  private final String flag;
  private final String shipped;

  Setting(String key, String shipped) {
    this(key, "", shipped);
  }

  Setting(String key, String flag, String shipped) {
    this.key = key;
    this.flag = flag;
    this.shipped = shipped;
  }

  /** The key in the settings file, with dots between the levels. */
  @Override
  public String code() {
    return key;
  }

  /** The flag on the command line, if it has one. */
  public Optional<String> flag() {
    return flag.isEmpty() ? Optional.empty() : Optional.of(flag);
  }

  /** The value that holds where nothing is set; empty where there is none. */
  public String shipped() {
    return shipped;
  }

  /** The variable of the environment. */
  public String variable() {
    return VARIABLES + key.replaceAll("([A-Z])", "_$1").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
