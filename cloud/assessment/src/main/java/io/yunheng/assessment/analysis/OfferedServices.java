/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.SecurityService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whether some security service is on offer that belongs to a category or lets a customer do
 * something.
 *
 * <p>Settings: {@code category}, a word of the service's category or {@code any}; {@code ability},
 * the yes-or-no columns it must have, separated by commas, or {@code none}. One such service is
 * enough if a paper is named that shows it; with none it is a violation only if all services are
 * known.
 */
public final class OfferedServices implements Analysis {
  @Override
  public String name() {
    return "offered-services";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    String category = read.text("category");
    List<String> abilities =
        read.words("ability").stream().filter(word -> !word.equals("none")).toList();
    List<String> columns = new ArrayList<>(List.of("category", "available", "document"));
    columns.addAll(abilities);
    Estate estate = evidence.current();
    ReachAnswer best = ReachAnswer.NO;
    for (SecurityService service : estate.all(SecurityService.SHAPE)) {
      ReachAnswer answer =
          ReachAnswer.of(
                  service.category(), word -> category.equals("any") || word.equals(category))
              .and(ReachAnswer.of(service.available(), available -> available));
      for (String ability : abilities) {
        answer = answer.and(ReachAnswer.of(able(service, ability, read), able -> able));
      }
      if (answer.yes() && service.document().optional().orElse("").isBlank()) {
        answer =
            ReachAnswer.open(
                Register.of(evidence).missing(Kind.SECURITY_SERVICE, service.id() + " document"));
      }
      if (!answer.no()) {
        best = best.or(answer);
      }
      if (answer.yes()) {
        observations.accept(
            ObservationDraft.of(estate, service)
                .data(service, columns.toArray(String[]::new))
                .satisfied());
      }
    }
    if (!best.yes()) {
      observations.accept(
          ObservationDraft.ofCloud(estate)
              .as(best.or(Register.of(evidence).more(Kind.SECURITY_SERVICE))));
    }
  }

  private static Fact<Boolean> able(SecurityService service, String ability, Settings settings) {
    return switch (ability) {
      case "selfService" -> service.selfService();
      case "definesPaths" -> service.definesPaths();
      case "choosesComponents" -> service.choosesComponents();
      case "setsPolicies" -> service.setsPolicies();
      case "openInterface" -> service.openInterface();
      case "thirdParty" -> service.thirdParty();
      default -> throw settings.wrong("ability");
    };
  }
}
