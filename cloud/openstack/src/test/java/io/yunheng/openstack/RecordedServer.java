/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.yunheng.estate.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The recorded testbed served over HTTP again, so that single answers can be spoilt. What was at
 * port 8774 of the testbed is at /8774 here.
 */
final class RecordedServer implements AutoCloseable {
  static final String TOKEN = "gAAAAA-a-token-of-the-test-";
  private static final Pattern PLACE = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final String RECORDING =
      "cloud/openstack/src/test/resources/io/yunheng/openstack/admin/exchanges.jsonl";

  /** What was asked. */
  record Asked(String verb, String path, Optional<String> microversion, Optional<String> token) {}

  /** What is answered. */
  record Reply(int status, Map<String, String> headers, String body) {
    static Reply json(int status, String body) {
      return new Reply(status, Map.of("content-type", "application/json"), body);
    }

    Reply with(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Reply(status, more, body);
    }
  }

  /** What spoils an answer. */
  @FunctionalInterface
  interface Spoiling {
    /** The answer to give instead; empty for the recorded one. */
    Optional<Reply> spoil(Asked asked) throws InterruptedException;
  }

  private final HttpServer server;
  private final String base;
  private final Map<String, Reply> replies = new HashMap<>();
  private int recordedLogins;
  private final Map<String, Reply> logins = new LinkedHashMap<>();
  private final Map<String, String> scopes = new ConcurrentHashMap<>();
  private final List<Asked> log = new CopyOnWriteArrayList<>();
  private volatile Spoiling spoiling = _ -> Optional.empty();
  private volatile Pattern gone = Pattern.compile("(?!)");

  private RecordedServer(HttpServer server, String scheme) throws IOException {
    this.server = server;
    this.base = scheme + "://127.0.0.1:" + server.getAddress().getPort();
    JsonMapper json = JsonMapper.builder().build();
    for (String text : Files.readAllLines(Golden.file(RECORDING))) {
      JsonNode line = json.readTree(text);
      if (line.has("read")) {
        String key = line.path("read").asString() + " " + line.path("uri").asString();
        String asked = PLACE.matcher(key).replaceFirst("/$1");
        replies.put(asked, reply(line));
        replies.put(line.path("scope").asString() + " " + asked, reply(line));
      } else if (line.has("login")) {
        recordedLogins++;
        logins.putIfAbsent(line.path("scope").asString(), reply(line));
      }
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  static RecordedServer http() throws IOException {
    return new RecordedServer(HttpServer.create(loopback(), 0), "http");
  }

  static RecordedServer https(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new RecordedServer(server, "https");
  }

  /** How often the recording logged in. */
  int recordedLogins() {
    return recordedLogins;
  }

  /** Spoils answers from now on. */
  RecordedServer spoiling(Spoiling how) {
    spoiling = how;
    return this;
  }

  /** The services at these ports of the testbed are in the catalogue but nobody listens. */
  RecordedServer gone(String ports) {
    gone = Pattern.compile(Pattern.quote(base) + "/(" + ports + ")");
    return this;
  }

  String base() {
    return base;
  }

  /** What was asked so far. */
  List<Asked> log() {
    return List.copyOf(log);
  }

  /** The recorded answer. */
  Reply recorded(String verb, String path) {
    return Optional.ofNullable(replies.get(verb + " " + path)).orElseThrow();
  }

  /** A file with a cloud named {@code c} at this server. */
  Path clouds(Path folder, String password, Optional<Path> cacert) {
    try {
      return Files.writeString(
          folder.resolve("clouds.yaml"),
          """
          clouds:
            c:
              region_name: RegionOne
          %s    auth:
                auth_url: %s/5000/v3
                username: admin
                password: %s
                project_name: admin
                user_domain_name: Default
                project_domain_name: Default
          """
              .formatted(
                  cacert.map(file -> "    cacert: " + file + "\n").orElse(""), base, password));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private Reply reply(JsonNode line) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, JsonNode> header : line.path("headers").properties()) {
      if (!header.getKey().equals("date")) {
        headers.put(header.getKey(), header.getValue().asString());
      }
    }
    String body = line.has("body") ? line.path("body").toString() : "";
    return new Reply(line.path("status").asInt(), headers, PLACE.matcher(body).replaceAll(at()));
  }

  private String at() {
    return Matcher.quoteReplacement(base) + "/$1";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      URI uri = exchange.getRequestURI();
      Headers sent = exchange.getRequestHeaders();
      Asked asked =
          new Asked(
              exchange.getRequestMethod(),
              uri.toString(),
              Optional.ofNullable(sent.getFirst("OpenStack-API-Version")),
              Optional.ofNullable(sent.getFirst("X-Auth-Token")));
      log.add(asked);
      boolean login = asked.verb().equals("POST");
      String scope = login ? wanted(body) : scopes.getOrDefault(asked.token().orElse(""), "");
      String token = TOKEN + log.size();
      if (login) {
        scopes.put(token, scope);
      }
      Reply reply =
          spoiling
              .spoil(asked)
              .orElseGet(
                  () ->
                      login
                          ? login(scope).with("X-Subject-Token", token)
                          : replies.getOrDefault(
                              scope + " " + asked.verb() + " " + asked.path(),
                              replies.getOrDefault(
                                  asked.verb() + " " + asked.path(),
                                  Reply.json(404, "{\"error\":{\"message\":\"not recorded\"}}"))));
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] sentBody =
          gone.matcher(reply.body())
              .replaceAll("http://127.0.0.1:1")
              .getBytes(StandardCharsets.UTF_8);
      boolean empty = sentBody.length == 0 || asked.verb().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), empty ? -1 : sentBody.length);
      if (!empty) {
        exchange.getResponseBody().write(sentBody);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The recorded scope that a login asks for: that of a project by its id, else the first. */
  private String wanted(String body) {
    return logins.keySet().stream()
        .filter(scope -> body.contains('"' + scope.substring(scope.indexOf(':') + 1) + '"'))
        .reduce((_, last) -> last)
        .orElseGet(() -> logins.keySet().iterator().next());
  }

  private Reply login(String scope) {
    return Optional.ofNullable(logins.get(scope)).orElseThrow();
  }
}
