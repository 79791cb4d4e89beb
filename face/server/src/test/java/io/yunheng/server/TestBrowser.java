/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts: keeps cookies, follows redirects, fills in forms that it sees. */
final class TestBrowser implements AutoCloseable {
  private final URI origin;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private HttpResponse<String> last;
  private Document page = new Document("");
  private String path = "/";

  TestBrowser(RunningServer server) {
    this(server.at("/"));
  }

  TestBrowser(URI origin) {
    this.origin = origin;
    last = send(HttpRequest.newBuilder(origin.resolve("/assets/mark.svg")).build());
  }

  /** Asks for a page, and for those it leads to. */
  TestBrowser get(String address) {
    follow(HttpRequest.newBuilder(origin.resolve(address)).header("Accept", "text/html").build());
    return this;
  }

  /** Fills in the form with this action and sends it. */
  TestBrowser submit(String action, String... namesAndValues) {
    Element form = page.selectFirst("form[method=post][action=" + action + "]");
    if (form == null) {
      throw new AssertionError(
          "no form "
              + action
              + " at "
              + path
              + ": "
              + page.select("form").eachAttr("action")
              + " "
              + page.select("main").text());
    }
    Set<String> names = new LinkedHashSet<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (Element field : form.select("input[name],select[name],textarea[name]")) {
      Element chosen = field.selectFirst("option[selected]");
      Element first = field.selectFirst("option");
      String value =
          field.is("select")
              ? chosen != null ? chosen.val() : first == null ? "" : first.val()
              : field.val();
      names.add(field.attr("name"));
      if (!field.is("[type=checkbox]:not([checked]),[type=radio]:not([checked])")) {
        values.put(field.attr("name"), value);
      }
    }
    names.addAll(form.select("button[name]").eachAttr("name"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!names.contains(namesAndValues[i])) {
        throw new AssertionError("no field " + namesAndValues[i] + " in " + names);
      }
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    post(action, values);
    return this;
  }

  /** Sends values, whatever the page shows. */
  TestBrowser post(String action, Map<String, String> values) {
    String body = form(values);
    follow(
        HttpRequest.newBuilder(origin.resolve(action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofString(body))
            .build());
    return this;
  }

  /** Values as forms send them. */
  static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            one ->
                URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Sends a request, and asks for the pages it leads to. */
  TestBrowser follow(HttpRequest request) {
    last = send(request);
    path = request.uri().getPath();
    for (int i = 0; i < 6 && last.statusCode() == 303; i++) {
      URI to = origin.resolve(last.headers().firstValue("Location").orElseThrow());
      path = to.getPath();
      last = send(HttpRequest.newBuilder(to).header("Accept", "text/html").build());
    }
    page = Jsoup.parse(last.body());
    return this;
  }

  HttpResponse<String> send(HttpRequest request) {
    return send(request, BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  int status() {
    return last.statusCode();
  }

  HttpResponse<String> last() {
    return last;
  }

  Document page() {
    return page;
  }

  /** Where the last answer came from. */
  String path() {
    return path;
  }

  /** The value of a hidden field that is on the page. */
  String csrf() {
    return page.select("input[name=_csrf]").attr("value");
  }

  /** What the page hands out once. */
  String handout() {
    return page.select(".handout code").text();
  }

  /** All cookies, as a request carries them. */
  String cookies() {
    return cookies.getCookieStore().getCookies().stream()
        .map(one -> one.getName() + "=" + one.getValue())
        .collect(Collectors.joining("; "));
  }

  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(one -> one.getName().equals(name))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  void setCookie(String name, String value) {
    java.net.HttpCookie cookie = new java.net.HttpCookie(name, value);
    cookie.setPath("/");
    cookies.getCookieStore().add(origin, cookie);
  }

  @Override
  public void close() {
    client.close();
  }
}
