/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.access.AccountKind;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.Factor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.InvitationPurpose;
import io.yunheng.access.InvitedRole;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.Scope;
import io.yunheng.access.Session;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Language;
import io.yunheng.http.Secret;
import io.yunheng.server.secret.PasswordHasher;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.server.settings.Setting;
import io.yunheng.store.JobClaim;
import io.yunheng.store.NewInvitation;
import io.yunheng.store.NewPerson;
import io.yunheng.store.NewSchedule;
import io.yunheng.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An installation for the walk: organisations {@code O1} and {@code O2}; cases {@code A} and {@code
 * B} of the first, {@code C} of the second; in each of them evidence, uploads, clouds, jobs, a run
 * and people; somebody for every role over every scope that the table names, over {@code A} or
 * {@code O1}. Whatever has a name has one that is found again in any answer.
 */
final class WalkGround {
  static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  /** How often something can be done that can be done to a thing only once. */
  private static final int SPARE = 12;

  private static final List<String> CASES = List.of("A", "B", "C");
  private static final LocalDate SINCE = LocalDate.parse("2026-11-01");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The pieces of evidence of each case, by the object they are about; and a picture of each. */
  static final List<String> PIECES = List.of("whole", "mine", "other", "released");

  private final SecureRandom random = new SecureRandom();
  private final MovedClock clock = new MovedClock(NOW.minus(Duration.ofHours(1)));
  private final Store store;
  private final Map<String, Deque<String>> ids = new HashMap<>();
  private final List<WalkPerson> people = new ArrayList<>();
  private final String password = new PasswordHasher().encode(TestPeople.PASSWORD);
  private final WalkTable table;
  private final WalkRun run;
  private int marks;

  private WalkGround(
      Path folder, Map<Setting, String> settings, WalkTable table, String silentCloud) {
    this.table = table;
    run = WalkRun.in(folder);
    store =
        Store.open(
            YunhengServer.installation(RunningServer.settings(folder, settings)), clock, random);
    organisation("O1");
    organisation("O2");
    CASES.forEach(one -> workCase(one, one.equals("C") ? "O2" : "O1"));
    for (String role : table.roles()) {
      for (String scope : table.scopes(role).stream().sorted().toList()) {
        walker(role, scope, true);
        if (table.declares(role)) {
          walker(role, scope, false);
        }
      }
    }
    people.add(person("nobody", AccountKind.WORK, List.of(), Set.of(Factor.PASSWORD)));
    List.of("customer-lead", "regulator").forEach(this::former);
    people.forEach(this::uploads);
    CASES.forEach(one -> id(one + ".waiting", check(one)));
    block(silentCloud);
    CASES.forEach(one -> id(one + ".import", WalkRegisters.job(store, of(one), author(one))));
    CASES.forEach(one -> id(one + ".returned", WalkRequests.job(store, of(one), author(one))));
    clock.move(Duration.ofHours(1));
    people.forEach(this::session);
    session(person("guest", AccountKind.WORK, List.of(), Set.of(Factor.PASSWORD)));
  }

  /**
   * Fills an installation, and leaves it closed.
   *
   * @param silentCloud where nobody answers, so that the one worker waits there and no job costs
   *     the walk its time
   */
  static WalkGround in(
      Path folder, Map<Setting, String> settings, WalkTable table, String silentCloud) {
    WalkGround ground = new WalkGround(folder, settings, table, silentCloud);
    ground.store.close();
    return ground;
  }

  List<WalkPerson> people() {
    return people;
  }

  /** The id of a thing; of several, the one that was not used up. */
  String id(String name) {
    return all(name).element();
  }

  /** The id of the last of several things. */
  String last(String name) {
    return all(name).getLast();
  }

  WalkRun run() {
    return run;
  }

  /** Notes that the thing of a name was used up. */
  void used(String name) {
    if (all(name).size() == 1) {
      throw new AssertionError("too few " + name);
    }
    all(name).remove();
  }

  private Deque<String> all(String name) {
    return Optional.ofNullable(ids.get(name))
        .orElseThrow(() -> new AssertionError("no " + name + " in " + ids.keySet()));
  }

  private void id(String name, String id) {
    ids.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(id);
  }

  private RandomId of(String name) {
    return new RandomId(id(name));
  }

  /** A name that is found again, and is nothing that is drawn at random. */
  static String mark(String name) {
    return "Qz." + name + ".zQ";
  }

  private ActAuthor author(String workCase) {
    return new ActAuthor(
        Optional.of(of(workCase + ".owner")), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private RandomId account(String name, AccountKind kind) {
    RandomId made =
        store
            .people()
            .create(
                new NewPerson("login-" + name, mark(name), "", Language.ZH, kind, password, false),
                ActAuthor.system())
            .id();
    id(name, made.text());
    return made;
  }

  private void organisation(String name) {
    RandomId made =
        store
            .organisations()
            .create(mark(name), OrganisationKind.CUSTOMER, ActAuthor.system())
            .id();
    id(name, made.text());
    GrantScope all = new GrantScope.InOrganisation(made);
    for (int i = 0; i < SPARE; i++) {
      RandomId victim = account(name + "-member" + i, AccountKind.WORK);
      id(
          name + ".membership",
          store
              .memberships()
              .create(made, victim, SINCE, Optional.empty(), ActAuthor.system())
              .id()
              .text());
      id(name + ".member", victim.text());
      RandomId granted = account(name + "-granted" + i, AccountKind.WORK);
      give(name + ".grant", granted, Role.CONTRIBUTOR, all);
      invite(name + ".invitation", name, Optional.of(made), Role.CONTRIBUTOR, all);
    }
    RandomId keyed = account(name + "-keyed", AccountKind.WORK);
    for (int i = 0; i < SPARE; i++) {
      id(name + ".victim", account(name + "-victim" + i, AccountKind.WORK).text());
      String key = mark(name + "-passkey" + i);
      id(
          name + ".passkey",
          store.passkeys().add(keyed, key, key, "{}", ActAuthor.system()).id().text());
    }
  }

  private void give(String name, RandomId person, Role role, GrantScope scope) {
    id(
        name,
        store
            .grants()
            .give(person, role, scope, SINCE, Optional.empty(), ActAuthor.system())
            .id()
            .text());
  }

  private void invite(
      String name, String of, Optional<RandomId> organisation, Role role, GrantScope scope) {
    SecretToken token = SecretToken.draw(random);
    id(
        name,
        store
            .invitations()
            .make(
                new NewInvitation(
                    InvitationPurpose.INVITE,
                    Optional.empty(),
                    mark(of + "-invited"),
                    "",
                    organisation,
                    Optional.of(new InvitedRole(role, scope, Optional.empty())),
                    NOW.plus(Duration.ofDays(3))),
                token.digest(),
                ActAuthor.system())
            .id()
            .text());
    id(name + ".token", token.text());
  }

  private void workCase(String name, String organisation) {
    RandomId owner = account(name + ".owner", AccountKind.WORK);
    RandomId colleague = account(name + ".colleague", AccountKind.WORK);
    WorkCase one =
        store
            .cases()
            .create(
                of(organisation),
                new CaseDescription(
                    mark(name),
                    SubjectKind.PLATFORM,
                    3,
                    false,
                    "",
                    mark(name + "-system"),
                    Optional.empty(),
                    ZONE),
                Optional.of(owner),
                1L << 30,
                false,
                author(name));
    GrantScope all = new GrantScope.InCase(one.id());
    id(name, one.id().text());
    give(name + ".kept", colleague, Role.ASSESSOR, all);
    for (int i = 0; i < SPARE; i++) {
      give(name + ".grant", account(name + "-granted" + i, AccountKind.WORK), Role.ASSESSOR, all);
      invite(name + ".invitation", name, Optional.empty(), Role.ASSESSOR, all);
    }
    for (String piece : PIECES) {
      for (int i = 0; i < (piece.equals("released") ? 2 : SPARE); i++) {
        evidence(name, piece, mark(name + "-" + piece) + "/" + i + ".txt", EvidenceKind.DOCUMENT);
      }
      evidence(name, "picture-" + piece, mark(name + "-" + piece) + ".png", EvidenceKind.OTHER);
    }
    evidence(name, "estate", "estates/" + mark(name + "-estate") + ".jsonl", EvidenceKind.ESTATE);
    evidence(name, "estate2", "estates/" + mark(name + "-estate2") + ".jsonl", EvidenceKind.ESTATE);
    evidence(name, "register", "registers/papers.xlsx", EvidenceKind.REGISTER);
    cloud(name, "http://127.0.0.1:9/v3");
    id(name + ".row", WalkRegisters.row(store, one.id(), name, author(name)));
    id(name + ".request", WalkRequests.plant(store, one.id(), name, author(name)));
    done(name);
    id(name + ".run", run.keep(store, one, name, author(name)));
    id(
        name + ".schedule",
        store
            .schedules()
            .create(
                one.id(),
                new NewSchedule(
                    "collect",
                    "{\"cloud\":\"" + id(name + ".cloud") + "\"}",
                    150,
                    EnumSet.allOf(DayOfWeek.class),
                    NOW.plus(Duration.ofHours(10))),
                author(name))
            .id()
            .text());
    for (String released : List.of(".evidence.released", ".evidence.picture-released", ".run")) {
      store.cases().release(one.id(), id(name + released), owner, author(name));
    }
  }

  /** The name of an object in the cases: of what a person may see one object is his. */
  String object(String piece) {
    return switch (piece.replace("picture-", "")) {
      case "mine" -> run.mine();
      case "other" -> run.other();
      default -> "";
    };
  }

  private void evidence(String name, String piece, String path, EvidenceKind kind) {
    byte[] bytes =
        switch (kind) {
          case REGISTER -> new byte[] {'P', 'K', 3, 4, 0, 0};
          case OTHER -> TestPicture.of("png", 8, 8, path.hashCode());
          default -> (mark(name + "-" + piece + "-text") + " " + path).getBytes(UTF_8);
        };
    RandomId upload =
        upload(
            name,
            of(name + ".owner"),
            new EvidenceDescription(
                path, object(piece), kind, mark(name + "-origin"), Optional.empty(), ""),
            bytes.length);
    Scope scope = new Scope(Set.of(), Set.of(of(name)), Map.of(), Set.of());
    store.uploads().part(scope, upload, 0, bytes);
    String type = kind == EvidenceKind.OTHER ? "image/png" : "text/plain";
    FinishedUpload end =
        store
            .uploads()
            .finish(scope, upload, type, Optional.empty(), true, author(name))
            .orElseThrow();
    if (end instanceof FinishedUpload.Added(var added)) {
      id(name + ".evidence." + piece, added.id().text());
    }
  }

  private RandomId upload(
      String name, RandomId person, EvidenceDescription description, long size) {
    return store.uploads().begin(of(name), person, description, size, author(name)).id();
  }

  private String cloud(String name, String authUrl) {
    String made =
        store
            .clouds()
            .create(
                of(name),
                mark(name + "-cloud"),
                """
                {"auth_url":"%s","username":"%s","user_domain_name":"d","project_name":"p",\
                "project_domain_name":"d"}\
                """
                    .formatted(authUrl, mark(name + "-account")),
                new Secret(mark(name + "-secret")),
                "",
                author(name))
            .id()
            .text();
    id(name + ".cloud", made);
    return made;
  }

  private void block(String silentCloud) {
    String cloud = cloud("A", silentCloud);
    for (int i = 0; i < SPARE; i++) {
      store.jobs().ask(of("A"), "collect", "{\"cloud\":\"" + cloud + "\"}", author("A"));
    }
  }

  private String check(String name) {
    return store.jobs().ask(of(name), "check", "{}", author(name)).id().text();
  }

  private void done(String name) {
    id(name + ".job", check(name));
    JobClaim claim = store.queue().claim("ground", Duration.ofMinutes(10)).orElseThrow();
    store
        .queue()
        .finish(
            claim,
            JobState.DONE,
            new JobEnd("open", "", "{\"unknown\":\"" + mark(name + "-jobend") + "\"}"));
  }

  private void walker(String role, String scope, boolean declared) {
    GrantScope over =
        switch (scope) {
          case "installation" -> new GrantScope.Installation();
          case "organisation" -> new GrantScope.InOrganisation(of("O1"));
          case "engagement" -> new GrantScope.InEngagement(RandomId.draw(random));
          case "case" -> new GrantScope.InCase(of("A"));
          case "object" -> new GrantScope.OnObject(of("A"), run.mine());
          case "released" -> new GrantScope.Released(of("A"));
          default -> throw new AssertionError("no scope " + scope + " in the ground");
        };
    String name =
        switch (scope) {
          case "organisation" -> "O1";
          case "case", "released" -> "A";
          case "object" -> "A/" + run.mine();
          default -> "";
        };
    AccountKind account =
        switch (role) {
          case "system-administrator" -> AccountKind.SYSTEM;
          case "security-administrator" -> AccountKind.SECURITY;
          case "audit-administrator" -> AccountKind.AUDIT;
          default -> AccountKind.WORK;
        };
    WalkPerson person =
        person(
            (declared ? "" : "undeclared-") + role + "@" + scope,
            account,
            List.of(new WalkTable.Holding(role, scope, name, declared)),
            Set.of(Factor.PASSWORD, Factor.TOTP));
    people.add(person);
    Role granted =
        Set.of(Role.values()).stream()
            .filter(one -> one.code().equals(role))
            .findFirst()
            .orElseThrow();
    give(person.name() + ".grant", person.id(), granted, over);
    if (declared && table.declares(role)) {
      for (String workCase : List.of("A", "B", "C")) {
        store.cases().declare(of(workCase), person.id(), "无利害关系", ActAuthor.system());
      }
    }
  }

  /** Somebody whose role over the organisation or the released ended the day before. */
  private void former(String role) {
    WalkPerson person =
        person("former-" + role, AccountKind.WORK, List.of(), Set.of(Factor.PASSWORD, Factor.TOTP));
    people.add(person);
    store
        .grants()
        .give(
            person.id(),
            role.equals("regulator") ? Role.REGULATOR : Role.CUSTOMER_LEAD,
            role.equals("regulator")
                ? new GrantScope.Released(of("A"))
                : new GrantScope.InOrganisation(of("O1")),
            SINCE,
            Optional.of(LocalDate.parse("2026-11-23")),
            ActAuthor.system());
  }

  private WalkPerson person(
      String name, AccountKind kind, List<WalkTable.Holding> holdings, Set<Factor> factors) {
    RandomId id = account(name, kind);
    return new WalkPerson(name, id, holdings, factors, SecretToken.draw(random));
  }

  private void session(WalkPerson person) {
    Session made =
        store
            .sessions()
            .begin(
                person.id(), person.token().digest(), person.factors(), NOW, "127.0.0.1", "walk");
    if (person.name().equals("guest")) {
      id("session", made.id().text());
    }
  }

  /** Uploads that each began, whatever he may now. */
  private void uploads(WalkPerson person) {
    String object =
        person.holdings().stream().anyMatch(one -> one.scope().equals("object")) ? run.mine() : "";
    for (String name : List.of("A", "C")) {
      for (String use : List.of("go", "finish", "drop")) {
        marks++;
        String path = mark(name + "-" + person.name() + "-" + use) + marks + ".txt";
        id(
            name + ".upload." + use + "." + person.name(),
            upload(
                    name,
                    person.id(),
                    new EvidenceDescription(
                        path, object, EvidenceKind.DOCUMENT, "", Optional.empty(), ""),
                    use.equals("go") ? 8 : 0)
                .text());
      }
    }
  }
}
