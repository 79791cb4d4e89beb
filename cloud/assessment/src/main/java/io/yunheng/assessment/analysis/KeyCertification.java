/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Certificate;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Key;
import io.yunheng.estate.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Whether each key lies in hardware whose certification is valid. No settings. */
public final class KeyCertification implements Analysis {
  private static final Set<String> TYPES = Set.of("crypto-product", "crypto-service");

  @Override
  public String name() {
    return "key-certification";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    for (Key key : estate.all(Key.SHAPE)) {
      observations.accept(
          ObservationDraft.of(estate, key)
              .tenant(key.tenant())
              .data(key, "name", "store", "certificate")
              .named(key.name().optional().orElse(key.id()))
              .detail("store", key.store().optional().orElse("-"))
              .detail("certificate", key.certificate().optional().orElse("-"))
              .as(
                  ReachAnswer.of(key.store(), "hsm"::equals)
                      .and(valid(estate, register, key.certificate(), evidence.asOf()))));
    }
  }

  private static ReachAnswer valid(
      Estate estate, Register register, Fact<String> reference, Instant at) {
    if (!(reference instanceof Fact.Known<String>(String id)) || id.isEmpty()) {
      return ReachAnswer.of(reference, named -> !named.isEmpty());
    }
    return estate.all(Certificate.SHAPE).stream()
        .filter(one -> one.id().equals(id) || one.number().is(id))
        .findFirst()
        .map(
            one ->
                ReachAnswer.of(one.type(), TYPES::contains)
                    .and(ReachAnswer.of(one.validTo(), end -> !end.isBefore(at), true)))
        .orElseGet(
            () ->
                register
                    .more(Kind.CERTIFICATE)
                    .or(ReachAnswer.open(register.missing(Kind.CERTIFICATE, id))));
  }
}
