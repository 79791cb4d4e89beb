/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.check.ResourceView;
import io.yunheng.estate.CaseDocument;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether each record names a paper of the kind that it needs: one that is registered, was issued
 * and says what it has to.
 *
 * <p>Settings: {@code of}, the records looked at, and {@code paper}, what the paper has to fulfil,
 * each a kind and conditions as in {@link RecordCondition}; {@code column}, where a record names
 * the paper by its id, title or path; {@code named}, the column that people call the record by.
 */
public final class PaperReference implements Analysis {
  @Override
  public String name() {
    return "paper-referred";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    RecordCondition of = RecordCondition.parse(read.text("of"), evidence.asOf(), read);
    RecordCondition paper = RecordCondition.parse(read.text("paper"), evidence.asOf(), read);
    String column = read.text("column");
    int index = of.kind().shape().index(column).orElseThrow(() -> read.wrong("column"));
    if (paper.kind() != Kind.DOCUMENT) {
      throw read.wrong("paper");
    }
    Estate estate = evidence.current();
    ResourceView view = new ResourceView(estate, of.kind());
    for (Resource record : estate.all(of.kind())) {
      ReachAnswer looked = of.of(record);
      if (looked.no()) {
        continue;
      }
      String reference = view.text(record, column);
      Optional<CaseDocument> found = find(estate, reference);
      String called = view.text(record, read.text("named"));
      ObservationDraft sighting =
          ObservationDraft.of(estate, record)
              .named(called.isEmpty() ? record.id() : called)
              .data(record, column)
              .detail(
                  "paper",
                  found
                      .flatMap(one -> one.title().optional())
                      .orElse(reference.isEmpty() ? "-" : reference));
      found.ifPresent(one -> sighting.data(one, "type", "title", "issuedAt", "validTo", "points"));
      observations.accept(
          sighting.as(
              answer(evidence, of.kind().shape().fact(record, index), found, paper), looked));
    }
  }

  private static ReachAnswer answer(
      Evidence evidence, Fact<?> reference, Optional<CaseDocument> found, RecordCondition paper) {
    if (found.isPresent()) {
      return paper
          .of(found.get())
          .and(
              ReachAnswer.of(
                  found.get().issuedAt(), issued -> !issued.isAfter(evidence.asOf()), true));
    }
    return ReachAnswer.of(reference, text -> !text.toString().isBlank())
        .and(Register.of(evidence).more(Kind.DOCUMENT));
  }

  private static Optional<CaseDocument> find(Estate estate, String reference) {
    if (reference.isBlank()) {
      return Optional.empty();
    }
    return estate
        .find(CaseDocument.SHAPE, reference)
        .or(
            () ->
                estate.all(CaseDocument.SHAPE).stream()
                    .filter(
                        one ->
                            List.of(one.title(), one.path()).stream()
                                .anyMatch(fact -> fact.is(reference)))
                    .findFirst());
  }
}
