/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.WalkStop.Expected;
import io.yunheng.server.WalkTable.Target;
import io.yunheng.server.settings.Setting;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.TargetSource;
import io.yunheng.server.web.WebRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every role follows what its pages offer, from the first page on: no link leads to where he may
 * not go, and no form is offered that the permission table does not allow him to send.
 */
class OfferedLinksTest {
  /** How many addresses of a kind somebody follows: all would be thousands of rows of runs. */
  private static final int OF_A_KIND = 2;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final WalkTable table = new WalkTable();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> wrong = new TreeMap<>();
  private int followed;
  private int forms;

  @Test
  void nobodyIsOfferedWhatHeMayNot(@TempDir Path folder) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<Setting, String> settings =
          Map.of(Setting.COLLECT_NETWORKS, "127.0.0.1", Setting.JOBS_WORKERS, "1");
      WalkGround ground =
          WalkGround.in(
              folder, settings, table, "http://127.0.0.1:" + silent.getLocalPort() + "/v3");
      WalkRoutes routes = new WalkRoutes(ground, table);
      try (RunningServer server = RunningServer.in(folder, settings)) {
        for (WalkPerson person : ground.people()) {
          new Walk(server, ground, routes, person).follow();
        }
      }
    }
    System.out.println(followed + " links, " + forms + " forms");
    assertThat(wrong).isEmpty();
    assertThat(followed).isGreaterThan(1_500);
    assertThat(forms).isGreaterThan(3_000);
  }

  /** The way of one person. */
  private final class Walk {
    private final RunningServer server;
    private final WalkGround ground;
    private final WalkRoutes routes;
    private final WalkPerson person;
    private final Deque<String> waiting = new ArrayDeque<>(List.of("/"));
    private final Set<String> known = new HashSet<>(waiting);
    private final Map<String, String> from = new HashMap<>();
    private final Map<String, Integer> kinds = new HashMap<>();

    Walk(RunningServer server, WalkGround ground, WalkRoutes routes, WalkPerson person) {
      this.server = server;
      this.ground = ground;
      this.routes = routes;
      this.person = person;
    }

    void follow() {
      while (!waiting.isEmpty()) {
        String address = waiting.remove();
        HttpResponse<String> answer = ask(address);
        followed++;
        if (answer.statusCode() >= 400) {
          note(
              from.getOrDefault(address, address),
              "offers "
                  + name(address.replaceAll("\\?.*", ""))
                  + ": "
                  + answer.statusCode()
                  + " "
                  + WalkAnswer.code(answer));
        }
        if (answer.headers().firstValue("Location").orElse("").startsWith("/login")) {
          note(address, "sends to log in");
        }
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
          read(address, Jsoup.parse(answer.body()));
        }
      }
    }

    private void read(String at, Document page) {
      Set<String> offered =
          Stream.of(
                  page.select("a[href]").eachAttr("href"),
                  page.select("[hx-get]").eachAttr("hx-get"),
                  page.select("form:not([method=post])[action]").eachAttr("action"),
                  page.select("img[src]").eachAttr("src"))
              .flatMap(List::stream)
              .collect(Collectors.toSet());
      for (String link : offered) {
        String plain = link.replaceAll("#.*", "");
        String address = plain.startsWith("?") ? at.replaceAll("\\?.*", "") + plain : plain;
        URI to = URI.create(address);
        if (!address.isEmpty() && !to.isAbsolute() && known.add(address) && some(to)) {
          waiting.add(address);
          from.put(address, at);
        }
      }
      for (Element form : page.select("form[method=post]")) {
        forms++;
        String action = form.attr("action").replaceAll("\\?.*", "");
        if (route("POST", action).filter(route -> may(route, action)).isEmpty()) {
          note(at, "offers POST " + action + " " + form.text());
        }
      }
    }

    /** Whether an address is one of the few of its kind that are followed. */
    private boolean some(URI to) {
      String query =
          Arrays.stream(Optional.ofNullable(to.getRawQuery()).orElse("").split("&"))
              .map(one -> one.replaceAll("=.*", ""))
              .sorted()
              .collect(Collectors.joining("&"));
      String workCase = to.getPath().replaceAll("^(/cases/[0-9a-f]{32})?.*", "$1");
      return kinds.merge(workCase + name(to.getPath()) + query, 1, Integer::sum) <= OF_A_KIND;
    }

    private Optional<WebRoute> route(String method, String path) {
      return server.server().routes().stream()
          .filter(one -> one.name().startsWith(method + " ") && matches(one.path(), path))
          .max(Comparator.comparingInt(one -> one.path().replaceAll("\\{.*?}", "").length()));
    }

    private String name(String path) {
      return route("GET", path).map(WebRoute::name).orElse("GET " + path);
    }

    private boolean matches(String pattern, String path) {
      return path.matches(
          pattern.replaceAll("/\\{\\*[a-z-]+}", "/.*").replaceAll("\\{.*?}", "[^/]+"));
    }

    /**
     * As the walk over all routes says of this very address, else as the table says of its need.
     */
    private boolean may(WebRoute route, String action) {
      Predicate<WalkStop> here = stop -> stop.path().replaceAll("\\?.*", "").equals(action);
      List<Expected> expected =
          Optional.ofNullable(routes.routes().get(route.name())).stream()
              .flatMap(stops -> stops.apply(person).stream())
              .filter(here)
              .map(stop -> stop.expected().apply(person))
              .toList();
      if (!expected.isEmpty()) {
        return expected.contains(Expected.ALLOWED);
      }
      return switch (route.need()) {
        case RouteNeed.Open _, RouteNeed.Begun _, RouteNeed.LoggedIn _ -> true;
        case RouteNeed.Permitted(var operation, var on) ->
            targets(on, action)
                .anyMatch(one -> table.may(person.holdings(), operation.code(), one));
      };
    }

    private Stream<Target> targets(TargetSource on, String action) {
      return switch (on) {
        case INSTALLATION -> Stream.of(Target.installation());
        case ORGANISATION ->
            Stream.of("O1", "O2")
                .filter(one -> action.contains("/" + ground.id(one)))
                .map(Target::organisation);
        case CASE -> cases(action);
        case CASE_OBJECTS ->
            cases(action)
                .flatMap(
                    one ->
                        WalkGround.PIECES.stream()
                            .map(
                                piece ->
                                    one.object(ground.object(piece), piece.equals("released"))));
      };
    }

    private Stream<Target> cases(String action) {
      return Stream.of("A", "B", "C")
          .filter(one -> action.contains("/" + ground.id(one)))
          .map(WalkRoutes::workCase);
    }

    private void note(String at, String what) {
      String page = name(at.replaceAll("\\?.*", ""));
      wrong.merge(
          page + " " + ID.matcher(what).replaceAll("*"), person.name(), (a, b) -> a + ", " + b);
    }

    private HttpResponse<String> ask(String address) {
      try {
        return client.send(
            HttpRequest.newBuilder(server.at(address))
                .header("Accept", "text/html")
                .header("Cookie", FormToken.COOKIE + "; yunheng=" + person.token().text())
                .build(),
            BodyHandlers.ofString());
      } catch (IOException e) {
        throw new UncheckedIOException(address, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
