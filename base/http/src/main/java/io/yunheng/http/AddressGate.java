/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy on the loopback interface that connects within a {@link NetworkLimit} only. The JDK's
 * client resolves names itself and does not say to which address it connects; behind this gate the
 * address that was looked at is the one that is connected to. Nobody else gets through it: it asks
 * for a password of its own.
 */
final class AddressGate implements AutoCloseable {
  /** The header of an answer of the gate itself. */
  static final String REFUSED = "x-yunheng-address-refused";

  /** What the gate answers where an address is not allowed. */
  static final int REFUSAL = 403;

  private static final int MAX_HEAD = 1 << 16;
  private static final String LOGIN = "proxy-authorization: ";

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final NetworkLimit limit;
  private final int timeout;
  private final HttpProxy proxy;

  AddressGate(NetworkLimit limit, Duration connectTimeout) throws IOException {
    this.limit = limit;
    this.timeout = (int) connectTimeout.toMillis();
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    byte[] password = new byte[32];
    new SecureRandom().nextBytes(password);
    this.proxy =
        new HttpProxy(
            InetAddress.getLoopbackAddress().getHostAddress(),
            server.getLocalPort(),
            Optional.of(
                new HttpProxy.Login("gate", new Secret(HexFormat.of().formatHex(password)))));
    threads.execute(this::accept);
  }

  /** By which all servers are reached through the gate. */
  ProxySettings settings() {
    return new ProxySettings(Optional.of(proxy), Optional.of(proxy), ProxyExclusions.NONE);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      List<String> head = head(client.getInputStream()).lines().toList();
      String[] words = head.isEmpty() ? new String[0] : head.getFirst().split(" ", -1);
      if (words.length < 2) {
        return;
      }
      String login = proxy.login().map(HttpProxy.Login::header).orElse("");
      if (head.stream().noneMatch(line -> isLogin(line, login))) {
        say(client, "407 Login wanted\r\nProxy-Authenticate: Basic realm=\"gate\"");
        return;
      }
      if (words[0].equals("CONNECT")) {
        tunnel(client, URI.create("tunnel://" + words[1]));
      } else {
        forward(client, words[0], URI.create(words[1]), head.subList(1, head.size()));
      }
    } catch (IOException | IllegalArgumentException _) {
      // The other side hung up, or did not speak HTTP.
    }
  }

  private static boolean isLogin(String line, String login) {
    return line.toLowerCase(Locale.ROOT).startsWith(LOGIN)
        && line.substring(LOGIN.length()).strip().equals(login);
  }

  private void tunnel(Socket client, URI target) throws IOException {
    try (Socket to = new Socket()) {
      if (connected(client, to, target, target.getPort())) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        relay(client, to);
      }
    }
  }

  /** One request for each connection: the next one may be for another server. */
  private void forward(Socket client, String verb, URI target, List<String> headers)
      throws IOException {
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    StringBuilder request = new StringBuilder(verb + " " + path + query + " HTTP/1.1\r\n");
    headers.stream()
        .filter(line -> !line.isEmpty() && !ofThisHop(line))
        .forEach(line -> request.append(line).append("\r\n"));
    try (Socket to = new Socket()) {
      if (connected(client, to, target, target.getPort() < 0 ? 80 : target.getPort())) {
        write(to.getOutputStream(), request + "Connection: close\r\n\r\n");
        relay(client, to);
      }
    }
  }

  private static boolean ofThisHop(String line) {
    String name = line.toLowerCase(Locale.ROOT);
    return name.startsWith("proxy-") || name.startsWith("connection:");
  }

  private boolean connected(Socket client, Socket to, URI target, int port) throws IOException {
    try {
      to.connect(limit.place(String.valueOf(target.getHost()), port), timeout);
      return true;
    } catch (HttpFailure e) {
      say(client, REFUSAL + " Refused\r\n" + REFUSED + ": " + e.text());
    } catch (IOException _) {
      say(client, "502 Unreachable");
    }
    return false;
  }

  private static void say(Socket client, String status) throws IOException {
    write(
        client.getOutputStream(),
        "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  }

  /** Passes on bytes both ways until the server hangs up. */
  private void relay(Socket client, Socket to) throws IOException {
    threads.execute(
        () -> {
          try {
            client.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
          } catch (IOException _) {
            // The other direction ends as well.
          }
        });
    to.getInputStream().transferTo(client.getOutputStream());
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    for (int next = in.read(); next >= 0 && head.size() < MAX_HEAD; next = in.read()) {
      head.write(next);
      last = next == '\n' ? last + 1 : next == '\r' ? last : 0;
      if (last == 2) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException _) {
      // Nobody comes through it any more.
    }
    threads.shutdownNow();
  }
}
