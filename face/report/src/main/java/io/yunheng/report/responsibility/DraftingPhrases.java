/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.Profile;
import io.yunheng.fault.Language;
import io.yunheng.fault.Word;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How papers say it: names of a length that fits, lists that end, dates as people write them. */
final class DraftingPhrases {
  /** The most that a list names; the rest is counted. */
  static final int MOST = 8;

  /** The most characters of a name. */
  private static final int NAME = 40;

  private final DutyPhrases say;
  private final Words words;

  DraftingPhrases(DutyPhrases say) {
    this.say = say;
    this.words = say.words();
  }

  String name(String organisation) {
    return Printable.text(say.name(organisation), NAME);
  }

  /** A text of the arrangement's, no longer than a name may be. */
  static String brief(String text) {
    return Printable.text(text, NAME);
  }

  /** The first of some lines, and how many there are if those are not all. */
  static List<String> first(Collection<String> all) {
    return first(all, line -> line);
  }

  /** The same of things that are said one by one; only those shown are. */
  static <T> List<String> first(Collection<T> all, Function<T, String> said) {
    List<T> distinct = all.stream().distinct().toList();
    List<String> shown =
        new ArrayList<>(distinct.stream().limit(MOST).map(said).distinct().toList());
    if (distinct.size() > MOST) {
      shown.add("… (" + distinct.size() + ")");
    }
    return shown;
  }

  String names(Collection<String> organisations) {
    return String.join(say.comma(), nameLines(organisations));
  }

  List<String> nameLines(Collection<String> organisations) {
    return first(organisations, this::name);
  }

  /** Ids, the first of them. */
  String ids(Collection<String> all) {
    return String.join(say.comma(), first(all));
  }

  String share(Duty.Share share) {
    return words.of("duty.share", name(share.organisation()), say.word(share.role()));
  }

  /** The way that work takes, with the agreements it goes under. */
  String way(Duty.Doing one) {
    List<String> way = new ArrayList<>(List.of(name(one.of())));
    for (Delegation step : one.by()) {
      way.add(
          words.of(
              "paper.step",
              name(step.to()),
              say.agreement(step)
                  .map(under -> brief(under.name()))
                  .orElse(words.of("paper.no-agreement"))));
    }
    return String.join(" → ", way);
  }

  String title(ServiceAgreement agreement) {
    return words.of("paper.agreement", brief(agreement.name()), brief(agreement.id()));
  }

  String date(LocalDate day) {
    String pattern = words.language() == Language.ZH ? "uuuu年M月d日" : "d MMMM uuuu";
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
  }

  String date(Optional<LocalDate> day) {
    return day.map(this::date).orElse(words.of("paper.unknown"));
  }

  /** What is known of a service: model, deployment, industry, level. */
  String profile(CloudService service) {
    Profile profile = service.profile();
    List<String> parts = new ArrayList<>();
    parts.add(profile.service().map(this::word).orElse(words.of("paper.no-model")));
    parts.add(profile.deployment().map(this::word).orElse(words.of("paper.no-deployment")));
    profile.industry().map(this::word).ifPresent(parts::add);
    parts.add(
        profile.level().isPresent()
            ? words.of("paper.level", profile.level().getAsInt())
            : words.of("paper.no-level"));
    return String.join(words.of("paper.between"), parts);
  }

  /** The roles of an organisation for one service, or for each where there are several. */
  List<String> roles(String organisation) {
    boolean several = say.arrangement().services().size() > 1;
    List<String> roles = new ArrayList<>();
    for (Roles.Holding one : say.derivation().roles().holdings()) {
      if (one.organisation().equals(organisation)) {
        roles.add(
            several
                ? words.of("paper.role-for", say.role(one), service(one.service()))
                : say.role(one));
      }
    }
    return roles;
  }

  String service(String id) {
    return brief(
        say.arrangement().services().stream()
            .filter(one -> one.id().equals(id))
            .map(CloudService::name)
            .findFirst()
            .orElse(id));
  }

  /** A document by its number and title. */
  String document(Document document) {
    String number =
        document
            .part()
            .map(part -> words.of("paper.part", document.number(), part))
            .orElse(document.number());
    return number + " " + say.in(document.shortName());
  }

  /** Why those are responsible, and under which condition it applies; a line for each. */
  List<String> basis(Duty duty) {
    Stream<String> condition =
        Stream.concat(
            duty.when().map(when -> words.of("paper.when", say.in(when))).stream(),
            duty.needs().isEmpty()
                ? Stream.empty()
                : Stream.of(
                    words.of(
                        "duty.needs",
                        String.join(say.comma(), duty.needs().stream().map(this::need).toList()))));
    Stream<String> outside =
        duty.outside().isEmpty()
            ? Stream.empty()
            : Stream.of(
                words.of(
                    "paper.outside",
                    String.join(say.comma(), duty.outside().stream().map(say::word).toList())));
    return Stream.of(
            duty.responsible().stream().map(share -> say.basis(share.basis())), condition, outside)
        .flatMap(lines -> lines)
        .distinct()
        .toList();
  }

  private String need(String key) {
    String fact = key.startsWith("facts.") ? key.substring("facts.".length()) : "";
    return Word.of(Condition.class, fact)
        .map(say::word)
        .orElseGet(() -> words.word("paper.need", key));
  }

  private String word(Word word) {
    return say.word(word);
  }
}
