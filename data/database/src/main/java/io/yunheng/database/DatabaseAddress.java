/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is and as whom it is read: {@code
 * postgresql://user@host:port/database?option=…}, {@code mariadb://…}, or a {@code jdbc:} address
 * for a driver that the user brings. There is no password in it.
 *
 * @param host empty for {@code jdbc:} addresses, as the port, the database and the options
 * @param jdbc the address for a driver that the user brings, else empty
 */
public record DatabaseAddress(
    Engine engine,
    String host,
    int port,
    String database,
    String user,
    Map<String, String> options,
    String jdbc) {
  private static final int LONGEST = 2048;
  private static final Pattern NATIVE =
      Pattern.compile(
          "(postgresql|postgres|mariadb)://([^@/?#]*)@(\\[[0-9A-Fa-f:.%]+]|[^:/?#@\\[\\]]+)(?::([0-9]{1,5}))?/([^/?#]+)(?:\\?([^#]*))?");
  private static final Pattern JDBC = Pattern.compile("jdbc:[a-zA-Z0-9-]+:.+");
  private static final Pattern OPTION = Pattern.compile("[?;&]([A-Za-z0-9_.%-]+)=([^;&]*)");
  private static final Pattern USER_AND_PASSWORD =
      Pattern.compile(
          "//[^/?;]*:[^/?;@]*[^/?;@0-9\\]][^/?;@]*@|//[^/?;@]*:[^/?;@]*@|:[^:/@;?]*/[^/@;?]*@");

  public DatabaseAddress {
    options = Map.copyOf(options);
  }

  /**
   * Reads an address.
   *
   * @param user for {@code jdbc:} addresses; the others have it in them
   * @throws FaultException if it is none, holds a password, or asks for what is not allowed
   */
  public static DatabaseAddress parse(String text, Optional<String> user, TypeRules rules) {
    if (text.length() > LONGEST) {
      throw invalid(text.substring(0, 40), "longer than " + LONGEST);
    }
    return text.startsWith("jdbc:") ? ofDriver(text, user, rules) : ofEngine(text, rules);
  }

  /** Reads an address with the rules that ship. */
  public static DatabaseAddress parse(String text) {
    return parse(text, Optional.empty(), TypeRules.shipped());
  }

  private static DatabaseAddress ofEngine(String text, TypeRules rules) {
    Matcher matcher = NATIVE.matcher(text);
    if (!matcher.matches()) {
      if (USER_AND_PASSWORD.matcher(text).find()) {
        throw password();
      }
      throw invalid(withoutUser(text), "scheme://user@host:port/database");
    }
    String login = matcher.group(2);
    if (login.contains(":")) {
      throw password();
    }
    Engine engine = matcher.group(1).startsWith("p") ? Engine.POSTGRESQL : Engine.MARIADB;
    TypeRules.Driver driver = rules.driver(engine);
    int port = matcher.group(4) == null ? driver.port() : Integer.parseInt(matcher.group(4));
    String user = decoded(login);
    String database = decoded(matcher.group(5));
    if (user.isEmpty() || port < 1 || port > 65_535 || unprintable(user + database)) {
      throw invalid(withoutUser(text), "scheme://user@host:port/database");
    }
    Map<String, String> options = new TreeMap<>();
    String query = matcher.group(6) == null ? "" : matcher.group(6);
    for (String one : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = one.indexOf('=');
      String name = equals < 0 ? one : one.substring(0, equals);
      refuse(name, rules);
      if (equals < 0 || !driver.options().contains(name)) {
        throw FaultException.of(
            FaultCode.DATABASE_OPTION_REFUSED,
            "option",
            name,
            "known",
            String.join(", ", driver.options().stream().sorted().toList()));
      }
      options.put(name, decoded(one.substring(equals + 1)));
    }
    String host = matcher.group(3);
    return new DatabaseAddress(engine, host, port, database, user, options, "");
  }

  private static DatabaseAddress ofDriver(String text, Optional<String> user, TypeRules rules) {
    if (USER_AND_PASSWORD.matcher(text).find()) {
      throw password();
    }
    if (!JDBC.matcher(text).matches() || unprintable(text)) {
      throw invalid("jdbc:…", "jdbc:engine:…");
    }
    Matcher matcher = OPTION.matcher(text);
    while (matcher.find()) {
      refuse(decoded(matcher.group(1)), rules);
    }
    return new DatabaseAddress(Engine.JDBC, "", 0, "", user.orElse(""), Map.of(), text);
  }

  private static void refuse(String name, TypeRules rules) {
    String folded = name.toLowerCase(Locale.ROOT);
    if (folded.contains("password") || folded.equals("pwd")) {
      throw password();
    }
    if (rules.refuses(folded)) {
      throw FaultException.of(FaultCode.DATABASE_OPTION_REFUSED, "option", name, "known", "TLS …");
    }
  }

  private static FaultException password() {
    return FaultException.of(FaultCode.DATABASE_PASSWORD_IN_ADDRESS);
  }

  private static FaultException invalid(String shown, String expected) {
    return FaultException.of(
        FaultCode.DATABASE_ADDRESS_INVALID, "address", shown, "expected", expected);
  }

  /** For messages: what stands before an at-sign may be a password. */
  private static String withoutUser(String text) {
    int at = text.lastIndexOf('@');
    int query = text.indexOf('?');
    String shown = query < 0 ? text : text.substring(0, query);
    return at < 0 ? shown : "…" + text.substring(at, Math.max(at, shown.length()));
  }

  private static boolean unprintable(String text) {
    return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw invalid("…", "%XX");
    }
  }

  /** The name of the engine, as people know it. */
  public String engineName() {
    return engine == Engine.JDBC ? jdbc.split(":", 3)[1] : engine.code();
  }

  /** The address as it may be shown. */
  @Override
  public String toString() {
    if (engine == Engine.JDBC) {
      int options = jdbc.length();
      for (char c : new char[] {'?', ';'}) {
        int at = jdbc.indexOf(c);
        options = at < 0 ? options : Math.min(options, at);
      }
      return jdbc.substring(0, options);
    }
    return engine.code() + "://" + user + "@" + host + ":" + port + "/" + database;
  }
}
