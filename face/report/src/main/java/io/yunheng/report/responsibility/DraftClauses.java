/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.Profile;
import io.yunheng.fault.Text;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.PassageEvidence;
import io.yunheng.responsibility.Renewals;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.TransferFinding;
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
   * @param division whether the work is still to be divided
   */
  record Drafted(
      Map<String, Set<String>> clauses, Map<String, Set<String>> checks, boolean division) {}

  private final Renewals renewals;
  private final AgreementContents contents = AgreementContents.shipped();
  private final DutyPhrases say;
  private final DraftingPhrases paperSay;
  private final Words words;
  private final DraftingRules rules;
  private final DraftBlocks blocks;

  DraftClauses(DutyPhrases say, DraftingRules rules, DraftBlocks blocks) {
    this.say = say;
    this.paperSay = new DraftingPhrases(say);
    this.words = say.words();
    this.rules = rules;
    this.blocks = blocks;
    this.renewals = new Renewals(say.arrangement().agreements());
  }

  /** The clauses of a finding that is about no parties. */
  Map<String, Set<String>> of(TransferFinding common) {
    Map<String, Set<String>> clauses = new LinkedHashMap<>();
    rule(common.rule().id()).ifPresent(rule -> add(clauses, rule.sentences(), Map.of()));
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
    contents(block, clauses, checks, values);
    return new Drafted(
        cited(clauses, block),
        cited(checks, block),
        !block.undivided().isEmpty() || terms.contains(AgreementTerm.WORK_DIVISION));
  }

  /** Sentences with the paragraphs of the deployment of the services that a block is about. */
  private Map<String, Set<String>> cited(Map<String, Set<String>> sentences, DraftBlock block) {
    Set<String> named = new LinkedHashSet<>(block.about());
    block.works().forEach(one -> named.add(one.service()));
    block.agreement().ifPresent(one -> named.addAll(one.scope().services()));
    List<Profile> profiles =
        say.arrangement().services().stream()
            .filter(one -> named.isEmpty() || named.contains(one.id()))
            .map(CloudService::profile)
            .toList();
    Map<String, Set<String>> cited = new LinkedHashMap<>();
    sentences.forEach(
        (text, ids) -> {
          Set<String> paragraphs = new LinkedHashSet<>();
          ids.forEach(id -> paragraphs.add(cited(id, profiles)));
          cited.put(text, paragraphs);
        });
    return cited;
  }

  /** The paragraph for the services that it applies to; the requirement where they differ. */
  private String cited(String id, List<Profile> profiles) {
    Clause clause = say.catalog().clause(id).orElseThrow();
    List<String> paragraphs =
        profiles.stream()
            .filter(one -> say.catalog().fit(clause, one) != Fit.EXCLUDED)
            .map(one -> say.catalog().cited(clause, one))
            .distinct()
            .toList();
    return paragraphs.size() == 1 ? paragraphs.getFirst() : id;
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
   * looked up, and drafted for whoever finds that it is missing.
   */
  private void contents(
      DraftBlock block,
      Map<String, Set<String>> clauses,
      Map<String, Set<String>> checks,
      Map<String, String> values) {
    Set<Actor> a = blocks.roles(block.key().a());
    Set<Actor> b = new LinkedHashSet<>();
    block.key().b().forEach(one -> b.addAll(blocks.roles(one)));
    Set<String> stated = block.agreement().map(one -> one.contents().keySet()).orElse(Set.of());
    boolean untold = block.agreement().isPresent() && stated.isEmpty();
    for (AgreementContents.Content one : contents.all()) {
      boolean served =
          one.roles().stream()
              .anyMatch(
                  role ->
                      b.contains(role)
                          && a.contains(
                              Partnership.partner(role) ? Actor.PROVIDER : Actor.CUSTOMER));
      if (served && !stated.contains(one.id()) && one.clauses().stream().anyMatch(this::mayApply)) {
        Text sentence = Optional.ofNullable(rules.contents().get(one.id())).orElseThrow();
        put(clauses, filled(say.in(sentence), values), one.clauses());
        if (untold) {
          put(checks, words.of("paper.check.content", say.in(one.title())), one.clauses());
        }
      }
    }
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

  /**
   * The services and the work that the agreement does not reach and that was handed on under it.
   */
  private String extension(DraftBlock block) {
    Set<String> lacking = new LinkedHashSet<>();
    for (Delegation one : block.works()) {
      if (block.agreement().filter(each -> !each.scope().reaches(one.service())).isPresent()) {
        say.arrangement().services().stream()
            .filter(each -> each.id().equals(one.service()))
            .forEach(each -> lacking.add(each.name()));
      } else if (block
          .agreement()
          .filter(each -> !each.scope().work().everything())
          .filter(each -> !each.scope().work().equals(one.scope()))
          .isPresent()) {
        lacking.add(say.workInWords(one.scope()));
      }
    }
    return lacking.isEmpty() ? "____" : String.join(words.of("paper.and"), lacking);
  }

  private void add(
      Map<String, Set<String>> into,
      DraftingRules.Sentences sentences,
      Map<String, String> values) {
    for (Text one : sentences.say()) {
      put(into, filled(say.in(one), values), sentences.clauses());
    }
  }

  private void put(Map<String, Set<String>> into, String text, List<String> clauses) {
    Set<String> known = into.computeIfAbsent(text, _ -> new LinkedHashSet<>());
    clauses.stream().filter(this::mayApply).forEach(known::add);
  }

  /** Whether a clause may apply to any of the services. */
  private boolean mayApply(String id) {
    Clause clause = say.catalog().clause(id).orElseThrow();
    return say.arrangement().services().stream()
        .anyMatch(one -> say.catalog().fit(clause, one.profile()) != Fit.EXCLUDED);
  }

  private static String filled(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
  }
}
