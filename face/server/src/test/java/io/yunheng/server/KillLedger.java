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
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.Scope;
import io.yunheng.access.TokenDigest;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.JobState;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Language;
import io.yunheng.server.secret.PasswordHasher;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.NewPerson;
import io.yunheng.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People who save at a server that is killed, and what it acknowledged to them. */
final class KillLedger {
  private static final int PART = 20_000;
  private static final int PARTS = 3;
  private static final int COLLEAGUES = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RandomId lead;
  private final RandomId workCase;
  private final List<RandomId> colleagues;
  private final Map<String, Long> parts = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<String> evidence = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> links = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> jobs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger granted = new AtomicInteger();
  private final AtomicInteger saves = new AtomicInteger();
  private final AtomicInteger named = new AtomicInteger();
  private volatile String name = "项目 0";
  private volatile String wanted = name;
  private volatile String upload = "";
  private volatile boolean finishing;
  private volatile SecretToken token;

  private KillLedger(
      RandomId lead, RandomId workCase, List<RandomId> colleagues, SecretToken token) {
    this.lead = lead;
    this.workCase = workCase;
    this.colleagues = colleagues;
    this.token = token;
  }

  static Store open(Path folder) {
    return Store.open(
        InstallationSettings.in(folder.resolve("data"), "test").withDiskReserve(0),
        InstantSource.system(),
        RANDOM);
  }

  /** Makes the installation: an organisation with its lead, a case, people who get roles in it. */
  static KillLedger in(Path folder) {
    try (Store store = open(folder)) {
      RandomId organisation =
          store
              .organisations()
              .create("市政务云中心", OrganisationKind.CUSTOMER, ActAuthor.system())
              .id();
      String password = new PasswordHasher().encode(TestPeople.PASSWORD);
      RandomId lead = person(store, "lina", password);
      LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
      store
          .grants()
          .give(
              lead,
              Role.CUSTOMER_LEAD,
              new GrantScope.InOrganisation(organisation),
              today.minusDays(1),
              Optional.empty(),
              ActAuthor.system());
      store
          .memberships()
          .create(organisation, lead, today.minusDays(1), Optional.empty(), ActAuthor.system());
      List<RandomId> colleagues = new ArrayList<>();
      for (int i = 0; i < COLLEAGUES; i++) {
        RandomId colleague = person(store, "c" + i, password);
        store
            .memberships()
            .create(
                organisation, colleague, today.minusDays(1), Optional.empty(), ActAuthor.system());
        colleagues.add(colleague);
      }
      WorkCase one =
          store
              .cases()
              .create(
                  organisation,
                  new CaseDescription(
                      "项目 0",
                      SubjectKind.PLATFORM,
                      3,
                      false,
                      "",
                      "",
                      Optional.empty(),
                      ZoneId.of("Asia/Shanghai")),
                  Optional.of(lead),
                  1L << 30,
                  false,
                  new ActAuthor(
                      Optional.of(lead), Optional.empty(), Optional.empty(), Optional.empty()));
      KillLedger ledger = new KillLedger(lead, one.id(), colleagues, SecretToken.draw(RANDOM));
      ledger.logIn(store);
      return ledger;
    }
  }

  private static RandomId person(Store store, String login, String password) {
    return store
        .people()
        .create(
            new NewPerson(login, login, "", Language.ZH, AccountKind.WORK, password, false),
            ActAuthor.system())
        .id();
  }

  /** A fresh session, for granting asks for one. */
  void logIn(Store store) {
    token = SecretToken.draw(RANDOM);
    store
        .sessions()
        .begin(lead, token.digest(), Set.of(Factor.PASSWORD), Instant.now(), "127.0.0.1", "test");
  }

  /** How much was acknowledged. */
  int saves() {
    return saves.get();
  }

  List<String> jobs() {
    return List.copyOf(jobs);
  }

  @Override
  public String toString() {
    return "%d saves: %d files, %d unfinished, %d links, %d grants, %d names, %d jobs"
        .formatted(
            saves.get(),
            evidence.size(),
            parts.size(),
            links.size(),
            granted.get(),
            named.get(),
            jobs.size());
  }

  /** What people do at once at a server; each ends when it is gone. */
  List<Callable<?>> clients(URI origin) {
    return List.of(
        until(origin, this::sendsParts),
        until(origin, this::sendsRegister),
        until(origin, this::changesTheCase),
        until(origin, this::invites),
        until(origin, this::grants),
        until(origin, this::asksForJob));
  }

  private interface Step {
    boolean save(Client at) throws IOException, InterruptedException;
  }

  private Callable<?> until(URI origin, Step step) {
    return () -> {
      try (HttpClient http = HttpClient.newHttpClient()) {
        Client client = new Client(http, origin, token.text());
        while (step.save(client)) {
          saves.incrementAndGet();
        }
      } catch (IOException e) {
        return e;
      }
      return this;
    };
  }

  private boolean sendsParts(Client at) throws IOException, InterruptedException {
    if (upload.isEmpty() || finishing) {
      String path = "证据/" + saves.get() + "-" + System.nanoTime() + ".txt";
      HttpResponse<String> begun =
          at.form(
              address("/uploads"),
              Map.of("path", path, "size", Integer.toString(PART * PARTS), "kind", "document"));
      need(begun, 201);
      finishing = false;
      upload = TestCase.text(begun, "address");
      received(0);
      return true;
    }
    long received = number(at.get(upload + "/state"));
    if (received < PART * PARTS) {
      byte[] bytes =
          (upload + received).repeat(PART).substring(0, PART).getBytes(StandardCharsets.US_ASCII);
      received(number(at.bytes(upload + "/part?offset=" + received, bytes)));
      return true;
    }
    finishing = true;
    evidence.add(id(TestCase.text(need(at.form(upload + "/finish", Map.of()), 200), "address")));
    return true;
  }

  private static long number(HttpResponse<String> answer) {
    Matcher found = Pattern.compile("\"received\":(\\d+)").matcher(need(answer, 200).body());
    assertThat(found.find()).as(answer.body()).isTrue();
    return Long.parseLong(found.group(1));
  }

  private synchronized void received(long bytes) {
    parts.put(id(upload), bytes);
  }

  private boolean sendsRegister(Client at) throws IOException, InterruptedException {
    byte[] bytes = ("PK\u0003\u0004 " + System.nanoTime()).getBytes(StandardCharsets.US_ASCII);
    HttpResponse<String> begun =
        at.form(
            address("/uploads"),
            Map.of(
                "path",
                "registers/papers.xlsx",
                "size",
                Integer.toString(bytes.length),
                "kind",
                "register"));
    String one = TestCase.text(need(begun, 201), "address");
    need(at.bytes(one + "/part?offset=0", bytes), 200);
    evidence.add(
        id(TestCase.text(need(at.form(one + "/finish", Map.of("as", "version")), 200), "address")));
    return true;
  }

  private boolean changesTheCase(Client at) throws IOException, InterruptedException {
    Matcher version =
        Pattern.compile("name=\"version\" value=\"(\\d+)\"")
            .matcher(need(at.get(address("/change")), 200).body());
    assertThat(version.find()).isTrue();
    String next = "项目 " + (saves.get() + 1) + " " + System.nanoTime();
    wanted = next;
    need(
        at.form(
            address("/change"),
            Map.of("name", next, "owner", lead.text(), "grade", "3", "version", version.group(1))),
        303);
    name = next;
    named.incrementAndGet();
    return true;
  }

  private boolean invites(Client at) throws IOException, InterruptedException {
    String body =
        need(at.form(address("/invite"), Map.of("name", "新人", "role", "contact")), 200).body();
    Matcher link = Pattern.compile("/invitation/([A-Za-z0-9_-]{43})").matcher(body);
    assertThat(link.find()).as(body).isTrue();
    links.add(link.group(1));
    return true;
  }

  private boolean grants(Client at) throws IOException, InterruptedException {
    int next = granted.get();
    if (next == colleagues.size()) {
      return false;
    }
    need(
        at.form(
            address("/grants"),
            Map.of("person", colleagues.get(next).text(), "role", "contributor", "until", "")),
        303);
    granted.incrementAndGet();
    return true;
  }

  /** One in each life, for every one starts a process. */
  private boolean asksForJob(Client at) throws IOException, InterruptedException {
    HttpResponse<String> asked = need(at.form(address("/jobs/check"), Map.of()), 303);
    jobs.add(id(asked.headers().firstValue("Location").orElseThrow()));
    saves.incrementAndGet();
    return false;
  }

  private String address(String rest) {
    return "/cases/" + workCase + rest;
  }

  private static String id(String address) {
    return address.replaceAll(".*/", "");
  }

  private static HttpResponse<String> need(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
    return answer;
  }

  /** What was acknowledged is there, and nothing stands half. */
  void verify(Store store) {
    Scope scope = new Scope(Set.of(), Set.of(workCase), Map.of(), Set.of());
    for (String one : evidence) {
      assertThat(store.evidence().intact(scope, new RandomId(one))).as(one).contains(true);
    }
    String open = finishing ? "" : id(upload);
    if (!open.isEmpty()) {
      PartialUpload one = store.uploads().find(scope, new RandomId(open)).orElseThrow();
      assertThat(one.received()).isGreaterThanOrEqualTo(parts.getOrDefault(open, 0L));
    }
    assertThat(store.cases().find(scope, workCase).orElseThrow().description().name())
        .isIn(name, wanted);
    name = store.cases().find(scope, workCase).orElseThrow().description().name();
    for (String link : links) {
      assertThat(store.invitations().find(TokenDigest.of(link))).as("invitation").isPresent();
    }
    List<RandomId> holders =
        store.grants().overCase(workCase).stream().map(RoleGrant::person).toList();
    assertThat(holders).containsAll(colleagues.subList(0, granted.get()));
    for (String job : jobs) {
      assertThat(store.jobs().find(scope, new RandomId(job)).orElseThrow().state())
          .as(job)
          .isIn(JobState.WAITING, JobState.RUNNING, JobState.DONE, JobState.FAILED);
    }
  }

  /** Waits until every job has ended, as the pages say. */
  void waitForJobs(URI origin) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Client client = new Client(http, origin, token.text());
      for (String job : jobs) {
        while (need(client.get(address("/jobs/" + job)), 200).body().contains("class=\"polled")) {
          Thread.sleep(500);
        }
      }
    }
  }

  /** Requests of somebody who is logged in. */
  private record Client(HttpClient http, URI origin, String session) {
    private HttpRequest.Builder to(String path) {
      return HttpRequest.newBuilder(origin.resolve(path))
          .timeout(PATIENCE)
          .header("Accept", path.contains("/uploads") ? "application/json" : "text/html")
          .header("Cookie", FormToken.COOKIE + "; yunheng=" + session)
          .header("X-XSRF-TOKEN", FormToken.sent());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return http.send(to(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> form(String path, Map<String, String> values)
        throws IOException, InterruptedException {
      return http.send(
          to(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(TestBrowser.form(values)))
              .build(),
          BodyHandlers.ofString());
    }

    HttpResponse<String> bytes(String path, byte[] body) throws IOException, InterruptedException {
      return http.send(
          to(path)
              .header("Content-Type", "application/octet-stream")
              .POST(BodyPublishers.ofByteArray(body))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
