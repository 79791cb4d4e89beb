/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Construct;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whether everything that could decide an item was judged: what the cloud has of which no check
 * knows the meaning leaves the item open, and so does what cannot be counted.
 *
 * <p>Settings: {@code item}, the item's id.
 */
public final class JudgedConstructs implements Analysis {
  @Override
  public String name() {
    return "constructs-judged";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    String item = new Settings(name(), settings).text("item");
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    for (Construct construct : estate.all(Construct.SHAPE)) {
      ReachAnswer looked = ReachAnswer.of(construct.items(), items -> items.contains(item));
      if (looked.no()) {
        continue;
      }
      String name = construct.name().optional().orElse(construct.id());
      ReachAnswer judged =
          switch (construct.count()) {
            case Fact.Known<Long>(Long count) ->
                count == 0
                    ? ReachAnswer.YES
                    : ReachAnswer.open(register.gap("construct-not-judged", name + " " + count));
            case Fact.None<Long>() -> ReachAnswer.YES;
            case Fact.Unknown<Long>(var gap) ->
                ReachAnswer.open(
                    register.gap("construct-not-judged", name + " (" + gap.reason() + ")"));
          };
      observations.accept(
          ObservationDraft.of(estate, construct)
              .named(name)
              .data(construct, "standing", "count", "service")
              .as(judged, looked));
    }
    ReachAnswer more = register.more(Kind.CONSTRUCT);
    if (more.open()) {
      observations.accept(ObservationDraft.ofCloud(estate).as(more));
    }
  }
}
