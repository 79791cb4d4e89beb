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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether each registered product or service has what the state asks of it: security products a
 * sales licence, cryptographic products a certification, both still valid and for that product;
 * everything a passed selection. A certificate is for a product where one of the two names holds
 * the other. No settings.
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
                      valid(evidence, register, supplier, supplier.licence(), "sales-licence");
                  case "crypto-product" ->
                      valid(
                          evidence,
                          register,
                          supplier,
                          supplier.cryptoCertificate(),
                          "crypto-product");
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
              .detail("licence", papers(estate, supplier))
              .detail("category", supplier.category().optional().orElse("?"))
              .as(qualified.and(ReachAnswer.of(supplier.approved(), approved -> approved))));
    }
  }

  private static ReachAnswer valid(
      Evidence evidence,
      Register register,
      Supplier supplier,
      Fact<String> reference,
      String type) {
    Estate estate = evidence.current();
    Instant at = evidence.asOf();
    if (!(reference instanceof Fact.Known<String>(String id))) {
      return ReachAnswer.of(reference, _ -> true);
    }
    Optional<Certificate> certificate = estate.find(Certificate.SHAPE, id);
    return certificate
        .map(
            one ->
                ReachAnswer.of(one.type(), type::equals)
                    .and(isFor(one.subject(), supplier.product()))
                    .and(ReachAnswer.of(one.validTo(), end -> !end.isBefore(at), true)))
        .orElseGet(
            () ->
                register
                    .more(Kind.CERTIFICATE)
                    .or(ReachAnswer.open(register.missing(Kind.CERTIFICATE, id))));
  }

  private static ReachAnswer isFor(Fact<String> subject, Fact<String> product) {
    return switch (product) {
      case Fact.Known<String>(String name) ->
          ReachAnswer.of(subject, text -> names(plain(text), plain(name)));
      case Fact.None<String>() -> ReachAnswer.NO;
      case Fact.Unknown<String>(var gap) -> ReachAnswer.open(gap);
    };
  }

  private static boolean names(String paper, String product) {
    return !product.isEmpty()
        && !paper.isEmpty()
        && (paper.contains(product) || product.contains(paper));
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s（）()《》“”\"-]", "").toLowerCase(Locale.ROOT);
  }

  /** The papers that it names, with the products that they are for. */
  private static List<String> papers(Estate estate, Supplier supplier) {
    return Stream.of(supplier.licence(), supplier.cryptoCertificate())
        .flatMap(reference -> reference.optional().stream())
        .filter(id -> !id.isEmpty())
        .map(
            id ->
                estate
                    .find(Certificate.SHAPE, id)
                    .flatMap(one -> one.subject().optional())
                    .map(subject -> id + " (" + subject + ")")
                    .orElse(id))
        .toList();
  }
}
