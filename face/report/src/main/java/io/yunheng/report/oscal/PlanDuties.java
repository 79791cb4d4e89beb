/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.catalog.Actor;
import io.yunheng.report.oscal.OscalJson.Prop;
import io.yunheng.report.responsibility.DutyPhrases;
import io.yunheng.report.responsibility.PeopleIndex;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.People;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The duties of a service as implemented requirements, by the components of those responsible. */
final class PlanDuties {
  /** More parties than this who do the work of one are counted and not named. */
  static final int MOST_DOING = 40;

  private final OscalJson json;
  private final DutyPhrases say;
  private final Words words;
  private final OscalId service;
  private final Map<String, UUID> parties;

  private final PeopleIndex<Map<String, Set<String>>> doing =
      new PeopleIndex<>(PlanDuties::byResponsible);

  PlanDuties(OscalJson json, DutyPhrases say, OscalId service, Map<String, UUID> parties) {
    this.json = json;
    this.say = say;
    this.words = say.words();
    this.service = service;
    this.parties = parties;
  }

  /**
   * A duty and what there is on both sides of it. Somebody may be responsible for it twice in a
   * role: by himself and instead of one who is not there.
   */
  private record Sides(
      OscalId id,
      Map<String, List<Duty.Share>> responsible,
      Map<String, Set<String>> doing,
      Map<String, List<Duty.Share>> providers,
      Map<String, List<Duty.Share>> customers) {
    static Sides of(Duty duty, OscalId id, Map<String, Set<String>> doing) {
      Map<String, List<Duty.Share>> responsible = new LinkedHashMap<>();
      Map<String, List<Duty.Share>> providers = new LinkedHashMap<>();
      Map<String, List<Duty.Share>> customers = new LinkedHashMap<>();
      for (Duty.Share share : duty.responsible()) {
        add(responsible, share);
        if (share.role() == Actor.PROVIDER) {
          add(providers, share);
        } else if (share.role() == Actor.CUSTOMER) {
          add(customers, share);
        }
      }
      return new Sides(id, responsible, doing, providers, customers);
    }

    private static void add(Map<String, List<Duty.Share>> side, Duty.Share share) {
      side.computeIfAbsent(share.organisation(), _ -> new ArrayList<>()).add(share);
    }

    /** The identifier of what an organisation has to do with it. */
    OscalId by(String organisation) {
      return id.of("by", organisation);
    }

    /** Those on the customers' side, other than this one. */
    List<String> customersBut(String organisation) {
      return but(customers, organisation);
    }

    List<String> providersBut(String organisation) {
      return but(providers, organisation);
    }

    private static List<String> but(Map<String, List<Duty.Share>> side, String organisation) {
      return side.keySet().stream().filter(one -> !one.equals(organisation)).toList();
    }
  }

  /** The members of an implemented requirement. */
  void write(Duty duty) {
    Sides sides = Sides.of(duty, service.of("duty", duty.clause().id()), doing.of(duty));
    json.uuid("uuid", sides.id());
    json.text("control-id", duty.clause().id());
    json.props(props(duty));
    json.objects("responsible-roles", duty.outside(), role -> json.text("role-id", role.code()));
    json.objects(
        "by-components",
        sides.responsible().keySet(),
        organisation -> byComponent(sides, organisation));
    json.prose("remarks", remarks(duty));
  }

  private static Map<String, Set<String>> byResponsible(People all) {
    Map<String, Set<String>> doing = new LinkedHashMap<>();
    for (Duty.Doing one : all.doing()) {
      doing.computeIfAbsent(one.of(), _ -> new LinkedHashSet<>()).add(one.organisation());
    }
    return doing;
  }

  private static List<Prop> props(Duty duty) {
    List<Prop> props = new ArrayList<>();
    props.add(
        Prop.of(
            "applies",
            !duty.applies() ? "unknown" : duty.when().isPresent() ? "conditional" : "yes"));
    duty.needs().forEach(need -> props.add(Prop.of("needs", need)));
    if (duty.responsible().isEmpty()) {
      props.add(Prop.of("responsible", duty.outside().isEmpty() ? "nobody-known" : "outside"));
    }
    return props;
  }

  private List<String> remarks(Duty duty) {
    List<String> remarks = new ArrayList<>();
    duty.when().ifPresent(when -> remarks.add(words.of("oscal.when", say.in(when))));
    if (!duty.applies()) {
      remarks.add(words.of("duty.needs", String.join(", ", duty.needs())));
    }
    if (duty.responsible().isEmpty()) {
      remarks.add(
          duty.outside().isEmpty()
              ? words.of("oscal.nobody")
              : words.of(
                  "oscal.outside",
                  String.join(say.comma(), duty.outside().stream().map(say::word).toList())));
    }
    return remarks;
  }

  private void byComponent(Sides sides, String organisation) {
    List<Duty.Share> shares = sides.responsible().getOrDefault(organisation, List.of());
    OscalId by = sides.by(organisation);
    json.uuid("component-uuid", service.of("component", organisation));
    json.uuid("uuid", by);
    json.prose("description", shares.stream().map(this::why).toList());
    json.props(basis(shares));
    json.object(
        "implementation-status",
        () -> {
          json.text("state", "unknown");
          json.prose("remarks", words.of("oscal.unknown.done"));
        });
    export(sides, organisation, by);
    inherited(sides, organisation, by);
    json.list(
        "responsible-roles",
        roles(shares, sides.doing().getOrDefault(organisation, Set.of())),
        Runnable::run);
  }

  private String why(Duty.Share share) {
    return words.of("oscal.share", say.share(share), say.basis(share.basis()));
  }

  private static List<Prop> basis(List<Duty.Share> shares) {
    List<Prop> props = new ArrayList<>();
    for (Duty.Share share : shares) {
      String role = share.role().code();
      switch (share.basis()) {
        case Duty.Basis.Stated() -> props.add(Prop.of("basis", "stated", role));
        case Duty.Basis.Instead(var _, var of) -> {
          props.add(Prop.of("basis", "instead", role));
          props.add(Prop.of("instead-of", of.code(), role));
        }
        case Duty.Basis.Ranged(var _, var components) -> {
          props.add(Prop.of("basis", "range", role));
          components.forEach(one -> props.add(Prop.of("component", one.id(), role)));
        }
      }
    }
    return props;
  }

  /** What a provider provides and leaves to the customers. */
  private void export(Sides sides, String organisation, OscalId by) {
    List<Duty.Share> own = sides.providers().getOrDefault(organisation, List.of());
    List<String> customers = sides.customersBut(organisation);
    boolean ranged = own.stream().anyMatch(share -> share.basis() instanceof Duty.Basis.Ranged);
    if (own.isEmpty() || (customers.isEmpty() && !ranged)) {
      return;
    }
    OscalId provided = by.of("provided");
    json.object(
        "export",
        () -> {
          json.objects(
              "provided",
              List.of(provided),
              id -> {
                json.uuid("uuid", id);
                json.prose("description", words.of("oscal.provided", bases(own.stream())));
                json.list("responsible-roles", roles(own, Set.of()), Runnable::run);
              });
          json.objects(
              "responsibilities",
              customers.isEmpty() ? List.<OscalId>of() : List.of(by.of("responsibility")),
              responsibility -> {
                json.uuid("uuid", responsibility);
                json.uuid("provided-uuid", provided);
                json.prose(
                    "description",
                    words.of(
                        "oscal.left",
                        bases(
                            customers.stream()
                                .flatMap(
                                    one ->
                                        sides.customers().getOrDefault(one, List.of()).stream()))));
                json.objects(
                    "responsible-roles",
                    List.of(Actor.CUSTOMER),
                    role -> role(role.code(), customers));
              });
        });
  }

  /** What a customer gets from providers and has to do towards them. */
  private void inherited(Sides sides, String organisation, OscalId by) {
    List<String> providers =
        sides.customers().containsKey(organisation) ? sides.providersBut(organisation) : List.of();
    json.objects(
        "inherited",
        providers,
        provider -> {
          json.uuid("uuid", by.of("inherited", provider));
          json.uuid("provided-uuid", sides.by(provider).of("provided"));
          json.prose("description", words.of("oscal.inherited", say.name(provider)));
        });
    json.objects(
        "satisfied",
        providers,
        provider -> {
          json.uuid("uuid", by.of("satisfied", provider));
          json.uuid("responsibility-uuid", sides.by(provider).of("responsibility"));
          json.prose(
              "description",
              words.of("oscal.satisfied", say.name(organisation), say.name(provider)));
          json.prose("remarks", words.of("oscal.unknown.done"));
        });
  }

  private String bases(Stream<Duty.Share> shares) {
    return shares
        .map(share -> say.basis(share.basis()))
        .distinct()
        .collect(Collectors.joining(say.comma()));
  }

  /** The roles in which an organisation is responsible, and those who do its work. */
  private List<Runnable> roles(List<Duty.Share> shares, Set<String> doing) {
    Map<Actor, String> roles = new LinkedHashMap<>();
    shares.forEach(share -> roles.put(share.role(), share.organisation()));
    List<Runnable> all = new ArrayList<>();
    roles.forEach((role, who) -> all.add(() -> json.object(() -> role(role.code(), List.of(who)))));
    if (doing.size() > MOST_DOING) {
      all.add(
          () ->
              json.object(
                  () -> {
                    json.text("role-id", OscalPlan.DOING);
                    json.prose("remarks", words.of("oscal.too-many", doing.size()));
                  }));
    } else if (!doing.isEmpty()) {
      all.add(() -> json.object(() -> role(OscalPlan.DOING, doing)));
    }
    return all;
  }

  private void role(String role, Collection<String> organisations) {
    json.text("role-id", role);
    json.uuids(
        "party-uuids",
        organisations.stream().map(one -> Objects.requireNonNull(parties.get(one), one)).toList());
  }
}
