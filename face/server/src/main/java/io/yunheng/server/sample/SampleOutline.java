/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.sample;

import io.yunheng.access.AccountKind;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.Role;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.server.job.CaseJobKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the sample is made of: {@code sample.yaml}, read and checked.
 *
 * @param independence what each of the assessors declares
 */
record SampleOutline(
    String independence, List<Organisation> organisations, List<Member> people, List<Case> cases) {
  /** What a grant over the installation is over. */
  static final String INSTALLATION = "installation";

  private static final String FILE = "/yunheng/server/sample/sample.yaml";
  private static final int OLDEST = 36_500;

  record Organisation(String id, String name, OrganisationKind kind) {}

  /**
   * Somebody.
   *
   * @param member of which organisation; empty for an administrator
   */
  record Member(
      String login, String name, AccountKind account, Optional<String> member, List<Grant> grants) {
    Member {
      grants = List.copyOf(grants);
    }
  }

  /**
   * A role.
   *
   * @param over the id of an organisation or a case, or {@link #INSTALLATION}
   */
  record Grant(Role role, String over) {}

  /**
   * A case.
   *
   * @param tenant the id of the tenant that is assessed; empty for a platform
   * @param owner the login of who is responsible
   */
  record Case(
      String id,
      String organisation,
      String name,
      SubjectKind subject,
      String system,
      String tenant,
      Optional<String> owner,
      List<Round> rounds) {
    Case {
      rounds = List.copyOf(rounds);
    }
  }

  /**
   * Evidence, and the jobs over it.
   *
   * @param by the login of who uploads
   * @param asks the login of who asks for the jobs
   */
  record Round(String by, List<Paper> evidence, String asks, List<CaseJobKind> jobs) {
    Round {
      evidence = List.copyOf(evidence);
      jobs = List.copyOf(jobs);
    }
  }

  /**
   * A piece of evidence.
   *
   * @param path in the case, and of its bytes in the recorded case
   * @param days how old it is; empty where it says nothing of that
   */
  record Paper(String path, EvidenceKind kind, OptionalInt days) {}

  SampleOutline {
    organisations = List.copyOf(organisations);
    people = List.copyOf(people);
    cases = List.copyOf(cases);
  }

  /** The outline that ships. */
  static SampleOutline shipped() {
    try (InputStream in = Objects.requireNonNull(SampleOutline.class.getResourceAsStream(FILE))) {
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An outline in a file.
   *
   * @throws io.yunheng.fault.FaultException with everything that is wrong with it
   */
  static SampleOutline read(byte[] bytes, String name) {
    Problems problems = new Problems();
    Fields root = Fields.of(name, YamlDocument.parse(bytes, name), problems);
    root.only("independence", "organisations", "people", "cases");
    SampleOutline outline =
        new SampleOutline(
            root.text("independence"),
            root.someList("organisations").stream().map(SampleOutline::organisation).toList(),
            root.someList("people").stream().map(SampleOutline::member).toList(),
            root.someList("cases").stream().map(SampleOutline::workCase).toList());
    outline.refer(root);
    problems.throwIfAny();
    return outline;
  }

  private static Organisation organisation(Fields one) {
    one.only("id", "name", "kind");
    return new Organisation(
        one.text("id"),
        one.text("name"),
        one.word("kind", OrganisationKind.class, OrganisationKind.CUSTOMER));
  }

  private static Member member(Fields one) {
    one.only("login", "name", "account", "member", "grants");
    return new Member(
        one.text("login"),
        one.text("name"),
        one.has("account")
            ? one.word("account", AccountKind.class, AccountKind.WORK)
            : AccountKind.WORK,
        one.optionalText("member"),
        one.someList("grants").stream().map(SampleOutline::grant).toList());
  }

  private static Grant grant(Fields one) {
    one.only("role", "over");
    return new Grant(one.word("role", Role.class, Role.CONTACT), one.text("over"));
  }

  private static Case workCase(Fields one) {
    one.only("id", "organisation", "name", "subject", "system", "tenant", "owner", "rounds");
    return new Case(
        one.text("id"),
        one.text("organisation"),
        one.text("name"),
        one.word("subject", SubjectKind.class, SubjectKind.PLATFORM),
        one.text("system"),
        one.optionalText("tenant").orElse(""),
        one.optionalText("owner"),
        one.someList("rounds").stream().map(SampleOutline::round).toList());
  }

  private static Round round(Fields one) {
    one.only("by", "evidence", "asks", "jobs");
    return new Round(
        one.text("by"),
        one.someList("evidence").stream().map(SampleOutline::paper).toList(),
        one.text("asks"),
        one.someWords("jobs", CaseJobKind.class));
  }

  private static Paper paper(Fields one) {
    one.only("path", "kind", "days");
    return new Paper(
        one.text("path"),
        one.word("kind", EvidenceKind.class, EvidenceKind.OTHER),
        one.optionalNumber("days", 0, OLDEST));
  }

  /** Says which ids and logins are meant that are not there. */
  private void refer(Fields root) {
    Set<String> owners = new HashSet<>();
    organisations.forEach(one -> owners.add(one.id()));
    Set<String> targets = new HashSet<>(owners);
    targets.add(INSTALLATION);
    cases.forEach(one -> targets.add(one.id()));
    Set<String> logins = new HashSet<>();
    people.forEach(one -> logins.add(one.login()));
    for (Member one : people) {
      one.member().ifPresent(id -> require(root, "people", id, owners));
      one.grants().forEach(grant -> require(root, "people", grant.over(), targets));
    }
    for (Case one : cases) {
      require(root, "cases", one.organisation(), owners);
      one.owner().ifPresent(login -> require(root, "cases", login, logins));
      for (Round round : one.rounds()) {
        require(root, "cases", round.by(), logins);
        require(root, "cases", round.asks(), logins);
      }
    }
  }

  private static void require(Fields root, String key, String id, Set<String> known) {
    if (!known.contains(id)) {
      root.dangling(key, id);
    }
  }
}
