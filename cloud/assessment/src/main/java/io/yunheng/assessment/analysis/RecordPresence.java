/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.check.ResourceView;
import io.yunheng.estate.Agreement;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Whether there is a record that shows something: a paper in force, a passed test, a service on
 * offer.
 *
 * <p>Settings: {@code any}, the records that would do, separated by a bar, each a kind and its
 * conditions; {@code per}, {@code cloud} for one that holds for all, or {@code tenant} for one for
 * each tenant that uses the cloud (a record without a tenant holds for all of them). One is enough;
 * with none it is a violation only if the kinds are all known. Where agreements would do, {@code
 * provider} and {@code others} as {@link CloudOperator} reads them: only those with whoever
 * operates the cloud count.
 */
public final class RecordPresence implements Analysis {
  @Override
  public String name() {
    return "record-shown";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    List<RecordCondition> any =
        Arrays.stream(read.text("any").split("\\|", -1))
            .map(text -> RecordCondition.parse(text, evidence.asOf(), read))
            .toList();
    Estate estate = evidence.current();
    Function<Resource, ReachAnswer> party = party(any, evidence, read);
    Kind[] kinds = any.stream().map(RecordCondition::kind).distinct().toArray(Kind[]::new);
    ReachAnswer more = Register.of(evidence).more(kinds);
    if (read.text("per").equals("tenant")) {
      Users users = new Users(estate);
      for (Tenant tenant : estate.all(Tenant.SHAPE)) {
        ReachAnswer looked = users.uses(tenant.id());
        if (!looked.no()) {
          observations.accept(
              shown(estate, any, party, Optional.of(tenant), more)
                  .tenant(tenant.id())
                  .as(best(estate, any, party, Optional.of(tenant)).or(more), looked));
        }
      }
    } else {
      observations.accept(
          shown(estate, any, party, Optional.empty(), more)
              .as(best(estate, any, party, Optional.empty()).or(more)));
    }
  }

  /** Whether a record is with whoever operates the cloud, where that matters. */
  private static Function<Resource, ReachAnswer> party(
      List<RecordCondition> any, Evidence evidence, Settings settings) {
    if (any.stream().noneMatch(condition -> condition.kind() == Kind.AGREEMENT)) {
      return _ -> ReachAnswer.YES;
    }
    CloudOperator operator = new CloudOperator(evidence, settings);
    return record ->
        record instanceof Agreement agreement ? operator.provides(agreement) : ReachAnswer.YES;
  }

  private static ReachAnswer best(
      Estate estate,
      List<RecordCondition> any,
      Function<Resource, ReachAnswer> party,
      Optional<Tenant> tenant) {
    ReachAnswer best = ReachAnswer.NO;
    for (RecordCondition condition : any) {
      for (Resource record : estate.all(condition.kind())) {
        best = best.or(concerns(record, tenant).and(condition.of(record)).and(party.apply(record)));
      }
    }
    return best;
  }

  /** The record that shows it, else the tenant or the cloud that lacks it. */
  private static ObservationDraft shown(
      Estate estate,
      List<RecordCondition> any,
      Function<Resource, ReachAnswer> party,
      Optional<Tenant> tenant,
      ReachAnswer more) {
    for (RecordCondition condition : any) {
      for (Resource record : estate.all(condition.kind())) {
        if (concerns(record, tenant).and(condition.of(record)).and(party.apply(record)).yes()) {
          ObservationDraft sighting =
              ObservationDraft.of(estate, record).data(record, condition.columns());
          return sighting.detail("shown", new ResourceView(estate, record.kind()).name(record));
        }
      }
    }
    ObservationDraft sighting =
        tenant
            .map(one -> ObservationDraft.of(estate, one))
            .orElseGet(() -> ObservationDraft.ofCloud(estate));
    for (RecordCondition condition : any) {
      estate.all(condition.kind()).stream()
          .filter(record -> !concerns(record, tenant).no())
          .limit(3)
          .forEach(record -> sighting.data(record, condition.columns()));
    }
    return sighting.detail("shown", more.open() ? "?" : "-");
  }

  private static ReachAnswer concerns(Resource record, Optional<Tenant> tenant) {
    OptionalInt column = record.kind().shape().index("tenant");
    if (tenant.isEmpty() || column.isEmpty()) {
      return ReachAnswer.YES;
    }
    return ReachAnswer.of(
        record.kind().shape().fact(record, column.getAsInt()),
        owner -> owner.toString().isEmpty() || owner.equals(tenant.get().id()),
        true);
  }
}
