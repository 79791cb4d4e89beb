/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import io.yunheng.access.AccountKind;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.RunItem;
import io.yunheng.casework.RunObservation;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Language;
import io.yunheng.http.Secret;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.JobClaim;
import io.yunheng.store.NewPerson;
import io.yunheng.store.NewRun;
import io.yunheng.store.PostgresAddress;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes without end, and says each write that was acknowledged; it is there to be killed. */
final class KilledWriter {
  /** At the end of each line that was not cut off. */
  static final String WHOLE = " .";

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Store store;
  private final PrintStream out;

  private KilledWriter(Store store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  /** With a folder, and the address of a database server where there is one. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    InstallationSettings settings =
        InstallationSettings.in(Path.of(arguments[0]), "here").withDiskReserve(0);
    if (arguments.length > 1) {
      settings = settings.on(new PostgresAddress(arguments[1], "postgres", new Secret("postgres")));
    }
    try (Store store = Store.open(settings, InstantSource.system(), new SecureRandom())) {
      new KilledWriter(store, out).run();
    }
  }

  static void runJob(Store store, JobClaim claim) {
    store
        .runs()
        .keep(
            claim,
            new NewRun("d".repeat(64), Instant.EPOCH.plusMillis(1), "workbook", "x", "{}"),
            List.<RunItem>of().iterator(),
            IntStream.range(0, 10)
                .mapToObj(i -> new RunObservation(i, "i", "o", "c", "x", "r", i))
                .iterator(),
            ActAuthor.system());
    store.queue().finish(claim, JobState.DONE, new JobEnd("clean", "", ""));
  }

  private void run() {
    store.queue().handBackAll();
    acknowledged("begun");
    Person owner = person("owner" + System.nanoTime());
    ActAuthor author =
        new ActAuthor(
            Optional.of(owner.id()), Optional.empty(), Optional.empty(), Optional.empty());
    RandomId organisation =
        store
            .organisations()
            .create("org" + System.nanoTime(), OrganisationKind.CUSTOMER, author)
            .id();
    CaseDescription description =
        new CaseDescription(
            "案", SubjectKind.PLATFORM, 3, false, "", "", Optional.empty(), ZoneId.of("UTC"));
    WorkCase workCase =
        store.cases().create(organisation, description, Optional.empty(), 1L << 30, false, author);
    acknowledged("case " + workCase.id());
    Scope scope = new Scope(Set.of(), Set.of(workCase.id()), Map.of(), Set.of());
    for (int i = 0; true; i++) {
      acknowledged("person " + person("p" + System.nanoTime()).id());
      acknowledged("evidence " + workCase.id() + " " + evidence(workCase, scope, owner, author, i));
      CaseJob job = store.jobs().ask(workCase.id(), "assess", "{}", author);
      acknowledged("job " + workCase.id() + " " + job.id());
      store
          .queue()
          .claim("killed", LEASE)
          .ifPresent(
              claim -> {
                runJob(store, claim);
                acknowledged("done " + claim.job().workCase() + " " + claim.job().id());
              });
      store.jobs().open(scope, RowWindow.first(1));
    }
  }

  private void acknowledged(String what) {
    out.println(what + WHOLE);
  }

  private Person person(String login) {
    return store
        .people()
        .create(
            new NewPerson(login, login, "", Language.ZH, AccountKind.WORK, "", false),
            ActAuthor.system());
  }

  private RandomId evidence(
      WorkCase workCase, Scope scope, Person owner, ActAuthor author, int number) {
    byte[] bytes = ("evidence " + number).repeat(1000).getBytes(StandardCharsets.UTF_8);
    EvidenceDescription description =
        new EvidenceDescription("e" + number, "", EvidenceKind.DOCUMENT, "", Optional.empty(), "");
    PartialUpload upload =
        store.uploads().begin(workCase.id(), owner.id(), description, bytes.length, author);
    store.uploads().part(scope, upload.id(), 0, bytes);
    FinishedUpload end =
        store
            .uploads()
            .finish(scope, upload.id(), "text/plain", Optional.empty(), true, author)
            .orElseThrow();
    return ((FinishedUpload.Added) end).evidence().id();
  }
}
