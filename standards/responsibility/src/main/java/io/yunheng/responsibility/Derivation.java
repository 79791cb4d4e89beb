/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Profile;
import io.yunheng.responsibility.duty.ServiceInference;
import io.yunheng.responsibility.event.Attributor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that follows from an arrangement: the door of this room.
 *
 * @param services the services as they are looked at, with what their parties and roles settle
 * @param transfers what is wrong with how work is handed on
 * @param typical the typical events of annex B, for each service; what strikes the infrastructure
 *     of a service that is built on another stands with that one
 */
public record Derivation(
    Arrangement arrangement,
    Passages passages,
    Roles roles,
    List<CloudService> services,
    List<TransferFinding> transfers,
    Duties duties,
    List<Attribution> typical) {
  public Derivation {
    services = List.copyOf(services);
    transfers = List.copyOf(transfers);
    typical = List.copyOf(typical);
  }

  /**
   * Derives all of it. Pure.
   *
   * @param passages what is known of the passages of its agreements
   */
  public static Derivation of(
      Arrangement written, Passages passages, Catalog catalog, ResponsibilityRules rules) {
    Arrangement arrangement = AgreementInference.suppliers(written);
    Roles roles = new RoleFinder(rules.roles()).find(arrangement).applicable(arrangement, catalog);
    Duties duties = new DutyFinder(catalog, rules.duties()).find(arrangement, roles);
    Attributor attributor = new Attributor(arrangement, roles, duties);
    List<Attribution> typical = new ArrayList<>();
    for (CloudService service : arrangement.services()) {
      for (Event event : rules.events().events()) {
        if (event.layer() == ClauseLayer.INFRASTRUCTURE && !service.builtOn().isEmpty()) {
          continue;
        }
        typical.add(attributor.attribute(event, service.id(), arrangement.asOf()));
      }
    }
    return new Derivation(
        written,
        passages,
        roles,
        new ServiceInference(arrangement, roles).arrangement(arrangement).services(),
        new TransferCheck(rules.transfers(), catalog).check(arrangement, roles, passages),
        duties,
        typical);
  }

  /**
   * Whose responsibility an event is.
   *
   * @param id of a typical event, or of a requirement that was not met
   * @param actor the id of the organisation whose people did it, where that is known
   * @return nothing if there is no such event or requirement
   */
  public Optional<Attribution> attribute(
      String id,
      String service,
      LocalDate day,
      Optional<String> actor,
      Catalog catalog,
      ResponsibilityRules rules) {
    Optional<Event> event =
        rules
            .events()
            .event(id)
            .or(
                () ->
                    catalog
                        .clause(id)
                        .map(
                            clause ->
                                rules
                                    .events()
                                    .notMet(clause)
                                    .named(catalog.cited(clause, profile(service)))));
    return event.map(
        one -> {
          Arrangement supplied = AgreementInference.suppliers(arrangement);
          Duties then =
              day.equals(supplied.asOf())
                  ? duties
                  : new DutyFinder(catalog, rules.duties()).find(supplied, roles, day);
          return new Attributor(supplied, roles, then).attribute(one, service, day, actor);
        });
  }

  private Profile profile(String service) {
    return services.stream()
        .filter(one -> one.id().equals(service))
        .findFirst()
        .map(CloudService::profile)
        .orElse(Profile.ANY);
  }
}
