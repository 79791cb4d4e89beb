/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.AccountKind;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.Factor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.fault.Language;
import io.yunheng.fault.Word;
import io.yunheng.files.Node;
import io.yunheng.files.YamlDocument;
import io.yunheng.http.Secret;
import io.yunheng.server.secret.PasswordHasher;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.server.secret.TimeCodes;
import io.yunheng.server.web.WebRoute;
import io.yunheng.store.ActFilter;
import io.yunheng.store.ActKind;
import io.yunheng.store.NewPerson;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody for each role that needs a second factor asks every route when he has given his password
 * alone: once without a second factor, once with one that he has still to use and another one
 * begun.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HalfwayWalkTest {
  /** What a log-in that is not complete still reaches, beside what is open to strangers. */
  private static final Map<String, Set<String>> REACHED =
      Map.of(
          "/login/enrol", Set.of("GET /login/enrol", "POST /login/enrol", "POST /logout"),
          "/login/code",
              Set.of(
                  "GET /login/code",
                  "POST /login/code",
                  "POST /login/code/passkey",
                  "POST /logout"));

  /** What strangers reach too, and nothing of it tells more to somebody halfway. */
  private static final Set<String> OPEN =
      Set.of(
          "POST /language",
          "GET /login",
          "POST /login",
          "GET /login/oidc",
          "GET /login/oidc/return",
          "GET /login/directory",
          "POST /login/directory",
          "GET /login/passkey",
          "POST /login/passkey",
          "GET /invitation/{token}",
          "POST /invitation/{token}",
          "POST /invitation/{token}/reset");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Halfway> people = new ArrayList<>();
  private Path folder = Path.of("");
  private WalkRoutes walk;
  private WalkPerson anybody;
  private RunningServer server;

  /**
   * Somebody halfway.
   *
   * @param step where his log-in goes on
   */
  private record Halfway(String name, RandomId id, String step, SecretToken token) {}

  @BeforeAll
  void start(@TempDir Path at) throws IOException {
    folder = at;
    WalkTable table = new WalkTable();
    WalkGround ground = WalkGround.in(folder, Map.of(), table, "http://127.0.0.1:9/v3");
    walk = new WalkRoutes(ground, table);
    anybody = ground.people().getFirst();
    try (Store store = store()) {
      for (Role role : needing()) {
        for (String step : REACHED.keySet()) {
          people.add(halfway(store, ground, table, role, step));
        }
      }
    }
    server = RunningServer.in(folder);
  }

  @AfterAll
  void stop() {
    server.close();
    client.close();
  }

  private Store store() {
    return Store.open(
        YunhengServer.installation(RunningServer.settings(folder, Map.of())),
        new MovedClock(WalkGround.NOW),
        new SecureRandom());
  }

  /** The roles of which the table says that they need a second factor. */
  private static List<Role> needing() throws IOException {
    String name = "/yunheng/access/permissions.yaml";
    try (InputStream in = HalfwayWalkTest.class.getResourceAsStream(name)) {
      Node.Mapping root =
          (Node.Mapping) YamlDocument.parse(Objects.requireNonNull(in).readAllBytes(), name);
      return ((Node.Sequence) Objects.requireNonNull(root.entries().get("roles")))
          .items().stream()
              .map(one -> ((Node.Mapping) one).entries())
              .filter(one -> text(one, "secondFactor").equals("true"))
              .map(one -> Word.of(Role.class, text(one, "id")).orElseThrow())
              .toList();
    }
  }

  private static String text(Map<String, Node> role, String key) {
    return ((Node.Scalar) Objects.requireNonNull(role.get(key))).text();
  }

  private static Halfway halfway(
      Store store, WalkGround ground, WalkTable table, Role role, String step) {
    String name = role.code() + step.replace('/', '-');
    AccountKind kind =
        table.administers(role.code())
            ? AccountKind.administering(Set.of(role)).orElseThrow()
            : AccountKind.WORK;
    String password = new PasswordHasher().encode(TestPeople.PASSWORD);
    RandomId id =
        store
            .people()
            .create(
                new NewPerson(name, name, "", Language.ZH, kind, password, false),
                ActAuthor.system())
            .id();
    RandomId workCase = new RandomId(ground.id("A"));
    GrantScope scope =
        table.administers(role.code())
            ? new GrantScope.Installation()
            : new GrantScope.InCase(workCase);
    store
        .grants()
        .give(id, role, scope, LocalDate.parse("2026-11-01"), Optional.empty(), ActAuthor.system());
    if (step.equals("/login/code")) {
      store.passkeys().add(id, "key-" + name, "of " + name, "{}", ActAuthor.system());
      store
          .factors()
          .proposeTotp(id, new Secret(TimeCodes.draw(new SecureRandom())), ActAuthor.system());
    }
    SecretToken token = SecretToken.draw(new SecureRandom());
    store
        .sessions()
        .begin(id, token.digest(), Set.of(Factor.PASSWORD), WalkGround.NOW, "127.0.0.1", "walk");
    return new Halfway(name, id, step, token);
  }

  @Test
  void nothingButTheNextStepAndTheWayOutIsReached() {
    List<String> wrong = new ArrayList<>();
    Map<String, WalkStop> stops = stops();
    for (Halfway person : people) {
      stops.forEach(
          (route, stop) -> {
            if (OPEN.contains(route)
                || route.startsWith("GET /assets/")
                || route.equals("POST /logout")) {
              return;
            }
            HttpResponse<String> answer = send(person, stop);
            String to = answer.headers().firstValue("Location").orElse("");
            boolean reached = REACHED.getOrDefault(person.step(), Set.of()).contains(route);
            boolean right =
                reached
                    ? answer.statusCode()
                        == (route.endsWith("/passkey") ? 404 : stop.posts() ? 422 : 200)
                    : answer.statusCode() == 303
                        && (to.equals("/") || to.startsWith(person.step()));
            if (!right || answer.body().contains("Qz.")) {
              wrong.add(person.name() + " " + stop + ": " + answer.statusCode() + " " + to);
            }
          });
    }
    assertThat(stops.keySet()).hasSizeGreaterThan(90).containsAll(REACHED.get("/login/enrol"));
    assertThat(people).hasSizeGreaterThan(14);
    assertThat(wrong).isEmpty();
    acted();
  }

  /** Nobody did anything but propose codes for himself, and guess one. */
  private void acted() {
    server.close();
    try (Store store = store()) {
      Set<RandomId> halfway = people.stream().map(Halfway::id).collect(Collectors.toSet());
      List<ActKind> kinds = new ArrayList<>();
      for (long from = 0; ; from += RowWindow.MOST) {
        var acts = store.acts().oversee(ActFilter.ALL, new RowWindow(from, RowWindow.MOST)).rows();
        acts.stream()
            .filter(act -> act.person().filter(halfway::contains).isPresent())
            .filter(act -> act.kind() != ActKind.SESSION_BEGIN)
            .forEach(act -> kinds.add(act.kind()));
        if (acts.size() < RowWindow.MOST) {
          break;
        }
      }
      assertThat(kinds)
          .contains(ActKind.TOTP_PROPOSE)
          .isSubsetOf(ActKind.TOTP_PROPOSE, ActKind.LOGIN_FAIL);
    }
    server = RunningServer.in(folder);
  }

  /** Something to ask of each route: what the walk asks, and the bare path of the others. */
  private Map<String, WalkStop> stops() {
    Map<String, WalkStop> stops = new LinkedHashMap<>();
    walk.routes().forEach((route, of) -> stops.put(route, of.apply(anybody).getFirst()));
    for (WebRoute route : server.server().routes()) {
      WalkStop bare =
          WalkStop.of(
              route.name(),
              "its path",
              route.path().replaceAll("\\{\\w+}", "0".repeat(32)),
              _ -> WalkStop.Expected.ABSENT);
      stops.putIfAbsent(route.name(), bare.posts() ? bare.form(Map.of("code", "000000")) : bare);
    }
    return stops;
  }

  private HttpResponse<String> send(Halfway person, WalkStop stop) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.at(stop.path()))
            .header("Accept", "text/html")
            .header("Cookie", FormToken.COOKIE + "; yunheng=" + person.token().text());
    if (stop.posts()) {
      request
          .header("X-XSRF-TOKEN", FormToken.sent())
          .header("Content-Type", stop.type())
          .POST(BodyPublishers.ofString(stop.body()));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(stop.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
