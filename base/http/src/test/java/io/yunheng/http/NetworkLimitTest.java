/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be connected to, and that no other one is. */
@Timeout(120)
class NetworkLimitTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private final NetworkLimit wide = NetworkLimit.to(List.of("0.0.0.0/0", "::/0"));

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "169.254.169.254",
        "169.254.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "fe80::1",
        "fec0::1",
        "fd00:ec2::254",
        "ff02::1"
      })
  void aWiderNetworkNeverCoversASpecialAddress(String text) {
    InetAddress address = InetAddress.ofLiteral(text);

    assertThat(wide.allows(address)).isFalse();
    assertThat(NetworkLimit.to(List.of(text)).allows(address)).isTrue();
    assertThat(NetworkLimit.to(List.of()).allows(address)).isFalse();
    assertThat(NetworkLimit.NONE.allows(address)).isTrue();
  }

  @Test
  void aNetworkCoversItsAddresses() {
    NetworkLimit limit = NetworkLimit.to(List.of("10.20.0.0/14", "2001:db8::/33", "192.0.2.7"));

    assertThat(limit.allows(InetAddress.ofLiteral("10.23.255.255"))).isTrue();
    assertThat(limit.allows(InetAddress.ofLiteral("10.24.0.0"))).isFalse();
    assertThat(limit.allows(InetAddress.ofLiteral("2001:db8:7fff::1"))).isTrue();
    assertThat(limit.allows(InetAddress.ofLiteral("2001:db8:8000::1"))).isFalse();
    assertThat(limit.allows(InetAddress.ofLiteral("192.0.2.7"))).isTrue();
    assertThat(limit.allows(InetAddress.ofLiteral("192.0.2.8"))).isFalse();
    assertThatThrownBy(() -> NetworkLimit.to(List.of("10.0.0.0/33")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NetworkLimit.to(List.of("cloud.example")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsAllowedIsAskedThroughTheGate() throws Exception {
    List<String> arrived = new CopyOnWriteArrayList<>();
    HttpServer server = server(HttpServer.create(), arrived);
    try (HttpChannel channel = channel(List.of("127.0.0.1"), Optional.empty())) {
      for (String path : List.of("/a?b=c", "/d", "/e")) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        assertThat(channel.fetch(HttpRequest.newBuilder(uri).build(), 100, LONG).body())
            .asString(StandardCharsets.UTF_8)
            .isEqualTo("here");
      }
    } finally {
      server.stop(0);
    }
    assertThat(arrived).containsExactly("GET /a?b=c", "GET /d", "GET /e");
  }

  @Test
  void tlsGoesThroughTheGateUnbroken() throws Exception {
    TestKeys keys = TestKeys.in(folder);
    HttpsServer secured = HttpsServer.create();
    secured.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
    List<String> arrived = new CopyOnWriteArrayList<>();
    HttpServer server = server(secured, arrived);
    URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/tls");
    try (HttpChannel channel = channel(List.of("127.0.0.1"), Optional.of(keys.certificate()));
        HttpChannel other = channel(List.of("10.0.0.0/8"), Optional.of(keys.certificate()))) {
      assertThat(channel.fetch(HttpRequest.newBuilder(uri).build(), 100, LONG).body())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("here");
      refused(other, uri);
    } finally {
      server.stop(0);
    }
    assertThat(arrived).containsExactly("GET /tls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"})
  void whatIsNotAllowedIsNeverReached(String host) throws Exception {
    List<String> arrived = new CopyOnWriteArrayList<>();
    HttpServer server = server(HttpServer.create(), arrived);
    try (HttpChannel channel = channel(List.of("0.0.0.0/0", "::/0"), Optional.empty())) {
      refused(channel, URI.create("http://" + host + ":" + server.getAddress().getPort() + "/"));
    } finally {
      server.stop(0);
    }
    assertThat(arrived).isEmpty();
  }

  /** What the JDK's client asks of the gate itself is looked at there once more. */
  @Test
  void theGateItselfRefuses() throws Exception {
    List<String> arrived = new CopyOnWriteArrayList<>();
    HttpServer server = server(HttpServer.create(), arrived);
    try (AddressGate gate = new AddressGate(NetworkLimit.to(List.of("10.0.0.0/8")), LONG);
        HttpChannel channel =
            new HttpChannel(LONG, Trust.managers(Optional.empty()), gate.settings())) {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      assertThat(channel.fetch(HttpRequest.newBuilder(uri).build(), 100, LONG).statusCode())
          .isEqualTo(AddressGate.REFUSAL);
    } finally {
      server.stop(0);
    }
    assertThat(arrived).isEmpty();
  }

  @Test
  void aProxyAndALimitAreNotTogether() {
    HttpProxy proxy = HttpProxy.parse("http://127.0.0.1:3128", "test");
    ProxySettings proxies =
        new ProxySettings(Optional.of(proxy), Optional.empty(), ProxyExclusions.NONE);
    assertThatThrownBy(() -> new HttpChannel(LONG, Trust.managers(Optional.empty()), proxies, wide))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(HttpChannel channel, URI uri) {
    assertThatThrownBy(() -> channel.fetch(HttpRequest.newBuilder(uri).build(), 100, LONG))
        .isInstanceOfSatisfying(
            HttpFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(new HttpFailure.Refused()));
  }

  private static HttpChannel channel(List<String> networks, Optional<Path> certificate) {
    return new HttpChannel(
        LONG, Trust.managers(certificate), ProxySettings.NONE, NetworkLimit.to(networks));
  }

  private static HttpServer server(HttpServer server, List<String> arrived) throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          byte[] body = "here".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }
}
