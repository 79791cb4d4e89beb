/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.HttpProxy;
import io.yunheng.http.ProxySettings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where proxies come from: the request, else the settings. */
class ProxyNamesTest {
  private static final URI PLAIN = URI.create("http://store.example.cn/");
  private static final URI SECURE = URI.create("https://store.example.cn/");

  @Test
  void theEnvironmentNamesAProxyForEachScheme() {
    ProxySettings settings =
        settings(Map.of("http_proxy", "http://plain:1", "https_proxy", "http://secure:2"));
    assertThat(place(settings, PLAIN)).contains("plain:1");
    assertThat(place(settings, SECURE)).contains("secure:2");
  }

  @Test
  void lowerCaseGoesBeforeUpperCaseAndASchemeBeforeAll() {
    ProxySettings settings =
        settings(
            Map.of(
                "https_proxy", "",
                "HTTPS_PROXY", "http://upper:1",
                "http_proxy", "lower:2",
                "HTTP_PROXY", "http://upper:3",
                "ALL_PROXY", "socks5://all:4"));
    assertThat(place(settings, SECURE)).contains("upper:1");
    assertThat(place(settings, PLAIN)).contains("lower:2");
    ProxySettings all = settings(Map.of("all_proxy", "http://u:p@all:4"));
    assertThat(place(all, SECURE)).contains("all:4");
    assertThat(place(all, PLAIN)).contains("all:4");
    assertThat(settings(Map.of())).isEqualTo(ProxySettings.NONE);
  }

  @Test
  void theOptionGoesBeforeTheEnvironmentAndExclusionsCountStill() {
    Map<String, String> environment =
        Map.of("https_proxy", "http://env:1", "NO_PROXY", "internal.cn,10.0.0.0/8");
    ProxySettings settings = settings(environment, "--proxy", "http://option:2");
    assertThat(place(settings, SECURE)).contains("option:2");
    assertThat(place(settings, PLAIN)).contains("option:2");
    assertThat(place(settings, URI.create("https://s3.internal.cn/"))).isEmpty();
    assertThat(place(settings, URI.create("http://10.1.2.3:9000/"))).isEmpty();
  }

  @Test
  void aWrongAddressNamesWhereItStands() {
    assertFault(FaultCode.PROXY_ADDRESS_INVALID, "all_proxy", Map.of("all_proxy", "socks5://a:1"));
    assertFault(FaultCode.PROXY_ADDRESS_INVALID, "--proxy", Map.of(), "--proxy", "a");
    assertFault(
        FaultCode.PROXY_LOGIN_IN_OPTION, "--proxy", Map.of(), "--proxy", "http://u:hunter2@a:1");
  }

  private static void assertFault(
      FaultCode code, String setting, Map<String, String> environment, String... words) {
    assertThatThrownBy(() -> settings(environment, words))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              assertThat(e.fault().code()).isEqualTo(code);
              assertThat(e.fault().details()).containsValue(setting);
            });
  }

  private static Optional<String> place(ProxySettings settings, URI server) {
    return settings.proxy(server).map(HttpProxy::place);
  }

  private static ProxySettings settings(Map<String, String> environment, String... words) {
    Optional<String> option = words.length == 0 ? Optional.empty() : Optional.of(words[1]);
    return ProxyNames.settings(option, environment);
  }
}
