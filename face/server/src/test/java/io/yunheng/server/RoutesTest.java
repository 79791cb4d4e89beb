/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.WebRoute;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route says what it needs; what needs no permission is on a written list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
  private static final Set<String> WITHOUT_PERMISSION =
      Set.of(
          "GET /assets/echarts.min.js",
          "GET /assets/evidence.js",
          "GET /assets/grid.css",
          "GET /assets/grid.js",
          "GET /assets/htmx.min.js",
          "GET /assets/mark.svg",
          "GET /assets/passkey.js",
          "GET /assets/result.css",
          "GET /assets/server.css",
          "GET /assets/server.js",
          "POST /language",
          "GET /login",
          "POST /login",
          "GET /login/oidc",
          "GET /login/oidc/return",
          "GET /login/directory",
          "POST /login/directory",
          "GET /login/passkey",
          "POST /login/passkey",
          "POST /login/code/passkey",
          "GET /login/code",
          "POST /login/code",
          "GET /login/enrol",
          "POST /login/enrol",
          "GET /login/password",
          "POST /login/password",
          "GET /login/notice",
          "POST /login/notice",
          "POST /logout",
          "GET /invitation/{token}",
          "POST /invitation/{token}",
          "POST /invitation/{token}/reset",
          "POST /invitation/{token}/accept",
          "GET /account",
          "POST /account",
          "POST /account/password",
          "POST /account/recovery",
          "POST /account/factor",
          "POST /account/passkeys",
          "POST /account/passkeys/made",
          "POST /account/passkeys/{passkey}/remove",
          "POST /account/outside/oidc",
          "POST /account/outside/directory",
          "POST /account/outside/directory/bind",
          "POST /account/outside/unbind",
          "POST /account/sessions/{session}/end",
          "POST /account/sessions/end-others",
          "GET /",
          "GET /organisations",
          "GET /standards",
          "GET /standards/{document}",
          "GET /standards/{document}/{clause}");

  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = RunningServer.in(folder);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void whatNeedsNoPermissionIsOnTheList() {
    Set<String> found =
        server.server().routes().stream()
            .filter(route -> !(route.need() instanceof RouteNeed.Permitted))
            .map(WebRoute::name)
            .collect(Collectors.toSet());

    assertThat(found).isEqualTo(WITHOUT_PERMISSION);
  }

  @Test
  void whatAnOperationIsOnStandsInThePath() {
    for (WebRoute route : server.server().routes()) {
      if (route.need() instanceof RouteNeed.Permitted permitted) {
        String variable = permitted.on().variable();
        assertThat(variable.isEmpty() || route.path().contains("{" + variable + "}"))
            .as(route.name())
            .isTrue();
      }
    }
  }

  @Test
  void aStrangerSeesNothingButWhatIsOpen() {
    try (TestBrowser browser = new TestBrowser(server)) {
      for (WebRoute route : server.server().routes()) {
        if (route.need() instanceof RouteNeed.Open) {
          continue;
        }
        String path = route.path().replaceAll("\\{\\w+}", "0".repeat(32));
        if (route.method().name().equals("GET")) {
          assertThat(browser.get(path).path()).as(route.name()).isEqualTo("/login");
        } else {
          browser.get("/login").post(path, Map.of("_csrf", browser.csrf()));
          assertThat(browser.status()).as(route.name()).isEqualTo(401);
        }
      }
    }
  }

  @Test
  void headersStandOnEveryAnswer() {
    try (TestBrowser browser = new TestBrowser(server)) {
      for (String path : List.of("/login", "/", "/nowhere", "/assets/server.css", "/error")) {
        HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(server.at(path)).build());
        assertThat(answer.headers().map())
            .as(path)
            .containsEntry("x-content-type-options", List.of("nosniff"))
            .containsEntry("x-frame-options", List.of("DENY"))
            .containsEntry("referrer-policy", List.of("same-origin"))
            .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
            .containsKeys("content-security-policy", "permissions-policy", "cache-control")
            .doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
            .contains("default-src 'none'")
            .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("cache-control").orElseThrow())
            .as(path)
            .contains(path.startsWith("/assets/") ? "no-cache" : "no-store");
      }
    }
  }

  @Test
  void noPageHasScriptOrStyleInIt() {
    try (TestBrowser browser = new TestBrowser(server)) {
      browser.get("/login");
      assertThat(browser.page().select("style, script:not([src]), [style], [onclick]")).isEmpty();
    }
  }

  @Test
  void aProgramGetsAProblemAndAPersonAPage() {
    try (TestBrowser browser = new TestBrowser(server)) {
      HttpResponse<String> answer =
          browser.send(
              HttpRequest.newBuilder(server.at("/nowhere"))
                  .header("Accept", "application/json")
                  .build());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      assertThat(answer.body())
          .contains("\"urn:yunheng:fault:page-none\"", "\"status\"", "404", "\"code\"");

      browser.get("/nowhere");
      assertThat(browser.status()).isEqualTo(404);
      assertThat(browser.page().select("code").text()).isEqualTo("page-none");
    }
  }

  @Test
  void theHostHeaderMakesNoLinks() {
    assertThat(server.setUpLink()).startsWith("http://127.0.0.1:");
  }

  @Test
  void healthAndFiguresAreOnAPortOfTheirOwn() {
    try (TestBrowser browser = new TestBrowser(server)) {
      String management = "http://127.0.0.1:" + server.server().managementPort();
      HttpResponse<String> ready =
          browser.send(
              HttpRequest.newBuilder(java.net.URI.create(management + "/health/ready")).build());
      assertThat(ready.statusCode()).isEqualTo(200);
      browser.get("/login");
      assertThat(
              browser
                  .send(
                      HttpRequest.newBuilder(java.net.URI.create(management + "/metrics")).build())
                  .body())
          .contains("http_server_requests_seconds_count", "uri=\"/login\"", "jvm_memory_used")
          .doesNotContain("invitation/");
      assertThat(browser.get("/metrics").status()).isEqualTo(404);
    }
  }
}
