/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Check;
import io.yunheng.assessment.Doubt;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.assessment.Placeholders;
import io.yunheng.assessment.check.Evaluator.Truth;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** A check by expressions at work, over the resources of a kind in the order of their ids. */
final class ExpressionEvaluation implements CheckEvaluation {
  /** How many resources make a part. */
  static final int PART = 16_384;

  /** After how many resources it is looked whether the work is interrupted. */
  private static final int BATCH = 1_024;

  private final Check check;
  private final CheckMethod.Expressed method;
  private final Evidence evidence;
  private final EvidenceLimits limits;
  private final List<Resource> resources;
  private final Shape<?> shape;
  private final OptionalInt objectColumn;
  private final boolean isObject;

  ExpressionEvaluation(
      Check check, CheckMethod.Expressed method, Evidence evidence, EvidenceLimits limits) {
    this.check = check;
    this.method = method;
    this.evidence = evidence;
    this.limits = limits;
    this.resources = evidence.current().all(method.over());
    this.shape = method.over().shape();
    this.objectColumn =
        switch (check.attribution()) {
          case TENANT -> shape.index("tenant");
          case SITE -> shape.index("site");
          case PLATFORM -> OptionalInt.empty();
        };
    this.isObject =
        switch (check.attribution()) {
          case TENANT -> method.over() == Kind.TENANT;
          case SITE -> method.over() == Kind.SITE;
          case PLATFORM -> false;
        };
  }

  /** One look at one resource. */
  private final class Glance {
    private final Optional<Evaluator> select =
        method.select().map(one -> new Evaluator(one.program(), evidence.asOf()));
    private final Evaluator satisfied =
        new Evaluator(method.satisfied().program(), evidence.asOf());
    private List<Gap> gaps = List.of();
    private boolean doubtful;

    /** What is seen of a resource; empty if the check does not look at it. */
    Optional<ObservationOutcome> at(Resource resource) {
      doubtful = false;
      gaps = List.of();
      if (select.isPresent()) {
        Truth selected = select.get().evaluate(resource);
        if (selected == Truth.FALSE) {
          return Optional.empty();
        }
        if (selected == Truth.UNKNOWN) {
          doubtful = true;
          gaps = select.get().gaps();
          return Optional.of(ObservationOutcome.UNKNOWN);
        }
      }
      return Optional.of(
          switch (satisfied.evaluate(resource)) {
            case TRUE -> ObservationOutcome.SATISFIED;
            case FALSE -> ObservationOutcome.VIOLATED;
            case UNKNOWN -> {
              gaps = satisfied.gaps();
              yield ObservationOutcome.UNKNOWN;
            }
          });
    }
  }

  @Override
  public int parts() {
    return (resources.size() + PART - 1) / PART;
  }

  @Override
  public Tallies<?> evaluate(int part) throws InterruptedException {
    Tallies<Integer> tallies = new Tallies<>(limits);
    Glance glance = new Glance();
    ResourceDigest digest =
        new ResourceDigest(
            check, method.over(), isObject, dataColumns(), Placeholders.names(check.finding()));
    int end = Math.min(resources.size(), (part + 1) * PART);
    for (int i = part * PART; i < end; i++) {
      if (i % BATCH == 0 && Thread.interrupted()) {
        throw new InterruptedException();
      }
      Resource resource = resources.get(i);
      Optional<ObservationOutcome> outcome = glance.at(resource);
      if (outcome.isPresent()) {
        Optional<Gap> whose = whose(resource);
        ObservationTally<Integer> tally = tally(tallies, resource, whose);
        tally.add(
            outcome.get(),
            i,
            resource.kind(),
            resource.id(),
            digest.of(resource, outcome.get(), glance.doubtful, whose, glance.gaps));
        tally.gaps(glance.gaps);
        if (glance.doubtful) {
          tally.doubt();
        }
      }
    }
    return tallies;
  }

  @Override
  @SuppressWarnings("unchecked")
  public CheckRun finish(List<Tallies<?>> parts) {
    Tallies<Integer> all = new Tallies<>(limits);
    parts.forEach(part -> all.addAll((Tallies<Integer>) part));
    Glance glance = new Glance();
    List<String> columns = dataColumns();
    List<String> placeholders = Placeholders.names(check.finding());
    return all.finish(check, index -> observation(glance, index, columns, placeholders));
  }

  /** Why the object that a resource belongs to is not known. */
  private Optional<Gap> whose(Resource resource) {
    return isObject || objectColumn.isEmpty()
        ? Optional.empty()
        : shape.fact(resource, objectColumn.getAsInt()).why();
  }

  private ObservationTally<Integer> tally(
      Tallies<Integer> tallies, Resource resource, Optional<Gap> whose) {
    if (whose.isPresent()) {
      ObservationTally<Integer> tally = tallies.unattributed();
      tally.gap(whose.get(), 1);
      return tally;
    }
    if (isObject) {
      return tallies.of(resource.id());
    }
    return tallies.of(
        objectColumn.isEmpty()
            ? ""
            : shape
                .fact(resource, objectColumn.getAsInt())
                .optional()
                .map(Object::toString)
                .orElse(""));
  }

  private Observation observation(
      Glance glance, int index, List<String> columns, List<String> placeholders) {
    Resource resource = resources.get(index);
    ObservationOutcome outcome = glance.at(resource).orElseThrow();
    ResourceView view = new ResourceView(evidence.current(), method.over());
    return new Observation(
        outcome,
        method.over(),
        resource.id(),
        view.name(resource),
        isObject && check.attribution() == ObservationSubjects.TENANT
            ? resource.id()
            : view.text(resource, "tenant"),
        isObject && check.attribution() == ObservationSubjects.SITE
            ? resource.id()
            : view.text(resource, "site"),
        glance.gaps,
        view.data(resource, columns),
        view.details(resource, placeholders),
        new Doubt(glance.doubtful, Optional.empty()));
  }

  private List<String> dataColumns() {
    if (!check.data().isEmpty()) {
      return check.data();
    }
    Set<Integer> indexes = new TreeSet<>(method.satisfied().program().columns().values());
    method.select().ifPresent(one -> indexes.addAll(one.program().columns().values()));
    List<String> names = new ArrayList<>();
    indexes.forEach(index -> names.add(shape.columns().get(index).name()));
    return names;
  }
}
