/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.event;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.ClauseLayer;
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
import io.yunheng.responsibility.Renewals;
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
  /** Whoever hands work on remains responsible. */
  private static final String REMAINS = "CCIA-5-a";

  private record Place(String organisation, String service) {}

  private final EventTexts texts = EventTexts.shipped();
  private final Roles roles;
  private final Map<String, Map<String, Duty>> duties = new HashMap<>();
  private final Renewals renewals;
  private final Map<String, List<ServiceAgreement>> byParty = new HashMap<>();
  private final Map<Place, Set<ProviderPart>> parts = new HashMap<>();
  private final Map<Place, Set<String>> shown = new HashMap<>();
  private final Map<Place, List<String>> supplied = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();
  private final Set<String> provided = new HashSet<>();
  private final ActorTrace traces;

  public Attributor(Arrangement arrangement, Roles roles, Duties duties) {
    this.roles = roles;
    this.renewals = new Renewals(arrangement.agreements());
    for (Duty duty : duties.all()) {
      Map<String, Duty> ofService =
          this.duties.computeIfAbsent(duty.service(), _ -> new HashMap<>());
      duty.clause().traces().forEach(trace -> ofService.putIfAbsent(trace, duty));
      ofService.put(duty.clause().id(), duty);
    }
    for (ServiceAgreement one : arrangement.agreements()) {
      one.parties()
          .forEach(party -> byParty.computeIfAbsent(party, _ -> new ArrayList<>()).add(one));
    }
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
    for (Roles.Holding one : roles.holdings()) {
      if (one.role() == Actor.PROVIDER) {
        provided.add(one.service());
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
    for (CloudService one : arrangement.services()) {
      one.builtOn().stream().findFirst().ifPresent(base -> bases.put(one.id(), base));
    }
    this.traces = new ActorTrace(arrangement, roles, texts);
  }

  /** Whose responsibility an event of a service was on a day. */
  public Attribution attribute(Event event, String service, LocalDate day) {
    return attribute(event, service, day, Optional.empty());
  }

  /**
   * Whose responsibility an event of a service was on a day. What happened to the infrastructure of
   * a service that is built on another happened to that one.
   *
   * @param actor the id of the organisation whose people did it, where that is known
   */
  public Attribution attribute(Event event, String struck, LocalDate day, Optional<String> actor) {
    String service =
        event.layer() == ClauseLayer.INFRASTRUCTURE ? bases.getOrDefault(struck, struck) : struck;
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
        missing.add(texts.applies(duty.cited(), duty.needs()));
      }
    }
    for (Duty duty : concerned) {
      for (Duty.Share share : duty.responsible()) {
        if (concerns(event, share)) {
          blamed.computeIfAbsent(share, _ -> new ArrayList<>()).add(duty.cited());
        }
      }
    }
    Set<Duty.Share> narrowed = narrow(event, service, blamed.keySet(), missing);
    if (narrowed.isEmpty()) {
      nobody(event, service, concerned.isEmpty(), missing);
    }
    Optional<ActorTrace.Found> trace =
        actor.flatMap(one -> traces.find(one, service, day, concerned, missing));
    if (trace.isPresent()) {
      narrowed = held(trace.get(), narrowed, missing);
    }
    List<Blame> responsible =
        narrowed.stream()
            .map(one -> new Blame(one, blamed.getOrDefault(one, List.of(REMAINS))))
            .toList();
    Set<String> parties = new LinkedHashSet<>();
    responsible.forEach(one -> parties.add(one.share().organisation()));
    List<Work> work =
        trace
            .filter(found -> !found.ways().isEmpty())
            .map(found -> work(found, day, missing))
            .orElseGet(() -> work(concerned, parties, day, missing));
    return new Attribution(
        named(event, concerned),
        service,
        day,
        responsible,
        work,
        losses(service, responsible, work, day, missing),
        concerned,
        missing.stream().distinct().toList());
  }

  /** An event that one requirement was not met, by the paragraph that is cited for the service. */
  private static Event named(Event event, List<Duty> concerned) {
    return concerned.stream()
        .filter(one -> one.clause().traces().contains(event.id()))
        .findFirst()
        .map(one -> event.named(one.cited()))
        .orElse(event);
  }

  /** Those who answer for the one who did it: who handed it the work, or it itself. */
  private Set<Duty.Share> held(
      ActorTrace.Found found, Set<Duty.Share> narrowed, List<Need> missing) {
    Set<Duty.Share> held = new LinkedHashSet<>();
    for (Duty.Share head : found.responsible()) {
      held.add(
          narrowed.stream()
              .filter(one -> one.organisation().equals(head.organisation()))
              .findFirst()
              .orElse(head));
    }
    missing.removeIf(need -> need.settledByActor());
    return held;
  }

  private List<Work> work(ActorTrace.Found found, LocalDate day, List<Need> missing) {
    IdentityHashMap<Delegation, Step> steps = new IdentityHashMap<>();
    return found.ways().stream()
        .map(
            way ->
                new Work(
                    way.getLast().to(),
                    way.getFirst().from(),
                    way.stream()
                        .map(one -> steps.computeIfAbsent(one, _ -> step(one, day, missing)))
                        .toList()))
        .toList();
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
      boolean any = event.parts().isEmpty() && event.shown().isEmpty();
      if (!(share.basis() instanceof Duty.Basis.Stated)
          || any
          || showsPart(event, service, share)
          || shows(event, service, share)) {
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
    return parts.getOrDefault(new Place(share.organisation(), service), Set.of()).stream()
        .anyMatch(event.parts()::contains);
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
                  name(open.organisation()) + ": " + asks.en()),
              false));
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
    Optional<ServiceAgreement> found = renewals.standing(one, day);
    if (found.isEmpty()) {
      return new Step(one, found, List.of(Flaw.MISSING));
    }
    ServiceAgreement agreement = found.get();
    if (one.agreement().isEmpty()) {
      missing.add(
          texts.need(
              "agreement-untold",
              Map.of(
                  "from", name(one.from()), "to", name(one.to()), "agreement", agreement.name())));
    }
    List<Flaw> flaws = new ArrayList<>();
    if (!agreement.parties().containsAll(List.of(one.from(), one.to()))) {
      flaws.add(Flaw.OF_OTHERS);
    } else if (!agreement.scope().reaches(one.service(), one.to())) {
      flaws.add(Flaw.OUT_OF_SCOPE);
    }
    if (agreement.signed().isEmpty()) {
      missing.add(texts.need("signed", Map.of("agreement", agreement.name())));
    } else if (agreement.signed().get().isAfter(day)) {
      flaws.add(Flaw.SIGNED_LATE);
    }
    if (agreement.validFrom().filter(day::isBefore).isPresent()) {
      flaws.add(Flaw.NOT_YET_IN_FORCE);
    } else if (agreement.validTo().filter(day::isAfter).isPresent()) {
      flaws.add(Flaw.LAPSED);
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
    boolean unsettled =
        missing.stream().anyMatch(Need::settledByActor)
            && responsible.stream().map(one -> one.share().organisation()).distinct().count() > 1;
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
      int before = losses.size();
      if (first.isEmpty()) {
        losses.addAll(own(service, blame.share(), day, missing));
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
        String side = side(service, blame.share().role(), step.delegation().to());
        if (step.flaws().isEmpty()) {
          losses.add(texts.loss(who, Optional.of(step), "recourse-" + side, values));
        } else {
          losses.add(texts.unclear(who, "unclear-" + side, values, step.flaws().getFirst()));
        }
      }
      if (unsettled) {
        losses
            .subList(before, losses.size())
            .replaceAll(one -> texts.unsettled(one, name(blame.share().organisation())));
      }
    }
    work.stream()
        .flatMap(one -> one.steps().stream().skip(1))
        .distinct()
        .forEach(step -> losses.add(further(step)));
    return losses;
  }

  /** As whom somebody handed work on: a provider, a customer to a provider, or to its agent. */
  private String side(String service, Actor role, String to) {
    if (role != Actor.CUSTOMER) {
      return "provider";
    }
    boolean provider = roles.of(to, service).stream().anyMatch(one -> one.role() == Actor.PROVIDER);
    return provider ? "customer" : "agent";
  }

  /** What somebody further down bears: whoever gave it the work turns to it if that is clear. */
  private Loss further(Step step) {
    String from = step.delegation().from();
    return step.flaws().isEmpty()
        ? texts.loss(from, Optional.of(step), "recourse-on", values(from, step.delegation().to()))
        : texts.unclear(
            from, "unclear-on", values(from, step.delegation().to()), step.flaws().getFirst());
  }

  /**
   * The loss of somebody who handed nothing on: it is borne by a partner only where an agreement in
   * force with a provider says so; otherwise by the provider (T/CCIA 004-2024, 5 b 3).
   */
  private List<Loss> own(String service, Duty.Share share, LocalDate day, List<Need> missing) {
    String who = share.organisation();
    if (Partnership.partner(share.role())
        && !supplied.containsKey(new Place(who, service))
        && !provided.contains(service)) {
      missing.add(texts.need("no-provider", values(who, who)));
      return List.of();
    }
    List<String> providers =
        Partnership.partner(share.role())
            ? supplied.getOrDefault(new Place(who, service), List.of())
            : List.of();
    boolean clear =
        byParty.getOrDefault(who, List.of()).stream()
            .filter(one -> one.mayBeInForce(day))
            .filter(one -> providers.stream().anyMatch(each -> one.mayRule(service, who, each)))
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
