/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.sample;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.server.page.ServerTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.nodes.Element;

/**
 * Does the main job of a sample through its own pages, as browsers do, and says at which step it
 * went wrong.
 */
public final class SampleCheck {
  private static final int FILES = 6;
  private static final int ITEMS = 46;
  private static final long LOOK_MILLIS = 300;
  private static final String CASE = "platform";

  /** One step of the way. */
  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }

  private final URI origin;
  private final Map<String, SampleAccount> accounts;
  private final Consumer<String> begun;
  private final ServerTexts texts = ServerTexts.load(Language.ZH);
  private final String name;
  private String workCase = "";
  private String run = "";

  /**
   * A check of a sample.
   *
   * @param accounts as they were printed
   * @param begun told the code of each step
   */
  public SampleCheck(URI origin, List<SampleAccount> accounts, Consumer<String> begun) {
    this.origin = origin;
    this.accounts =
        accounts.stream().collect(Collectors.toMap(SampleAccount::login, account -> account));
    this.begun = begun;
    this.name =
        SampleOutline.shipped().cases().stream()
            .filter(one -> one.id().equals(CASE))
            .map(SampleOutline.Case::name)
            .findFirst()
            .orElseThrow();
  }

  /**
   * Does it.
   *
   * @throws FaultException with {@code SAMPLE_CHECK_FAILED}, the step and the reason
   * @throws InterruptedException if it is interrupted
   */
  public void run() throws InterruptedException {
    try (SampleBrowser browser = new SampleBrowser(origin)) {
      step("log-in", () -> logIn(browser, "liyun"));
      step("home", () -> home(browser));
      step("case", () -> overview(browser));
      step("upload", () -> upload(browser));
      step("assess", () -> assess(browser));
      step("results", () -> results(browser));
      step("downloads", () -> downloads(browser));
      step("take-out", () -> takeOut(browser));
      step("compare", () -> compare(browser));
      step("clauses", () -> clauses(browser));
      step("log-out", () -> logOut(browser));
    }
    step("assessor", this::assessor);
    step("stranger", this::stranger);
    step("acts", this::acts);
  }

  private void step(String code, Step step) throws InterruptedException {
    begun.accept(code);
    try {
      step.run();
    } catch (PageFlaw e) {
      throw failed(code, e, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      throw failed(code, e, e.getClass().getSimpleName());
    }
  }

  private static FaultException failed(String code, RuntimeException e, String reason) {
    return new FaultException(
        Fault.of(FaultCode.SAMPLE_CHECK_FAILED, "step", code, "reason", reason), e);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new PageFlaw(what);
    }
  }

  private void logIn(SampleBrowser browser, String login) throws InterruptedException {
    SampleAccount account = Objects.requireNonNull(accounts.get(login));
    browser.open("/login");
    browser.submit("/login", Map.of("login", login, "password", account.password()));
    require(browser.path().equals("/"), "not logged in: " + browser.path());
    require(
        browser.page().select(".remark").eachText().contains(texts.of("shell.sample")),
        "the page does not say that it is a sample");
  }

  private void home(SampleBrowser browser) {
    workCase =
        browser.page().select("main tbody a[href^=/cases/]").stream()
            .filter(link -> link.text().equals(name))
            .map(link -> link.attr("href"))
            .findFirst()
            .orElseThrow(() -> new PageFlaw("the case is not there: " + name));
  }

  private void overview(SampleBrowser browser) throws InterruptedException {
    browser.open(workCase);
    require(browser.page().select("h1").text().equals(name), "not the page of the case");
    Set<String> ways = new TreeSet<>(browser.page().select("nav.project a").eachAttr("href"));
    for (String way : List.of("/evidence", "/registers", "/jobs", "/results")) {
      require(ways.contains(workCase + way), "no way to " + way);
    }
  }

  private void upload(SampleBrowser browser) throws InterruptedException {
    browser.open(workCase + "/evidence");
    browser.upload(
        "sample-check.txt", "uploaded by the check of the sample".getBytes(StandardCharsets.UTF_8));
    require(browser.path().startsWith(workCase + "/evidence/"), "not uploaded: " + browser.path());
  }

  private void assess(SampleBrowser browser) throws InterruptedException {
    browser.open(workCase + "/jobs");
    browser.submit(workCase + "/jobs/assess", Map.of());
    String job = browser.path();
    while (!browser.page().select(".polled").isEmpty()) {
      Thread.sleep(LOOK_MILLIS);
      browser.open(job);
    }
    run =
        browser.page().select("main a[href*=/runs/]").eachAttr("href").stream()
            .filter(address -> !address.contains("?"))
            .findFirst()
            .orElseThrow(() -> new PageFlaw("the job has no result: " + browser.path()));
  }

  private void results(SampleBrowser browser) throws InterruptedException {
    browser.open(run);
    List<String> items = browser.page().select(".leaves li a").eachAttr("href");
    int found = browser.page().select(".leaves li").size();
    require(found == ITEMS, found + " items, not " + ITEMS);
    browser.open(items.getFirst());
    require(!browser.page().select("h2").isEmpty(), "the item explains nothing");
  }

  private void downloads(SampleBrowser browser) throws InterruptedException {
    browser.open(run);
    List<Element> cards = browser.page().select(".cards li");
    require(cards.size() == FILES, cards.size() + " files, not " + FILES);
    for (Element card : cards) {
      String address = card.select("a").attr("href");
      byte[] bytes = browser.save(address);
      String digest = HexFormat.of().formatHex(sha256().digest(bytes));
      require(card.text().contains(digest), "the digest of " + address + " differs");
      require(address.endsWith(".xlsx") == zip(bytes), address + " is another format");
    }
  }

  private static boolean zip(byte[] bytes) {
    return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void takeOut(SampleBrowser browser) throws InterruptedException {
    browser.open(run);
    Set<String> names = new TreeSet<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(browser.saveFrom(run + "/case")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    } catch (IOException e) {
      throw new PageFlaw("the case is no ZIP: " + e.getMessage());
    }
    require(
        names.contains("case/case.yaml") && names.contains("case/registers/papers.xlsx"),
        "the case is not whole: " + names);
  }

  private void compare(SampleBrowser browser) throws InterruptedException {
    browser.open(workCase + "/runs");
    List<String> pairs = browser.page().select("main a[href*=/compare?]").eachAttr("href");
    require(pairs.size() == 2, pairs.size() + " pairs of runs, not 2");
    browser.open(pairs.getLast());
    require(!browser.page().select("main tbody tr").isEmpty(), "no difference is shown");
  }

  private static void clauses(SampleBrowser browser) throws InterruptedException {
    browser.open("/standards");
    browser.open("/standards?text=" + "%E8%BF%81%E7%A7%BB");
    String clause =
        browser.page().select("main a[href^=/standards/]").eachAttr("href").stream()
            .findFirst()
            .orElseThrow(() -> new PageFlaw("no clause is found"));
    browser.open(clause);
    require(!browser.page().select("main h1").text().isEmpty(), "the clause has no title");
  }

  private void logOut(SampleBrowser browser) throws InterruptedException {
    browser.submit("/logout", Map.of());
    require(browser.visit(workCase) == 200, "no page to log in");
    require(browser.path().equals("/login"), "still logged in: " + browser.path());
  }

  private void assessor() throws InterruptedException {
    try (SampleBrowser browser = new SampleBrowser(origin)) {
      logIn(browser, "sunhe");
      require(
          browser.page().select("main tbody a[href^=/cases/]").eachText().contains(name),
          "the assessor does not see the case");
      browser.open(run);
    }
  }

  private void stranger() throws InterruptedException {
    try (SampleBrowser browser = new SampleBrowser(origin)) {
      logIn(browser, "zhangmin");
      int status = browser.visit(workCase);
      require(status == 404, "somebody else's case answers " + status);
    }
  }

  private void acts() throws InterruptedException {
    try (SampleBrowser browser = new SampleBrowser(origin)) {
      logIn(browser, "audit");
      browser.open("/administration/acts");
      browser.submit("/administration/acts/verify", Map.of());
      require(!browser.page().select(".remark.good").isEmpty(), "the acts do not verify");
    }
  }
}
