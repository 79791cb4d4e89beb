/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Chromium without a window, driven over its own protocol as a person drives it: point, type,
 * look, print.
 */
public final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final JsonMapper json = new JsonMapper();
  private final LinkedBlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Path profile;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private int calls;

  public Chromium() throws IOException, InterruptedException {
    profile = Files.createTempDirectory("yunheng-chromium");
    Path log = profile.resolve("log");
    try {
      process =
          new ProcessBuilder(
                  "chromium",
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--hide-scrollbars",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new IOException(
          "Chromium is not installed; the live tests need it: apt-get install chromium", e);
    }
    String address = address(log);
    socket =
        client.newWebSocketBuilder().buildAsync(URI.create(page(address)), new Listener()).join();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", Map.of());
    }
  }

  private String address(Path log) throws IOException, InterruptedException {
    Path port = profile.resolve("DevToolsActivePort");
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      if (Files.exists(port) && Files.readAllLines(port).size() > 1) {
        return "http://127.0.0.1:" + Files.readAllLines(port).getFirst();
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    throw new IOException("Chromium did not start: " + Files.readString(log));
  }

  private String page(String address) throws IOException, InterruptedException {
    var request = java.net.http.HttpRequest.newBuilder(URI.create(address + "/json/list")).build();
    String body = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
    for (JsonNode target : json.readTree(body)) {
      if (target.path("type").asString().equals("page")) {
        return target.path("webSocketDebuggerUrl").asString();
      }
    }
    throw new IOException("Chromium shows no page: " + body);
  }

  /** Opens a file and waits until it is laid out. */
  public Chromium open(Path file) throws InterruptedException {
    return open(file.toUri().toString());
  }

  /** Opens an address and waits until it is laid out. */
  public Chromium open(String address) throws InterruptedException {
    call("Page.navigate", Map.of("url", address));
    until("document.readyState === 'complete'");
    return this;
  }

  /** Sets the window's size in pixels. */
  public Chromium size(int width, int height) throws InterruptedException {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** Prefers a colour scheme, {@code light} or {@code dark}. */
  public Chromium prefer(String scheme) throws InterruptedException {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Turns scripts of the pages opened from now on off. */
  public Chromium withoutScript() throws InterruptedException {
    call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return this;
  }

  /** The value of an expression in the page, as text. */
  public String ask(String expression) throws InterruptedException {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", "String(" + expression + ")", "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.path("exceptionDetails").toString());
    }
    return answer.path("result").path("value").asString();
  }

  /** Waits until an expression is true. */
  public void until(String expression) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!ask(expression).equals("true")) {
      if (System.nanoTime() > until) {
        throw new AssertionError("never came true: " + expression);
      }
      Thread.sleep(50);
    }
  }

  /** Clicks in the middle of the first element that matches, after bringing it into view. */
  public Chromium click(String selector) throws InterruptedException {
    String[] place =
        ask("(() => { const e = document.querySelector("
                + quoted(selector)
                + "); e.scrollIntoView({block: 'center'}); const r = e.getClientRects()[0]; return"
                + " (r.x + Math.min(r.width / 2, 40)) + ' ' + (r.y + r.height / 2); })()")
            .split(" ", -1);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              Double.valueOf(place[0]),
              "y",
              Double.valueOf(place[1]),
              "button",
              "left",
              "clickCount",
              1));
    }
    return this;
  }

  /**
   * Presses a key by name, for example {@code Tab}, {@code Enter}, {@code ArrowDown}, {@code
   * Escape}.
   */
  public Chromium press(String key) throws InterruptedException {
    int code =
        Map.of("Tab", 9, "Enter", 13, "Escape", 27, "ArrowDown", 40, "ArrowUp", 38)
            .getOrDefault(key, 0);
    Map<String, Object> down =
        new java.util.HashMap<>(
            Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code));
    if (key.equals("Enter")) {
      down.put("text", "\r");
    }
    call("Input.dispatchKeyEvent", down);
    call(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
    return this;
  }

  /** Types a text where the focus is. */
  public Chromium type(String text) throws InterruptedException {
    call("Input.insertText", Map.of("text", text));
    return this;
  }

  /** A picture of what the window shows, or of the whole page. */
  public void picture(Path file, boolean whole) throws IOException, InterruptedException {
    JsonNode shot =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
    Files.write(file, Base64.getDecoder().decode(shot.path("data").asString()));
  }

  /** The page printed on its own paper size. */
  public void print(Path file) throws IOException, InterruptedException {
    JsonNode paper =
        call("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
    Files.write(file, Base64.getDecoder().decode(paper.path("data").asString()));
  }

  /** The addresses the page asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** What scripts threw and the browser complained about. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Calls a method of the protocol. */
  public JsonNode call(String method, Map<String, ?> parameters) throws InterruptedException {
    int id = ++calls;
    socket
        .sendText(
            json.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
        .join();
    while (true) {
      JsonNode answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("Chromium does not answer " + method);
      }
      if (answer.path("id").asInt(-1) == id) {
        if (answer.has("error")) {
          throw new AssertionError(method + ": " + answer.path("error"));
        }
        return answer.path("result");
      }
      note(answer);
    }
  }

  private void note(JsonNode event) {
    switch (event.path("method").asString("")) {
      case "Network.requestWillBeSent" ->
          requests.add(event.path("params").path("request").path("url").asString());
      case "Runtime.exceptionThrown" -> complaints.add(event.path("params").toString());
      case "Log.entryAdded" ->
          complaints.add(event.path("params").path("entry").path("text").asString());
      default -> {}
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    List<ProcessHandle> helpers = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      helpers.forEach(ProcessHandle::destroyForcibly);
      forget();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  /**
   * Deletes the profile. Processes that were killed may still end a write, so files come and go
   * under the walk for a moment.
   */
  private void forget() throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Stream<Path> files = Files.walk(profile)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
        return;
      } catch (NoSuchFileException e) {
        if (e.getFile().equals(profile.toString())) {
          return;
        }
        failAfter(until, e);
      } catch (DirectoryNotEmptyException e) {
        failAfter(until, e);
      } catch (UncheckedIOException e) {
        failAfter(until, new IOException(e));
      }
      Thread.sleep(50);
    }
  }

  private static void failAfter(long until, IOException e) throws IOException {
    if (System.nanoTime() > until) {
      throw e;
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        answers.add(json.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return java.util.concurrent.CompletableFuture.completedFuture(null);
    }
  }
}
