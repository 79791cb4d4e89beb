/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contract between organisations.
 *
 * @param parties the ids of two or more organisations
 * @param validTo its last day
 * @param document where it is kept
 * @param terms what it states about handing on work, with the passage that states it
 * @param contents what else it states, by the id of a content, with the passage
 */
public record ServiceAgreement(
    String id,
    String name,
    List<String> parties,
    Optional<LocalDate> signed,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    Optional<String> document,
    Map<AgreementTerm, String> terms,
    AgreementScope scope,
    Map<String, String> contents,
    int line)
    implements Subject {
  public ServiceAgreement {
    parties = List.copyOf(parties);
    Map<AgreementTerm, String> ordered = new EnumMap<>(AgreementTerm.class);
    ordered.putAll(terms);
    terms = Collections.unmodifiableMap(ordered);
    contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
  }

  /** Whether all of the organisations are parties to it. */
  public boolean between(String... organisations) {
    return parties.containsAll(List.of(organisations));
  }

  /** Whether it may be what two parties agreed about what one of them supplies for a service. */
  public boolean mayRule(String service, String supplier, String other) {
    return between(supplier, other) && scope.reaches(service, supplier);
  }

  /** The agreement with another scope. */
  public ServiceAgreement about(AgreementScope other) {
    return new ServiceAgreement(
        id, name, parties, signed, validFrom, validTo, document, terms, other, contents, line);
  }

  /** The agreement as if it ended on another day. */
  public ServiceAgreement ending(LocalDate day) {
    return new ServiceAgreement(
        id,
        name,
        parties,
        signed,
        Optional.empty(),
        Optional.of(day),
        document,
        terms,
        scope,
        contents,
        line);
  }

  @Override
  public String kind() {
    return "agreement";
  }

  /** Whether nothing that is told keeps it from being in force on the day. */
  public boolean mayBeInForce(LocalDate day) {
    return signed.filter(day::isBefore).isEmpty()
        && validFrom.filter(day::isBefore).isEmpty()
        && validTo.filter(day::isAfter).isEmpty();
  }

  /**
   * Whether it was signed by the day and nothing that is told keeps it from being in force then or
   * later.
   */
  public boolean holdsFrom(LocalDate day) {
    return signed.filter(day::isBefore).isEmpty() && validTo.filter(day::isAfter).isEmpty();
  }

  /** Whether it is told that it was signed and does not end before the day. */
  public boolean dated() {
    return signed.isPresent() && validTo.isPresent();
  }
}
