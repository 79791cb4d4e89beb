/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of proxies, and which servers they are for. */
class HttpProxyTest {
  @ParameterizedTest
  @CsvSource({
    "http://proxy.example.cn:3128, proxy.example.cn:3128",
    "HTTP://proxy:8080/, proxy:8080",
    "proxy:8080, proxy:8080",
    "10.0.0.5:3128, 10.0.0.5:3128",
    "http://[2001:db8::1]:3128, [2001:db8::1]:3128"
  })
  void anAddressIsHostAndPort(String address, String place) {
    HttpProxy proxy = HttpProxy.parse(address, "--proxy");
    assertThat(proxy.place()).isEqualTo(place);
    assertThat(proxy.login()).isEmpty();
  }

  @Test
  void aLoginIsDecodedAndNotShown() {
    HttpProxy proxy = HttpProxy.parse("http://DOM%5Cuser:p%40ss+%3A@proxy:8080", "--proxy");
    HttpProxy.Login login = proxy.login().orElseThrow();
    assertThat(login.user()).isEqualTo("DOM\\user");
    assertThat(login.password().reveal()).isEqualTo("p@ss+:");
    assertThat(proxy.toString()).doesNotContain("p@ss", "user");
    assertThat(proxy.place()).isEqualTo("proxy:8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://u:hunter2@proxy:1080",
        "https://u:hunter2@proxy:3128",
        "http://u:hunter2@proxy",
        "http://u:hunter2@proxy:0",
        "http://u:hunter2@proxy:70000",
        "http://u:hunter2@proxy:3128/path",
        "http://u:hunter2@proxy:3128?x",
        "http://u%3Av:hunter2@proxy:3128",
        "http://u:hunter2@pro xy:3128",
        "http://",
        "hunter2"
      })
  void whatIsNoAddressIsAFaultThatDoesNotShowIt(String address) {
    assertThatThrownBy(() -> HttpProxy.parse(address, "https_proxy"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              assertThat(e.fault().code()).isEqualTo(FaultCode.PROXY_ADDRESS_INVALID);
              assertThat(e.fault().details()).containsEntry("setting", "https_proxy");
              assertThat(e.fault().toString()).doesNotContain("hunter2");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "example.cn, https://example.cn/, true",
    "example.cn, https://s3.EXAMPLE.cn/, true",
    "example.cn, https://notexample.cn/, false",
    ".example.cn, https://s3.example.cn/, true",
    "*.example.cn, https://s3.example.cn/, true",
    "example.cn:8443, https://example.cn:8443/, true",
    "example.cn:8443, https://example.cn/, false",
    "example.cn:443, https://example.cn/, true",
    "example.cn:80, http://example.cn/, true",
    "'a.cn, b.cn c.cn', https://b.cn/, true",
    "'a.cn, b.cn c.cn', https://d.cn/, false",
    "*, https://anything/, true",
    "10.0.0.5, http://10.0.0.5:9000/, true",
    "10.0.0.0/8, http://10.200.0.5:9000/, true",
    "10.0.0.0/8, http://11.0.0.5/, false",
    "10.0.0.0/8, http://ten.example.cn/, false",
    "192.168.4.0/22, http://192.168.7.255/, true",
    "192.168.4.0/22, http://192.168.8.0/, false",
    "fd00::/8, 'http://[fd12::1]:80/', true",
    "fd00::/8, 'http://[fe80::1]:80/', false",
    "::1, 'http://[::1]:80/', true",
    "[::1]:80, 'http://[::1]:80/', true",
    "[::1]:80, 'http://[::1]:81/', false",
    "., http://example.cn/, false",
    "'', http://example.cn/, false"
  })
  void exclusionsAreReachedDirectly(String exclusions, URI server, boolean direct) {
    Optional<HttpProxy> proxy = Optional.of(HttpProxy.parse("proxy:3128", "--proxy"));
    ProxySettings settings = new ProxySettings(proxy, proxy, ProxyExclusions.parse(exclusions));
    assertThat(settings.proxy(server)).isEqualTo(direct ? Optional.empty() : proxy);
  }

  @Test
  void serversWithAndWithoutTlsHaveProxiesOfTheirOwn() {
    HttpProxy plain = HttpProxy.parse("plain:3128", "http_proxy");
    ProxySettings settings =
        new ProxySettings(Optional.of(plain), Optional.empty(), ProxyExclusions.NONE);
    assertThat(settings.proxy(URI.create("http://a/"))).contains(plain);
    assertThat(settings.proxy(URI.create("https://a/"))).isEmpty();
    assertThat(ProxySettings.NONE.proxy(URI.create("http://a/"))).isEmpty();
  }
}
