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
import io.yunheng.estate.Kind;
import io.yunheng.estate.Supplier;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether each registered product or service has what the state asks of it: security products a
 * sales licence, cryptographic products a certification, both still valid; everything a passed
 * selection. No settings.
 */
public final class SupplierQualification implements Analysis {
  @Override
  public String name() {
    return "supplier-qualified";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    for (Supplier supplier : estate.all(Supplier.SHAPE)) {
      ReachAnswer qualified =
          switch (supplier.category()) {
            case Fact.Known<String>(String category) ->
                switch (category) {
                  case "security-product" ->
                      valid(estate, register, supplier.licence(), "sales-licence", evidence.asOf());
                  case "crypto-product" ->
                      valid(
                          estate,
                          register,
                          supplier.cryptoCertificate(),
                          "crypto-product",
                          evidence.asOf());
                  default -> ReachAnswer.YES;
                };
            case Fact.None<String>() ->
                ReachAnswer.open(register.missing(Kind.SUPPLIER, supplier.id()));
            case Fact.Unknown<String>(var gap) -> ReachAnswer.open(gap);
          };
      observations.accept(
          ObservationDraft.of(estate, supplier)
              .named(supplier.product().optional().orElse(supplier.id()))
              .data(
                  supplier,
                  "name",
                  "product",
                  "category",
                  "licence",
                  "cryptoCertificate",
                  "approved")
              .detail("category", supplier.category().optional().orElse("?"))
              .as(qualified.and(ReachAnswer.of(supplier.approved(), approved -> approved))));
    }
  }

  private static ReachAnswer valid(
      Estate estate, Register register, Fact<String> reference, String type, Instant at) {
    if (!(reference instanceof Fact.Known<String>(String id))) {
      return ReachAnswer.of(reference, _ -> true);
    }
    Optional<Certificate> certificate = estate.find(Certificate.SHAPE, id);
    return certificate
        .map(
            one ->
                ReachAnswer.of(one.type(), type::equals)
                    .and(ReachAnswer.of(one.validTo(), end -> !end.isBefore(at), true)))
        .orElseGet(
            () ->
                register
                    .more(Kind.CERTIFICATE)
                    .or(ReachAnswer.open(register.missing(Kind.CERTIFICATE, id))));
  }
}
