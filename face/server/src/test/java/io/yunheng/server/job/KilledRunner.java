/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.AccountKind;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.CloudAccess;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.Language;
import io.yunheng.http.Secret;
import io.yunheng.server.settings.JobSettings;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.NewPerson;
import io.yunheng.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A runner in a process that a test kills. */
final class KilledRunner {
  private KilledRunner() {}

  /** Opens the installation in a folder; a cloud's address makes a case with jobs first. */
  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    Store store = open(folder);
    if (arguments.length > 1) {
      ask(store, arguments[1]);
    }
    JobRunner runner = runner(store, folder);
    runner.start();
    System.out.println("ready");
    Thread.sleep(600_000);
  }

  static Store open(Path folder) {
    return Store.open(
        InstallationSettings.in(folder, "test").withDiskReserve(0),
        InstantSource.system(),
        new SecureRandom());
  }

  static JobRunner runner(Store store, Path folder) {
    return new JobRunner(
        store,
        new JobSettings(2, 1, 512, List.of("127.0.0.1")),
        folder,
        InstantSource.system(),
        new SecureRandom());
  }

  /** Makes a case of a new organisation. */
  static WorkCase make(Store store) {
    Person owner =
        store
            .people()
            .create(
                new NewPerson("lina", "李娜", "", Language.ZH, AccountKind.WORK, "", false),
                ActAuthor.system());
    WorkOrganisation organisation =
        store.organisations().create("市政务云中心", OrganisationKind.CUSTOMER, ActAuthor.system());
    return store
        .cases()
        .create(
            organisation.id(),
            new CaseDescription(
                "政务云平台",
                SubjectKind.PLATFORM,
                3,
                false,
                "",
                "",
                Optional.of(Instant.parse("2026-11-24T00:00:00Z")),
                ZoneId.of("Asia/Shanghai")),
            Optional.of(owner.id()),
            1L << 30,
            false,
            by(owner.id()));
  }

  private static ActAuthor by(RandomId person) {
    return new ActAuthor(Optional.of(person), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static void ask(Store store, String authUrl) {
    WorkCase one = make(store);
    RandomId owner = one.owner().orElseThrow();
    ActAuthor author = by(owner);
    CloudAccess cloud =
        store
            .clouds()
            .create(
                one.id(),
                "政务云",
                CloudFile.write(
                    Map.of(
                        "auth_url",
                        authUrl,
                        "username",
                        "admin",
                        "user_domain_name",
                        "Default",
                        "project_name",
                        "admin",
                        "project_domain_name",
                        "Default",
                        "region_name",
                        "RegionOne")),
                new Secret("secret"),
                "",
                author);
    CaseOrder collect = new CaseOrder.Collect(cloud.id());
    CaseOrder assess = new CaseOrder.Assess(ScaleName.WORKBOOK, Language.ZH);
    for (CaseOrder order : List.of(collect, assess, collect)) {
      var _ = store.jobs().ask(one.id(), order.kind().code(), order.request(), author);
    }
  }
}
