/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.yunheng.http.LoopbackProxy;
import io.yunheng.http.ProxySettings;
import io.yunheng.http.TestKeys;
import io.yunheng.http.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes with real TLS servers: who of the two has to show a certificate. */
final class TlsProbeTest {
  @TempDir private static Path folder = Path.of("");
  private static TestKeys keys = new TestKeys(unready(), Path.of(""));

  @BeforeAll
  static void makeKeys() throws IOException, GeneralSecurityException, InterruptedException {
    keys = TestKeys.in(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "none,TLSv1.2",
    "none,TLSv1.3",
    "optional,TLSv1.2",
    "optional,TLSv1.3",
    "required,TLSv1.2",
    "required,TLSv1.3"
  })
  void seesWhetherAClientNeedsACertificate(String wanted, String version) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(keys.context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = keys.context().getDefaultSSLParameters();
            ssl.setProtocols(new String[] {version});
            ssl.setWantClientAuth(wanted.equals("optional"));
            if (wanted.equals("required")) {
              ssl.setNeedClientAuth(true);
            }
            parameters.setSSLParameters(ssl);
          }
        });
    Handshake hand = probed(server, Optional.of(keys.certificate()));

    assertThat(hand.outcome()).isEqualTo(Handshake.Outcome.TLS);
    assertThat(hand.clientCertificate()).isEqualTo(wanted);
    assertThat(hand.verified()).isTrue();
    assertThat(hand.protocol()).isIn(version, "");
  }

  @Test
  void seesThatACertificateCannotBeVerified() throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(keys.context()));

    Handshake hand = probed(server, Optional.empty());

    assertThat(hand.outcome()).isEqualTo(Handshake.Outcome.TLS);
    assertThat(hand.verified()).isFalse();
  }

  @Test
  void seesThatAServerSpeaksPlainHttp() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket met = server.accept()) {
                  if (met.getInputStream().read() >= 0) {
                    met.getOutputStream()
                        .write(
                            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                    met.shutdownOutput();
                    met.getInputStream().readAllBytes();
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });

      assertThat(
              probe(URI.create("https://127.0.0.1:" + server.getLocalPort()), Optional.empty())
                  .outcome())
          .isEqualTo(Handshake.Outcome.PLAIN);
    }
  }

  @Test
  void doesNotKnowWhatItCannotReach() {
    assertThat(probe(URI.create("https://127.0.0.1:1"), Optional.empty()).outcome())
        .isEqualTo(Handshake.Outcome.UNREACHABLE);
  }

  @Test
  void shakesHandsThroughATunnel() throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
    server.start();
    URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    try (LoopbackProxy proxy = new LoopbackProxy().wants("u", "p")) {
      Handshake hand = probe(uri, Optional.of(keys.certificate()), proxy.settingsAs("u", "p"));
      assertThat(hand.outcome()).isEqualTo(Handshake.Outcome.TLS);
      assertThat(hand.verified()).isTrue();
      assertThat(proxy.log()).hasSize(1);

      assertThat(probe(uri, Optional.empty(), proxy.settings()).outcome())
          .isEqualTo(Handshake.Outcome.UNREACHABLE);
      assertThat(probe(uri, Optional.empty(), proxy.settingsBut("127.0.0.1")).outcome())
          .isEqualTo(Handshake.Outcome.TLS);
      assertThat(proxy.log()).hasSize(2);
    } finally {
      server.stop(0);
    }
  }

  private static Handshake probed(HttpServer server, Optional<Path> cacert) {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      return probe(URI.create("https://127.0.0.1:" + server.getAddress().getPort()), cacert);
    } finally {
      server.stop(0);
    }
  }

  private static Handshake probe(URI uri, Optional<Path> cacert) {
    return probe(uri, cacert, ProxySettings.NONE);
  }

  private static Handshake probe(URI uri, Optional<Path> cacert, ProxySettings proxies) {
    return new TlsProbe(Duration.ofSeconds(5), Trust.managers(cacert), proxies, Clock.systemUTC())
        .probe(uri);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static SSLContext unready() {
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
