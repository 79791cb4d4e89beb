/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Industry;
import io.yunheng.catalog.Institution;
import io.yunheng.catalog.Profile;
import io.yunheng.catalog.ServiceModel;
import io.yunheng.catalog.Stage;
import io.yunheng.responsibility.Act;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.AgreementScope;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Norm;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.Supervision;
import io.yunheng.responsibility.WorkScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Arrangements made up of texts that forms stumble over. */
final class NastyArrangement {
  private static final List<String> PIECES =
      List.of(
          "=1+1",
          "+49",
          "-1",
          "@SUM(A1)",
          "'",
          "\"",
          "\"\"",
          "a",
          "组织",
          "、",
          "，",
          ",",
          ";",
          "；",
          "\n",
          "\r\n",
          "\t",
          " ",
          "  ",
          ": ",
          " #",
          "#",
          "- ",
          "? ",
          "{",
          "}",
          "[",
          "]",
          "&",
          "*",
          "!",
          "|",
          ">",
          "%",
          "`",
          "\\",
          "\\n",
          "~",
          "null",
          "true",
          "No",
          "0x1F",
          "1e3",
          "007",
          "3.0",
          "2026-11-21",
          "2026年11月21日",
          "12:30:00",
          "\u0001",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\u200b",
          "_x000D_",
          "_x",
          "😀",
          "👨\u200d👩\u200d👧",
          "𠮷",
          "é",
          "e\u0301",
          "\u202eabc",
          "<b>",
          "]]>",
          "&amp;",
          "=HYPERLINK(\"http://x\")");

  private final SplittableRandom random;
  private final List<String> behaviours;

  NastyArrangement(SplittableRandom random, List<String> behaviours) {
    this.random = random;
    this.behaviours = behaviours;
  }

  Arrangement next() {
    List<Organisation> organisations =
        several(
            2,
            5,
            ids ->
                new Organisation(
                    ids,
                    text(),
                    random.nextBoolean(),
                    maybe(() -> one(List.of(Institution.values()))),
                    maybe(() -> one(List.of("CN", "SG"))),
                    some(List.of("CN", "HK", "US"), 0)));
    List<String> parties = organisations.stream().map(Organisation::id).toList();
    List<CloudService> services =
        several(
            1,
            3,
            id ->
                new CloudService(
                    id,
                    text(),
                    profile(),
                    random.nextBoolean()
                        ? OptionalInt.of(1 + random.nextInt(5))
                        : OptionalInt.empty(),
                    List.of(),
                    0));
    List<String> offered = services.stream().map(CloudService::id).toList();
    List<ServiceAgreement> agreements = several(0, 4, id -> agreement(id, parties, offered));
    List<Norm> norms =
        several(
            0,
            2,
            id ->
                new Norm(
                    id,
                    text(),
                    some(offered, 1),
                    maybe(this::text),
                    random.nextBoolean()
                        ? OptionalInt.of(1 + random.nextInt(120))
                        : OptionalInt.empty(),
                    0));
    return new Arrangement(
        text(),
        day(),
        organisations,
        services,
        IntStream.range(0, random.nextInt(6)).mapToObj(_ -> act(parties, offered)).toList(),
        agreements,
        several(0, 3, id -> delegation(id, parties, offered, agreements)),
        several(0, 3, id -> authorisation(id, parties, offered)),
        norms,
        norms.isEmpty()
            ? List.of()
            : several(
                0,
                2,
                id ->
                    new Supervision(
                        id,
                        Optional.of(one(norms).id()),
                        maybe(() -> one(offered)),
                        one(parties),
                        one(parties),
                        day(),
                        text(),
                        maybe(this::text),
                        0)));
  }

  private interface Making<T> {
    T of(String id);
  }

  private <T> List<T> several(int least, int most, Making<T> making) {
    Set<String> ids = new LinkedHashSet<>();
    int count = least + random.nextInt(most - least + 1);
    while (ids.size() < count) {
      ids.add(id());
    }
    return ids.stream().map(making::of).toList();
  }

  private Profile profile() {
    Map<Condition, Boolean> facts = new EnumMap<>(Condition.class);
    for (Condition condition : Condition.values()) {
      maybe(random::nextBoolean).ifPresent(holds -> facts.put(condition, holds));
    }
    return new Profile(
        maybe(() -> one(List.of(Industry.values()))),
        maybe(() -> one(List.of(Deployment.values()))),
        maybe(() -> one(List.of(ServiceModel.values()))),
        random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(5)) : OptionalInt.empty(),
        facts,
        Set.of());
  }

  private Act act(List<String> parties, List<String> services) {
    List<String> toward = new ArrayList<>(some(parties, 0));
    if (random.nextInt(4) == 0) {
      toward.add(id());
    }
    return new Act(
        one(parties),
        one(services),
        one(behaviours),
        toward,
        random.nextBoolean() ? text() : "",
        0);
  }

  private ServiceAgreement agreement(String id, List<String> parties, List<String> services) {
    Map<AgreementTerm, String> terms = new EnumMap<>(AgreementTerm.class);
    for (AgreementTerm term : AgreementTerm.values()) {
      maybe(this::text).ifPresent(text -> terms.put(term, text));
    }
    LocalDate from = day();
    List<String> between = some(parties, 2);
    Map<String, String> contents = new LinkedHashMap<>();
    for (String content : AgreementContents.shipped().ids()) {
      if (random.nextInt(8) == 0) {
        contents.put(content, text());
      }
    }
    return new ServiceAgreement(
        id,
        text(),
        between,
        maybe(this::day),
        maybe(() -> from),
        maybe(() -> from.plusDays(random.nextInt(1000))),
        maybe(this::text),
        terms,
        new AgreementScope(some(services, 0), maybe(() -> one(between)), scope()),
        contents,
        0);
  }

  private Delegation delegation(
      String id, List<String> parties, List<String> services, List<ServiceAgreement> agreements) {
    List<String> ends = some(parties, 2);
    return new Delegation(
        id,
        one(services),
        ends.getFirst(),
        ends.get(1),
        scope(),
        agreements.isEmpty() ? Optional.empty() : maybe(() -> one(agreements).id()),
        maybe(this::day),
        maybe(this::text),
        0);
  }

  private WorkScope scope() {
    return new WorkScope(
        IntStream.range(0, random.nextInt(3)).mapToObj(_ -> id()).toList(),
        words(ClauseLayer.class),
        words(Stage.class));
  }

  private Authorisation authorisation(String id, List<String> parties, List<String> services) {
    LocalDate from = day();
    return new Authorisation(
        id,
        one(services),
        one(parties),
        one(parties),
        scope(),
        maybe(() -> from),
        maybe(() -> from.plusDays(random.nextInt(1000))),
        0);
  }

  private <E extends Enum<E>> Set<E> words(Class<E> type) {
    Set<E> all = EnumSet.noneOf(type);
    for (E word : type.getEnumConstants()) {
      if (random.nextInt(3) == 0) {
        all.add(word);
      }
    }
    return all;
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private List<String> some(List<String> all, int least) {
    List<String> left = new ArrayList<>(all);
    List<String> taken = new ArrayList<>();
    int count = Math.min(all.size(), least + random.nextInt(3));
    while (taken.size() < count) {
      taken.add(left.remove(random.nextInt(left.size())));
    }
    return taken;
  }

  private LocalDate day() {
    return switch (random.nextInt(12)) {
      case 0 -> LocalDate.of(1899, 12, 31);
      case 1 -> LocalDate.of(1900, 2, 28);
      case 2 -> LocalDate.of(2024, 2, 29);
      default -> LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000));
    };
  }

  /** Not blank; now and then nearly as long as a cell can hold. */
  private String text() {
    String text = id();
    return random.nextInt(60) == 0 ? text + "长".repeat(20_000 + random.nextInt(12_000)) : text;
  }

  /** Not blank. */
  private String id() {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(5);
    while (pieces > 0 || text.toString().isBlank()) {
      text.append(one(PIECES));
      pieces--;
    }
    return text.toString();
  }
}
