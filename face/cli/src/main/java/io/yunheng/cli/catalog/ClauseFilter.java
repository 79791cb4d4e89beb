/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseKind;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.Industry;
import io.yunheng.catalog.Modality;
import io.yunheng.catalog.Profile;
import io.yunheng.catalog.ServiceModel;
import io.yunheng.catalog.Stage;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The options that choose clauses. */
final class ClauseFilter {
  private static final int HIGHEST_LEVEL = 5;

  @Option(names = "--document", paramLabel = "ID", descriptionKey = "filter.document")
  private Optional<String> document = Optional.empty();

  @Option(names = "--stage", paramLabel = "WORD", descriptionKey = "filter.stage")
  private Optional<String> stage = Optional.empty();

  @Option(names = "--actor", paramLabel = "WORD", descriptionKey = "filter.actor")
  private List<String> actors = new ArrayList<>();

  @Option(names = "--layer", paramLabel = "WORD", descriptionKey = "filter.layer")
  private Optional<String> layer = Optional.empty();

  @Option(names = "--modality", paramLabel = "WORD", descriptionKey = "filter.modality")
  private Optional<String> modality = Optional.empty();

  @Option(names = "--kind", paramLabel = "WORD", descriptionKey = "filter.kind")
  private Optional<String> kind = Optional.empty();

  @Option(names = "--industry", paramLabel = "WORD", descriptionKey = "filter.industry")
  private Optional<String> industry = Optional.empty();

  @Option(names = "--deployment", paramLabel = "WORD", descriptionKey = "filter.deployment")
  private Optional<String> deployment = Optional.empty();

  @Option(names = "--service", paramLabel = "WORD", descriptionKey = "filter.service")
  private Optional<String> service = Optional.empty();

  @Option(names = "--level", paramLabel = "1-5", descriptionKey = "filter.level")
  private Optional<Integer> level = Optional.empty();

  @Option(names = "--fact", paramLabel = "WORD=yes|no", descriptionKey = "filter.fact")
  private List<String> facts = new ArrayList<>();

  /** A clause that was chosen, and whether it surely applies to the profile asked for. */
  record Chosen(Clause clause, Fit fit) {}

  /** The clauses chosen, in the order of the catalog. */
  List<Chosen> choose(Catalog catalog) {
    if (document.isPresent() && catalog.document(document.get()).isEmpty()) {
      throw unknown(
          "--document",
          document.get(),
          String.join(" | ", catalog.documents().stream().map(one -> one.id()).toList()));
    }
    Predicate<Clause> wanted =
        clause -> document.isEmpty() || document.get().equals(clause.document());
    wanted = wanted.and(word("--stage", Stage.class, stage, Clause::stage));
    wanted = wanted.and(word("--layer", ClauseLayer.class, layer, Clause::layer));
    wanted = wanted.and(word("--modality", Modality.class, modality, Clause::modality));
    wanted = wanted.and(word("--kind", ClauseKind.class, kind, Clause::kind));
    Profile profile = profile();
    List<Chosen> chosen = new ArrayList<>();
    for (Clause clause : catalog.clauses()) {
      Fit fit = catalog.fit(clause, profile);
      if (wanted.test(clause) && fit != Fit.EXCLUDED) {
        chosen.add(new Chosen(clause, fit));
      }
    }
    return chosen;
  }

  private Profile profile() {
    if (level.isPresent() && (level.get() < 1 || level.get() > HIGHEST_LEVEL)) {
      throw unknown("--level", level.get().toString(), "1-5");
    }
    Set<Actor> roles = EnumSet.noneOf(Actor.class);
    actors.forEach(actor -> roles.add(parse("--actor", Actor.class, actor)));
    Map<Condition, Boolean> known = new EnumMap<>(Condition.class);
    for (String fact : facts) {
      int equals = fact.indexOf('=');
      String word = equals < 0 ? fact : fact.substring(0, equals);
      String value = equals < 0 ? "yes" : fact.substring(equals + 1);
      if (!value.equals("yes") && !value.equals("no")) {
        throw unknown("--fact", fact, "WORD=yes | WORD=no");
      }
      known.put(parse("--fact", Condition.class, word), value.equals("yes"));
    }
    return new Profile(
        industry.map(word -> parse("--industry", Industry.class, word)),
        deployment.map(word -> parse("--deployment", Deployment.class, word)),
        service.map(word -> parse("--service", ServiceModel.class, word)),
        level.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        known,
        roles);
  }

  private static <E extends Enum<E> & Word> Predicate<Clause> word(
      String option, Class<E> type, Optional<String> code, Function<Clause, E> of) {
    Optional<E> wanted = code.map(word -> parse(option, type, word));
    return clause -> wanted.isEmpty() || wanted.get() == of.apply(clause);
  }

  private static <E extends Enum<E> & Word> E parse(String option, Class<E> type, String code) {
    return Word.of(type, code).orElseThrow(() -> unknown(option, code, Word.known(type)));
  }

  private static FaultException unknown(String option, String value, String known) {
    return FaultException.of(
        FaultCode.USAGE_VALUE, "option", option, "value", value, "known", known);
  }
}
