/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.catalog.standards.AssessmentMethod;
import io.yunheng.fault.Text;
import java.util.List;
import java.util.Optional;

/**
 * One atomic requirement, in our own words.
 *
 * @param id stable, for example {@code GOV-7.2.2-e}
 * @param document the id of its document
 * @param chapter the chapter file it stands in
 * @param traces the ids of the inventory it covers; usually its own
 * @param path where it stands in the document
 * @param heading the nearest heading
 * @param actors who has to act
 * @param judgement why it is of its kind, where that was judged
 * @param applicability what narrows it beyond its document
 * @param methods how to find out; empty for one without a task
 * @param notes defects of the source, readings, duplicates
 */
public record Clause(
    String id,
    String document,
    String chapter,
    List<String> traces,
    String path,
    String heading,
    Stage stage,
    List<Actor> actors,
    ClauseLayer layer,
    Modality modality,
    ClauseKind kind,
    Optional<Text> judgement,
    Applicability applicability,
    Text title,
    Text summary,
    List<Parameter> parameters,
    List<AssessmentMethod> methods,
    List<Text> evidence,
    List<Text> notes) {
  public Clause {
    traces = List.copyOf(traces);
    actors = List.copyOf(actors);
    parameters = List.copyOf(parameters);
    methods = List.copyOf(methods);
    evidence = List.copyOf(evidence);
    notes = List.copyOf(notes);
  }

  /** The parties it binds: the narrower roles of its applicability, or all actors. */
  public List<Actor> bound() {
    return applicability.roles().isEmpty() ? actors : applicability.roles();
  }

  public Optional<Parameter> parameter(String parameterId) {
    return parameters.stream().filter(one -> one.id().equals(parameterId)).findFirst();
  }
}
