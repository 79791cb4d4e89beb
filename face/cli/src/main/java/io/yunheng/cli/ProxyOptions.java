/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.HttpProxy;
import io.yunheng.http.ProxyExclusions;
import io.yunheng.http.ProxySettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Through which proxy clouds and stores are reached: the option says, else the environment. */
public final class ProxyOptions {
  private static final String HTTP = "http_proxy";
  private static final String HTTPS = "https_proxy";
  private static final String ALL = "all_proxy";
  private static final String EXCLUSIONS = "no_proxy";
  private static final Set<String> VARIABLES = Set.of(HTTP, HTTPS, ALL, EXCLUSIONS);
  private static final String OPTION = "--proxy";

  @Option(names = OPTION, paramLabel = "URL", descriptionKey = "proxy")
  private Optional<String> proxy = Optional.empty();

  /**
   * The proxies that the option names, else the variables {@code https_proxy}, {@code http_proxy}
   * and {@code all_proxy}; {@code no_proxy} counts in both cases. A variable in lower case goes
   * before the same in upper case.
   *
   * @throws FaultException with {@code PROXY_ADDRESS_INVALID} or {@code PROXY_LOGIN_IN_OPTION}
   */
  public ProxySettings settings(Map<String, String> environment) {
    Optional<HttpProxy> given = proxy.map(ProxyOptions::withoutLogin);
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
