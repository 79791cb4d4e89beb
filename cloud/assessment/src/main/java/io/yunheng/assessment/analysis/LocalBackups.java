/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.BackupJob;
import io.yunheng.estate.Bucket;
import io.yunheng.estate.Database;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Site;
import io.yunheng.estate.Volume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether each volume, bucket and database of a tenant has a backup on the customer's own premises
 * that is switched on and succeeded lately.
 *
 * <p>Settings: {@code fresh}, how long a success counts.
 */
public final class LocalBackups implements Analysis {
  @Override
  public String name() {
    return "local-backups";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Instant oldest = evidence.asOf().minus(new Settings(name(), settings).duration("fresh"));
    Estate estate = evidence.current();
    ReachAnswer more = Register.of(evidence).more(Kind.BACKUP_JOB);
    Map<String, List<BackupJob>> jobs = new HashMap<>();
    ReachAnswer any = ReachAnswer.NO;
    ReachAnswer ofSomething = more;
    Premises premises = new Premises(estate, Register.of(evidence));
    for (BackupJob job : estate.all(BackupJob.SHAPE)) {
      ReachAnswer local = local(job, oldest, premises);
      any = any.or(local);
      ofSomething = ofSomething.or(ReachAnswer.of(job.resource(), _ -> false).and(local));
      job.resource()
          .optional()
          .ifPresent(id -> jobs.computeIfAbsent(id, _ -> new ArrayList<>()).add(job));
    }
    Walk walk = new Walk(estate, jobs, any, ofSomething, oldest, premises, observations);
    estate.all(Volume.SHAPE).forEach(one -> walk.observe(one, one.name(), one.tenant()));
    estate.all(Bucket.SHAPE).forEach(one -> walk.observe(one, one.name(), one.tenant()));
    estate.all(Database.SHAPE).forEach(one -> walk.observe(one, one.name(), one.tenant()));
  }

  /** Places, and whether they are the customers' own. */
  private record Premises(Estate estate, Register register) {
    ReachAnswer customers(BackupJob job) {
      Optional<Site> site = job.site().optional().flatMap(id -> estate.find(Site.SHAPE, id));
      if (site.isPresent()
          && site.get().customerRun() instanceof Fact.Known<Boolean>(Boolean own)) {
        return ReachAnswer.of(own);
      }
      String what = site.map(one -> ".customerRun " + one.id()).orElse(" " + job.id());
      return ReachAnswer.open(
          register.gap("not-registered", "register:" + Kind.SITE.code() + what));
    }

    String name(BackupJob job) {
      return job.site()
          .optional()
          .map(id -> estate.find(Site.SHAPE, id).flatMap(one -> one.name().optional()).orElse(id))
          .orElse("?");
    }
  }

  private static ReachAnswer local(BackupJob job, Instant oldest, Premises premises) {
    return ReachAnswer.of(job.target(), "local"::equals)
        .and(ReachAnswer.of(job.enabled(), on -> on))
        .and(ReachAnswer.of(job.lastSuccess(), time -> !time.isBefore(oldest)))
        .and(premises.customers(job));
  }

  /**
   * The resources one by one.
   *
   * @param any whether some job backs up locally
   * @param ofSomething whether one does of which it is not known what it backs up
   */
  private record Walk(
      Estate estate,
      Map<String, List<BackupJob>> jobs,
      ReachAnswer any,
      ReachAnswer ofSomething,
      Instant oldest,
      Premises premises,
      Consumer<Observation> observations) {

    void observe(Resource resource, Fact<String> name, Fact<String> tenant) {
      List<BackupJob> all = new ArrayList<>(jobs.getOrDefault(resource.id(), List.of()));
      name.optional().ifPresent(known -> all.addAll(jobs.getOrDefault(known, List.of())));
      ObservationDraft sighting = ObservationDraft.of(estate, resource).tenant(tenant);
      ReachAnswer backed = ofSomething.or(ReachAnswer.of(name, _ -> false).and(any));
      for (BackupJob job : all) {
        sighting.data(job, "target", "lastSuccess", "enabled", "site");
        backed = backed.or(local(job, oldest, premises));
      }
      observations.accept(
          sighting
              .detail("places", all.stream().map(premises::name).distinct().toList())
              .detail(
                  "last",
                  all.stream()
                      .flatMap(job -> job.lastSuccess().optional().stream())
                      .max(Instant::compareTo)
                      .map(Instant::toString)
                      .orElse("-"))
              .as(backed));
    }
  }
}
