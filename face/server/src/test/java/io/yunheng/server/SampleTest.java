/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.jobs.AssessRequest;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.Jobs;
import io.yunheng.jobs.Secrets;
import io.yunheng.run.Progress;
import io.yunheng.run.Workers;
import io.yunheng.server.sample.SampleAccount;
import io.yunheng.server.sample.SampleCheck;
import io.yunheng.server.sample.SampleFolder;
import io.yunheng.server.settings.ServeArguments;
import io.yunheng.server.settings.Setting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The sample: how it is made and refused, what its pages say, and that its check can fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleTest {
  private static final Pattern ACCOUNT =
      Pattern.compile("(?m)^  ([a-z]+) +([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}) ");
  private static final List<String> FILES =
      List.of(
          "report.html",
          "workbook.xlsx",
          "result.json",
          "observations.jsonl",
          "pictures/location.svg",
          "pictures/network.svg");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<SampleAccount> accounts = new ArrayList<>();
  private Path folder = Path.of("");
  private YunhengServer server;

  @BeforeAll
  void make(@TempDir Path folder) {
    this.folder = folder;
    server = start();
    Matcher account = ACCOUNT.matcher(said.toString(UTF_8));
    while (account.find()) {
      accounts.add(new SampleAccount(account.group(1), "", "", List.of(), account.group(2)));
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private YunhengServer start() {
    SampleProgram program = program("--data", folder.resolve("data").toString());
    return program.serve(program.settings());
  }

  private SampleProgram program(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--sample"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--listen")) {
      arguments.addAll(List.of("--listen", "127.0.0.1:0"));
    }
    PrintStream out = new PrintStream(said, true, UTF_8);
    return new SampleProgram(
        new Console(out, out),
        ServeArguments.read(arguments),
        Map.of(Setting.MANAGEMENT_LISTEN.variable(), "127.0.0.1:0"));
  }

  private TestBrowser logIn(String login) {
    TestBrowser browser = new TestBrowser(RunningServer.of(server));
    String password =
        accounts.stream()
            .filter(one -> one.login().equals(login))
            .map(SampleAccount::password)
            .findFirst()
            .orElseThrow();
    browser.get("/login").submit("/login", "login", login, "password", password);
    return browser;
  }

  @Test
  void everyPageSaysThatItIsASampleWithoutASecondFactor() {
    assertThat(accounts).hasSize(10);
    try (TestBrowser browser = logIn("system")) {
      assertThat(browser.path()).isEqualTo("/");
      for (String page : List.of("/", "/administration/people", "/nowhere", "/standards")) {
        assertThat(browser.get(page).page().select(".remark").text())
            .as(page)
            .contains("示例：第二因素已关闭");
      }
      browser.submit("/language", "language", "en");
      assertThat(browser.get("/account").page().select(".remark").text())
          .contains("Sample: the second factor is off");
    }
    try (TestBrowser stranger = new TestBrowser(RunningServer.of(server))) {
      assertThat(stranger.get("/login").page().select(".remark").text()).contains("示例");
    }
  }

  @Test
  void casesHaveRunsOpenVerdictsAndALatePaper() {
    try (TestBrowser browser = logIn("zhangmin")) {
      assertThat(browser.page().select("tbody a").eachText()).contains("示例市政府门户网站等级测评");
      browser.get(browser.page().select("tbody a[href^=/cases/]").attr("href"));
      assertThat(browser.page().select("main").text()).contains("没有责任人", "证据超过了时限", "示例市大数据局");
      assertThat(browser.get(browser.path() + "/results").page().select(".leaves li")).isNotEmpty();
    }
    try (TestBrowser browser = logIn("chenping")) {
      assertThat(browser.page().select("tbody tr")).hasSize(2);
      String one = platform(browser);
      browser.get(one + "/runs");
      browser.get(browser.page().select("tbody a[href*=/compare?]").eachAttr("href").getLast());
      assertThat(browser.page().select("tbody tr")).isNotEmpty();
    }
  }

  private static String platform(TestBrowser browser) {
    return browser.get("/").page().select("tbody a:contains(示例政务云平台)").attr("href");
  }

  @Test
  void aTakenOutCaseGivesTheBytesOfTheDownloads(@TempDir Path out) throws Exception {
    try (TestBrowser browser = logIn("liyun")) {
      String one = platform(browser);
      String run = browser.get(one + "/runs").page().select("tbody a").attr("href");
      browser.get(run);
      HttpResponse<byte[]> taken = takeOut(browser, run);
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(taken.headers().firstValue("content-disposition").orElseThrow())
          .startsWith("attachment");
      unzip(taken.body(), out);
      assertThat(out.resolve("case/chain.head")).content().startsWith("yunheng-head 1\n");
      var _ =
          new Jobs(Workers.of(1), EngineSettings.FASTEST)
              .run(
                  new AssessRequest(
                      out.resolve("case"),
                      out.resolve("again"),
                      ScaleName.WORKBOOK,
                      Optional.empty(),
                      List.of(),
                      false,
                      Language.ZH),
                  Secrets.NONE,
                  Progress.SILENT);
      for (String file : FILES) {
        assertThat(Files.readAllBytes(out.resolve("again").resolve(file)))
            .as(file)
            .isEqualTo(
                browser
                    .send(
                        HttpRequest.newBuilder(at(run + "/files/" + Path.of(file).getFileName()))
                            .build(),
                        BodyHandlers.ofByteArray())
                    .body());
      }
      assertThat(out.resolve("again/report.html"))
          .content()
          .contains("工作中")
          .doesNotContain("yunheng-head");
    }
    try (TestBrowser browser = logIn("zhouwei")) {
      String one = platform(browser);
      browser.post(one + "/runs/" + "0".repeat(32) + "/case", Map.of("_csrf", browser.csrf()));
      assertThat(browser.status()).isEqualTo(403);
    }
    try (TestBrowser browser = logIn("audit")) {
      assertThat(browser.get("/administration/acts").page().text()).contains("取出案卷");
    }
  }

  @Test
  void aCaseIsNotTakenOutWithoutWhatWasWithdrawn() {
    try (TestBrowser browser = logIn("zhangmin")) {
      String one = browser.page().select("tbody a[href^=/cases/]").attr("href");
      String run = browser.get(one + "/runs").page().select("tbody a").attr("href");
      browser.get(one + "/evidence");
      browser.get(browser.page().select("tbody a:contains(export-rule)").attr("href"));
      String withdraw = browser.path() + "/withdraw";
      browser.get(withdraw).submit(withdraw, "reason", "文件有误");
      browser.get(run).submit(run + "/case");
      assertThat(browser.status()).isEqualTo(422);
      assertThat(browser.page().text()).contains("evidence-withdrawn", "export-rule.txt");
    }
  }

  private HttpResponse<byte[]> takeOut(TestBrowser browser, String run) {
    return browser.send(
        HttpRequest.newBuilder(at(run + "/case"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(TestBrowser.form(Map.of("_csrf", browser.csrf()))))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private URI at(String path) {
    return server.origin().resolve(path);
  }

  private static void unzip(byte[] bytes, Path out) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = out.resolve(entry.getName());
        assertThat(target.normalize()).startsWithRaw(out);
        Files.createDirectories(target.resolveSibling("."));
        Files.copy(zip, target);
      }
    }
  }

  @Test
  void theCheckFailsAtTheStepWhosePageIsWrong() throws Exception {
    HttpServer wrong =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (HttpClient client = HttpClient.newHttpClient()) {
      wrong.createContext("/", exchange -> forward(client, exchange));
      wrong.createContext(
          "/cases/",
          exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      wrong.start();
      List<String> steps = new ArrayList<>();
      SampleCheck check =
          new SampleCheck(
              URI.create("http://127.0.0.1:" + wrong.getAddress().getPort()), accounts, steps::add);
      assertThatThrownBy(check::run)
          .isInstanceOfSatisfying(
              FaultException.class,
              e -> {
                assertThat(e.fault().code()).isEqualTo(FaultCode.SAMPLE_CHECK_FAILED);
                assertThat(e.fault().toString()).contains("case", "not the page of the case");
              });
      assertThat(steps).containsExactly("log-in", "home", "case");
    } finally {
      wrong.stop(0);
    }
  }

  private void forward(HttpClient client, com.sun.net.httpserver.HttpExchange exchange)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String name : List.of("Cookie", "Content-Type", "Accept")) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(value -> request.header(name, value));
    }
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!name.equals("transfer-encoding") && !name.equals("content-length")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aSecondStartSaysSoAndNobodyWorksInASample() {
    server.close();
    said.reset();
    server = start();
    assertThat(said.toString(UTF_8)).contains("口令已在首次建立时显示").doesNotContainPattern(ACCOUNT);
    server.close();
    SampleProgram program = program("--data", folder.resolve("data").toString());
    assertThatThrownBy(
            () ->
                YunhengServer.start(program.settings(), InstantSource.system(), new SecureRandom()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.SAMPLE_ONLY));
    server = start();
  }

  @Test
  void nothingButThisMachineAndAFolderOfItsOwn(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("mine.txt"), "mine");
    SampleProgram foreign = program("--data", other.toString());
    assertThatThrownBy(() -> foreign.serve(foreign.settings()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.SAMPLE_FOLDER_FOREIGN));
    assertThat(other.toFile().list()).containsExactly("mine.txt");
    for (List<String> refused :
        List.of(
            List.of("--listen", "0.0.0.0:0", "--self-signed"),
            List.of("--behind-proxy", "--public-address", "https://yunheng.example.cn"))) {
      assertThatThrownBy(() -> program(refused.toArray(String[]::new)).settings())
          .isInstanceOfSatisfying(
              FaultException.class,
              e ->
                  assertThat(e.faults())
                      .hasSize(2)
                      .allMatch(fault -> fault.code() == FaultCode.SAMPLE_OPTION_REFUSED));
    }
    assertThatThrownBy(() -> ServeArguments.read(List.of("--check")))
        .isInstanceOf(FaultException.class);
  }

  @Test
  void whatWasNotMadeToItsEndIsBegunAnew(@TempDir Path other) throws IOException {
    Path data = other.resolve("data");
    try (SampleFolder first = new SampleFolder(data)) {
      first.begin();
      Files.createDirectories(data.resolve("evidence/half"));
      Files.writeString(data.resolve("evidence/half/one"), "half");
      try (SampleFolder second = new SampleFolder(data)) {
        assertThatThrownBy(second::begin)
            .isInstanceOfSatisfying(
                FaultException.class,
                e -> assertThat(e.fault().code()).isEqualTo(FaultCode.INSTALLATION_BUSY));
      }
    }
    try (SampleFolder again = new SampleFolder(data)) {
      assertThat(again.made()).isFalse();
      again.begin();
      assertThat(data.resolve("evidence")).doesNotExist();
      again.end();
      assertThat(again.made()).isTrue();
    }
  }
}
