/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Endpoint;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Network;
import io.yunheng.estate.Port;
import io.yunheng.estate.Router;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether management traffic is out of reach of business traffic: no router and no machine joins a
 * management network to a business network, and each entrance for management lies on a network that
 * is for management only. No settings.
 */
public final class ManagementSeparation implements Analysis {
  private static final String MANAGEMENT = "management";
  private static final Set<String> ENTRANCES = Set.of("admin", "internal", "console", "bastion");

  @Override
  public String name() {
    return "management-apart";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    for (Endpoint endpoint : estate.all(Endpoint.SHAPE)) {
      if (endpoint.exposure().optional().filter(word -> !ENTRANCES.contains(word)).isPresent()) {
        continue;
      }
      Optional<Network> network =
          endpoint.network().optional().flatMap(id -> estate.find(Network.SHAPE, id));
      ReachAnswer apart =
          network
              .map(one -> ReachAnswer.of(one.purpose(), MANAGEMENT::equals))
              .orElseGet(
                  () ->
                      ReachAnswer.open(
                          register.missing(Kind.ENDPOINT, endpoint.id() + " network")));
      ObservationDraft sighting =
          ObservationDraft.of(estate, endpoint)
              .data(endpoint, "exposure", "url", "network")
              .detail("joins", network.flatMap(one -> one.name().optional()).orElse("?"));
      network.ifPresent(one -> sighting.data(one, "purpose"));
      observations.accept(sighting.as(apart));
    }
    for (Router router : estate.all(Router.SHAPE)) {
      router(estate, register, router).ifPresent(observations);
    }
    machines(estate)
        .forEach(
            (device, networks) ->
                machine(estate, register, device, networks).ifPresent(observations));
  }

  /** The networks in which each machine has a port. */
  private static Map<String, Set<String>> machines(Estate estate) {
    Map<String, Set<String>> networks = new TreeMap<>();
    for (Port port : estate.all(Port.SHAPE)) {
      String device = port.device().optional().orElse("");
      if (!device.isEmpty() && !Ports.ofMachine(port).no()) {
        networks
            .computeIfAbsent(device, _ -> new TreeSet<>())
            .add(port.network().optional().orElse(""));
      }
    }
    return networks;
  }

  private static Optional<Observation> machine(
      Estate estate, Register register, String device, Set<String> networks) {
    if (networks.size() < 2) {
      return Optional.empty();
    }
    ObservationDraft draft =
        estate
            .find(Instance.SHAPE, device)
            .map(
                instance ->
                    ObservationDraft.of(estate, instance)
                        .tenant(instance.tenant())
                        .data(instance, "addresses"))
            .orElseGet(() -> ObservationDraft.ofCloud(estate).named(device));
    return joins(estate, register, networks, draft);
  }

  private static Optional<Observation> router(Estate estate, Register register, Router router) {
    ObservationDraft draft = ObservationDraft.of(estate, router).tenant(router.tenant());
    if (router.networks() instanceof Fact.Unknown<List<String>>(var gap)) {
      return Optional.of(draft.detail("joins", "?").as(ReachAnswer.open(gap)));
    }
    return joins(
        estate,
        register,
        router.networks().optional().orElse(List.of()),
        draft.data(router, "networks"));
  }

  /** Whether something joins management to anything else; empty if it is in none of it. */
  private static Optional<Observation> joins(
      Estate estate, Register register, Collection<String> networks, ObservationDraft draft) {
    Set<String> purposes = new TreeSet<>();
    List<String> names = new ArrayList<>();
    ReachAnswer known = ReachAnswer.YES;
    for (String id : networks) {
      Optional<Network> network = estate.find(Network.SHAPE, id);
      network.flatMap(one -> one.purpose().optional()).ifPresent(purposes::add);
      names.add(
          network.flatMap(one -> one.name().optional()).orElse(id)
              + " ("
              + network.flatMap(one -> one.purpose().optional()).orElse("?")
              + ")");
      known =
          known.and(
              network
                  .map(one -> ReachAnswer.of(one.purpose(), _ -> true))
                  .orElseGet(() -> ReachAnswer.open(register.missing(Kind.NETWORK, id))));
    }
    boolean joined =
        purposes.contains("mixed") || (purposes.contains(MANAGEMENT) && purposes.size() > 1);
    if (!joined && !purposes.contains(MANAGEMENT) && known.yes()) {
      return Optional.empty();
    }
    return Optional.of(draft.detail("joins", names).as(joined ? ReachAnswer.NO : known));
  }
}
