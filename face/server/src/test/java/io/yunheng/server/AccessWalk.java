/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.WalkStop.Expected;
import io.yunheng.server.settings.Setting;
import io.yunheng.server.web.WebRoute;
import io.yunheng.store.ActFilter;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every role over every scope that the permission table names asks every route of the server, about
 * what is his, what is of others in the same case, and what is foreign: it is allowed exactly where
 * the table says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AccessWalk {
  /** Routes that are not asked by those who are logged in, and why. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("GET /assets", "the same for everybody"),
          Map.entry("GET /login", "LoginTest"),
          Map.entry("POST /login", "LoginTest"),
          Map.entry("POST /logout", "LoginTest"),
          Map.entry("POST /language", "sets a cookie; AbuseTest"),
          Map.entry("GET /invitation/{token}", "the link is the permission; LoginTest"),
          Map.entry("POST /invitation/{token}", "the link is the permission; LoginTest"),
          Map.entry("POST /account", "his own name; LoginTest"),
          Map.entry("GET /standards/{document}", "the same for everybody; StandardPagesTest"));

  private final WalkTable table = new WalkTable();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> absent = new HashMap<>();
  private final Map<String, Boolean> readable = new HashMap<>();
  private final Map<Setting, String> settings = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private Path folder = Path.of("");
  private WalkGround ground;
  private WalkRoutes routes;
  private WalkMarks marks;
  private RunningServer server;
  private ServerSocket silent;
  private int asked;

  /** The settings of the database; none for the data folder itself. */
  abstract Map<Setting, String> database(Path at);

  @BeforeAll
  void start(@TempDir Path at) throws IOException {
    folder = at;
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    settings.put(Setting.COLLECT_NETWORKS, "127.0.0.1");
    settings.put(Setting.JOBS_WORKERS, "1");
    settings.putAll(database(folder));
    ground =
        WalkGround.in(folder, settings, table, "http://127.0.0.1:" + silent.getLocalPort() + "/v3");
    routes = new WalkRoutes(ground, table);
    marks = new WalkMarks(ground, table);
    server = RunningServer.in(folder, settings);
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    client.close();
    silent.close();
  }

  @Test
  @Order(1)
  void everyRouteHasAnExpectation() {
    Set<String> known = new TreeSet<>(routes.routes().keySet());
    Set<String> there =
        server.server().routes().stream()
            .map(WebRoute::name)
            .filter(name -> known.contains(name) || !elsewhere(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(known).isEqualTo(there);
  }

  private static boolean elsewhere(String route) {
    return ELSEWHERE.keySet().stream()
        .anyMatch(one -> route.equals(one) || (route + "/").startsWith(one + "/"));
  }

  @Test
  @Order(2)
  void nobodyGetsWithoutLogInWhatNeedsOne() {
    for (WalkStop stop : stops(ground.people().getLast())) {
      HttpResponse<String> answer = send(stop, Optional.empty(), FormToken.sent());
      if (stop.posts()) {
        assertThat(answer.statusCode()).as(stop.toString()).isEqualTo(401);
      } else {
        assertThat(answer.statusCode()).as(stop.toString()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
            .as(stop.toString())
            .startsWith("/login");
      }
      assertThat(answer.body()).as(stop.toString()).doesNotContain("Qz.");
    }
  }

  @Test
  @Order(3)
  void everyRoleMayDoOnEveryRouteWhatTheTableSays() {
    for (WalkPerson person : ground.people()) {
      for (WalkStop stop : stops(person)) {
        walk(person, stop);
      }
    }
    System.out.println(asked + " requests of " + ground.people().size() + " people");
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(5_000);
  }

  /** Built anew for each person, and each stop with the things that are left. */
  private List<WalkStop> stops(WalkPerson person) {
    return routes.routes().values().stream()
        .flatMap(stops -> stops.apply(person).stream())
        .toList();
  }

  private void walk(WalkPerson person, WalkStop built) {
    WalkStop stop = built;
    Expected expected = stop.expected().apply(person);
    HttpResponse<String> answer = send(stop, Optional.of(person), FormToken.sent());
    asked++;
    int status = answer.statusCode();
    boolean right =
        switch (expected) {
          case ALLOWED ->
              status == 200 || status == 201 || status == 303 || status == 409 || status == 422;
          case REFUSED -> status == 403;
          case ABSENT -> status == 404;
        };
    String location = answer.headers().firstValue("Location").orElse("");
    if (!right || location.startsWith("/login")) {
      note(person, stop, expected + " but " + status + " " + location + WalkAnswer.code(answer));
    }
    if (expected == Expected.ABSENT && status == 404 && !answer.body().equals(none(person, stop))) {
      String none = none(person, stop);
      if (!WalkAnswer.plain(answer.body(), stop.path()).equals(none)) {
        note(person, stop, "not told as what is not there");
      }
    }
    Set<String> leaked = marks.leaked(person, answer.body());
    if (!leaked.isEmpty()) {
      note(person, stop, "tells " + leaked);
    }
    headers(person, stop, answer);
    if (expected == Expected.ALLOWED && right) {
      stop.uses().ifPresent(ground::used);
    }
  }

  private void note(WalkPerson person, WalkStop stop, String what) {
    wrong.add(person + " " + stop + ": " + what);
  }

  /**
   * What the same person is told about something that is not there: in the same case where he may
   * read that, since its name stands on its pages, else in none.
   */
  private String none(WalkPerson person, WalkStop stop) {
    String head = stop.path().replaceAll("^(/cases/[0-9a-f]{32})/.*|.*", "$1");
    String kept = !head.isEmpty() && reads(person, head) ? head : "";
    String path =
        kept
            + stop.path()
                .substring(kept.length())
                .replaceAll("(?<=/)[0-9a-f]{32}(?=/|$|\\?)", WalkRoutes.NONE)
                .replaceAll("\\?.*", "");
    String first = kept.isEmpty() ? path.replaceAll("^(/[a-z]+).*", "$1") : kept + stop.route();
    return absent.computeIfAbsent(
        person + stop.route().replaceAll(" .*", " ") + first,
        _ -> {
          WalkStop other =
              new WalkStop(
                  stop.route(),
                  "",
                  path,
                  stop.type(),
                  stop.body(),
                  _ -> Expected.ABSENT,
                  stop.uses());
          return WalkAnswer.plain(send(other, Optional.of(person), FormToken.sent()).body(), path);
        });
  }

  /** Whether somebody may read the case of an address. */
  private boolean reads(WalkPerson person, String address) {
    return readable.computeIfAbsent(
        person + address,
        _ -> {
          WalkStop page = WalkStop.of("GET /cases/{case}", "", address, _ -> Expected.ALLOWED);
          return send(page, Optional.of(person), FormToken.sent()).statusCode() == 200;
        });
  }

  private void headers(WalkPerson person, WalkStop stop, HttpResponse<String> answer) {
    Map<String, List<String>> headers = answer.headers().map();
    boolean kept = headers.getOrDefault("cache-control", List.of()).toString().contains("no-store");
    boolean guarded =
        headers
                .getOrDefault("content-security-policy", List.of())
                .toString()
                .contains("default-src 'none'")
            && headers.getOrDefault("x-content-type-options", List.of()).contains("nosniff")
            && headers.getOrDefault("x-frame-options", List.of()).contains("DENY");
    if (!kept || !guarded) {
      note(person, stop, "headers " + headers);
    }
  }

  @Test
  @Order(4)
  void noFormIsTakenWithoutItsToken() {
    WalkPerson lead = person("customer-lead@organisation");
    WalkPerson admin = person("system-administrator@installation");
    for (WalkStop stop : stops(lead)) {
      if (stop.posts()) {
        WalkPerson who = stop.path().startsWith("/administration") ? admin : lead;
        for (String token : List.of("", "x", Base64.getUrlEncoder().encodeToString(new byte[72]))) {
          HttpResponse<String> answer = send(stop, Optional.of(who), token);
          assertThat(answer.statusCode()).as(stop + " with " + token).isEqualTo(403);
          assertThat(answer.body()).as(stop.toString()).contains("form-foreign");
        }
      }
    }
  }

  @Test
  @Order(5)
  void otherMethodsDoNothing() {
    WalkPerson lead = person("customer-lead@organisation");
    for (WalkStop stop : stops(lead)) {
      for (String method : List.of("PUT", "DELETE", "PATCH")) {
        HttpRequest request =
            request(stop.path(), Optional.of(lead))
                .header("X-XSRF-TOKEN", FormToken.sent())
                .method(method, BodyPublishers.ofByteArray(new byte[0]))
                .build();
        assertThat(send(request).statusCode()).as(method + " " + stop.path()).isEqualTo(404);
      }
    }
  }

  @Test
  @Order(6)
  void noParameterOpensWhatIsClosed() {
    wrong.clear();
    for (String name :
        List.of(
            "customer-lead@organisation",
            "contributor@object",
            "regulator@released",
            "system-administrator@installation",
            "audit-administrator@installation")) {
      WalkPerson person = person(name);
      Map<String, WalkStop> each = new HashMap<>();
      for (WalkStop stop : stops(person)) {
        if (stop.expected().apply(person) == Expected.ALLOWED) {
          each.putIfAbsent(stop.route(), stop);
        }
      }
      each.values().forEach(stop -> attack(person, stop));
    }
    assertThat(wrong).isEmpty();
  }

  private void attack(WalkPerson person, WalkStop stop) {
    for (String hostile : WalkAttacks.HOSTILE) {
      String encoded = URLEncoder.encode(hostile, StandardCharsets.UTF_8).replace("+", "%20");
      String ids = stop.path().replaceAll("(?<=/)[0-9a-f]{32}(?=/|$|\\?)", encoded);
      String last = stop.path().replaceAll("[^/]*$", encoded);
      String all =
          stop.path().replaceAll("\\?.*", "")
              + WalkAttacks.QUERIES.stream()
                  .map(one -> one + "=" + encoded)
                  .collect(Collectors.joining("&", "?", ""));
      for (String path : stop.posts() ? List.of(ids) : List.of(ids, last, all)) {
        harmless(person, at(stop, path));
      }
      if (stop.posts() && stop.type().startsWith("application/x-www-form")) {
        Map<String, String> values = new HashMap<>();
        for (String field : stop.body().split("&", -1)) {
          values.put(field.replaceAll("=.*", ""), hostile);
        }
        harmless(person, stop.form(values));
      }
    }
  }

  private static WalkStop at(WalkStop stop, String path) {
    return new WalkStop(
        stop.route(), stop.about(), path, stop.type(), stop.body(), stop.expected(), stop.uses());
  }

  private void harmless(WalkPerson person, WalkStop stop) {
    HttpResponse<String> answer;
    try {
      answer = send(stop, Optional.of(person), FormToken.sent());
    } catch (IllegalArgumentException e) {
      return;
    }
    Set<String> leaked = marks.leaked(person, answer.body());
    if (answer.statusCode() >= 500
        || !leaked.isEmpty()
        || answer.body().contains("root:x:")
        || answer.body().contains("<img src=x")) {
      note(
          person,
          stop,
          answer.statusCode() + WalkAnswer.code(answer) + " " + leaked + " at " + stop.path());
    }
  }

  /** What was taken back is gone with the next request, also in the middle of an upload. */
  @Test
  @Order(7)
  void whatWasTakenBackIsGoneWithTheNextRequest() throws IOException {
    WalkPerson lead = person("customer-lead@organisation");
    WalkPerson provider = person("provider@case");
    String upload = "/cases/" + ground.id("A") + "/uploads";
    String content =
        "/cases/" + ground.id("A") + "/evidence/" + ground.id("A.evidence.whole") + "/content";
    HttpResponse<String> begun =
        send(
            WalkStop.of("POST", "", upload, _ -> Expected.ALLOWED)
                .form(Map.of("path", "taken-back.bin", "size", "40", "kind", "document")),
            Optional.of(provider),
            FormToken.sent());
    assertThat(begun.statusCode()).isEqualTo(201);
    String one = TestCase.text(begun, "address");
    assertThat(part(one, 0, provider).statusCode()).isEqualTo(200);
    assertThat(send(request(content, Optional.of(provider)).build()).statusCode()).isEqualTo(200);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.at("/").getPort())) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write(
              ("POST "
                      + one
                      + "/part?offset=10 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                      + "Content-Type: application/octet-stream\r\nContent-Length: 10\r\nCookie: "
                      + FormToken.COOKIE
                      + "; yunheng="
                      + provider.token().text()
                      + "\r\nX-XSRF-TOKEN: "
                      + FormToken.sent()
                      + "\r\n\r\n12345")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      HttpResponse<String> ended =
          send(
              WalkStop.of(
                      "POST",
                      "",
                      "/cases/"
                          + ground.id("A")
                          + "/grants/"
                          + ground.id("provider@case.grant")
                          + "/end",
                      _ -> Expected.ALLOWED)
                  .form(Map.of()),
              Optional.of(lead),
              FormToken.sent());
      assertThat(ended.statusCode()).isEqualTo(303);
      socket.getOutputStream().write("67890".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("received");
    }
    assertThat(part(one, 10, provider).statusCode()).isEqualTo(404);
    assertThat(send(request(content, Optional.of(provider)).build()).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> part(String upload, int offset, WalkPerson person) {
    return send(
        WalkStop.of("POST", "", upload + "/part?offset=" + offset, _ -> Expected.ALLOWED)
            .body("application/octet-stream", "0123456789"),
        Optional.of(person),
        FormToken.sent());
  }

  /** What was done was done by those who may; nothing was done to the foreign case. */
  @Test
  @Order(9)
  void theActsTellOfNobodyWhoMayNot() {
    server.close();
    try (Store store =
        Store.open(
            YunhengServer.installation(RunningServer.settings(folder, settings)),
            new MovedClock(WalkGround.NOW.plusSeconds(3600)),
            new SecureRandom())) {
      assertThat(store.acts().verify()).isInstanceOf(ChainVerdict.Sound.class);
      Map<String, WalkPerson> walkers =
          ground.people().stream().collect(Collectors.toMap(one -> one.id().text(), one -> one));
      for (long from = 0; ; from += RowWindow.MOST) {
        var acts = store.acts().oversee(ActFilter.ALL, new RowWindow(from, RowWindow.MOST)).rows();
        for (var act : acts) {
          boolean walked =
              !act.at().isBefore(WalkGround.NOW)
                  && act.person().map(one -> walkers.containsKey(one.text())).orElse(false);
          if (walked && act.workCase().isPresent()) {
            assertThat(act.workCase().get().text()).as(act.toString()).isNotEqualTo(ground.id("C"));
          }
        }
        if (acts.size() < RowWindow.MOST) {
          break;
        }
      }
    }
    server = RunningServer.in(folder, settings);
  }

  private WalkPerson person(String name) {
    return ground.people().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private HttpRequest.Builder request(String path, Optional<WalkPerson> person) {
    return HttpRequest.newBuilder(server.at(path))
        .header("Accept", "text/html")
        .header(
            "Cookie",
            FormToken.COOKIE + person.map(one -> "; yunheng=" + one.token().text()).orElse(""));
  }

  private HttpResponse<String> send(WalkStop stop, Optional<WalkPerson> person, String token) {
    HttpRequest.Builder request = request(stop.path(), person);
    if (!stop.posts()) {
      return send(request.build());
    }
    if (!token.isEmpty()) {
      request.header("X-XSRF-TOKEN", token);
    }
    return send(
        request
            .header("Content-Type", stop.type())
            .POST(BodyPublishers.ofString(stop.body()))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
