/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.check.ResourceView;
import io.yunheng.estate.BackupJob;
import io.yunheng.estate.Bucket;
import io.yunheng.estate.Database;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Replica;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Snapshot;
import io.yunheng.estate.Volume;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Copies that were left when what they are copies of was deleted: snapshots, backups and replicas
 * whose machine, volume, database or bucket is not there any more, and volumes, snapshots,
 * databases and buckets whose tenant is not, where all tenants are known. One is a violation unless
 * an approval of the type {@code deletion} that names it says that the customer keeps it. Copies of
 * what is still there are not looked at, so that none left over proves nothing by itself. No
 * settings.
 */
public final class LeftoverCopies implements Analysis {
  private static final Set<String> DELETION = Set.of("deletion");
  private static final Set<Kind> SOURCES =
      Set.of(Kind.INSTANCE, Kind.VOLUME, Kind.DATABASE, Kind.BUCKET);

  @Override
  public String name() {
    return "leftover-copies";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Approvals approvals = new Approvals(evidence);
    for (Snapshot snapshot : estate.all(Snapshot.SHAPE)) {
      copy(evidence, approvals, snapshot, snapshot.name(), snapshot.tenant())
          .of(Kind.INSTANCE, snapshot.instance())
          .or(
              () ->
                  copy(evidence, approvals, snapshot, snapshot.name(), snapshot.tenant())
                      .of(Kind.VOLUME, snapshot.volume()))
          .or(() -> ofNobody(evidence, approvals, snapshot, snapshot.name(), snapshot.tenant()))
          .ifPresent(observations);
    }
    for (Volume one : estate.all(Volume.SHAPE)) {
      ofNobody(evidence, approvals, one, one.name(), one.tenant()).ifPresent(observations);
    }
    for (Bucket one : estate.all(Bucket.SHAPE)) {
      ofNobody(evidence, approvals, one, one.name(), one.tenant()).ifPresent(observations);
    }
    for (Database one : estate.all(Database.SHAPE)) {
      ofNobody(evidence, approvals, one, one.name(), one.tenant()).ifPresent(observations);
    }
    for (BackupJob backup : estate.all(BackupJob.SHAPE)) {
      source(backup.resourceKind())
          .flatMap(
              kind ->
                  copy(evidence, approvals, backup, backup.name(), backup.tenant())
                      .of(kind, backup.resource()))
          .ifPresent(observations);
    }
    for (Replica replica : estate.all(Replica.SHAPE)) {
      source(replica.resourceKind())
          .flatMap(
              kind ->
                  copy(evidence, approvals, replica, Fact.none(), replica.tenant())
                      .of(kind, replica.resource()))
          .ifPresent(observations);
    }
  }

  /** What is wrong with something whose tenant is gone; empty if it is there or may be. */
  private static Optional<Observation> ofNobody(
      Evidence evidence,
      Approvals approvals,
      Resource resource,
      Fact<String> name,
      Fact<String> tenant) {
    return Register.of(evidence).more(Kind.TENANT).no()
        ? copy(evidence, approvals, resource, name, tenant).of(Kind.TENANT, tenant)
        : Optional.empty();
  }

  private static Optional<Kind> source(Fact<String> kind) {
    return kind.optional().flatMap(Kind::of).filter(SOURCES::contains);
  }

  private static Copy copy(
      Evidence evidence,
      Approvals approvals,
      Resource resource,
      Fact<String> name,
      Fact<String> tenant) {
    return new Copy(evidence, approvals, resource, name, tenant);
  }

  private record Copy(
      Evidence evidence,
      Approvals approvals,
      Resource resource,
      Fact<String> name,
      Fact<String> tenant) {

    /** What a source that is gone was called, if an earlier estate tells. */
    private String before(Kind kind, String id) {
      return evidence
          .earlier()
          .flatMap(
              earlier ->
                  earlier
                      .find(kind.shape(), id)
                      .map(one -> new ResourceView(earlier, kind).name(one)))
          .filter(name -> !name.isBlank())
          .orElse(id);
    }

    /** What is wrong with it if that was its source; empty if nothing is. */
    Optional<Observation> of(Kind kind, Fact<String> source) {
      Estate estate = evidence.current();
      Optional<String> id = source.optional().filter(text -> !text.isEmpty());
      if (id.isEmpty() || estate.find(kind.shape(), id.get()).isPresent()) {
        return Optional.empty();
      }
      ReachAnswer kept =
          approvals.named(
              ApprovalNeed.on(
                  DELETION, ApprovalNeed.names(resource, name), tenant, evidence.asOf()));
      return Optional.of(
          ObservationDraft.of(estate, resource)
              .tenant(tenant)
              .detail("kind", resource.kind().code())
              .detail("sourceKind", kind.code())
              .detail("source", before(kind, id.get()))
              .as(kept.yes() ? kept : Register.of(evidence).more(kind).or(kept)));
    }
  }
}
