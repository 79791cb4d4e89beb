/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.DetectionRule;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Tenant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether sensors that are switched on watch every tenant that uses the cloud for something.
 *
 * <p>Settings: {@code detects}, what they have to detect, separated by commas. A sensor without a
 * tenant that covers all watches every tenant; one that covers some leaves it unknown whom it
 * leaves out.
 */
public final class SensorCoverage implements Analysis {
  @Override
  public String name() {
    return "sensor-coverage";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    ReachAnswer more = register.more(Kind.DETECTION_RULE);
    Users users = new Users(estate);
    for (String detects : new Settings(name(), settings).words("detects")) {
      for (Tenant tenant : estate.all(Tenant.SHAPE)) {
        ReachAnswer looked = users.uses(tenant.id());
        if (!looked.no()) {
          Set<String> sensors = new TreeSet<>();
          ObservationDraft sighting = ObservationDraft.of(estate, tenant).tenant(tenant.id());
          ReachAnswer watched = more;
          for (DetectionRule rule : estate.all(DetectionRule.SHAPE)) {
            ReachAnswer answer = watches(rule, detects, tenant.id(), register);
            if (answer.yes()) {
              sensors.add(rule.name().optional().orElse(rule.id()));
              sighting.data(rule, "detects", "enabled", "tenant", "covers");
            }
            watched = watched.or(answer);
          }
          observations.accept(
              sighting.detail("detects", detects).detail("sensors", sensors).as(watched, looked));
        }
      }
    }
  }

  private static ReachAnswer watches(
      DetectionRule rule, String detects, String tenant, Register register) {
    ReachAnswer about =
        ReachAnswer.of(rule.detects(), detects::equals)
            .and(ReachAnswer.of(rule.enabled(), on -> on));
    if (about.no()) {
      return about;
    }
    ReachAnswer whom =
        ReachAnswer.of(rule.tenant(), one -> one.isEmpty() || one.equals(tenant), true);
    ReachAnswer covers =
        switch (rule.covers()) {
          case Fact.Known<String>(String word) when word.equals("some") ->
              ReachAnswer.open(register.missing(Kind.DETECTION_RULE, rule.id() + " " + tenant));
          case Fact<String> other -> ReachAnswer.of(other, "all"::equals);
        };
    return about.and(whom).and(covers);
  }
}
