/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.Institution;
import io.yunheng.catalog.Profile;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Norm;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.Renewals;
import io.yunheng.responsibility.ScopeDifference;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.ServiceProperties;
import io.yunheng.responsibility.Subject;
import io.yunheng.responsibility.TransferFinding;
import io.yunheng.responsibility.TransferFinding.State;
import io.yunheng.responsibility.TransferRule;
import io.yunheng.responsibility.Use;
import io.yunheng.responsibility.WorkScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is found, in words. */
public final class TransferFindings {
  /** The most names that a finding lists. */
  private static final int MOST = 8;

  private final TransferRules rules;
  private final Catalog catalog;
  private final ServiceProperties properties = ServiceProperties.shipped();
  private final Chains chains;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Profile> profiles = new HashMap<>();
  private final Map<String, String> serviceNames = new HashMap<>();
  private final Map<String, Institution> institutions = new HashMap<>();
  private final Map<Place, Standing> standings = new HashMap<>();
  private final Renewals renewals;
  private final LocalDate asOf;
  private final List<TransferFinding> all = new ArrayList<>();

  /** A rule, the service that it is looked at for, and whom it has to bind. */
  private record Place(
      String rule, Optional<String> service, Optional<Institution> customer, boolean ofCustomer) {}

  /**
   * The clauses that a rule stands on for a service.
   *
   * @param needs what has to be known to tell whether any of them applies; empty if one does
   */
  private record Standing(List<String> clauses, List<String> needs) {}

  public TransferFindings(
      TransferRules rules, Catalog catalog, Arrangement arrangement, Chains chains) {
    this.rules = rules;
    this.chains = chains;
    this.catalog = catalog;
    for (CloudService one : arrangement.services()) {
      profiles.put(one.id(), one.profile());
      serviceNames.put(one.id(), one.name());
    }
    for (Organisation one : arrangement.organisations()) {
      names.put(one.id(), one.name());
      one.institution().ifPresent(kind -> institutions.put(one.id(), kind));
    }
    this.renewals = new Renewals(arrangement.agreements());
    this.asOf = arrangement.asOf();
  }

  public List<TransferFinding> all() {
    return all;
  }

  /** The agreement on which work stands, the one of those that follow each other by its day. */
  public Optional<ServiceAgreement> agreement(Delegation one) {
    return renewals.standing(one, one.since().filter(asOf::isBefore).orElse(asOf));
  }

  /** What of authorised or agreed work on a service none of some other work covers. */
  public ScopeDifference difference(WorkScope work, Collection<WorkScope> others, String service) {
    return ScopeDifference.of(
        catalog, profiles.getOrDefault(service, Profile.ANY), work, List.of(), others);
  }

  /**
   * What of work that was handed on none of some other work covers; what only a customer does is no
   * part of the work of a provider.
   */
  public ScopeDifference difference(Delegation one, Collection<WorkScope> others) {
    List<WorkScope> received =
        chains.begins(one)
            ? List.of()
            : chains.upstream(one).stream().map(Delegation::scope).toList();
    ScopeDifference all =
        ScopeDifference.of(
            catalog,
            profiles.getOrDefault(one.service(), Profile.ANY),
            one.scope(),
            received,
            others);
    return chains.ofCustomer(one)
        ? all
        : new ScopeDifference(
            all.layers(),
            all.stages(),
            all.clauses().stream()
                .filter(id -> !bound(id).stream().allMatch(role -> role == Actor.CUSTOMER))
                .toList());
  }

  /** What some work leaves out: layers, stages, and requirements by their titles and ids. */
  public Text said(ScopeDifference one) {
    List<Text> parts = new ArrayList<>();
    one.layers().stream().sorted().map(this::label).forEach(parts::add);
    one.stages().stream().sorted().map(this::label).forEach(parts::add);
    one.clauses().stream()
        .limit(MOST)
        .map(
            id -> {
              Text title = catalog.clause(id).orElseThrow().title();
              return new Text(title.zh() + "（" + id + "）", title.en() + " (" + id + ")");
            })
        .forEach(parts::add);
    String more = one.clauses().size() > MOST ? " … (" + one.clauses().size() + ")" : "";
    return new Text(
        String.join("、", parts.stream().map(Text::zh).toList()) + more,
        String.join(", ", parts.stream().map(Text::en).toList()) + more);
  }

  /** The last day of the agreement on which work stands, and of those that follow it. */
  public Optional<LocalDate> end(Delegation one) {
    return agreement(one).flatMap(renewals::end);
  }

  public void add(String rule, Subject about, Map<String, Text> more, Optional<String> bears) {
    TransferRule found = rules.rule(rule);
    boolean justified = about instanceof Delegation one && one.justification().isPresent();
    State state =
        switch (found.weight()) {
          case BREACH -> State.BREACH;
          case OPEN -> State.OPEN;
          case DEVIATION -> justified ? State.JUSTIFIED : State.DEVIATION;
        };
    add(found, state, about, found.finding(), more, bears);
  }

  public void add(String rule, Subject about, Map<String, Text> more) {
    add(rule, about, more, Optional.empty());
  }

  /** A finding on clauses that are known to apply, or on all of the rule's where none is given. */
  public void add(String rule, List<String> clauses, Subject about, Map<String, Text> more) {
    add(rule, clauses, about, more, Optional.empty());
  }

  /** A finding on given clauses, with who bears a loss. */
  public void add(
      String rule,
      List<String> clauses,
      Subject about,
      Map<String, Text> more,
      Optional<String> bears) {
    TransferRule found = rules.rule(rule);
    State state =
        switch (found.weight()) {
          case BREACH -> State.BREACH;
          case OPEN -> State.OPEN;
          case DEVIATION -> State.DEVIATION;
        };
    put(found, state, about, new Standing(clauses, List.of()), found.finding(), more, bears);
  }

  /** The clauses as they are cited for a service. */
  public List<String> cited(List<String> clauses, String service) {
    Profile profile = profiles.getOrDefault(service, Profile.ANY);
    return clauses.stream()
        .map(id -> catalog.cited(catalog.clause(id).orElseThrow(), profile))
        .distinct()
        .toList();
  }

  /** What a word of the catalog is called. */
  public Text label(Word word) {
    return catalog.labels().of(word);
  }

  /**
   * Why agreements of two parties do not count for what one of them supplies for a service; nothing
   * if there are none.
   */
  public Text besides(Collection<ServiceAgreement> between, String service, String supplier) {
    List<Text> all = new ArrayList<>();
    for (ServiceAgreement one : between) {
      Map<String, Text> values = new LinkedHashMap<>();
      values.put("agreement", both(one.name()));
      if (!one.scope().reaches(service)) {
        values.put("services", services(one.scope().services()));
        all.add(filled(rules.besides("service"), values));
      } else if (one.scope().supplier().filter(other -> !other.equals(supplier)).isPresent()) {
        values.put("supplier", both(name(one.scope().supplier().orElseThrow())));
        all.add(filled(rules.besides("supplier"), values));
      }
    }
    return all.isEmpty()
        ? both("")
        : new Text(
            "（" + String.join("；", all.stream().map(Text::zh).toList()) + "）",
            " (" + String.join("; ", all.stream().map(Text::en).toList()) + ")");
  }

  /** Whether a clause may apply to a service, and to a customer of it where one is told. */
  public boolean mayApply(String clause, String service, Optional<String> customer) {
    return Optional.ofNullable(profiles.get(service))
            .map(one -> catalog.fit(catalog.clause(clause).orElseThrow(), one) != Fit.EXCLUDED)
            .orElse(true)
        && customer.map(institutions::get).map(one -> rules.binds(clause, one)).orElse(true);
  }

  /** Whom a clause binds. */
  public List<Actor> bound(String clause) {
    return catalog.clause(clause).orElseThrow().bound();
  }

  /** The clauses of a rule. */
  public List<String> clauses(String rule) {
    return rules.rule(rule).clauses();
  }

  /** A rule that cannot be decided without knowing more. */
  public void open(String rule, String need, Subject about, Map<String, Text> more) {
    TransferRule found = rules.rule(rule);
    put(
        found.asking(rules.need("cure")),
        State.OPEN,
        about,
        standing(found, about),
        rules.need(need),
        more,
        Optional.empty());
  }

  private void add(
      TransferRule rule,
      State state,
      Subject about,
      Text said,
      Map<String, Text> more,
      Optional<String> bears) {
    put(rule, state, about, standing(rule, about), said, more, bears);
  }

  private void put(
      TransferRule rule,
      State state,
      Subject about,
      Standing standing,
      Text said,
      Map<String, Text> more,
      Optional<String> bears) {
    if (standing.clauses().isEmpty()) {
      return;
    }
    List<String> clauses =
        service(about).map(id -> cited(standing.clauses(), id)).orElse(standing.clauses());
    Map<String, Text> values = new LinkedHashMap<>(more);
    values.put("id", both(about.id()));
    if (about.parties().size() > 1) {
      values.put("from", both(name(about.parties().getFirst())));
      values.put("to", both(name(about.parties().get(1))));
    }
    values.put("agreement", both(agreementName(about)));
    Text finding = filled(said, values);
    if (!standing.needs().isEmpty()) {
      values.put("clauses", both(String.join(" ", clauses)));
      values.put("needs", properties.of(standing.needs()));
      values.put("finding", finding);
      finding = filled(rules.need("applies"), values);
    }
    all.add(
        new TransferFinding(
            rule,
            clauses,
            standing.needs().isEmpty() ? state : State.OPEN,
            about,
            finding,
            filled(rule.cure(), values),
            bears));
  }

  private static Optional<String> service(Subject about) {
    return switch (about) {
      case Authorisation one -> Optional.of(one.service());
      case CloudService one -> Optional.of(one.id());
      case Delegation one -> Optional.of(one.service());
      case Use one -> Optional.of(one.service().id());
      case Partnership one -> Optional.of(one.service().id());
      case ServiceAgreement _, Norm _ -> Optional.empty();
    };
  }

  private Standing standing(TransferRule rule, Subject about) {
    Optional<String> service = service(about);
    Optional<Institution> customer =
        about instanceof Use use
            ? Optional.ofNullable(institutions.get(use.customer()))
            : Optional.empty();
    boolean ofCustomer = about instanceof Delegation one && chains.ofCustomer(one);
    return standings.computeIfAbsent(
        new Place(rule.id(), service, customer, ofCustomer),
        place -> {
          List<String> clauses =
              (ofCustomer ? rule.ofCustomer().orElse(rule.clauses()) : rule.clauses())
                  .stream()
                      .filter(id -> customer.map(one -> rules.binds(id, one)).orElse(true))
                      .toList();
          return place
              .service()
              .map(profiles::get)
              .map(profile -> standing(clauses, profile))
              .orElseGet(() -> new Standing(clauses, List.of()));
        });
  }

  private Standing standing(List<String> clauses, Profile profile) {
    List<String> sure = new ArrayList<>();
    List<String> perhaps = new ArrayList<>();
    Set<String> needs = new TreeSet<>();
    for (String id : clauses) {
      Clause clause = catalog.clause(id).orElseThrow();
      if (catalog.fit(clause, profile) != Fit.EXCLUDED) {
        Set<String> unknown = catalog.needs(clause, profile);
        (unknown.isEmpty() ? sure : perhaps).add(id);
        needs.addAll(unknown);
      }
    }
    return sure.isEmpty()
        ? new Standing(perhaps, List.copyOf(needs))
        : new Standing(sure, List.of());
  }

  private String agreementName(Subject about) {
    return switch (about) {
      case ServiceAgreement one -> one.name();
      case Delegation one -> agreement(one).map(ServiceAgreement::name).orElse("-");
      default -> "-";
    };
  }

  /** The names of organisations, the first of them where there are many. */
  public Text names(Collection<String> ids) {
    List<String> shown = ids.stream().limit(MOST).map(this::name).toList();
    String more = ids.size() > MOST ? " … (" + ids.size() + ")" : "";
    return new Text(String.join("、", shown) + more, String.join(", ", shown) + more);
  }

  /** The titles of requirements. */
  public Text titles(List<String> clauses) {
    List<Text> titles =
        clauses.stream().flatMap(id -> catalog.clause(id).stream()).map(Clause::title).toList();
    return new Text(
        String.join("、", titles.stream().map(Text::zh).toList()),
        String.join(", ", titles.stream().map(Text::en).toList()));
  }

  /** The names of services. */
  public Text services(Collection<String> ids) {
    List<String> shown = ids.stream().limit(MOST).map(this::service).toList();
    String more = ids.size() > MOST ? " … (" + ids.size() + ")" : "";
    return new Text(String.join("、", shown) + more, String.join(", ", shown) + more);
  }

  private String service(String id) {
    return serviceNames.getOrDefault(id, id);
  }

  public String name(String id) {
    return names.getOrDefault(id, id);
  }

  public static Text both(String text) {
    return new Text(text, text);
  }

  private static Text filled(Text text, Map<String, Text> values) {
    String zh = text.zh();
    String en = text.en();
    for (Map.Entry<String, Text> value : values.entrySet()) {
      zh = zh.replace("{" + value.getKey() + "}", value.getValue().zh());
      en = en.replace("{" + value.getKey() + "}", value.getValue().en());
    }
    return new Text(zh, en);
  }
}
