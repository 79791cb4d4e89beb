/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * That a partner supplies something to those who provide a service.
 *
 * @param providers the ids of those whom it supplies
 */
public record Partnership(CloudService service, String partner, List<String> providers)
    implements Subject {
  private static final Set<Actor> PARTNERS =
      EnumSet.of(
          Actor.PARTNER_SOFTWARE, Actor.PARTNER_HARDWARE, Actor.PARTNER_OM, Actor.PARTNER_SECURITY);

  public Partnership {
    providers = List.copyOf(providers);
  }

  /** Whether a role is that of a partner of a provider. */
  public static boolean partner(Actor role) {
    return PARTNERS.contains(role);
  }

  /** The partners of a service that are no providers of it themselves; none without a provider. */
  public static List<Partnership> of(Arrangement arrangement, Roles roles, CloudService service) {
    Set<String> partners = new LinkedHashSet<>();
    Set<String> providers = new LinkedHashSet<>();
    for (Roles.Holding one : roles.holdings()) {
      if (one.service().equals(service.id())) {
        if (partner(one.role())) {
          partners.add(one.organisation());
        } else if (one.role() == Actor.PROVIDER) {
          providers.add(one.organisation());
        }
      }
    }
    partners.removeAll(providers);
    return providers.isEmpty()
        ? List.of()
        : partners.stream()
            .map(
                one ->
                    new Partnership(service, one, supplied(arrangement, service, one, providers)))
            .toList();
  }

  /** The providers that a partner is said to supply; all of them where none is named. */
  private static List<String> supplied(
      Arrangement arrangement, CloudService service, String partner, Set<String> providers) {
    Set<String> named = new LinkedHashSet<>();
    for (Act act : arrangement.acts()) {
      if (act.service().equals(service.id())) {
        if (act.organisation().equals(partner)) {
          act.toward().stream().filter(providers::contains).forEach(named::add);
        } else if (providers.contains(act.organisation()) && act.toward().contains(partner)) {
          named.add(act.organisation());
        }
      }
    }
    return List.copyOf(named.isEmpty() ? providers : named);
  }

  @Override
  public String id() {
    return service.id();
  }

  @Override
  public List<String> parties() {
    List<String> parties = new ArrayList<>(providers);
    parties.add(1, partner);
    return parties;
  }

  @Override
  public int line() {
    return service.line();
  }

  @Override
  public String kind() {
    return "partnership";
  }
}
