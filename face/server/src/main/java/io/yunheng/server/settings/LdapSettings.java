/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.yunheng.http.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An LDAP directory that says who somebody is, and never what he may do.
 *
 * @param people where and how they are searched
 * @param name shown on the log-in page
 */
public record LdapSettings(Server server, Account account, People people, String name) {
  /** How bytes travel. */
  public enum Encryption {
    /** None, on this machine alone. */
    NONE,
    TLS,
    START_TLS
  }

  /**
   * Where it listens.
   *
   * @param authorities that its certificate is checked by; those of Java where it is empty
   */
  public record Server(String host, int port, Encryption encryption, Optional<Path> authorities) {}

  /** Who searches it. */
  public record Account(String name, Secret password) {}

  /**
   * Where and how people are searched.
   *
   * @param login attribute that people type
   * @param id attribute that never belongs to somebody else
   */
  public record People(String base, String filter, String login, String id) {}

  private static final Pattern ADDRESS =
      Pattern.compile("(ldaps?)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(?::([0-9]{1,5}))?/?");
  private static final List<Setting> DEPENDENT =
      List.of(
          Setting.LOGIN_LDAP_AUTHORITIES,
          Setting.LOGIN_LDAP_BIND_NAME,
          Setting.LOGIN_LDAP_PASSWORD_FILE,
          Setting.LOGIN_LDAP_BASE,
          Setting.LOGIN_LDAP_NAME);
  private static final String EXAMPLE = "ldaps://ldap.example.cn:636";

  static Optional<LdapSettings> read(SettingReader reader) {
    boolean startTls = reader.flag(Setting.LOGIN_LDAP_START_TLS);
    Optional<Secret> password = reader.hidden(Setting.LOGIN_LDAP_PASSWORD_FILE);
    Optional<Path> authorities = reader.file(Setting.LOGIN_LDAP_AUTHORITIES);
    if (!reader.has(Setting.LOGIN_LDAP_URL)) {
      if (startTls || DEPENDENT.stream().anyMatch(reader::has)) {
        reader.wrong(Setting.LOGIN_LDAP_URL, EXAMPLE);
      }
      return Optional.empty();
    }
    reader.needed(Setting.LOGIN_LDAP_BIND_NAME, "cn=yunheng,dc=example,dc=cn");
    reader.needed(Setting.LOGIN_LDAP_BASE, "ou=people,dc=example,dc=cn");
    if (!reader.has(Setting.LOGIN_LDAP_PASSWORD_FILE)) {
      reader.wrong(Setting.LOGIN_LDAP_PASSWORD_FILE, "/etc/yunheng/ldap.password");
    }
    return Optional.of(
        new LdapSettings(
            server(reader, startTls, authorities),
            new Account(
                name(reader, Setting.LOGIN_LDAP_BIND_NAME), password.orElse(new Secret(""))),
            new People(
                name(reader, Setting.LOGIN_LDAP_BASE),
                filter(reader),
                attribute(reader, Setting.LOGIN_LDAP_LOGIN_ATTRIBUTE),
                attribute(reader, Setting.LOGIN_LDAP_ID_ATTRIBUTE)),
            reader.text(Setting.LOGIN_LDAP_NAME).orElse("LDAP")));
  }

  private static Server server(SettingReader reader, boolean startTls, Optional<Path> authorities) {
    Matcher address = ADDRESS.matcher(reader.value(Setting.LOGIN_LDAP_URL).text());
    if (address.matches()) {
      boolean tls = address.group(1).equals("ldaps");
      String host = address.group(2).replaceAll("[\\[\\]]", "");
      Optional<Integer> given = Optional.ofNullable(address.group(3)).map(Integer::valueOf);
      int port = given.orElse(tls ? 636 : 389);
      boolean open = !tls && !startTls && !OidcSettings.loopback(host);
      if (port > 0 && port < 1 << 16 && !open && !(tls && startTls)) {
        return new Server(
            host,
            port,
            tls ? Encryption.TLS : startTls ? Encryption.START_TLS : Encryption.NONE,
            authorities);
      }
    }
    reader.wrong(Setting.LOGIN_LDAP_URL, EXAMPLE + " | ldap://… + login.ldap.startTls: true");
    return new Server("localhost", 636, Encryption.TLS, authorities);
  }

  private static String name(SettingReader reader, Setting setting) {
    String text = reader.value(setting).text();
    if (!text.isEmpty() && !DN.isValidDN(text)) {
      reader.wrong(setting, "ou=people,dc=example,dc=cn");
    }
    return text;
  }

  private static String filter(SettingReader reader) {
    String text = reader.value(Setting.LOGIN_LDAP_FILTER).text();
    try {
      Filter.create(text);
    } catch (LDAPException e) {
      reader.wrong(Setting.LOGIN_LDAP_FILTER, "(objectClass=person)");
    }
    return text;
  }

  private static String attribute(SettingReader reader, Setting setting) {
    String text = reader.value(setting).text();
    if (!text.matches("[A-Za-z][A-Za-z0-9-]*")) {
      reader.wrong(setting, setting.shipped());
    }
    return text;
  }
}
