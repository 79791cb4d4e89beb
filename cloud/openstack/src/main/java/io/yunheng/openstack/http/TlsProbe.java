/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import io.yunheng.http.HttpProxy;
import io.yunheng.http.NetworkLimit;
import io.yunheng.http.ProxySettings;
import io.yunheng.http.ProxyTunnel;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Shakes hands with a TLS endpoint to see what it is: the version it chooses, whether its
 * certificate can be verified, and whether it wants a certificate of the client. No login and no
 * certificate is offered, nothing is asked of the service behind it.
 */
public final class TlsProbe {
  private final Duration timeout;
  private final X509ExtendedTrustManager trust;
  private final ProxySettings proxies;
  private final NetworkLimit limit;
  private final Clock clock;

  /** A probe without a limit to addresses. */
  public TlsProbe(Duration timeout, TrustManager[] trust, ProxySettings proxies, Clock clock) {
    this(timeout, trust, proxies, NetworkLimit.NONE, clock);
  }

  public TlsProbe(
      Duration timeout,
      TrustManager[] trust,
      ProxySettings proxies,
      NetworkLimit limit,
      Clock clock) {
    this.timeout = timeout;
    this.proxies = proxies;
    this.limit = limit;
    this.clock = clock;
    this.trust =
        Arrays.stream(trust)
            .filter(X509ExtendedTrustManager.class::isInstance)
            .map(X509ExtendedTrustManager.class::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no X.509 trust manager"));
  }

  /** The port of an address, 443 or 80 where none is written. */
  public static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equals("https") ? 443 : 80;
  }

  public Handshake probe(URI endpoint) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Watching watching = new Watching(trust);
    Asked asked = new Asked();
    try (Socket plain = new Socket()) {
      connect(plain, endpoint);
      return shake(plain, endpoint, watching, asked, now);
    } catch (IOException | GeneralSecurityException e) {
      return new Handshake(Handshake.Outcome.UNREACHABLE, "", false, "", now);
    }
  }

  private void connect(Socket plain, URI endpoint) throws IOException {
    int millis = (int) timeout.toMillis();
    Optional<HttpProxy> proxy = proxies.proxy(endpoint);
    if (proxy.isPresent()) {
      ProxyTunnel.open(plain, proxy.get(), endpoint, port(endpoint), millis);
    } else {
      plain.connect(limit.place(endpoint.getHost(), port(endpoint)), millis);
      plain.setSoTimeout(millis);
    }
  }

  private static Handshake shake(
      Socket plain, URI endpoint, Watching watching, Asked asked, Instant now)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {asked}, new TrustManager[] {watching}, null);
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(plain, endpoint.getHost(), port(endpoint), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      try {
        socket.startHandshake();
      } catch (IOException e) {
        if (!watching.met) {
          if (e instanceof SSLException) {
            return new Handshake(Handshake.Outcome.PLAIN, "", false, "", now);
          }
          throw e;
        }
        String version =
            Optional.ofNullable(socket.getHandshakeSession()).map(s -> s.getProtocol()).orElse("");
        return new Handshake(
            Handshake.Outcome.TLS, version, watching.verified, asked.was ? "required" : "", now);
      }
      String wanted = !asked.was ? "none" : refuses(socket) ? "required" : "optional";
      return new Handshake(
          Handshake.Outcome.TLS, socket.getSession().getProtocol(), watching.verified, wanted, now);
    }
  }

  /**
   * Whether the server hangs up on a client without a certificate; TLS 1.3 says so only after the
   * handshake.
   */
  private static boolean refuses(SSLSocket socket) throws IOException {
    try {
      socket.getOutputStream().write("HEAD / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Notes whether the chain was believed, and lets the handshake go on either way. */
  private static final class Watching extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager real;
    private boolean met;
    private boolean verified;

    private Watching(X509ExtendedTrustManager real) {
      this.real = real;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      met = true;
      try {
        real.checkServerTrusted(chain, type, socket);
        verified = true;
      } catch (CertificateException e) {
        verified = false;
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("sockets only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("sockets only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("not a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return real.getAcceptedIssuers();
    }
  }

  /** Has no certificate to offer, and notes that it was asked for one. */
  private static final class Asked extends X509ExtendedKeyManager {
    private boolean was;

    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      was = true;
      return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return null;
    }
  }
}
