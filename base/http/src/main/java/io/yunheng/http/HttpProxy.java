/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy. It opens tunnels to servers with TLS ({@code CONNECT}; RFC 9110, section 9.3.6),
 * and forwards requests to servers without.
 *
 * @param host without the brackets of an IPv6 address
 */
public record HttpProxy(String host, int port, Optional<Login> login) {
  private static final int MAX_PORT = 65_535;
  private static final String EXAMPLE = "http://HOST:PORT";

  /**
   * The account at a proxy. It is sent to the proxy with each request, never to a server. The JDK
   * sends it with {@code CONNECT} only if the system property {@code
   * jdk.http.auth.tunneling.disabledSchemes} was empty when the program made its first HTTP client.
   */
  public record Login(String user, Secret password) {
    public Login {
      if (user.indexOf(':') >= 0) {
        throw new IllegalArgumentException("user");
      }
    }

    @Override
    public String toString() {
      return "Login[***]";
    }

    /** The value of {@code Proxy-Authorization} (RFC 7617). */
    String header() {
      byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(both);
    }
  }

  public HttpProxy {
    if (host.isEmpty() || port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("host and port");
    }
  }

  /**
   * The proxy of an address.
   *
   * @param address {@code http://[USER:PASSWORD@]HOST:PORT}, or the same without the scheme; user
   *     and password are percent-encoded where needed
   * @param setting the option or variable that holds the address; it is named in the fault, the
   *     address is not
   * @throws FaultException with {@code PROXY_ADDRESS_INVALID}
   */
  public static HttpProxy parse(String address, String setting) {
    try {
      URI uri = new URI(address.contains("://") ? address : "http://" + address);
      String path = String.valueOf(uri.getRawPath());
      if ("http".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && (path.isEmpty() || path.equals("/"))
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return new HttpProxy(
            bare(uri.getHost()),
            uri.getPort(),
            Optional.ofNullable(uri.getRawUserInfo()).map(HttpProxy::login));
      }
    } catch (URISyntaxException | IllegalArgumentException _) {
      // Told below; the text may hold a password and is not shown.
    }
    throw FaultException.of(FaultCode.PROXY_ADDRESS_INVALID, "setting", setting, "known", EXAMPLE);
  }

  private static Login login(String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return new Login(decoded(user), new Secret(decoded(password)));
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Host and port, without the login. */
  public String place() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
