/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.HttpProxy;
import io.yunheng.http.ProxyExclusions;
import io.yunheng.http.ProxySettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Through which proxy clouds and stores are reached: the request says, else the settings. */
public final class ProxyNames {
  private static final String HTTP = "http_proxy";
  private static final String HTTPS = "https_proxy";
  private static final String ALL = "all_proxy";
  private static final String EXCLUSIONS = "no_proxy";
  private static final Set<String> VARIABLES = Set.of(HTTP, HTTPS, ALL, EXCLUSIONS);
  private static final String OPTION = "--proxy";

  /** The names of the settings, in lower and upper case. */
  public static final Set<String> NAMES =
      VARIABLES.stream()
          .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
          .collect(Collectors.toUnmodifiableSet());

  private ProxyNames() {}

  /**
   * The proxies that the option names, else the variables {@code https_proxy}, {@code http_proxy}
   * and {@code all_proxy}; {@code no_proxy} counts in both cases. A variable in lower case goes
   * before the same in upper case.
   *
   * @param proxy the address that the request names
   * @throws FaultException with {@code PROXY_ADDRESS_INVALID} or {@code PROXY_LOGIN_IN_OPTION}
   */
  public static ProxySettings settings(Optional<String> proxy, Map<String, String> environment) {
    Optional<HttpProxy> given = proxy.map(ProxyNames::withoutLogin);
    return new ProxySettings(
        given.or(() -> proxy(environment, HTTP)),
        given.or(() -> proxy(environment, HTTPS)),
        set(environment, EXCLUSIONS).map(ProxyExclusions::parse).orElse(ProxyExclusions.NONE));
  }

  private static HttpProxy withoutLogin(String address) {
    HttpProxy proxy = HttpProxy.parse(address, OPTION);
    if (proxy.login().isPresent()) {
      throw FaultException.of(FaultCode.PROXY_LOGIN_IN_OPTION, "option", OPTION);
    }
    return proxy;
  }

  /** Whether a variable of the environment says something about proxies. */
  public static boolean isVariable(String name) {
    return VARIABLES.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Optional<HttpProxy> proxy(Map<String, String> environment, String variable) {
    return Stream.of(variable, ALL)
        .flatMap(
            name -> set(environment, name).map(address -> HttpProxy.parse(address, name)).stream())
        .findFirst();
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .flatMap(each -> Optional.ofNullable(environment.get(each)).stream())
        .filter(value -> !value.isBlank())
        .findFirst();
  }
}
