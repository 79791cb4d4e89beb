/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.Text;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Norm;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.PassageEvidence;
import io.yunheng.responsibility.Renewals;
import io.yunheng.responsibility.ScopeDifference;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.TransferFinding;
import io.yunheng.responsibility.Use;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The clauses that a block lacks, and what has to be looked up first. */
final class DraftClauses {
  /** What an agreement that work goes under has to state. */
  private static final Set<AgreementTerm> WANTED =
      EnumSet.of(
          AgreementTerm.WORK_DIVISION, AgreementTerm.ACCOUNTABILITY, AgreementTerm.SUPERVISION);

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /**
   * Sentences with the clauses that they serve, in order.
   *
   * @param asked the ids of the contents that a document asks the agreement to hold
   * @param notes what would change if the facts were others
   * @param division whether the work is still to be divided
   */
  record Drafted(
      Map<String, Set<String>> clauses,
      Map<String, Set<String>> checks,
      Set<String> asked,
      List<String> notes,
      boolean division) {
    Drafted {
      asked = Set.copyOf(asked);
      notes = List.copyOf(notes);
    }
  }

  private final Renewals renewals;
  private final AgreementContents contents = AgreementContents.shipped();
  private final DutyPhrases say;
  private final DraftingPhrases paperSay;
  private final Words words;
  private final DraftingRules rules;
  private final DraftBlocks blocks;
  private final DraftApplicability applicability;

  DraftClauses(DutyPhrases say, DraftingRules rules, DraftBlocks blocks) {
    this.say = say;
    this.paperSay = new DraftingPhrases(say);
    this.words = say.words();
    this.rules = rules;
    this.blocks = blocks;
    this.applicability = new DraftApplicability(say, blocks);
    this.renewals = new Renewals(say.arrangement().agreements());
  }

  /** The clauses of a finding that is about no parties. */
  Map<String, Set<String>> of(TransferFinding common) {
    Map<String, Set<String>> clauses = new LinkedHashMap<>();
    rule(common.rule().id()).ifPresent(rule -> add(clauses, rule.sentences(), Map.of()));
    List<String> named =
        switch (common.about()) {
          case CloudService one -> List.of(one.id());
          case Norm one -> one.services();
          case ServiceAgreement _, Authorisation _, Delegation _, Partnership _, Use _ -> List.of();
        };
    List<CloudService> about =
        say.derivation().services().stream()
            .filter(one -> named.isEmpty() || named.contains(one.id()))
            .toList();
    clauses.replaceAll((_, ids) -> applicability.cited(ids, about));
    return clauses;
  }

  Drafted of(DraftBlock block) {
    Map<String, Set<String>> clauses = new LinkedHashMap<>();
    Map<String, Set<String>> checks = new LinkedHashMap<>();
    Set<AgreementTerm> terms = EnumSet.noneOf(AgreementTerm.class);
    Map<String, String> values = values(block);
    for (TransferFinding one : block.findings()) {
      String id = one.rule().id();
      boolean unclear = one.state() == TransferFinding.State.OPEN && !each(id);
      if (unclear || rules.checks().contains(id)) {
        put(
            checks,
            words.of("paper.check", say.in(one.finding()), say.in(one.cure())),
            one.clauses());
      } else {
        rule(id).ifPresent(rule -> add(rule, id, block, values, clauses, terms));
      }
    }
    terms.addAll(block.asked());
    boolean expired =
        block
            .agreement()
            .map(one -> renewals.on(one, say.arrangement().asOf()))
            .flatMap(ServiceAgreement::validTo)
            .filter(say.arrangement().asOf()::isAfter)
            .isPresent();
    if (expired) {
      rule("not-in-force").ifPresent(rule -> add(clauses, rule.sentences(), values));
    }
    if (!block.undivided().isEmpty()) {
      rule("without-split").ifPresent(rule -> add(rule, "", block, values, clauses, terms));
    }
    if (block.undated()) {
      rule("split-undated").ifPresent(rule -> add(clauses, rule.sentences(), values));
    }
    for (AgreementTerm term : terms) {
      add(clauses, sentences(term), values);
    }
    Map<String, Set<String>> freed = contents(block, clauses, checks, values);
    Map<String, Set<String>> cited = cited(clauses, block);
    return new Drafted(
        cited,
        cited(checks, block),
        asked(block),
        notes(block, freed, cited),
        !block.undivided().isEmpty() || terms.contains(AgreementTerm.WORK_DIVISION));
  }

  /** Sentences with the paragraphs that may apply between the parties of a block. */
  private Map<String, Set<String>> cited(Map<String, Set<String>> sentences, DraftBlock block) {
    Map<String, Set<String>> cited = new LinkedHashMap<>();
    sentences.forEach((text, ids) -> cited.put(text, applicability.cited(ids, block)));
    return cited;
  }

  /**
   * What documents that bind some institutions only would add or take away.
   *
   * @param freed the contents that a document would ask for if it bound the customer
   */
  private List<String> notes(
      DraftBlock block, Map<String, Set<String>> freed, Map<String, Set<String>> clauses) {
    List<String> notes = new ArrayList<>();
    for (DraftApplicability.Reservation one : applicability.reservations(block)) {
      String customer = paperSay.name(one.customer().id());
      String document = say.in(one.document().shortName());
      String bound =
          String.join(say.comma(), one.bound().stream().sorted().map(say::word).toList());
      String begin = one.document().id() + "-";
      if (one.kind().isPresent()) {
        String kind = say.word(one.kind().get());
        notes.add(words.of("draft.note.unbound", customer, kind, document, bound));
        Set<String> adds = freed.getOrDefault(one.document().id(), Set.of());
        notes.add(
            adds.isEmpty()
                ? words.of("draft.note.changes", customer, document)
                : words.of("draft.note.adds", customer, document, String.join(say.comma(), adds)));
      } else if (clauses.values().stream()
          .flatMap(Set::stream)
          .anyMatch(id -> id.startsWith(begin))) {
        notes.add(words.of("draft.note.untold", customer, document, bound));
      }
    }
    return notes;
  }

  private Optional<DraftingRules.Rule> rule(String id) {
    return Optional.ofNullable(rules.rules().get(id));
  }

  private boolean each(String id) {
    return rule(id).filter(DraftingRules.Rule::each).isPresent();
  }

  private DraftingRules.Sentences sentences(AgreementTerm term) {
    return Optional.ofNullable(rules.terms().get(term)).orElseThrow();
  }

  private void add(
      DraftingRules.Rule rule,
      String id,
      DraftBlock block,
      Map<String, String> values,
      Map<String, Set<String>> clauses,
      Set<AgreementTerm> terms) {
    add(clauses, rule.sentences(), values);
    terms.addAll(rule.terms());
    if (rule.each()) {
      block.agreement().ifPresent(one -> terms.addAll(concerned(id, one)));
    }
  }

  /** The terms that an agreement does not state, or that its document does not have. */
  private Set<AgreementTerm> concerned(String rule, ServiceAgreement agreement) {
    Set<AgreementTerm> concerned = EnumSet.noneOf(AgreementTerm.class);
    if (rule.equals("passage-missing")) {
      say.derivation()
          .passages()
          .of(agreement.id())
          .forEach(
              (term, located) -> {
                if (located instanceof PassageEvidence.Absent) {
                  concerned.add(term);
                }
              });
    } else {
      concerned.addAll(WANTED);
      concerned.removeAll(agreement.terms().keySet());
    }
    return concerned;
  }

  /**
   * What the agreement has to hold and does not; where it is not told what it holds, it is to be
   * looked up, and drafted for whoever finds that it is missing. Returns what only documents would
   * ask for that do not bind the customer, by document.
   */
  private Map<String, Set<String>> contents(
      DraftBlock block,
      Map<String, Set<String>> clauses,
      Map<String, Set<String>> checks,
      Map<String, String> values) {
    Set<String> stated = block.agreement().map(one -> one.contents().keySet()).orElse(Set.of());
    boolean untold = block.agreement().isPresent() && stated.isEmpty();
    Map<String, Set<String>> freed = new LinkedHashMap<>();
    Set<String> wanted = asked(block);
    for (AgreementContents.Content one : contents.all()) {
      if (stated.contains(one.id())) {
        continue;
      }
      if (wanted.contains(one.id())) {
        Text sentence = Optional.ofNullable(rules.contents().get(one.id())).orElseThrow();
        put(clauses, filled(say.in(sentence), values), one.clauses());
        if (untold) {
          put(checks, words.of("paper.check.content", say.in(one.title())), one.clauses());
        }
      } else {
        applicability.services(block).stream()
            .filter(service -> served(one, block, service.id()))
            .flatMap(each -> applicability.freeing(one.clauses(), block, each).stream())
            .forEach(
                document ->
                    freed
                        .computeIfAbsent(document, _ -> new LinkedHashSet<>())
                        .add(say.in(one.title())));
      }
    }
    return freed;
  }

  /** The contents that a document asks for between the parties of a block. */
  private Set<String> asked(DraftBlock block) {
    Set<String> asked = new LinkedHashSet<>();
    for (AgreementContents.Content one : contents.all()) {
      if (applicability.services(block).stream()
          .filter(service -> served(one, block, service.id()))
          .anyMatch(service -> !applicability.cited(one.clauses(), block, service).isEmpty())) {
        asked.add(one.id());
      }
    }
    return asked;
  }

  /** Whether Party B, or one of them, supplies Party A for a service in a role that needs it. */
  private boolean served(AgreementContents.Content one, DraftBlock block, String service) {
    Set<Actor> a = blocks.roles(block.key().a(), service);
    Set<Actor> b = new LinkedHashSet<>();
    block.key().b().forEach(party -> b.addAll(blocks.roles(party, service)));
    return one.roles().stream()
        .anyMatch(
            role ->
                b.contains(role)
                    && a.contains(Partnership.partner(role) ? Actor.PROVIDER : Actor.CUSTOMER));
  }

  private Map<String, String> values(DraftBlock block) {
    String work =
        String.join(
            words.of("paper.and"),
            block.works().stream().map(one -> say.workInWords(one.scope())).distinct().toList());
    List<String> services =
        say.arrangement().services().stream()
            .filter(one -> block.about().contains(one.id()))
            .map(CloudService::name)
            .toList();
    return Map.of(
        "services",
        services.isEmpty() ? "____" : String.join(words.of("paper.and"), services),
        "extension",
        extension(block),
        "holds",
        block.agreement().map(this::holds).orElse("____"),
        "a",
        paperSay.name(block.key().a()),
        "b",
        paperSay.names(block.key().b()),
        "work",
        work.isEmpty() ? "____" : work,
        "agreement",
        block.agreement().map(one -> DraftingPhrases.brief(one.name())).orElse("____"),
        "date",
        paperSay.date(say.arrangement().asOf()));
  }

  /** What the agreement is about, as far as it is limited. */
  private String holds(ServiceAgreement agreement) {
    List<String> holds = new ArrayList<>();
    if (!agreement.scope().services().isEmpty()) {
      holds.add(
          String.join(
              say.comma(), agreement.scope().services().stream().map(say::serviceName).toList()));
    }
    if (!agreement.scope().work().everything()) {
      holds.add(say.workInWords(agreement.scope().work()));
    }
    return holds.isEmpty() ? "____" : String.join(words.of("paper.and"), holds);
  }

  /** The services and the work that was handed on under the agreement and that it leaves out. */
  private String extension(DraftBlock block) {
    Set<String> lacking = new LinkedHashSet<>();
    block
        .agreement()
        .ifPresent(
            agreement -> block.works().forEach(one -> lacking.addAll(lacking(agreement, one))));
    return lacking.isEmpty() ? "____" : String.join(words.of("paper.and"), lacking);
  }

  private List<String> lacking(ServiceAgreement agreement, Delegation work) {
    List<String> lacking = new ArrayList<>();
    if (!agreement.scope().reaches(work.service())) {
      lacking.add(say.serviceName(work.service()));
    }
    if (!agreement.scope().work().everything()) {
      say.derivation().services().stream()
          .filter(one -> one.id().equals(work.service()))
          .map(
              one ->
                  ScopeDifference.of(
                      say.catalog(),
                      one.profile(),
                      work.scope(),
                      List.of(),
                      List.of(agreement.scope().work())))
          .filter(one -> !one.isEmpty())
          .forEach(one -> lacking.add(say.inWords(one)));
    }
    return lacking;
  }

  private void add(
      Map<String, Set<String>> into,
      DraftingRules.Sentences sentences,
      Map<String, String> values) {
    for (Text one : sentences.say()) {
      put(into, filled(say.in(one), values), sentences.clauses());
    }
  }

  private static void put(Map<String, Set<String>> into, String text, List<String> clauses) {
    into.computeIfAbsent(text, _ -> new LinkedHashSet<>()).addAll(clauses);
  }

  private static String filled(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
  }
}
