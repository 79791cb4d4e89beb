/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded testbed served over HTTP; what was at port 8774 is at /8774 here. */
public final class RecordedCloud implements AutoCloseable {
  public static final String PASSWORD = "the password of the recorded cloud";
  private static final Pattern PLACE = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final String RECORDING =
      "cloud/openstack/src/test/resources/io/yunheng/openstack/admin/exchanges.jsonl";

  private record Reply(int status, Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final String base;
  private final Map<String, Reply> replies = new HashMap<>();
  private final Map<String, Reply> logins = new LinkedHashMap<>();
  private final Map<String, String> scopes = new ConcurrentHashMap<>();
  private final List<String> passwords = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<String> changed = UnaryOperator.identity();
  private volatile Optional<String> redirect = Optional.empty();
  private volatile Optional<String> denied = Optional.empty();
  private volatile long pause;

  public RecordedCloud() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.base = "http://127.0.0.1:" + server.getAddress().getPort();
    Path file = Path.of(System.getProperty("yunheng.root"), RECORDING);
    for (String text : Files.readAllLines(file)) {
      JsonNode line = JsonMapper.shared().readTree(text);
      if (line.has("read")) {
        String key = line.path("read").asString() + " " + line.path("uri").asString();
        String path = PLACE.matcher(key).replaceFirst("/$1");
        replies.put(path, reply(line));
        replies.put(line.path("scope").asString() + " " + path, reply(line));
      } else if (line.has("login")) {
        logins.putIfAbsent(line.path("scope").asString(), reply(line));
      }
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where its Keystone is. */
  public String authUrl() {
    return base + "/5000/v3";
  }

  public String base() {
    return base;
  }

  /** What bodies say is changed from now on. */
  public void changing(UnaryOperator<String> how) {
    changed = how;
  }

  /** Everything but the log-in is redirected from now on. */
  public void redirecting(String target) {
    redirect = Optional.of(target);
  }

  /** Paths that hold this are forbidden from now on. */
  public void denying(String part) {
    denied = Optional.of(part);
  }

  /** Each answer takes this long from now on. */
  public void pausing(long millis) {
    pause = millis;
  }

  /** What logins sent. */
  public List<String> logins() {
    return List.copyOf(passwords);
  }

  /** What was asked for. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private Reply reply(JsonNode line) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, JsonNode> header : line.path("headers").properties()) {
      if (!header.getKey().equals("date")) {
        headers.put(header.getKey(), header.getValue().asString());
      }
    }
    String body = line.has("body") ? line.path("body").toString() : "";
    return new Reply(
        line.path("status").asInt(),
        headers,
        PLACE.matcher(body).replaceAll(Matcher.quoteReplacement(base) + "/$1"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String verb = exchange.getRequestMethod();
      String path = exchange.getRequestURI().toString();
      asked.add(verb + " " + path);
      boolean login = verb.equals("POST");
      Thread.sleep(pause);
      if (!login && redirect.isPresent()) {
        exchange.getResponseHeaders().set("Location", redirect.get());
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      if (denied.filter(path::contains).isPresent()) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      String token =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Auth-Token")).orElse("");
      String scope = login ? wanted(sent) : scopes.getOrDefault(token, "");
      Reply reply =
          login
              ? logins.getOrDefault(scope, none())
              : replies.getOrDefault(
                  scope + " " + verb + " " + path, replies.getOrDefault(verb + " " + path, none()));
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      if (login) {
        passwords.add(sent);
        String mine = "gAAAAA-a-token-of-the-test-" + passwords.size();
        scopes.put(mine, scope);
        exchange.getResponseHeaders().set("X-Subject-Token", mine);
      }
      byte[] body = changed.apply(reply.body()).getBytes(StandardCharsets.UTF_8);
      boolean empty = body.length == 0 || verb.equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), empty ? -1 : body.length);
      if (!empty) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Reply none() {
    return new Reply(
        404, Map.of("content-type", "application/json"), "{\"error\":{\"message\":\"none\"}}");
  }

  private String wanted(String body) {
    return logins.keySet().stream()
        .filter(scope -> body.contains('"' + scope.substring(scope.indexOf(':') + 1) + '"'))
        .reduce((_, last) -> last)
        .orElseGet(() -> logins.keySet().iterator().next());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
