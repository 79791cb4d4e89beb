/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Agreements that follow each other: of the same parties, about the same, each beginning and ending
 * later than the one before. Work that stands on one of them stands on all.
 */
public final class Renewals {
  /**
   * Days without an agreement between two that follow each other.
   *
   * @param first the first day without one
   * @param last the last day without one
   */
  public record Gap(
      ServiceAgreement before, ServiceAgreement after, LocalDate first, LocalDate last) {}

  private final Map<Set<String>, List<ServiceAgreement>> byParties = new HashMap<>();
  private final Map<String, ServiceAgreement> byId = new LinkedHashMap<>();

  public Renewals(List<ServiceAgreement> agreements) {
    for (ServiceAgreement one : agreements) {
      byId.put(one.id(), one);
      byParties.computeIfAbsent(new HashSet<>(one.parties()), _ -> new ArrayList<>()).add(one);
    }
  }

  /** An agreement with those before and after it, in the order of their beginning. */
  public List<ServiceAgreement> series(ServiceAgreement one) {
    List<ServiceAgreement> alike =
        byParties.getOrDefault(new HashSet<>(one.parties()), List.of()).stream()
            .filter(other -> other.equals(one) || same(other.scope(), one.scope()))
            .filter(other -> begin(other).isPresent() && other.validTo().isPresent())
            .sorted(Comparator.comparing((ServiceAgreement other) -> begin(other).orElseThrow()))
            .toList();
    if (!alike.contains(one)) {
      return List.of(one);
    }
    int at = alike.indexOf(one);
    List<ServiceAgreement> series = new ArrayList<>(List.of(one));
    for (int i = at - 1; i >= 0; i--) {
      if (follows(series.getFirst(), alike.get(i))) {
        series.addFirst(alike.get(i));
      }
    }
    for (int i = at + 1; i < alike.size(); i++) {
      if (follows(alike.get(i), series.getLast())) {
        series.add(alike.get(i));
      }
    }
    return List.copyOf(series);
  }

  /**
   * The agreement on which work stood on a day that names one: of its series the one in force, else
   * the last that had been, else the first.
   */
  public ServiceAgreement on(ServiceAgreement named, LocalDate day) {
    List<ServiceAgreement> series = series(named);
    return series.stream()
        .filter(one -> one.mayBeInForce(day))
        .findFirst()
        .or(
            () ->
                series.reversed().stream()
                    .filter(one -> begin(one).filter(day::isBefore).isEmpty())
                    .findFirst())
        .orElse(series.getFirst());
  }

  /**
   * The agreement on which work stands on a day: the one that it names, or where it names none the
   * first of those on which it may stand, one in force before others.
   */
  public Optional<ServiceAgreement> standing(Delegation work, LocalDate day) {
    List<ServiceAgreement> perhaps =
        work.agreement().isPresent()
            ? Stream.ofNullable(byId.get(work.agreement().get())).toList()
            : perhaps(work);
    List<ServiceAgreement> standing = perhaps.stream().map(one -> on(one, day)).toList();
    return standing.stream()
        .filter(one -> one.mayBeInForce(day))
        .findFirst()
        .or(() -> standing.stream().findFirst());
  }

  /** The agreements that nothing keeps from being the one on which work stands. */
  public List<ServiceAgreement> perhaps(Delegation work) {
    return byId.values().stream()
        .filter(one -> one.mayRule(work.service(), work.to(), work.from()))
        .filter(one -> one.scope().work().meets(work.scope()))
        .toList();
  }

  /** The days without an agreement between those of its series, over by a day. */
  public List<Gap> gaps(ServiceAgreement named, LocalDate from, LocalDate to) {
    List<ServiceAgreement> series = series(named);
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < series.size(); i++) {
      ServiceAgreement before = series.get(i - 1);
      ServiceAgreement after = series.get(i);
      LocalDate first = later(before.validTo().orElseThrow().plusDays(1), from);
      LocalDate last = begin(after).orElseThrow().minusDays(1);
      if (!first.isAfter(last) && last.isBefore(to)) {
        gaps.add(new Gap(before, after, first, last));
      }
    }
    return List.copyOf(gaps);
  }

  /** The last day of an agreement and those that follow it without a gap; empty if not told. */
  public Optional<LocalDate> end(ServiceAgreement one) {
    Optional<LocalDate> end = one.validTo();
    List<ServiceAgreement> series = series(one);
    for (ServiceAgreement after : series.subList(series.indexOf(one) + 1, series.size())) {
      if (begin(after).orElseThrow().isAfter(end.orElseThrow().plusDays(1))) {
        return end;
      }
      end = after.validTo();
    }
    return end;
  }

  /** The first day on which it binds: it is signed and has taken effect. */
  private static Optional<LocalDate> begin(ServiceAgreement one) {
    return one.signed().isPresent() && one.validFrom().isPresent()
        ? Optional.of(later(one.signed().get(), one.validFrom().get()))
        : one.validFrom().or(one::signed);
  }

  private static boolean follows(ServiceAgreement after, ServiceAgreement before) {
    return begin(after).orElseThrow().isAfter(begin(before).orElseThrow())
        && after.validTo().orElseThrow().isAfter(before.validTo().orElseThrow());
  }

  private static boolean same(AgreementScope one, AgreementScope other) {
    return Set.copyOf(one.services()).equals(Set.copyOf(other.services()))
        && (one.supplier().isEmpty()
            || other.supplier().isEmpty()
            || one.supplier().equals(other.supplier()))
        && Set.copyOf(one.work().clauses()).equals(Set.copyOf(other.work().clauses()))
        && one.work().layers().equals(other.work().layers())
        && one.work().stages().equals(other.work().stages());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
