/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.event;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Clause;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.Act;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.Attribution.Blame;
import io.yunheng.responsibility.Attribution.Flaw;
import io.yunheng.responsibility.Attribution.Loss;
import io.yunheng.responsibility.Attribution.Need;
import io.yunheng.responsibility.Attribution.Step;
import io.yunheng.responsibility.Attribution.Work;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Duties;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.Event;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.ProviderPart;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whose responsibility an event is. Pure. */
public final class Attributor {
  private record Place(String organisation, String service) {}

  private final EventTexts texts = EventTexts.shipped();
  private final Roles roles;
  private final Map<String, Map<String, Duty>> duties = new HashMap<>();
  private final Map<String, ServiceAgreement> agreements = new HashMap<>();
  private final Map<Place, Set<ProviderPart>> parts = new HashMap<>();
  private final Map<Place, Set<String>> shown = new HashMap<>();
  private final Map<Place, List<String>> supplied = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  public Attributor(Arrangement arrangement, Roles roles, Duties duties) {
    this.roles = roles;
    for (Duty duty : duties.all()) {
      Map<String, Duty> ofService =
          this.duties.computeIfAbsent(duty.service(), _ -> new HashMap<>());
      duty.clause().traces().forEach(trace -> ofService.putIfAbsent(trace, duty));
      ofService.put(duty.clause().id(), duty);
    }
    arrangement.agreements().forEach(one -> agreements.put(one.id(), one));
    for (Act act : arrangement.acts()) {
      shown
          .computeIfAbsent(new Place(act.organisation(), act.service()), _ -> new HashSet<>())
          .add(act.behaviour());
    }
    for (Roles.Holding holding : roles.holdings()) {
      for (Roles.Reason reason : holding.reasons()) {
        reason
            .rule()
            .part()
            .ifPresent(
                part ->
                    parts
                        .computeIfAbsent(
                            new Place(holding.organisation(), holding.service()),
                            _ -> EnumSet.noneOf(ProviderPart.class))
                        .add(part));
      }
    }
    for (CloudService service : arrangement.services()) {
      for (Partnership one : Partnership.of(arrangement, roles, service)) {
        supplied.put(new Place(one.partner(), service.id()), one.providers());
      }
    }
    for (Organisation one : arrangement.organisations()) {
      names.put(one.id(), one.name());
    }
  }

  /** The event that a requirement was not met. */
  public static Event notMet(Clause clause) {
    return new Event(
        clause.id(),
        clause.title(),
        clause.layer(),
        clause.bound(),
        Optional.empty(),
        Set.of(),
        List.of(clause.id()));
  }

  /** Whose responsibility an event of a service was on a day. */
  public Attribution attribute(Event event, String service, LocalDate day) {
    Map<String, Duty> known = duties.getOrDefault(service, Map.of());
    List<Duty> concerned =
        event.clauses().stream()
            .flatMap(id -> Stream.ofNullable(known.get(id)))
            .distinct()
            .toList();
    List<Need> missing = new ArrayList<>();
    Map<Duty.Share, List<String>> blamed = new LinkedHashMap<>();
    if (concerned.stream().noneMatch(Duty::applies)) {
      for (Duty duty : concerned) {
        missing.add(
            texts.need(
                "applies",
                Map.of("clause", duty.clause().id(), "needs", String.join(", ", duty.needs()))));
      }
    }
    for (Duty duty : concerned) {
      for (Duty.Share share : duty.responsible()) {
        if (concerns(event, share)) {
          blamed.computeIfAbsent(share, _ -> new ArrayList<>()).add(duty.clause().id());
        }
      }
    }
    Set<Duty.Share> narrowed = narrow(event, service, blamed.keySet(), missing);
    if (narrowed.isEmpty()) {
      nobody(event, service, concerned.isEmpty(), missing);
    }
    List<Blame> responsible =
        narrowed.stream().map(one -> new Blame(one, blamed.getOrDefault(one, List.of()))).toList();
    Set<String> parties = new LinkedHashSet<>();
    responsible.forEach(one -> parties.add(one.share().organisation()));
    List<Work> work = work(concerned, parties, day, missing);
    return new Attribution(
        event,
        service,
        day,
        responsible,
        work,
        losses(service, responsible, work, day, missing),
        concerned.stream().map(Duty::clause).toList(),
        missing.stream().distinct().toList());
  }

  private static boolean concerns(Event event, Duty.Share share) {
    return event.roles().contains(share.role())
        || (share.basis() instanceof Duty.Basis.Instead instead
            && event.roles().contains(instead.of()));
  }

  /** Of several who have the role, those whose part it is. */
  private Set<Duty.Share> narrow(
      Event event, String service, Set<Duty.Share> all, List<Need> missing) {
    Set<Duty.Share> kept = new LinkedHashSet<>();
    for (Duty.Share share : all) {
      boolean part = event.part().isEmpty() || showsPart(event, service, share);
      boolean shown = event.shown().isEmpty() || shows(event, service, share);
      if (!(share.basis() instanceof Duty.Basis.Stated) || (part && shown)) {
        kept.add(share);
      }
    }
    if (kept.isEmpty()) {
      kept.addAll(all);
    }
    Map<Actor, Set<String>> byRole = new LinkedHashMap<>();
    for (Duty.Share share : kept) {
      byRole.computeIfAbsent(share.role(), _ -> new LinkedHashSet<>()).add(share.organisation());
    }
    byRole.forEach(
        (role, holders) -> {
          if (holders.size() > 1) {
            missing.add(
                texts.need(
                    role == Actor.CUSTOMER
                        ? "which-customer"
                        : role == Actor.PROVIDER ? "which-provider" : "which-partner",
                    Map.of(
                        "parties", String.join("、", holders.stream().map(this::name).toList()))));
          }
        });
    if (byRole.size() > 1) {
      missing.add(
          texts.need(
              "which-role",
              Map.of(
                  "parties",
                  String.join(
                      "、",
                      kept.stream().map(one -> name(one.organisation())).distinct().toList()))));
    }
    return kept;
  }

  private boolean showsPart(Event event, String service, Duty.Share share) {
    return event.part().isPresent()
        && parts
            .getOrDefault(new Place(share.organisation(), service), Set.of())
            .contains(event.part().get());
  }

  private boolean shows(Event event, String service, Duty.Share share) {
    return shown.getOrDefault(new Place(share.organisation(), service), Set.of()).stream()
        .anyMatch(event.shown()::contains);
  }

  private void nobody(Event event, String service, boolean nothing, List<Need> missing) {
    List<Roles.Open> asked =
        roles.open().stream()
            .filter(one -> one.service().equals(service))
            .filter(one -> event.roles().contains(one.question().role()))
            .toList();
    for (Roles.Open open : asked) {
      Text asks = open.question().asks();
      missing.add(
          new Need(
              new Text(
                  name(open.organisation()) + "：" + asks.zh(),
                  name(open.organisation()) + ": " + asks.en())));
    }
    if (asked.isEmpty()) {
      missing.add(texts.need(nothing ? "no-clause" : "nobody", Map.of()));
    }
  }

  private List<Work> work(
      List<Duty> concerned, Set<String> parties, LocalDate day, List<Need> missing) {
    Set<List<Duty.Doing>> lists = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<List<String>> ways = new HashSet<>();
    IdentityHashMap<Delegation, Step> steps = new IdentityHashMap<>();
    List<Work> work = new ArrayList<>();
    for (Duty duty : concerned) {
      if (lists.add(duty.doing())) {
        for (Duty.Doing way : duty.doing()) {
          List<Delegation> taken = taken(way, day);
          String doer = taken.isEmpty() ? way.of() : taken.getLast().to();
          if (parties.contains(way.of()) && ways.add(path(way.of(), doer, taken))) {
            work.add(
                new Work(
                    doer,
                    way.of(),
                    taken.stream()
                        .map(one -> steps.computeIfAbsent(one, _ -> step(one, day, missing)))
                        .toList()));
          }
        }
      }
    }
    return work;
  }

  /** The steps by which work had gone on by that day. */
  private static List<Delegation> taken(Duty.Doing way, LocalDate day) {
    return way.by().stream()
        .takeWhile(step -> step.since().filter(day::isBefore).isEmpty())
        .toList();
  }

  private static List<String> path(String of, String doer, List<Delegation> steps) {
    List<String> path = new ArrayList<>(List.of(of, doer));
    steps.forEach(step -> path.add(step.id()));
    return path;
  }

  private Step step(Delegation one, LocalDate day, List<Need> missing) {
    Optional<ServiceAgreement> found = one.agreement().map(agreements::get);
    if (found.isEmpty()) {
      return new Step(one, found, List.of(Flaw.MISSING));
    }
    ServiceAgreement agreement = found.get();
    List<Flaw> flaws = new ArrayList<>();
    if (!agreement.parties().containsAll(List.of(one.from(), one.to()))) {
      flaws.add(Flaw.OF_OTHERS);
    }
    if (agreement.signed().isEmpty()) {
      missing.add(texts.need("signed", Map.of("agreement", agreement.name())));
    } else if (agreement.signed().get().isAfter(day)) {
      flaws.add(Flaw.SIGNED_LATE);
    }
    if (agreement.validFrom().filter(day::isBefore).isPresent()
        || agreement.validTo().filter(day::isAfter).isPresent()) {
      flaws.add(Flaw.NOT_IN_FORCE);
    } else if (agreement.validTo().isEmpty()) {
      missing.add(texts.need("valid-to", Map.of("agreement", agreement.name())));
    }
    if (!agreement.terms().containsKey(AgreementTerm.WORK_DIVISION)) {
      flaws.add(Flaw.NO_WORK_DIVISION);
    }
    if (!agreement.terms().containsKey(AgreementTerm.ACCOUNTABILITY)) {
      flaws.add(Flaw.NO_ACCOUNTABILITY);
    }
    return new Step(one, found, flaws);
  }

  /** Who is responsible bears the loss; a clear agreement lets it turn to whom it gave the work. */
  private List<Loss> losses(
      String service, List<Blame> responsible, List<Work> work, LocalDate day, List<Need> missing) {
    Map<String, Set<Step>> firsts = new HashMap<>();
    for (Work one : work) {
      if (!one.steps().isEmpty()) {
        firsts
            .computeIfAbsent(one.of(), _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
            .add(one.steps().getFirst());
      }
    }
    List<Loss> losses = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (Blame blame : responsible) {
      String who = blame.share().organisation();
      if (!done.add(who)) {
        continue;
      }
      List<Step> first =
          firsts.getOrDefault(who, Set.of()).stream()
              .sorted(Comparator.comparing(step -> step.delegation().id()))
              .toList();
      if (first.isEmpty()) {
        losses.addAll(own(service, blame.share(), day));
      }
      if (first.size() > 1) {
        missing.add(
            texts.need(
                "which-delegate",
                Map.of(
                    "parties",
                    String.join(
                        "、", first.stream().map(step -> name(step.delegation().to())).toList()))));
      }
      for (Step step : first) {
        Map<String, String> values = values(who, step.delegation().to());
        if (step.flaws().isEmpty()) {
          losses.add(texts.loss(who, Optional.of(step), "recourse", values));
        } else {
          boolean customer = blame.share().role() == Actor.CUSTOMER;
          losses.add(
              texts.loss(
                  who,
                  Optional.empty(),
                  customer ? "unclear-customer" : "unclear-provider",
                  values));
        }
      }
    }
    return losses;
  }

  /**
   * The loss of somebody who handed nothing on: it is borne by a partner only where an agreement in
   * force with a provider says so; otherwise by the provider (T/CCIA 004-2024, 5 b 3).
   */
  private List<Loss> own(String service, Duty.Share share, LocalDate day) {
    String who = share.organisation();
    List<String> providers =
        Partnership.partner(share.role())
            ? supplied.getOrDefault(new Place(who, service), List.of())
            : List.of();
    boolean clear =
        agreements.values().stream()
            .filter(one -> one.parties().contains(who) && one.mayBeInForce(day))
            .filter(one -> providers.stream().anyMatch(one.parties()::contains))
            .anyMatch(one -> one.terms().containsKey(AgreementTerm.ACCOUNTABILITY));
    if (clear || providers.isEmpty()) {
      return List.of(texts.loss(who, Optional.empty(), "own", values(who, who)));
    }
    return providers.stream()
        .map(one -> texts.loss(one, Optional.empty(), "partner-unclear", values(one, who)))
        .toList();
  }

  private Map<String, String> values(String who, String to) {
    return Map.of("who", name(who), "to", name(to));
  }

  private String name(String id) {
    return names.getOrDefault(id, id);
  }
}
