/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.yunheng.fault.FaultCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to real servers on the loopback interface, directly and through a real proxy. */
@Timeout(120)
class HttpChannelTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String BODY = "the body of the answer";

  @TempDir private Path folder = Path.of("");

  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer origin = HttpServer.create();
  private LoopbackProxy proxy = new LoopbackProxy();

  HttpChannelTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    origin.bind(loopback(), 0);
    serve(origin);
  }

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    proxy.close();
    origin.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aServerIsAskedDirectly() throws IOException, InterruptedException {
    try (HttpChannel channel = channel(ProxySettings.NONE)) {
      assertThat(text(channel, origin("http", "/a?b=c"))).isEqualTo(BODY);
      assertThat(channel.fetch(get(origin("http", "/d")), 100, LONG).body())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(BODY);
    }
    assertThat(arrived).containsExactly("GET /a?b=c", "GET /d");
    assertThat(proxy.log()).isEmpty();
  }

  @Test
  void aProxyForwardsToAServerWithoutTls() throws IOException, InterruptedException {
    proxy.wants("u", "p");
    URI uri = origin("http", "/a?b=c");
    try (HttpChannel channel = channel(proxy.settingsAs("u", "p"))) {
      assertThat(text(channel, uri)).isEqualTo(BODY);
    }
    assertThat(arrived).containsExactly("GET /a?b=c");
    assertThat(proxy.log())
        .extracting(LoopbackProxy.Asked::line)
        .containsExactly("GET " + uri + " HTTP/1.1");
  }

  @Test
  void aProxyTunnelsToAServerWithTls()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path certificate = withTls();
    try (HttpChannel channel = channel(proxy.settings(), certificate)) {
      assertThat(text(channel, origin("https", "/a"))).isEqualTo(BODY);
    }
    assertThat(arrived).containsExactly("GET /a");
    assertThat(proxy.log()).singleElement().satisfies(this::isTunnel);
    assertThat(proxy.log().getFirst().login()).isEmpty();
  }

  /** The login is for the proxy: the server in the tunnel does not get it. */
  @Test
  void aProxyTunnelsForAnAccount()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path certificate = withTls();
    proxy.wants("user", "p:a ss");
    try (HttpChannel channel = channel(proxy.settingsAs("user", "p%3Aa%20ss"), certificate)) {
      assertThat(text(channel, origin("https", "/a"))).isEqualTo(BODY);
      assertThat(text(channel, origin("https", "/b"))).isEqualTo(BODY);
    }
    assertThat(arrived).containsExactly("GET /a", "GET /b");
    assertThat(proxy.log()).isNotEmpty().allSatisfy(this::isTunnel);
    assertThat(proxy.log().getFirst().login()).isPresent();
  }

  @Test
  void anExcludedServerIsAskedDirectly() throws IOException, InterruptedException {
    try (HttpChannel channel = channel(proxy.settingsBut("10.0.0.0/8, 127.0.0.0/8"))) {
      assertThat(text(channel, origin("http", "/"))).isEqualTo(BODY);
    }
    assertThat(proxy.log()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aProxyThatWantsALoginRefuses(String scheme)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path certificate = withTls();
    proxy.wants("u", "right");
    for (ProxySettings settings : List.of(proxy.settings(), proxy.settingsAs("u", "wrong"))) {
      try (HttpChannel channel = channel(settings, certificate)) {
        HttpFailure fetched = failure(() -> channel.fetch(get(origin(scheme, "/")), 100, LONG));
        HttpFailure opened = failure(() -> channel.open(get(origin(scheme, "/"))));
        assertThat(List.of(fetched, opened))
            .allSatisfy(
                failure -> {
                  assertThat(failure.reason()).isEqualTo(atProxy(FaultCode.PROXY_LOGIN_REFUSED));
                  assertThat(failure.text()).isEqualTo("HTTP 407");
                  assertThat(failure.passing()).isFalse();
                });
      }
    }
    assertThat(arrived).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 502, 503})
  void aProxyThatDoesNotConnectRefuses(int status) throws IOException, InterruptedException {
    proxy.refuses(status);
    try (HttpChannel channel = channel(proxy.settings())) {
      HttpFailure fetched = failure(() -> channel.fetch(get(origin("https", "/")), 100, LONG));
      HttpFailure opened = failure(() -> channel.open(get(origin("https", "/"))));
      assertThat(List.of(fetched, opened))
          .allSatisfy(
              failure -> {
                assertThat(failure.reason()).isEqualTo(atProxy(FaultCode.PROXY_REFUSED));
                assertThat(failure.text()).isEqualTo("HTTP " + status);
                assertThat(failure.passing()).isTrue();
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aProxyThatIsNotThereIsUnreachable(String scheme) throws IOException, InterruptedException {
    proxy.close();
    try (HttpChannel channel = channel(proxy.settings())) {
      HttpFailure failure = failure(() -> channel.open(get(origin(scheme, "/"))));
      assertThat(failure.reason()).isEqualTo(atProxy(FaultCode.PROXY_UNREACHABLE));
      assertThat(failure.passing()).isTrue();
    }
  }

  @Test
  void aConnectionThatBreaksBehindAProxyNamesTheProxy() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 50, loopback().getAddress());
        HttpChannel channel = channel(through(rude))) {
      threads.execute(
          () -> {
            while (!rude.isClosed()) {
              try {
                rude.accept().close();
              } catch (IOException _) {
                return;
              }
            }
          });
      HttpFailure failure = failure(() -> channel.open(get(origin("https", "/"))));
      assertThat(failure.reason()).isEqualTo(new HttpFailure.Unreachable());
      assertThat(failure.text()).contains("127.0.0.1:" + rude.getLocalPort());
    }
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() throws IOException, InterruptedException {
    URI gone = origin("http", "/");
    origin.stop(0);
    try (HttpChannel channel = channel(ProxySettings.NONE)) {
      HttpFailure failure = failure(() -> channel.fetch(get(gone), 100, LONG));
      assertThat(failure.reason()).isEqualTo(new HttpFailure.Unreachable());
      assertThat(failure.passing()).isTrue();
    }
  }

  @Test
  void aServerOfAnUnknownAuthorityIsNotTrustedInATunnelEither()
      throws IOException, InterruptedException, GeneralSecurityException {
    withTls();
    try (HttpChannel channel = channel(proxy.settings())) {
      HttpFailure failure = failure(() -> channel.open(get(origin("https", "/"))));
      assertThat(failure.reason()).isEqualTo(new HttpFailure.Untrusted());
      assertThat(failure.passing()).isFalse();
    }
    assertThat(arrived).isEmpty();
  }

  @Test
  void aBodyIsBounded() throws IOException, InterruptedException {
    try (HttpChannel channel = channel(ProxySettings.NONE)) {
      HttpFailure failure = failure(() -> channel.fetch(get(origin("http", "/")), 5, LONG));
      assertThat(failure.reason()).isEqualTo(new HttpFailure.TooLarge());
      assertThat(failure.passing()).isFalse();
    }
  }

  @Test
  void anExchangeIsBoundedInTime() throws IOException, InterruptedException {
    try (HttpChannel channel = channel(ProxySettings.NONE)) {
      HttpFailure failure =
          failure(
              () ->
                  channel.fetch(
                      get(origin("http", "/stalls-in-body")), 100, Duration.ofMillis(300)));
      assertThat(failure.reason()).isEqualTo(new HttpFailure.Unreachable());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/stalls", "/stalls-in-body"})
  void anInterruptedFetchEnds(String path) throws Exception {
    try (HttpChannel channel = channel(ProxySettings.NONE)) {
      assertInterrupted(() -> channel.fetch(get(origin("http", path)), 100, LONG));
    }
  }

  @Test
  void anInterruptedRequestEnds() throws Exception {
    try (HttpChannel channel = channel(proxy.settings())) {
      assertInterrupted(() -> channel.open(get(origin("http", "/stalls"))));
    }
  }

  @Test
  void aProxyThatDoesNotAnswerIsInterrupted() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, loopback().getAddress());
        HttpChannel channel = channel(through(mute))) {
      threads.execute(
          () -> {
            try {
              mute.accept().getInputStream().read();
              asked.countDown();
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      assertInterrupted(() -> channel.open(get(origin("https", "/"))));
    }
  }

  private static ProxySettings through(ServerSocket proxy) {
    return new ProxySettings(
        Optional.empty(),
        Optional.of(new HttpProxy("127.0.0.1", proxy.getLocalPort(), Optional.empty())),
        ProxyExclusions.NONE);
  }

  private interface Call {
    void run() throws HttpFailure, InterruptedException;
  }

  private void assertInterrupted(Call call) throws Exception {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              try {
                call.run();
                return false;
              } catch (InterruptedException _) {
                return true;
              }
            });
    Thread thread = Thread.ofPlatform().start(task);
    asked.await();
    thread.interrupt();
    assertThat(task.get()).isTrue();
  }

  private void isTunnel(LoopbackProxy.Asked request) {
    assertThat(request.line())
        .isEqualTo("CONNECT 127.0.0.1:" + origin.getAddress().getPort() + " HTTP/1.1");
  }

  private HttpFailure.AtProxy atProxy(FaultCode code) {
    return new HttpFailure.AtProxy(code, "127.0.0.1:" + proxy.port());
  }

  private static HttpFailure failure(Call call) throws InterruptedException {
    try {
      call.run();
    } catch (HttpFailure e) {
      return e;
    }
    throw new AssertionError("no failure");
  }

  private static HttpChannel channel(ProxySettings proxies) {
    return new HttpChannel(LONG, Trust.managers(Optional.empty()), proxies);
  }

  private static HttpChannel channel(ProxySettings proxies, Path cacert) {
    return new HttpChannel(LONG, Trust.managers(Optional.of(cacert)), proxies);
  }

  private static String text(HttpChannel channel, URI uri)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response = channel.open(get(uri));
    try (InputStream body = response.body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(LONG).build();
  }

  private URI origin(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + origin.getAddress().getPort() + path);
  }

  private Path withTls() throws IOException, InterruptedException, GeneralSecurityException {
    TestKeys keys = TestKeys.in(folder);
    origin.stop(0);
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
    origin = server;
    serve(server);
    return keys.certificate();
  }

  private void serve(HttpServer server) {
    HttpHandler handler = this::answer;
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      String leaked =
          exchange.getRequestHeaders().keySet().stream()
              .filter(name -> name.regionMatches(true, 0, "proxy-", 0, 6))
              .collect(Collectors.joining(","));
      arrived.add(exchange.getRequestMethod() + " " + path + leaked);
      if (path.equals("/stalls")) {
        asked.countDown();
        over.await();
      }
      byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      if (path.equals("/stalls-in-body")) {
        exchange.getResponseBody().write(body, 0, 3);
        exchange.getResponseBody().flush();
        asked.countDown();
        over.await();
      }
      exchange.getResponseBody().write(body);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
