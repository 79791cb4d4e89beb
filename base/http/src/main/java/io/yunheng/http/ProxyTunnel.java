/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Opens a tunnel through a proxy over a plain socket, for what is not sent with HTTP. */
public final class ProxyTunnel {
  private static final int MAX_HEAD = 1 << 13;
  private static final String END = "\r\n\r\n";
  private static final Pattern OPENED = Pattern.compile("HTTP/1\\.[01] 2\\d\\d( .*)?");

  private ProxyTunnel() {}

  /**
   * Connects a socket to a server through a proxy. What is written to the socket afterwards goes to
   * the server.
   *
   * @param socket not yet connected
   * @param server host and port
   * @param timeout in milliseconds, to connect and for each read
   * @throws IOException if the proxy cannot be reached, refuses or does not answer as a proxy
   */
  public static void open(Socket socket, HttpProxy proxy, URI server, int port, int timeout)
      throws IOException {
    socket.connect(new InetSocketAddress(proxy.host(), proxy.port()), timeout);
    socket.setSoTimeout(timeout);
    String place = server.getHost() + ":" + port;
    StringBuilder request =
        new StringBuilder("CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n");
    proxy
        .login()
        .ifPresent(
            login -> request.append("Proxy-Authorization: ").append(login.header()).append("\r\n"));
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    String status = head(socket.getInputStream()).lines().findFirst().orElse("");
    if (!OPENED.matcher(status).matches()) {
      throw new IOException("proxy " + proxy.place() + ": " + status);
    }
  }

  /** The head of an answer, read to its end and no further. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && head.size() < MAX_HEAD; next = in.read()) {
      head.write(next);
      if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith(END)) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    throw new IOException("no answer of a proxy");
  }
}
