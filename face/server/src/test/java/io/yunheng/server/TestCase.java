/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A case of an organisation with its lead, an assessor and a stranger, and uploads into it. */
final class TestCase {
  private final RunningServer server;
  private final TestPeople people;
  private final String address;

  TestCase(RunningServer server, TestPeople people, String address) {
    this.server = server;
    this.people = people;
    this.address = address;
  }

  /** Makes the people ({@code lina}, {@code chen}, {@code zhaoqiang}) and the case. */
  static TestCase in(RunningServer server) {
    TestPeople people = new TestPeople(server);
    try (TestBrowser admin = people.administrators()) {
      people.join(people.lead(admin, "市政务云中心", "李娜"), "李娜", "lina");
      people.join(people.lead(admin, "另一家单位", "赵强"), "赵强", "zhaoqiang");
    }
    try (TestBrowser browser = people.logIn("lina")) {
      String address = make(browser, "门户网站等级测评");
      browser
          .get(address + "/people")
          .submit(address + "/invite", "name", "陈测评", "role", "assessor");
      people.join(browser.handout(), "陈测评", "chen");
      try (TestBrowser chen = people.enrol("chen")) {
        String page = address + "/independence";
        chen.get(page).submit(page, "agreed", "true");
      }
      return new TestCase(server, people, address);
    }
  }

  /** Makes a further case of the browser's person. */
  static String make(TestBrowser browser, String name) {
    String form = browser.get("/").page().select("main .links a").attr("href");
    browser
        .get(form)
        .submit(form.replaceAll("/new$", ""), "name", name, "subject", "platform", "grade", "3");
    return browser.path();
  }

  /** A further case of the browser's person, in which nobody did anything yet. */
  TestCase further(TestBrowser browser, String name) {
    return new TestCase(server, people, make(browser, name));
  }

  /** The same case of the same installation, opened again. */
  TestCase on(RunningServer other) {
    return new TestCase(other, people.at(other), address);
  }

  TestPeople people() {
    return people;
  }

  /** The path of the case. */
  String address() {
    return address;
  }

  /** Begins an upload; the answer as JSON. */
  HttpResponse<String> begin(TestBrowser browser, String path, long size, String kind) {
    return post(
        browser,
        address + "/uploads",
        Map.of("path", path, "size", Long.toString(size), "kind", kind));
  }

  /** Sends values as the script does. */
  HttpResponse<String> post(TestBrowser browser, String to, Map<String, String> values) {
    return browser.send(
        HttpRequest.newBuilder(server.at(to))
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-XSRF-TOKEN", browser.csrf())
            .POST(BodyPublishers.ofString(TestBrowser.form(values)))
            .build());
  }

  /** Sends a part. */
  HttpResponse<String> part(TestBrowser browser, String upload, long offset, byte[] bytes) {
    return browser.send(
        HttpRequest.newBuilder(server.at(upload + "/part?offset=" + offset))
            .header("Accept", "application/json")
            .header("Content-Type", "application/octet-stream")
            .header("X-XSRF-TOKEN", browser.csrf())
            .POST(BodyPublishers.ofByteArray(bytes))
            .build());
  }

  /** Uploads some bytes as a whole; the answer to its end. */
  HttpResponse<String> upload(TestBrowser browser, String path, String kind, byte[] bytes) {
    browser.get(address + "/evidence");
    HttpResponse<String> begun = begin(browser, path, bytes.length, kind);
    if (begun.statusCode() != 201) {
      return begun;
    }
    String upload = text(begun, "address");
    if (bytes.length > 0) {
      part(browser, upload, 0, bytes);
    }
    return post(browser, upload + "/finish", Map.of());
  }

  /** Uploads some text as a document; its address. */
  String document(TestBrowser browser, String path, String text) {
    return text(
        upload(browser, path, "document", text.getBytes(StandardCharsets.UTF_8)), "address");
  }

  /** A member of a JSON object that is a text. */
  static String text(HttpResponse<String> answer, String name) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(answer.body());
    if (!found.find()) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return found.group(1);
  }

  /** The bytes that a path answers. */
  HttpResponse<byte[]> download(TestBrowser browser, String path) {
    return browser.send(
        HttpRequest.newBuilder(server.at(path)).build(), BodyHandlers.ofByteArray());
  }

  /** Sends a form with a file as a browser without scripts does. */
  TestBrowser single(TestBrowser browser, String name, byte[] file, Map<String, String> fields) {
    String action = browser.page().select("form[enctype]").attr("action");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (field, value) ->
            write(
                body,
                "--xYzZY\r\nContent-Disposition: form-data; name=\""
                    + field
                    + "\"\r\n\r\n"
                    + value
                    + "\r\n"));
    write(
        body,
        "--xYzZY\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: image/png\r\n\r\n");
    body.writeBytes(file);
    write(body, "\r\n--xYzZY--\r\n");
    return browser.follow(
        HttpRequest.newBuilder(server.at(action))
            .header("Content-Type", "multipart/form-data; boundary=xYzZY")
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
