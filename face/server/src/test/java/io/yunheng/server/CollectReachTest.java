/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever registers a cloud reaches nothing but what the settings allow. */
@Timeout(900)
class CollectReachTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> strangers = new CopyOnWriteArrayList<>();
  private RecordedCloud cloud;
  private HttpServer stranger;

  @BeforeEach
  void start() throws IOException {
    cloud = new RecordedCloud();
    stranger = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 0), 0);
    stranger.createContext(
        "/",
        exchange -> {
          strangers.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    stranger.start();
  }

  @AfterEach
  void stop() {
    stranger.stop(0);
    cloud.close();
  }

  private String strange() {
    return "http://127.0.0.2:" + stranger.getAddress().getPort();
  }

  /** A wider network never covers loopback or metadata; without the setting nothing is reached. */
  @Test
  void loopbackAndMetadataAreReachedOnlyWhereTheyStandThemselves() {
    try (RunningServer server =
        RunningServer.in(folder, Map.of(Setting.COLLECT_NETWORKS, "0.0.0.0/0,::/0"))) {
      TestCases cases = new TestCases(server);
      cases.leads();
      try (TestBrowser browser = cases.people().logIn("lina")) {
        String one = cases.make(browser, "政务云平台", "3");
        for (String url :
            List.of(
                cloud.authUrl(),
                cloud.authUrl().replace("127.0.0.1", "localhost"),
                cloud.authUrl().replace("127.0.0.1", "[::ffff:127.0.0.1]"),
                strange() + "/v3",
                "http://169.254.169.254/v3",
                "http://[fd00:ec2::254]/v3",
                "http://0.0.0.0:" + stranger.getAddress().getPort() + "/v3")) {
          String address = cases.register(browser, one, url);
          browser.submit(address + "/try");
          cases.ended(browser);
          assertThat(browser.page().select(".remark.bad").text()).as(url).contains("不在允许采集的网段内");
        }
      }
    }
    assertThat(cloud.asked()).isEmpty();
    assertThat(strangers).isEmpty();
  }

  @Test
  void anEndpointOfTheCatalogueElsewhereIsNotReached() {
    cloud.changing(body -> body.replace(cloud.base() + "/9696", strange() + "/9696"));
    try (RunningServer server =
        RunningServer.in(folder, Map.of(Setting.COLLECT_NETWORKS, "127.0.0.1"))) {
      String said = tried(server);
      assertThat(said).contains("没有采集完整的部分");
    }
    assertThat(cloud.asked()).isNotEmpty();
    assertThat(strangers).isEmpty();
  }

  @Test
  void aRedirectLeadsNowhere() {
    cloud.redirecting(strange() + "/stolen");
    try (RunningServer server =
        RunningServer.in(folder, Map.of(Setting.COLLECT_NETWORKS, "127.0.0.1, 127.0.0.2"))) {
      String said = tried(server);
      assertThat(said).contains("没有采集完整的部分");
    }
    assertThat(strangers).as("the token goes to no other host").isEmpty();
  }

  private String tried(RunningServer server) {
    TestCases cases = new TestCases(server);
    cases.leads();
    try (TestBrowser browser = cases.people().logIn("lina")) {
      String one = cases.make(browser, "政务云平台", "3");
      String address = cases.register(browser, one, cloud.authUrl());
      browser.submit(address + "/try");
      return cases.ended(browser).page().text();
    }
  }
}
