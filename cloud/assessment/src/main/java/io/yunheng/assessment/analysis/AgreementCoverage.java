/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Agreement;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Tenant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether each tenant that uses the cloud has agreements in force that state something.
 *
 * <p>Settings: {@code types} of agreement that count; {@code points} they have to state, together
 * or alone, or {@code none} for an agreement as such. An agreement is a tenant's if its customer is
 * the tenant's id, name or organisation. It counts if it is with whoever operates the cloud: {@code
 * provider} and {@code others} as {@link CloudOperator} reads them.
 */
public final class AgreementCoverage implements Analysis {
  @Override
  public String name() {
    return "agreement-covers";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    List<String> types = read.words("types");
    List<String> points = read.points("points", Agreement.SHAPE, "points");
    Estate estate = evidence.current();
    ReachAnswer more = Register.of(evidence).more(Kind.AGREEMENT);
    Users users = new Users(estate);
    CloudOperator operator = new CloudOperator(evidence, read);
    Set<String> named = new HashSet<>();
    estate.all(Tenant.SHAPE).forEach(tenant -> named.addAll(names(tenant)));
    for (Tenant tenant : estate.all(Tenant.SHAPE)) {
      ReachAnswer looked = users.uses(tenant.id());
      if (looked.no()) {
        continue;
      }
      Set<String> names = names(tenant);
      ReachAnswer nameless =
          ReachAnswer.of(tenant.name(), _ -> false)
              .or(ReachAnswer.of(tenant.organisation(), _ -> false));
      ObservationDraft sighting = ObservationDraft.of(estate, tenant).tenant(tenant.id());
      ReachAnswer covered = points.isEmpty() ? ReachAnswer.NO : ReachAnswer.YES;
      for (String point : points.isEmpty() ? List.of("") : points) {
        ReachAnswer stated = more;
        for (Agreement agreement : estate.all(Agreement.SHAPE)) {
          ReachAnswer theirs = ReachAnswer.of(agreement.customer(), names::contains);
          if (theirs.no() && agreement.customer().optional().filter(named::contains).isEmpty()) {
            theirs = nameless;
          }
          ReachAnswer answer =
              theirs
                  .and(ReachAnswer.of(agreement.type(), types::contains))
                  .and(operator.provides(agreement))
                  .and(ReachAnswer.of(agreement.signedAt(), at -> !at.isAfter(evidence.asOf())))
                  .and(
                      ReachAnswer.of(
                          agreement.validFrom(), at -> !at.isAfter(evidence.asOf()), true))
                  .and(
                      ReachAnswer.of(
                          agreement.validTo(), at -> !at.isBefore(evidence.asOf()), true));
          if (!point.isEmpty()) {
            answer = answer.and(ReachAnswer.of(agreement.points(), said -> said.contains(point)));
          }
          stated = stated.or(answer);
        }
        covered = points.isEmpty() ? stated : covered.and(stated);
      }
      List<String> papers = new ArrayList<>();
      for (Agreement agreement : estate.all(Agreement.SHAPE)) {
        if (agreement.customer().optional().filter(names::contains).isPresent()) {
          if (agreement.type().optional().filter(types::contains).isPresent()) {
            papers.add(paper(agreement, operator));
          }
          sighting.data(
              agreement, "type", "name", "provider", "signedAt", "validFrom", "validTo", "points");
        }
      }
      List<String> provider = operator.names().isEmpty() ? List.of("?") : operator.names();
      observations.accept(
          sighting.detail("papers", papers).detail("provider", provider).as(covered, looked));
    }
  }

  /** What people call a paper, its last day, and with whom it is if not with the provider. */
  private static String paper(Agreement agreement, CloudOperator operator) {
    String name = agreement.name().optional().orElse(agreement.id());
    String term =
        agreement
            .validTo()
            .optional()
            .map(end -> name + " → " + end.atOffset(ZoneOffset.UTC).toLocalDate())
            .orElse(name);
    return operator.provides(agreement).yes()
        ? term
        : term + " (" + agreement.provider().optional().orElse("?") + ")";
  }

  private static Set<String> names(Tenant tenant) {
    Set<String> names = new HashSet<>(Set.of(tenant.id()));
    tenant.name().optional().ifPresent(names::add);
    tenant.organisation().optional().ifPresent(names::add);
    return names;
  }
}
