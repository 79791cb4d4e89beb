/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts: keeps cookies, follows redirects, fills in forms that it sees. */
final class SampleBrowser implements AutoCloseable {
  private static final int REDIRECTS = 6;
  private static final int SHOWN = 200;
  private static final String BOUNDARY = "yunheng-sample-file";

  private final URI origin;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private Document page = new Document("");
  private String path = "/";

  SampleBrowser(URI origin) {
    this.origin = origin;
  }

  /** The page that is open. */
  Document page() {
    return page;
  }

  /** Where it is from. */
  String path() {
    return path;
  }

  /**
   * Opens a page that has to be there.
   *
   * @throws PageFlaw if it is not
   */
  Document open(String address) throws InterruptedException {
    int status = visit(address);
    if (status != 200) {
      throw new PageFlaw("GET " + address + ": " + status + " " + said());
    }
    return page;
  }

  /** Asks for a page; its status. */
  int visit(String address) throws InterruptedException {
    return follow(request(address).header("Accept", "text/html").build());
  }

  /**
   * Fills in the form with this action and sends it.
   *
   * @throws PageFlaw if there is no such form or field, or it is refused
   */
  void submit(String action, Map<String, String> filled) throws InterruptedException {
    Map<String, String> values = values(form(action), filled);
    int status =
        follow(
            request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(encoded(values)))
                .build());
    if (status != 200) {
      throw new PageFlaw("POST " + action + ": " + status + " " + said());
    }
  }

  /** Sends a file with the form for one file that the page has. */
  void upload(String name, byte[] file) throws InterruptedException {
    Element form =
        Optional.ofNullable(page.selectFirst("form[enctype]"))
            .orElseThrow(() -> new PageFlaw("no form for a file at " + path));
    String action = form.attr("action");
    int status =
        follow(
            request(action)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Accept", "text/html")
                .POST(multipart(values(form, Map.of()), name, file))
                .build());
    if (status != 200) {
      throw new PageFlaw("POST " + path + ": " + status + " " + said());
    }
  }

  /** What a link or a form hands out to be saved; a picture may be shown where it runs nothing. */
  byte[] save(String address) throws InterruptedException {
    return saved(request(address).build());
  }

  /** The same of a form without fields. */
  byte[] saveFrom(String action) throws InterruptedException {
    return saved(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(values(form(action), Map.of()))))
            .build());
  }

  private byte[] saved(HttpRequest request) throws InterruptedException {
    HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
    boolean attached =
        answer.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment");
    boolean drawn =
        answer.headers().firstValue("Content-Type").orElse("").equals("image/svg+xml")
            && answer
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .endsWith("sandbox");
    if (answer.statusCode() != 200 || !(attached || drawn)) {
      throw new PageFlaw(
          request.method() + " " + request.uri().getPath() + ": " + answer.statusCode());
    }
    return answer.body();
  }

  private Element form(String action) {
    return page.select("form[method=post]").stream()
        .filter(one -> one.attr("action").equals(action))
        .findFirst()
        .orElseThrow(() -> new PageFlaw("no form " + action + " at " + path + " " + said()));
  }

  private static Map<String, String> values(Element form, Map<String, String> filled) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Element field : form.select("input[name]:not([type=file]),select[name],textarea[name]")) {
      Optional<Element> option =
          Optional.ofNullable(field.selectFirst("option[selected]"))
              .or(() -> Optional.ofNullable(field.selectFirst("option")));
      values.put(
          field.attr("name"),
          field.normalName().equals("select") ? option.map(Element::val).orElse("") : field.val());
    }
    filled.forEach(
        (name, value) -> {
          if (!values.containsKey(name)) {
            throw new PageFlaw("no field " + name + " in " + form.attr("action"));
          }
          values.put(name, value);
        });
    return values;
  }

  private static String encoded(Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            one ->
                URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static BodyPublisher multipart(Map<String, String> values, String name, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    values.forEach(
        (field, value) -> {
          part(body, "name=\"" + field + "\"");
          write(body, value);
        });
    part(body, "name=\"file\"; filename=\"" + name + "\"");
    body.writeBytes(file);
    write(body, "\r\n--" + BOUNDARY + "--\r\n");
    return BodyPublishers.ofByteArray(body.toByteArray());
  }

  private static void part(ByteArrayOutputStream body, String about) {
    write(
        body,
        (body.size() == 0 ? "" : "\r\n")
            + "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; "
            + about
            + "\r\n\r\n");
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(origin.resolve(address));
  }

  private int follow(HttpRequest request) throws InterruptedException {
    HttpResponse<String> last = send(request, BodyHandlers.ofString());
    path = request.uri().getPath();
    for (int i = 0; i < REDIRECTS && last.statusCode() == 303; i++) {
      URI to = origin.resolve(last.headers().firstValue("Location").orElse("/"));
      path = to.getPath();
      last =
          send(
              HttpRequest.newBuilder(to).header("Accept", "text/html").build(),
              BodyHandlers.ofString());
    }
    page = Jsoup.parse(last.body());
    return last.statusCode();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws InterruptedException {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new PageFlaw(
          request.method()
              + " "
              + request.uri().getPath()
              + ": "
              + e.getClass().getSimpleName()
              + " "
              + e.getMessage());
    }
  }

  private String said() {
    String text = page.select("main").text();
    return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
