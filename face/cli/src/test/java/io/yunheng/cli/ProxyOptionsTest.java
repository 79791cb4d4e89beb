/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.http.LoopbackProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where proxies come from: the option, else the environment. */
class ProxyOptionsTest {
  @TempDir private Path folder = Path.of("");

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
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
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
      assertThat(said).contains("[proxy-login-refused]").doesNotContain("u:p@", "io.yunheng.jobs");
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
}
