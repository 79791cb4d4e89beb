/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.HttpProxy;
import io.yunheng.http.LoopbackProxy;
import io.yunheng.http.ProxySettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Where proxies come from: the option, else the environment. */
class ProxyOptionsTest {
  private static final URI PLAIN = URI.create("http://store.example.cn/");
  private static final URI SECURE = URI.create("https://store.example.cn/");

  @TempDir private Path folder = Path.of("");

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

  @ParameterizedTest
  @ValueSource(strings = {"manifest create s3://box -o %s", "compare s3://box s3://bag -o %s"})
  void theCommandsTakeTheOption(String command) {
    List<String> words =
        new ArrayList<>(List.of(command.formatted(folder.resolve("out")).split(" ", -1)));
    words.addAll(List.of("--proxy", "http://u:hunter2@a:1"));
    Ran ran = Ran.of(words.toArray()).fails(64, "proxy-login-in-option");
    assertThat(ran.err()).doesNotContain("hunter2");
  }

  /** The program sends a login for a tunnel, and tells of a proxy that still refuses. */
  @Test
  void aLoginReachesTheProxy() throws IOException, InterruptedException {
    try (LoopbackProxy proxy = new LoopbackProxy().wants("u", "another")) {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Yunheng.class.getName(),
              "manifest",
              "create",
              "s3://box",
              "-o",
              folder.resolve("out").toString());
      builder.environment().keySet().removeIf(ProxyOptions::isVariable);
      builder
          .environment()
          .putAll(
              Map.of(
                  "AWS_ENDPOINT_URL", "https://store.example.cn",
                  "AWS_ACCESS_KEY_ID", "id",
                  "AWS_SECRET_ACCESS_KEY", "key",
                  "https_proxy", "http://u:p@127.0.0.1:" + proxy.port()));
      Process process = builder.redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isEqualTo(77);
      assertThat(said).contains("[proxy-login-refused]").doesNotContain("u:p@");
      assertThat(proxy.log())
          .singleElement()
          .satisfies(
              asked -> {
                assertThat(asked.line()).startsWith("CONNECT store.example.cn:443 ");
                assertThat(asked.login()).contains("Basic dTpw");
              });
    }
    assertThat(Files.exists(folder.resolve("out/bag-info.txt"))).isFalse();
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
    ProxyOptions options = new ProxyOptions();
    new CommandLine(options).parseArgs(words);
    return options.settings(environment);
  }
}
