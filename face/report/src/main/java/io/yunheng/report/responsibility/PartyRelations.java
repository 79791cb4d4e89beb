/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.Text;
import io.yunheng.report.duty.Graph;
import io.yunheng.report.duty.Matter;
import io.yunheng.report.duty.Party;
import io.yunheng.report.duty.Tie;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Act;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Duties;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.DutyFinding;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.PassageEvidence;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.TransferFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What each two parties have to do with each other: work, service, supplies, agreements. */
final class PartyRelations {
  private static final List<String> KINDS = List.of("agreement", "supply", "service", "work");
  private static final int MOST_DRAWN = 60;

  private final DutyPhrases say;
  private final Words words;
  private final OpenPoints matters;
  private final Map<List<String>, Draft> ties = new LinkedHashMap<>();
  private final IdentityHashMap<Delegation, Integer> layers = new IdentityHashMap<>();

  /** What is gathered of a pair, whichever way round. */
  private static final class Draft {
    private final String from;
    private final String to;
    private int kind;
    private final List<ServiceAgreement> agreements = new ArrayList<>();
    private final List<Delegation> handed = new ArrayList<>();
    private final List<Authorisation> authorised = new ArrayList<>();
    private final List<Matter> found = new ArrayList<>();

    private Draft(String from, String to) {
      this.from = from;
      this.to = to;
    }
  }

  PartyRelations(DutyPhrases say) {
    this.say = say;
    this.words = say.words();
    this.matters = new OpenPoints(say);
    for (Duties.Group group : say.derivation().duties().groups()) {
      for (Duty.Doing way : group.people().doing()) {
        for (int i = 0; i < way.by().size(); i++) {
          layers.merge(way.by().get(i), i + 1, Math::max);
        }
      }
    }
    gather();
  }

  private void gather() {
    Arrangement arrangement = say.arrangement();
    for (Delegation one : arrangement.delegations()) {
      tie(one.from(), one.to(), "work").handed.add(one);
    }
    for (Act act : arrangement.acts()) {
      for (String other : act.toward()) {
        if (!other.equals(act.organisation()) && arrangement.organisation(other).isPresent()) {
          boolean serves =
              (holds(act.organisation(), Actor.CUSTOMER) && holds(other, Actor.PROVIDER))
                  || (holds(act.organisation(), Actor.PROVIDER) && holds(other, Actor.CUSTOMER));
          tie(act.organisation(), other, serves ? "service" : "supply");
        }
      }
    }
    for (ServiceAgreement one : arrangement.agreements()) {
      for (int i = 0; i < one.parties().size(); i++) {
        for (int j = i + 1; j < one.parties().size(); j++) {
          tie(one.parties().get(i), one.parties().get(j), "agreement").agreements.add(one);
        }
      }
    }
    for (Authorisation one : arrangement.authorisations()) {
      tie(one.from(), one.to(), "agreement").authorised.add(one);
    }
    for (TransferFinding one : say.derivation().transfers()) {
      List<String> parties = one.about().parties();
      for (int i = 0; i < parties.size(); i++) {
        for (int j = i + 1; j < parties.size(); j++) {
          tie(parties.get(i), parties.get(j), "agreement").found.add(matters.handed(one));
        }
      }
    }
    for (DutyFinding one : say.derivation().duties().findings()) {
      if (one.organisations().size() == 2) {
        tie(one.organisations().getFirst(), one.organisations().getLast(), "agreement")
            .found
            .add(matters.divided(one));
      }
    }
  }

  private boolean holds(String organisation, Actor role) {
    return say.derivation().roles().holdings().stream()
        .anyMatch(one -> one.organisation().equals(organisation) && one.role() == role);
  }

  private Draft tie(String from, String to, String kind) {
    List<String> pair = from.compareTo(to) < 0 ? List.of(from, to) : List.of(to, from);
    Draft draft = ties.computeIfAbsent(pair, _ -> new Draft(from, to));
    draft.kind = Math.max(draft.kind, KINDS.indexOf(kind));
    return draft;
  }

  /** The ties, in the order in which the file speaks of them. */
  List<Tie> all() {
    List<Tie> all = new ArrayList<>();
    for (Draft one : ties.values()) {
      String kind = KINDS.get(one.kind);
      all.add(
          new Tie(
              "t-" + (all.size() + 1),
              one.from,
              one.to,
              say.name(one.from) + " → " + say.name(one.to),
              kind,
              words.of("tie." + kind),
              OpenPoints.worst(one.found),
              one.agreements.stream().map(this::paper).toList(),
              one.handed.stream().map(this::handed).toList(),
              one.authorised.stream().map(this::authorised).toList(),
              one.found.stream().distinct().toList()));
    }
    return all;
  }

  private Tie.Paper paper(ServiceAgreement one) {
    List<LabelledText> facts = new ArrayList<>();
    facts.add(fact("signed", one.signed().map(LocalDate::toString)));
    facts.add(fact("valid-from", one.validFrom().map(LocalDate::toString)));
    facts.add(fact("valid-to", one.validTo().map(LocalDate::toString)));
    facts.add(fact("document", one.document()));
    List<Tie.Stated> terms = new ArrayList<>();
    for (AgreementTerm term : AgreementTerm.values()) {
      terms.add(stated(one, term));
    }
    return new Tie.Paper(one.id(), Printable.text(one.name()), facts, terms);
  }

  private Tie.Stated stated(ServiceAgreement one, AgreementTerm term) {
    String passage = Printable.text(one.terms().getOrDefault(term, ""));
    if (passage.isEmpty()) {
      return new Tie.Stated(
          words.of("term-of." + term.code()),
          term == AgreementTerm.CONSENT ? "none" : "missing",
          words.of("stated.missing"),
          "",
          "");
    }
    String place = passage;
    String text = "";
    String state = "unverified";
    switch (say.derivation()
        .passages()
        .of(one.id(), term)
        .orElseGet(PassageEvidence.Unnamed::new)) {
      case PassageEvidence.Found(String document, String _, String where, String begins) -> {
        state = "found";
        place = passage + " · " + Printable.text(document) + " " + where;
        text = Printable.text(begins);
      }
      case PassageEvidence.Absent(String document, String _) ->
          text = words.of("stated.absent", Printable.text(document));
      case PassageEvidence.Unread(String _, Text why) -> text = say.in(why);
      case PassageEvidence.Unnamed() -> text = words.of("stated.unnamed");
    }
    return new Tie.Stated(
        words.of("term-of." + term.code()), state, words.of("stated." + state), place, text);
  }

  private Tie.Handed handed(Delegation one) {
    List<LabelledText> facts = new ArrayList<>();
    facts.add(fact("work", Optional.of(say.work(one.scope()))));
    facts.add(fact("layer-of", Optional.ofNullable(layers.get(one)).map(String::valueOf)));
    facts.add(fact("agreement", say.agreement(one).map(ServiceAgreement::name)));
    facts.add(fact("since", one.since().map(LocalDate::toString)));
    one.justification().ifPresent(why -> facts.add(fact("justification", Optional.of(why))));
    return new Tie.Handed(one.id(), say.parties(one), facts);
  }

  private LabelledText authorised(Authorisation one) {
    return new LabelledText(
        one.id(),
        words.of(
            "tie.authorised",
            say.work(one.scope()),
            one.validFrom().map(LocalDate::toString).orElse("?"),
            one.validTo().map(LocalDate::toString).orElse("?")),
        false);
  }

  private LabelledText fact(String key, Optional<String> text) {
    return new LabelledText(
        words.of("tie.fact." + key),
        text.map(Printable::text).orElse(words.of("tie.untold")),
        false);
  }

  /** The picture: all parties, or those that most is wrong with where there are too many. */
  Graph graph(List<Party> parties, List<Tie> all) {
    List<Party> drawn = parties;
    if (parties.size() > MOST_DRAWN) {
      drawn =
          parties.stream()
              .sorted(
                  Comparator.comparing((Party one) -> one.worst().isEmpty())
                      .thenComparingInt(one -> Math.abs(one.rank())))
              .limit(MOST_DRAWN)
              .toList();
    }
    Set<String> ids = new HashSet<>();
    drawn.forEach(one -> ids.add(one.id()));
    return new Graph(
        drawn,
        all.stream().filter(one -> ids.contains(one.from()) && ids.contains(one.to())).toList(),
        parties.size() - drawn.size());
  }

  /** The parties, from the customers' side outwards. */
  List<Party> parties(List<Tie> all) {
    Ranks ranks = new Ranks(say.arrangement(), say.derivation().roles());
    Map<String, List<Roles.Holding>> held = new HashMap<>();
    for (Roles.Holding one : say.derivation().roles().holdings()) {
      held.computeIfAbsent(one.organisation(), _ -> new ArrayList<>()).add(one);
    }
    Map<String, String> worst = new HashMap<>();
    for (Tie one : all) {
      if (!one.state().equals("clean")) {
        worst.merge(one.from(), one.state(), OpenPoints::graver);
        worst.merge(one.to(), one.state(), OpenPoints::graver);
      }
    }
    List<Party> parties = new ArrayList<>();
    for (Organisation one : say.arrangement().organisations()) {
      List<Roles.Holding> holdings = held.getOrDefault(one.id(), List.of());
      parties.add(
          new Party(
              one.id(),
              Printable.text(one.name()),
              holdings.isEmpty()
                  ? words.of("party.no-role")
                  : holdings.stream()
                      .map(say::role)
                      .distinct()
                      .collect(Collectors.joining(say.comma())),
              ranks.of(one.id()),
              worst.getOrDefault(one.id(), ""),
              holdings.stream().flatMap(holding -> reasons(holding).stream()).toList()));
    }
    parties.sort(Comparator.comparingInt(Party::rank));
    return parties;
  }

  private List<Party.RoleReason> reasons(Roles.Holding holding) {
    return holding.reasons().stream()
        .map(
            reason ->
                new Party.RoleReason(
                    holding.service(),
                    say.role(holding),
                    say.in(reason.rule().because()),
                    String.join(" ", reason.rule().clauses())))
        .toList();
  }
}
