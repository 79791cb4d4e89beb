/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.sample;

import io.yunheng.access.AccessRules;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.JobState;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.server.evidence.ContentTypes;
import io.yunheng.server.job.CaseJobKind;
import io.yunheng.server.job.CaseOrder;
import io.yunheng.server.job.JobRunner;
import io.yunheng.server.secret.PasswordHasher;
import io.yunheng.store.NewPerson;
import io.yunheng.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Fills an installation with the sample: each act by who may do it, uploads as uploads, and results
 * by jobs in worker processes.
 */
public final class SampleMaker {
  private static final String RECORDED = "/yunheng/server/sample/gov-cloud/";
  private static final int LEVEL = 3;
  private static final long QUOTA = 10L << 30;
  private static final long LOOK_MILLIS = 100;

  private final Store store;
  private final JobRunner jobs;
  private final SecureRandom random;
  private final Language language;
  private final SampleProgress progress;
  private final ZoneId zone;
  private final LocalDate today;
  private final SampleOutline outline = SampleOutline.shipped();
  private final AccessRules rules = AccessRules.shipped();
  private final ContentTypes types = new ContentTypes();
  private final Map<String, RandomId> people = new HashMap<>();
  private final Map<String, RandomId> organisations = new HashMap<>();
  private final Map<String, WorkCase> cases = new HashMap<>();
  private int step;

  /**
   * Fills a store.
   *
   * @param jobs that runs
   * @param language of who started it
   */
  public SampleMaker(
      Store store,
      JobRunner jobs,
      InstantSource clock,
      ZoneId zone,
      SecureRandom random,
      Language language,
      SampleProgress progress) {
    this.store = store;
    this.jobs = jobs;
    this.random = random;
    this.language = language;
    this.progress = progress;
    this.zone = zone;
    this.today = LocalDate.ofInstant(clock.instant(), zone);
  }

  /**
   * Makes everything.
   *
   * @return who was made, with passwords that nobody else knows
   * @throws FaultException with {@code SAMPLE_JOB_FAILED}
   * @throws InterruptedException if it is interrupted
   */
  public List<SampleAccount> make() throws InterruptedException {
    begin("sample.people", "");
    List<SampleAccount> accounts = people();
    for (SampleOutline.Organisation one : outline.organisations()) {
      organisations.put(
          one.id(), store.organisations().create(one.name(), one.kind(), by("system")).id());
    }
    memberships();
    for (SampleOutline.Case one : outline.cases()) {
      cases.put(one.id(), workCase(one));
    }
    grants();
    for (int round = 0; round < rounds(); round++) {
      round(round);
    }
    return accounts;
  }

  private int rounds() {
    return outline.cases().stream().mapToInt(one -> one.rounds().size()).max().orElse(0);
  }

  private int steps() {
    return 1 + rounds() + outline.cases().stream().mapToInt(one -> one.rounds().size()).sum();
  }

  private void begin(String what, String about) {
    step++;
    progress.begin(step, steps(), what, about);
  }

  private ActAuthor by(String login) {
    return new ActAuthor(
        Optional.of(id(login)), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private RandomId id(String login) {
    return Objects.requireNonNull(people.get(login));
  }

  private List<SampleAccount> people() {
    PasswordHasher hasher = new PasswordHasher();
    List<SampleAccount> accounts = new ArrayList<>();
    for (SampleOutline.Member one : outline.people()) {
      String password = SamplePassword.draw(random);
      people.put(
          one.login(),
          store
              .people()
              .create(
                  new NewPerson(
                      one.login(),
                      one.name(),
                      "",
                      language,
                      one.account(),
                      hasher.encode(password),
                      false),
                  ActAuthor.system())
              .id());
      accounts.add(
          new SampleAccount(one.login(), one.name(), organisation(one), roles(one), password));
    }
    return accounts;
  }

  private String organisation(SampleOutline.Member member) {
    return outline.organisations().stream()
        .filter(one -> member.member().equals(Optional.of(one.id())))
        .map(SampleOutline.Organisation::name)
        .findFirst()
        .orElse("");
  }

  private List<String> roles(SampleOutline.Member member) {
    return member.grants().stream()
        .map(grant -> rules.table().of(grant.role()).name().in(language))
        .distinct()
        .toList();
  }

  private void memberships() {
    for (SampleOutline.Member one : outline.people()) {
      one.member()
          .ifPresent(
              organisation ->
                  store
                      .memberships()
                      .create(
                          Objects.requireNonNull(organisations.get(organisation)),
                          id(one.login()),
                          today,
                          Optional.empty(),
                          by("system")));
    }
  }

  private WorkCase workCase(SampleOutline.Case one) {
    return store
        .cases()
        .create(
            Objects.requireNonNull(organisations.get(one.organisation())),
            new CaseDescription(
                one.name(),
                one.subject(),
                LEVEL,
                false,
                one.tenant(),
                one.system(),
                Optional.empty(),
                zone),
            one.owner().map(this::id),
            QUOTA,
            true,
            by(lead(one)));
  }

  /** Who leads the organisation of a case. */
  private String lead(SampleOutline.Case workCase) {
    return outline.people().stream()
        .filter(
            one -> one.grants().stream().anyMatch(g -> g.over().equals(workCase.organisation())))
        .map(SampleOutline.Member::login)
        .findFirst()
        .orElseThrow();
  }

  private void grants() {
    for (SampleOutline.Member one : outline.people()) {
      for (SampleOutline.Grant grant : one.grants()) {
        Optional<WorkCase> workCase = Optional.ofNullable(cases.get(grant.over()));
        GrantScope scope =
            grant.over().equals(SampleOutline.INSTALLATION)
                ? new GrantScope.Installation()
                : workCase
                    .<GrantScope>map(found -> new GrantScope.InCase(found.id()))
                    .orElseGet(
                        () ->
                            new GrantScope.InOrganisation(
                                Objects.requireNonNull(organisations.get(grant.over()))));
        store
            .grants()
            .give(
                id(one.login()),
                grant.role(),
                scope,
                today,
                Optional.empty(),
                workCase.isPresent() ? by(leadOf(grant.over())) : by("system"));
        if (workCase.isPresent() && rules.table().of(grant.role()).independence()) {
          store
              .cases()
              .declare(
                  workCase.get().id(), id(one.login()), outline.independence(), by(one.login()));
        }
      }
    }
  }

  private String leadOf(String workCase) {
    return outline.cases().stream()
        .filter(one -> one.id().equals(workCase))
        .map(this::lead)
        .findFirst()
        .orElseThrow();
  }

  private void round(int number) throws InterruptedException {
    List<CaseJob> asked = new ArrayList<>();
    for (SampleOutline.Case one : outline.cases()) {
      if (number < one.rounds().size()) {
        SampleOutline.Round round = one.rounds().get(number);
        WorkCase workCase = Objects.requireNonNull(cases.get(one.id()));
        begin("sample.evidence", one.name());
        for (SampleOutline.Paper paper : round.evidence()) {
          upload(workCase, paper, round.by());
        }
        for (CaseJobKind kind : round.jobs()) {
          asked.add(ask(workCase, kind, round.asks()));
        }
      }
    }
    begin("sample.jobs", Integer.toString(asked.size()));
    for (CaseJob job : asked) {
      await(job);
    }
  }

  private static Scope scope(RandomId workCase) {
    return new Scope(Set.of(), Set.of(workCase), Map.of(), Set.of());
  }

  private void upload(WorkCase one, SampleOutline.Paper paper, String login) {
    byte[] bytes = recorded(paper.path());
    EvidenceDescription description =
        new EvidenceDescription(
            paper.path(),
            "",
            paper.kind(),
            organisations(one),
            paper.days().isPresent()
                ? Optional.of(today.minusDays(paper.days().getAsInt()))
                : Optional.empty(),
            title(paper.path(), bytes));
    PartialUpload begun =
        store.uploads().begin(one.id(), id(login), description, bytes.length, by(login));
    PartialUpload whole = store.uploads().part(scope(one.id()), begun.id(), 0, bytes).orElseThrow();
    String type =
        types
            .of(paper.path(), Arrays.copyOf(bytes, Math.min(bytes.length, ContentTypes.HEAD)))
            .type();
    FinishedUpload end =
        store
            .uploads()
            .finish(scope(one.id()), whole.id(), type, Optional.empty(), false, by(login))
            .orElseThrow();
    if (end instanceof FinishedUpload.Duplicate) {
      throw new IllegalStateException("twice in sample.yaml: " + paper.path());
    }
  }

  /** What a document calls itself in its first line; empty for other files. */
  private static String title(String path, byte[] bytes) {
    return path.endsWith(".txt")
        ? new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .orElse("")
            .replaceFirst("^[^：]*：", "")
            .replaceFirst("。$", "")
        : "";
  }

  /** Where the evidence of a case is from. */
  private String organisations(WorkCase one) {
    return store.organisations().find(one.organisation()).orElseThrow().name();
  }

  private static byte[] recorded(String path) {
    try (InputStream in =
        Objects.requireNonNull(SampleMaker.class.getResourceAsStream(RECORDED + path), path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CaseJob ask(WorkCase one, CaseJobKind kind, String login) {
    CaseOrder order =
        switch (kind) {
          case ASSESS -> new CaseOrder.Assess(ScaleName.WORKBOOK, language);
          case CHECK -> new CaseOrder.Check();
          case COLLECT, TRY, COMPARE, REGISTER_READ, FORM_READ ->
              throw new IllegalArgumentException("sample.yaml: " + kind.code());
        };
    CaseJob job = store.jobs().ask(one.id(), kind.code(), order.request(), by(login));
    jobs.wake();
    return job;
  }

  private void await(CaseJob job) throws InterruptedException {
    while (true) {
      JobState state =
          store.jobs().find(scope(job.workCase()), job.id()).map(CaseJob::state).orElseThrow();
      switch (state) {
        case WAITING, RUNNING -> Thread.sleep(LOOK_MILLIS);
        case DONE -> {
          return;
        }
        case FAILED, CANCELLED ->
            throw FaultException.of(
                FaultCode.SAMPLE_JOB_FAILED, "job", job.ask().kind(), "state", state.code());
      }
    }
  }
}
